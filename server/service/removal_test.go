// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"errors"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
)

// ending notes whose sessions were ended, and fails as long as it is told to.
type ending struct {
	people []conference.PersonID
	raised []conference.ProofID
	proofs []conference.ProofID
	fails  bool
}

func (e *ending) EndProof(_ context.Context, _ conference.PersonID, proof conference.ProofID) error {
	e.proofs = append(e.proofs, proof)
	return nil
}

func (e *ending) EndPerson(_ context.Context, p conference.PersonID) error {
	if e.fails {
		return errors.New("the sessions do not answer")
	}
	e.people = append(e.people, p)
	return nil
}

func (e *ending) Raise(_ context.Context, _ conference.PersonID, proof conference.ProofID) error {
	e.raised = append(e.raised, proof)
	return nil
}

func (e *ending) ended(name string) (n int) {
	for _, p := range e.people {
		if p == servicetest.Person(name) {
			n++
		}
	}
	return n
}

func mustEnding(t *testing.T, o servicetest.Options) (*servicetest.Scene, *ending) {
	t.Helper()
	e := &ending{}
	o.Ender, o.Raiser = e, e
	h := servicetest.MustOpen(t, t.TempDir(), o)
	return servicetest.MustScene(t, h, "Hatice", "Stef"), e
}

// mustBeGone: nothing of a removed person comes in, what they did stays.
func mustBeGone(t *testing.T, s *servicetest.Scene, name string) {
	t.Helper()
	p := servicetest.Person(name)
	drawer := vault.Drawer{Kind: vault.Person, ID: string(p)}
	if got := s.House.Keyring.Status(drawer); got != vault.Destroyed {
		t.Errorf("the key of the drawer: got %s, want destroyed", got)
	}
	if left, err := s.House.Store.EnvelopesOf(s.Ctx, drawer); err != nil || len(left) != 0 {
		t.Errorf("got %d texts in the drawer, %v, want none", len(left), err)
	}
	if known, err := s.House.KnownProofs(s.Ctx, p); err != nil || len(known) != 0 {
		t.Errorf("got %d proofs, %v, want none", len(known), err)
	}
	for what, err := range map[string]error{
		"logging in":      s.House.LogIn(s.Ctx, p, conference.ProofID(s.Kept["one"]), 1),
		"adding a proof":  func() error { _, err := s.House.AddProof(s.Ctx, p, servicetest.Passkey("x")); return err }(),
		"who they are":    func() error { _, err := s.House.Viewer(s.Ctx, p); return err }(),
		"their account":   func() error { _, err := s.House.Account(s.Ctx, p); return err }(),
		"their own deeds": func() error { _, err := s.House.EndSessions(s.Ctx, servicetest.Act(name), p); return err }(),
		"inviting them again": func() error {
			_, err := s.House.OfferEnrolment(s.Ctx, servicetest.Act("Bea"), p)
			return err
		}(),
	} {
		if !refusedAs(err, conference.Hidden) {
			t.Errorf("%s: got %v, want %s", what, err, conference.Hidden)
		}
	}
	v, err := s.Sees("Noor")
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range v.People {
		if other.Participant == s.Seats[name] {
			return
		}
	}
	t.Errorf("%s is not in the meeting any more: what was done stays", name)
}

func TestRemovePerson_EndsEverythingOfTheirs(t *testing.T) {
	s, e := mustEnding(t, servicetest.Options{})
	s.Keep("Stef")
	s.SignOn("Stef", "work", "stef-1")
	s.Must(t)
	s.RemovePerson("Stef")
	s.Must(t)
	if e.ended("Stef") != 1 {
		t.Errorf("sessions were ended %d times before the answer, want once", e.ended("Stef"))
	}
	mustBeGone(t, s, "Stef")
	if _, _, err := s.House.PersonOfIdentity(s.Ctx, conference.IssuerID(s.Kept["issuer"]), "stef-1"); !refusedAs(err, conference.Hidden) {
		t.Errorf("the identity at work: got %v, want %s", err, conference.Hidden)
	}
	if _, err := s.House.Invite(s.Ctx, servicetest.Act("Noor"), s.Meeting, service.Invitation{Person: servicetest.Person("Stef")}); !refusedAs(err, conference.AlreadyInvited) {
		t.Errorf("inviting: got %v", err)
	}
	if n, err := s.House.KeepTerms(s.Ctx); n != 0 || err != nil {
		t.Errorf("got %d due after it, %v, want nothing", n, err)
	}
	mustInspect(t, s.House)
}

// TestRemovePerson_IsFinishedByTheClock: what failed after it was recorded is done at
// the next look.
func TestRemovePerson_IsFinishedByTheClock(t *testing.T) {
	keyFails := false
	s, e := mustEnding(t, servicetest.Options{Keys: func(k vault.Keyring) vault.Keyring { return stubborn{k, &keyFails} }})
	for name, fault := range map[string]*bool{"Stef": &e.fails, "Hatice": &keyFails} {
		s.Keep(name)
		*fault = true
		act := servicetest.Act("Bea")
		for range 2 {
			if _, err := s.House.RemovePerson(s.Ctx, act, servicetest.Person(name)); err == nil || refusedAs(err, conference.Hidden) {
				t.Errorf("%s: got %v, want it to say that it is not done", name, err)
			}
			if _, err := s.House.KeepTerms(s.Ctx); err == nil {
				t.Errorf("%s: the clock says it is done", name)
			}
		}
		*fault = false
		if _, err := s.House.KeepTerms(s.Ctx); err != nil {
			t.Error(err)
		}
		if e.ended(name) == 0 {
			t.Errorf("%s: sessions were not ended", name)
		}
		mustBeGone(t, s, name)
	}
	mustInspect(t, s.House)
}

