// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/demo"
	"github.com/casustafel/casustafel/server/service"
)

// TestServe_HasNoDemoLogIn: what the demo does is unreachable from serve.
func TestServe_HasNoDemoLogIn(t *testing.T) {
	a, err := app.Open(t.Context(), app.Config{
		DB: t.TempDir(), Keys: t.TempDir(), House: "W", Listen: "127.0.0.1:0", Terms: conference.DefaultTerms, Log: &safeBuffer{},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("running: %v", err)
		}
		a.Close()
	})
	web := &http.Client{}
	defer web.CloseIdleConnections()
	if _, err := demo.LogIn(t.Context(), web, a.Origin, demo.People[0]); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("logging in as %s: got %v, want 404", demo.People[0].First(), err)
	}
	res, err := web.Get(a.Origin + "/v1/demo/persons")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusNotFound {
		t.Errorf("people of the demo: got %d, want 404", res.StatusCode)
	}
}

// TestOpen_OneProcessServesAHouse: the lock on the keys keeps a second one out.
func TestOpen_OneProcessServesAHouse(t *testing.T) {
	h := mustOpen(t, t.TempDir())
	config := app.DemoConfig(h.data, 0, h.log)
	if a, err := app.Open(t.Context(), config); err == nil {
		a.Close()
		t.Error("a second program opened the same house")
	}
}

// TestOpen_ServesTheHousesOwnTheme: one folder gives a house its look.
func TestOpen_ServesTheHousesOwnTheme(t *testing.T) {
	theme := t.TempDir()
	mustWrite(t, filepath.Join(theme, "theme.css"), []byte("/* van het huis */"))
	mustWrite(t, filepath.Join(filepath.Dir(theme), "secret.css"), []byte("buiten de map"))
	if err := os.Symlink("../secret.css", filepath.Join(theme, "link.css")); err != nil {
		t.Fatal(err)
	}
	config := app.DemoConfig(t.TempDir(), 0, &safeBuffer{})
	config.Theme = theme
	h := mustRun(t, config)
	for path, want := range map[string]bool{"/theme/theme.css": true, "/theme/link.css": false, "/theme/../secret.css": false} {
		res, err := h.web.Get(h.Origin + path)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if got := strings.Contains(string(body), "van het huis"); got != want || strings.Contains(string(body), "buiten") {
			t.Errorf("%s: got %q, want the house's theme to be %t", path, body, want)
		}
	}
}

// TestOpen_ServesTheLookThatIsChosen: an administrator chooses by name among those
// that are there, and reaches nothing else of the machine. It shows at once, and
// still after a restart.
func TestOpen_ServesTheLookThatIsChosen(t *testing.T) {
	config := app.DemoConfig(t.TempDir(), 0, &safeBuffer{})
	config.Theme = t.TempDir()
	for _, look := range []string{"rood", "blauw"} {
		if err := os.Mkdir(filepath.Join(config.Theme, look), 0o700); err != nil {
			t.Fatal(err)
		}
		mustWrite(t, filepath.Join(config.Theme, look, "theme.css"), []byte("/* "+look+" */"))
	}
	h := mustRun(t, config)
	if err := h.Service.AddPerson(t.Context(), adminID, conference.PersonContent{Name: "Bea"}, conference.RoleAdministrator); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"blauw", "", "groen", "../..", "/etc", "rood"} {
		settings := service.NewSettings{Name: "W", Theme: name, Weighed: 8, Terms: service.NewTerms{AutoCloseHours: 2, ParcelDays: 14, OpenedHours: 24, CaseDays: 365}}
		if _, err := h.Service.SetHouse(t.Context(), service.Act{Person: adminID, Key: fmt.Sprint("chosen-theme-", i)}, settings); err != nil {
			t.Fatal(err)
		}
		want := ""
		if name == "blauw" || name == "rood" {
			want = name
		}
		if got := servedLook(t, h); got != want {
			t.Errorf("chosen %q: got the look %q, want %q", name, got, want)
		}
	}
	h.stop()
	if got := servedLook(t, mustRun(t, config)); got != "rood" {
		t.Errorf("after a restart: got the look %q, want the one that was chosen last", got)
	}
}

// servedLook returns which of the looks of the test is served, or none.
func servedLook(t *testing.T, h *house) string {
	t.Helper()
	res, err := h.web.Get(h.Origin + "/theme/theme.css")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	for _, look := range []string{"rood", "blauw"} {
		if strings.Contains(string(body), "/* "+look+" */") {
			return look
		}
	}
	return ""
}

const adminID = "0193e100-0000-7000-8000-0000000000aa"
