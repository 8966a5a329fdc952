// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/view"
)

// set lets Bea set the house anew.
func set(t *testing.T, s *servicetest.Scene, change func(*service.NewSettings)) {
	t.Helper()
	in := newSettings("Gemeente Waterkamp")
	change(&in)
	if _, err := s.House.SetHouse(s.Ctx, servicetest.Act("Bea"), in); err != nil {
		t.Fatalf("setting the house: %v", err)
	}
}

func convened(t *testing.T, invited ...string) *servicetest.Scene {
	t.Helper()
	s := servicetest.NewScene(t.Context(), servicetest.MustOpen(t, t.TempDir(), servicetest.Options{}), time.Now())
	s.Convened(invited...)
	s.Must(t)
	return s
}

func TestHouse_WeighsFromItsOwnNumber(t *testing.T) {
	s := convened(t, "Stef")
	for _, number := range []int{3, 12} {
		set(t, s, func(in *service.NewSettings) { in.Weighed = number })
		v, err := s.Sees("Noor")
		if err != nil || v.Tally == nil || v.Tally.Weighed != number {
			t.Errorf("what Noor sees: got %+v and %v, want weighing from %d", v.Tally, err, number)
		}
	}
	if v, err := s.Sees("Stef"); err != nil || v.Tally != nil {
		t.Errorf("what Stef sees: got %+v and %v, want no number", v.Tally, err)
	}
}

// TestHouse_SaysToWhomOneTurns: to whoever is invited, at the door too, and no more
// than was set (C11).
func TestHouse_SaysToWhomOneTurns(t *testing.T) {
	s := convened(t, "Stef")
	want := view.HouseRules{Convenant: "https://waterkamp.example/convenant", FGName: "Fenna", FGContact: "fg@waterkamp.example", KeptDays: 400}
	for _, want := range []view.HouseRules{{KeptDays: 400}, want} {
		set(t, s, func(in *service.NewSettings) {
			in.Convenant, in.FGName, in.FGContact = want.Convenant, want.FGName, want.FGContact
		})
		v, err := s.Sees("Stef")
		if diff := cmp.Diff(want, v.Rules); err != nil || diff != "" {
			t.Errorf("what Stef sees: %v, %s", err, diff)
		}
		d, err := s.House.Door(s.Ctx, servicetest.Person("Stef"), "", s.Meeting)
		if diff := cmp.Diff(want, d.Rules); err != nil || diff != "" {
			t.Errorf("at the door: %v, %s", err, diff)
		}
	}
}

// TestHouse_SuggestsTheSecrecyOfAnOrganisation: to start from, until a task is
// declared; what was declared is what the person said (M2).
func TestHouse_SuggestsTheSecrecyOfAnOrganisation(t *testing.T) {
	s := convened(t)
	if _, err := s.House.AddOrganisation(s.Ctx, servicetest.Act("Bea"), service.NewOrganisation{
		Name: "org van bram ", Kind: catalogue.PartnerOther, Secrecy: catalogue.SecrecyMedical,
	}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]catalogue.Secrecy{"Bram": catalogue.SecrecyMedical, "Stef": "", "Lotte": ""} {
		s.Invite(name)
		s.Must(t)
		if v, err := s.Sees(name); err != nil || v.Me.Suggested != want {
			t.Errorf("suggested to %s: got %q and %v, want %q", name, v.Me.Suggested, err, want)
		}
	}
	s.Declare("Bram") // in own words, with what was agreed
	s.Must(t)
	if v, err := s.Sees("Bram"); err != nil || v.Me.Suggested != "" || v.Me.Task.Secrecy != catalogue.SecrecyAgreed {
		t.Errorf("once declared: got %+v and %v, want what Bram declared and no suggestion", v.Me, err)
	}
}
