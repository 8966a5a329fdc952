// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/view"
)

func TestInitHouse_OnceAndWithOneAdministrator(t *testing.T) {
	clock := servicetest.NewClock(begins)
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Now: clock.Now, Empty: true})
	ctx := t.Context()
	if there, err := h.SetUp(ctx); there || err != nil {
		t.Fatalf("before: got a house: %t, %v", there, err)
	}
	if _, _, _, err := h.InitHouse(ctx, newSettings(" "), servicetest.NewPerson("Bea")); !refusedAs(err, conference.NameMissing) {
		t.Errorf("without a name: got %v, want %s", err, conference.NameMissing)
	}
	if _, _, _, err := h.InitHouse(ctx, service.NewSettings{Name: "W", Weighed: 8}, servicetest.NewPerson("Bea")); !refusedAs(err, conference.TermsWrong) {
		t.Errorf("without terms: got %v, want %s", err, conference.TermsWrong)
	}
	p, link, until, err := h.InitHouse(ctx, newSettings("Gemeente Waterkamp"), servicetest.NewPerson("Bea", conference.RoleOrganiser))
	if err != nil || !until.Equal(begins.Add(7*24*time.Hour)) {
		t.Fatalf("got until %s, %v, want seven days", until, err)
	}
	if _, _, _, err := h.InitHouse(ctx, newSettings("Ander"), servicetest.NewPerson("Ander")); !errors.Is(err, service.ErrFounded) {
		t.Errorf("twice: got %v, want %v", err, service.ErrFounded)
	}
	if err := h.Found(ctx, "Ander", conference.DefaultTerms); err != nil {
		t.Errorf("founding what is there: %v", err)
	}
	v, err := h.HouseView(ctx, p)
	want := view.House{
		Name: "Gemeente Waterkamp", MailFrom: "overleg@waterkamp.example", Weighed: 6,
		Terms: view.Terms{AutoCloseHours: 3, ParcelDays: 7, OpenedHours: 12, CaseDays: 400},
	}
	if diff := cmp.Diff(want, v); diff != "" || err != nil {
		t.Errorf("the house (-want +got):\n%s%v", diff, err)
	}
	people, err := h.People(ctx, p)
	if err != nil || len(people.People) != 1 || !cmp.Equal(people.People[0].Roles, []conference.Role{conference.RoleAdministrator}) {
		t.Errorf("got %+v, %v, want one person, who administrates and nothing else", people, err)
	}
	mustTakeOnce(t, h, p, link)
	mustInspect(t, h)
}

// mustTakeOnce: fifty at once on one link are one.
func mustTakeOnce(t *testing.T, h *servicetest.House, p conference.PersonID, link conference.LinkID) {
	t.Helper()
	before := versions(t, h)
	_, errs := atOnce(50, func() (bool, error) { return true, h.TakeEnrolment(t.Context(), p, link) })
	taken := 0
	for _, err := range errs {
		if err == nil {
			taken++
		} else if !refusedAs(err, conference.LinkUnknown) {
			t.Errorf("got %v, want %s", err, conference.LinkUnknown)
		}
	}
	if written := versions(t, h) - before; taken != 1 || written != 1 {
		t.Errorf("fifty at once: got it taken %d times and %d events, want one", taken, written)
	}
}