// TestRecover_DestroysTheDrawerOfWhoWasRemoved: a crash came between.
func TestRecover_DestroysTheDrawerOfWhoWasRemoved(t *testing.T) {
	fails, folder := false, t.TempDir()
	h := servicetest.MustOpen(t, folder, servicetest.Options{Keys: func(k vault.Keyring) vault.Keyring { return stubborn{k, &fails} }})
	s := servicetest.MustScene(t, h, "Stef")
	s.Keep("Stef")
	fails = true
	if _, err := h.RemovePerson(s.Ctx, servicetest.Act("Bea"), servicetest.Person("Stef")); err == nil {
		t.Fatal("got it done, want the crash")
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	s.House = servicetest.MustOpen(t, folder, servicetest.Options{})
	mustBeGone(t, s, "Stef")
	house := vault.Drawer{Kind: vault.House, ID: conference.TheHouse}
	if got := s.House.Keyring.Status(house); got != vault.Live {
		t.Errorf("the drawer of the house: got %s, want live", got)
	}
}

// TestRemoveProof_ByAnotherEndsSessions, by oneself it does not.
func TestRemoveProof_ByAnotherEndsSessions(t *testing.T) {
	s, e := mustEnding(t, servicetest.Options{})
	s.Keep("Stef")
	s.SignOn("Stef", "work", "stef-1")
	s.Must(t)
	remove := func(by, proof string) (service.Receipt, error) {
		return s.House.RemoveProof(s.Ctx, servicetest.Act(by), servicetest.Person("Stef"), conference.ProofID(s.Kept[proof]))
	}
	mustDo(t)(remove("Stef", "one"))
	if e.ended("Stef") != 0 {
		t.Error("got an own session ended by taking an own passkey away")
	}
	mustDo(t)(remove("Bea", "work"))
	if e.ended("Stef") != 1 {
		t.Errorf("got sessions ended %d times, want once", e.ended("Stef"))
	}
	if _, _, err := s.House.PersonOfIdentity(s.Ctx, conference.IssuerID(s.Kept["issuer"]), "stef-1"); !refusedAs(err, conference.Hidden) {
		t.Errorf("the identity of a proof that went: got %v, want %s", err, conference.Hidden)
	}
	if _, err := remove("Stef", "two"); !refusedAs(err, conference.LastProof) {
		t.Errorf("the last: got %v, want %s", err, conference.LastProof)
	}
	s.AddProof("Stef", "new", servicetest.Passkey("new"))
	account, err := s.House.Account(s.Ctx, servicetest.Person("Stef"))
	if p, _ := account.Proof(conference.ProofID(s.Kept["new"])); err != nil || p.Confirmed {
		t.Errorf("what comes next: got %+v, %v, want it unconfirmed", p, err)
	}
	if _, err := s.House.ConfirmProof(s.Ctx, servicetest.Act("Bea"), account.ID, conference.ProofID(s.Kept["new"])); err != nil ||
		len(e.raised) != 1 || string(e.raised[0]) != s.Kept["new"] {
		t.Errorf("confirmed by an administrator: got %v, %v raised, want the sessions of the new one", err, e.raised)
	}
	if envelopes := mustEnvelopes(t, s.House, "person"); envelopes != len(mustPeople(t, s))+2 {
		t.Errorf("got %d texts of %d people with two proofs, want those of removed proofs gone", envelopes, len(mustPeople(t, s)))
	}
}

func mustPeople(t *testing.T, s *servicetest.Scene) []conference.PersonID {
	t.Helper()
	v, err := s.House.People(s.Ctx, servicetest.Person("Bea"))
	if err != nil {
		t.Fatal(err)
	}
	var ids []conference.PersonID
	for _, p := range v.People {
		ids = append(ids, p.ID)
	}
	return ids
}

// TestLogIn_ACopiedPasskeyEndsEverything, once, and is written down.
func TestLogIn_ACopiedPasskeyEndsEverything(t *testing.T) {
	s, e := mustEnding(t, servicetest.Options{})
	s.Keep("Stef")
	stef, one := servicetest.Person("Stef"), conference.ProofID(s.Kept["one"])
	if err := s.House.LogIn(s.Ctx, stef, one, 5); err != nil {
		t.Fatal(err)
	}
	before := versions(t, s.House)
	if err := s.House.LogIn(s.Ctx, stef, one, 5); !refusedAs(err, conference.DoubtedProof) {
		t.Errorf("got %v, want %s", err, conference.DoubtedProof)
	}
	if n := versions(t, s.House) - before; n != 1 || e.ended("Stef") != 1 {
		t.Errorf("got %d events and sessions ended %d times, want one of each", n, e.ended("Stef"))
	}
	if err := s.House.LogIn(s.Ctx, stef, one, 6); !refusedAs(err, conference.Hidden) {
		t.Errorf("the real one afterwards: got %v, want %s", err, conference.Hidden)
	}
	mine, err := s.House.MyProofs(s.Ctx, stef, "")
	if err != nil || len(mine.Proofs) != 1 || mine.Proofs[0].Name != "two" || mine.Proofs[0].LastUsed != nil {
		t.Errorf("got %+v, %v, want the other one", mine, err)
	}
}
