// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/config"
	"github.com/casustafel/casustafel/server/identity"
)

var printedLink = regexp.MustCompile(`https://tafel\.example/j#(\S+)`)

func initOf(dir string) config.Init {
	return config.Init{
		DB: filepath.Join(dir, "db"), Keys: filepath.Join(dir, "keys"), Origin: "https://tafel.example",
		House: "Gemeente Waterkamp", Admin: "Bea Bos", AdminEmail: "bea.bos@waterkamp.example",
	}
}

func serveOf(dir string) app.Config {
	return app.Config{
		DB: filepath.Join(dir, "db"), Keys: filepath.Join(dir, "keys"), Origin: "https://tafel.example", Listen: "127.0.0.1:0",
		Terms: conference.DefaultTerms, Log: &safeBuffer{},
	}
}

// TestInit_MakesAHouseOnce: its link is the first administrator's, works once, and
// what is made by it needs nobody to confirm it.
func TestInit_MakesAHouseOnce(t *testing.T) {
	dir, ctx := t.TempDir(), t.Context()
	if _, err := app.Open(ctx, serveOf(dir)); !errors.Is(err, app.ErrNoHouse) || !strings.Contains(err.Error(), "casustafel init") {
		t.Fatalf("serving nothing: got %v, want it to say how to make a house", err)
	}
	var out bytes.Buffer
	if err := app.Init(ctx, initOf(dir), &out); err != nil {
		t.Fatal(err)
	}
	found := printedLink.FindAllStringSubmatch(out.String(), -1)
	if len(found) != 1 {
		t.Fatalf("got %d links, want one:\n%s", len(found), out.String())
	}
	out.Reset()
	if err := app.Init(ctx, initOf(dir), &out); !errors.Is(err, app.ErrHouse) || out.Len() > 0 {
		t.Errorf("a second time: got %v and %q, want it refused", err, out.String())
	}
	a, err := app.Open(ctx, serveOf(dir))
	if err != nil {
		t.Fatalf("serving: %v", err)
	}
	defer a.Close()
	links, err := identity.OpenLinks(filepath.Join(dir, "keys"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	claims, err := links.Read(found[0][1])
	if err != nil || claims.Kind != identity.EnrolLink {
		t.Fatalf("got %+v, %v, want an enrolment", claims, err)
	}
	if err := a.Service.TakeEnrolment(ctx, claims.Person, claims.Link); err != nil {
		t.Errorf("taking the link: %v", err)
	}
	if err := a.Service.TakeEnrolment(ctx, claims.Person, claims.Link); err == nil {
		t.Error("got the link taken twice")
	}
	if _, err := a.Service.AddProof(ctx, claims.Person, conference.NewProof{Method: conference.MethodPasskey}); err != nil {
		t.Fatal(err)
	}
	account, err := a.Service.Account(ctx, claims.Person)
	if err != nil || !account.Known() {
		t.Errorf("got %+v, %v, want an administrator who is known", account, err)
	}
	v, err := a.Service.HouseView(ctx, claims.Person)
	if err != nil || v.Name != "Gemeente Waterkamp" || v.Weighed != 8 || v.Terms.CaseDays != 5*365 {
		t.Errorf("got %+v, %v", v, err)
	}
}

func TestInit_SaysWhatIsWrongAndMakesNothing(t *testing.T) {
	dir := t.TempDir()
	for name, change := range map[string]func(*config.Init){
		"no mail address": func(s *config.Init) { s.AdminEmail = "bea" },
		"a blank name":    func(s *config.Init) { s.Admin = " " },
		"a blank house":   func(s *config.Init) { s.House = "\t" },
	} {
		s := initOf(dir)
		change(&s)
		var out bytes.Buffer
		if err := app.Init(t.Context(), s, &out); err == nil || out.Len() > 0 {
			t.Errorf("%s: got %v and %q, want it refused", name, err, out.String())
		}
	}
	if err := app.Init(t.Context(), initOf(dir), &bytes.Buffer{}); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}