// TestTakeEnrolment_WrongLinksAnswerAlike: a link that was superseded, ran out, is
// another's or of somebody who was removed.
func TestTakeEnrolment_WrongLinksAnswerAlike(t *testing.T) {
	s, clock := mustTimed(t)
	stef, offer := servicetest.Person("Stef"), func(name string) conference.LinkID {
		return conference.LinkID(mustDo(t)(s.House.OfferEnrolment(s.Ctx, servicetest.Act("Bea"), servicetest.Person(name))).ID)
	}
	superseded := offer("Stef")
	stefs, milas, brams := offer("Stef"), offer("Mila"), offer("Bram")
	s.RemovePerson("Bram")
	s.Must(t)
	try := func(name string, p conference.PersonID, link conference.LinkID) {
		t.Helper()
		want := conference.Refuse(conference.LinkUnknown)
		if diff := cmp.Diff(want, s.House.TakeEnrolment(s.Ctx, p, link)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	try("superseded", stef, superseded)
	try("another's", stef, milas)
	try("of who was removed", servicetest.Person("Bram"), brams)
	try("of nobody", conference.PersonID(service.NewID()), stefs)
	try("none at all", stef, "")
	clock.Add(7 * 24 * time.Hour)
	try("run out", stef, stefs)
	clock.Add(-time.Second)
	if err := s.House.TakeEnrolment(s.Ctx, stef, stefs); err != nil {
		t.Errorf("the second before: %v", err)
	}
}

// TestSetHouse_ShowsAtOnce: a new name is on every screen without a restart, and an
// identity that was linked before is still found.
func TestSetHouse_ShowsAtOnce(t *testing.T) {
	folder := t.TempDir()
	h := servicetest.MustOpen(t, folder, servicetest.Options{})
	s := servicetest.MustScene(t, h, "Stef")
	s.Keep("Stef")
	s.SignOn("Stef", "work", "stef-1")
	s.Must(t)
	for _, name := range []string{"Gemeente Waterkamp", "Zorg- en Veiligheidshuis Waterkamp"} {
		if name != "Gemeente Waterkamp" {
			mustDo(t)(h.SetHouse(s.Ctx, servicetest.Act("Bea"), newSettings(name)))
		}
		v, err := s.Sees("Stef")
		if err != nil || v.House != name {
			t.Errorf("the meeting: got %q, %v, want %q", v.House, err, name)
		}
		entrance, err := h.HousePublic(s.Ctx)
		if err != nil || entrance.House != name || len(entrance.SignOn) != 1 || entrance.SignOn[0].Name != "GGZ" {
			t.Errorf("the door: got %+v, %v, want %q", entrance, err, name)
		}
		if p, proof, err := h.PersonOfIdentity(s.Ctx, conference.IssuerID(s.Kept["issuer"]), "stef-1"); err != nil ||
			p != servicetest.Person("Stef") || string(proof) != s.Kept["work"] {
			t.Errorf("the identity: got %s %s, %v", p, proof, err)
		}
	}
	if envelopes := mustEnvelopes(t, h, "house"); envelopes != 3 { // settings, an organisation, a sign-on
		t.Errorf("got %d texts in the drawer of the house, want the old settings gone", envelopes)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	again := servicetest.MustOpen(t, folder, servicetest.Options{})
	if mine, err := again.Mine(s.Ctx, servicetest.Person("Stef")); err != nil || mine.House != "Zorg- en Veiligheidshuis Waterkamp" {
		t.Errorf("after a restart: got %q, %v", mine.House, err)
	}
	mustInspect(t, again)
}

func mustEnvelopes(t *testing.T, h *servicetest.House, kind string) (n int) {
	t.Helper()
	drawers, err := h.Store.Drawers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drawers {
		of, err := h.Store.EnvelopesOf(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		if string(d.Kind) == kind {
			n += len(of)
		}
	}
	return n
}

// TestSettings_AreThereWhileTheyAreSetAnew: who looks meanwhile sees the one or the
// other, and never nothing.
func TestSettings_AreThereWhileTheyAreSetAnew(t *testing.T) {
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{})
	s := servicetest.NewScene(t.Context(), h, time.Now())
	s.Must(t)
	done := make(chan error, 1)
	go func() {
		var err error
		for n := 0; n < 40 && err == nil; n++ {
			_, err = h.SetHouse(s.Ctx, servicetest.Act("Bea"), newSettings("Gemeente Waterkamp"))
		}
		done <- err
	}()
	for looked := 0; ; looked++ {
		if v, err := h.HousePublic(s.Ctx); err != nil || v.House != "Gemeente Waterkamp" {
			t.Fatalf("after %d looks: got %q, %v", looked, v.House, err)
		}
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
			return
		default:
		}
	}
}
