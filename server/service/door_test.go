// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/server/view"
)

// firstTime lets somebody add a passkey that nobody has confirmed, and returns how
// they act with it.
func firstTime(s *servicetest.Scene, name string) (service.Act, error) {
	proof, err := s.House.AddProof(s.Ctx, servicetest.Person(name), conference.NewProof{
		Method: conference.MethodPasskey, Content: conference.ProofContent{Name: "Telefoon", Passkey: json.RawMessage(`{}`)},
	})
	a := servicetest.Act(name)
	a.Method, a.First, a.Proof = conference.MethodPasskey, true, proof
	return a, err
}

// knocksFirst lets somebody wait with it.
func knocksFirst(s *servicetest.Scene, name string) {
	a, err := firstTime(s, name)
	if err == nil {
		_, err = s.House.Arrive(s.Ctx, a, s.Meeting)
	}
	s.Fail(err)
}

func mustKnockFirst(t testing.TB, s *servicetest.Scene, name string) conference.ProofID {
	t.Helper()
	a, err := firstTime(s, name)
	if err != nil {
		t.Fatal(err)
	}
	mustDo(t)(s.House.Arrive(s.Ctx, a, s.Meeting))
	return a.Proof
}

// compared is what the organiser's page sends: the code that it shows.
func compared(s *servicetest.Scene, name string) (c service.ComparedCode) {
	v, err := s.Sees("Noor")
	s.Fail(err)
	for _, p := range v.People {
		if p.Participant == s.Seats[name] && p.Door != nil {
			c.SpokenCode = p.Door.SpokenCode
		}
	}
	return c
}

// sessions notes what it was told to end and to raise.
type sessions struct {
	mu     sync.Mutex
	ended  []conference.PersonID
	raised []conference.ProofID
	err    error
}

func (s *sessions) EndPerson(_ context.Context, p conference.PersonID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = append(s.ended, p)
	return s.err
}

func (s *sessions) EndProof(context.Context, conference.PersonID, conference.ProofID) error {
	return s.err
}

func (s *sessions) Raise(_ context.Context, _ conference.PersonID, proof conference.ProofID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.raised = append(s.raised, proof)
	return s.err
}

// atDoor has a table, and Mila invited and ready.
func atDoor(t *testing.T) (*servicetest.Scene, *sessions) {
	t.Helper()
	told := &sessions{}
	s := servicetest.MustScene(t, servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Ender: told, Raiser: told}), "Stef")
	s.Invite("Mila")
	s.Ready("Mila")
	s.Must(t)
	return s, told
}

func mustAccount(t *testing.T, s *servicetest.Scene, name string) *conference.Account {
	t.Helper()
	a, err := s.House.Account(s.Ctx, servicetest.Person(name))
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

func admits(s *servicetest.Scene, name string) error {
	_, err := s.House.Admit(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats[name])
	return err
}

// seenAtDoor is how Noor sees somebody who waits.
func seenAtDoor(t *testing.T, s *servicetest.Scene, name string) view.AtDoor {
	t.Helper()
	v, err := s.Sees("Noor")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range v.People {
		if p.Participant == s.Seats[name] && p.Door != nil {
			return *p.Door
		}
	}
	t.Fatalf("%s is not at the door", name)
	return view.AtDoor{}
}

func TestDoor_SaysWhoseWordItIs(t *testing.T) {
	s, _ := atDoor(t)
	mila := servicetest.Person("Mila")
	proof := mustKnockFirst(t, s, "Mila")
	if d := seenAtDoor(t, s, "Mila"); d.Known || d.Word != nil {
		t.Errorf("L1: at first: got %+v, want nobody's word for somebody unknown", d)
	}
	mustDo(t)(s.House.ConfirmProof(s.Ctx, servicetest.Act("Bea"), mila, proof))
	hers := servicetest.Act("Mila")
	hers.Method, hers.Proof = conference.MethodPasskey, proof
	mustDo(t)(s.House.Arrive(s.Ctx, hers, s.Meeting))
	if d := seenAtDoor(t, s, "Mila"); d.First || d.Word == nil || d.Word.By != "Bea" {
		t.Errorf("L1: after the administrator's word: got %+v, want it there with her name", d)
	}
	mine, err := s.House.MyProofs(s.Ctx, mila, "")
	if err != nil || len(mine.Proofs) != 1 || mine.Proofs[0].Word == nil || mine.Proofs[0].Word.By != "Bea" {
		t.Errorf("L1: on her own page: got %+v, %v, want Bea's word", mine, err)
	}
	mustDo(t)(s.House.Leave(s.Ctx, servicetest.Act("Mila"), s.Meeting))
	mustKnockFirst(t, s, "Mila")
	if d := seenAtDoor(t, s, "Mila"); !d.First || !d.Known || d.Word != nil {
		t.Errorf("L1: with another passkey: got %+v, want somebody known with nobody's word", d)
	}
	if mine, err = s.House.MyProofs(s.Ctx, mila, proof); err != nil || len(mine.Proofs) != 2 || mine.Proofs[0].New || !mine.Proofs[1].New {
		t.Errorf("L1: on her own page, by the first: got %+v, %v, want the second as new", mine, err)
	}
	if n, err := s.House.NewProofs(s.Ctx, mila, proof); n != 1 || err != nil {
		t.Errorf("L1: got %d, %v, want one that is new", n, err)
	}
}

func TestConfirmIdentity_IsNotOfWhoHasARole(t *testing.T) {
	s, told := atDoor(t)
	mustKnockFirst(t, s, "Mila")
	mustDo(t)(s.House.GiveRoles(s.Ctx, servicetest.Act("Bea"), servicetest.Person("Mila"), service.GivenRoles{Roles: []conference.Role{conference.RoleCoordinator}}))
	_, err := s.House.ConfirmIdentity(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Mila"], compared(s, "Mila"))
	if !refusedAs(err, conference.AdministratorConfirms) || len(told.raised) != 0 {
		t.Errorf("L1: got %v and %v raised, want %s", err, told.raised, conference.AdministratorConfirms)
	}
}

func TestChangePerson_AnotherAddressIsConfirmedAgain(t *testing.T) {
	s, _ := atDoor(t)
	mila := servicetest.Person("Mila")
	card := service.ChangedPerson{Name: "Mila", Email: servicetest.Email("Mila"), Organisation: "School"}
	change := func() {
		mustDo(t)(s.House.ChangePerson(s.Ctx, servicetest.Act("Bea"), mila, card))
	}
	change()
	was := mustAccount(t, s, "Mila").Readdressed
	card.Name = "Mila de Wit"
	change()
	if got := mustAccount(t, s, "Mila").Readdressed; got != was {
		t.Errorf("L1: the same address: got %t, want %t", got, was)
	}
	card.Email = "elders@post.example"
	change()
	if !mustAccount(t, s, "Mila").Readdressed {
		t.Error("L1: another address: got nothing in her own stream, want it there")
	}
}

func TestConfirmIdentity(t *testing.T) {
	s, told := atDoor(t)
	proof := mustKnockFirst(t, s, "Mila")
	if err := admits(s, "Mila"); !refusedAs(err, conference.NotProven) {
		t.Fatalf("L1: before it: got %v, want %s", err, conference.NotProven)
	}
	a := servicetest.Act("Noor")
	code := compared(s, "Mila")
	receipt := mustDo(t)(s.House.ConfirmIdentity(s.Ctx, a, s.Meeting, s.Seats["Mila"], code))
	t.Run("L1: confirms the proof for good, and raises the session before it returns", func(t *testing.T) {
		if known, there := mustAccount(t, s, "Mila").Proof(proof); !there || !known.Confirmed {
			t.Errorf("got %+v, want it confirmed in her own stream", known)
		}
		if !slices.Equal(told.raised, []conference.ProofID{proof}) || len(told.ended) != 0 {
			t.Errorf("got %v raised and %v ended, want hers raised", told.raised, told.ended)
		}
		if err := admits(s, "Mila"); err != nil {
			t.Errorf("after it: got %v, want her admitted", err)
		}
	})
	t.Run("L1: asked again, it raises again: the first answer may have been lost before it did", func(t *testing.T) {
		again := mustDo(t)(s.House.ConfirmIdentity(s.Ctx, a, s.Meeting, s.Seats["Mila"], code))
		if again != receipt || len(told.raised) != 2 {
			t.Errorf("got %+v and %d raised, want %+v and two", again, len(told.raised), receipt)
		}
	})
	t.Run("L1: when raising fails it is not answered", func(t *testing.T) {
		told.err = errors.New("the sessions do not answer")
		defer func() { told.err = nil }()
		if _, err := s.House.ConfirmIdentity(s.Ctx, a, s.Meeting, s.Seats["Mila"], code); !errors.Is(err, told.err) {
			t.Errorf("got %v, want %v", err, told.err)
		}
	})
	mustInspect(t, s.House)
}

func TestConfirmIdentity_Refuses(t *testing.T) {
	s, told := atDoor(t)
	mustKnockFirst(t, s, "Mila")
	confirm := func(by string, c service.ComparedCode) error {
		_, err := s.House.ConfirmIdentity(s.Ctx, servicetest.Act(by), s.Meeting, s.Seats["Mila"], c)
		return err
	}
	code := compared(s, "Mila")
	if err := confirm("Noor", service.ComparedCode{SpokenCode: not(code.SpokenCode)}); !refusedAs(err, conference.SpokenCodeOther) {
		t.Errorf("L1: another code: got %v, want %s", err, conference.SpokenCodeOther)
	}
	if err := confirm("Stef", code); !refusedAs(err, conference.Hidden) {
		t.Errorf("L1: by somebody else: got %v, want %s", err, conference.Hidden)
	}
	later := mustKnockFirst(t, s, "Mila")
	if err := confirm("Noor", code); !refusedAs(err, conference.SpokenCodeOther) {
		t.Errorf("L1: a proof that came in its place: got %v, want %s", err, conference.SpokenCodeOther)
	}
	mustDo(t)(s.House.RemoveProof(s.Ctx, servicetest.Act("Bea"), servicetest.Person("Mila"), later))
	if err := confirm("Noor", compared(s, "Mila")); !refusedAs(err, conference.NotProven) {
		t.Errorf("L1: a proof that was ended meanwhile: got %v, want %s", err, conference.NotProven)
	}
	for _, p := range mustAccount(t, s, "Mila").Proofs {
		if p.Confirmed {
			t.Errorf("got %+v confirmed, want none", p)
		}
	}
	if len(told.raised) != 0 {
		t.Errorf("got %v raised, want none", told.raised)
	}
}

func TestRefuseIdentity(t *testing.T) {
	s, told := atDoor(t)
	proof := mustKnockFirst(t, s, "Mila")
	a := servicetest.Act("Noor")
	receipt := mustDo(t)(s.House.RefuseIdentity(s.Ctx, a, s.Meeting, s.Seats["Mila"]))
	t.Run("L1: ends the proof and every session before it returns, and they are out", func(t *testing.T) {
		account := mustAccount(t, s, "Mila")
		if _, there := account.Proof(proof); there || !account.Doubted {
			t.Errorf("got %+v, want the proof gone and the next one to be confirmed", account)
		}
		if !slices.Equal(told.ended, []conference.PersonID{servicetest.Person("Mila")}) {
			t.Errorf("got %v ended, want hers", told.ended)
		}
		if err := admits(s, "Mila"); err == nil {
			t.Error("got somebody else admitted")
		}
		if got := mustTextsOf(t, s, "Mila"); got != 1 {
			t.Errorf("got %d sealed texts left in her drawer, want her card", got)
		}
	})
	t.Run("L1: asked again, it ends them again", func(t *testing.T) {
		again := mustDo(t)(s.House.RefuseIdentity(s.Ctx, a, s.Meeting, s.Seats["Mila"]))
		if again != receipt || len(told.ended) != 2 {
			t.Errorf("got %+v and %d ended, want %+v and two", again, len(told.ended), receipt)
		}
	})
	t.Run("L1, M2, M5: who was invited comes with another proof, and promises anew", func(t *testing.T) {
		mustKnockFirst(t, s, "Mila")
		mustDo(t)(s.House.ConfirmIdentity(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Mila"], compared(s, "Mila")))
		if err := admits(s, "Mila"); !refusedAs(err, conference.TaskUndeclared) {
			t.Errorf("got %v, want %s", err, conference.TaskUndeclared)
		}
		s.Ready("Mila")
		s.Must(t)
		if err := admits(s, "Mila"); err != nil {
			t.Errorf("got %v, want her admitted", err)
		}
	})
	t.Run("L1: a mailbox has no proof, but its sessions end", func(t *testing.T) {
		s.Invite("Hatice")
		link := servicetest.Act("Hatice")
		link.Method = conference.MethodLink
		mustDo(t)(s.House.Arrive(s.Ctx, link, s.Meeting))
		mustDo(t)(s.House.RefuseIdentity(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Hatice"]))
		if last := told.ended[len(told.ended)-1]; last != servicetest.Person("Hatice") {
			t.Errorf("got %s ended last, want Hatice", last)
		}
	})
	mustInspect(t, s.House)
}

// mustTextsOf counts the sealed texts in somebody's own drawer.
func mustTextsOf(t *testing.T, s *servicetest.Scene, name string) int {
	t.Helper()
	stored, err := s.House.Store.EnvelopesOf(s.Ctx, vault.Drawer{Kind: vault.Person, ID: string(servicetest.Person(name))})
	if err != nil {
		t.Fatal(err)
	}
	return len(stored)
}

func TestDoor(t *testing.T) {
	s, _ := atDoor(t)
	proof := mustKnockFirst(t, s, "Mila")
	door := func(name string, by conference.ProofID) (view.Door, error) {
		return s.House.Door(s.Ctx, servicetest.Person(name), by, s.Meeting)
	}
	t.Run("L1: shows the code of the proof that one came with, as the organiser sees it", func(t *testing.T) {
		v, err := door("Mila", proof)
		if err != nil || !v.First || v.Method != conference.MethodPasskey || v.SpokenCode == "" || v.SpokenCode != compared(s, "Mila").SpokenCode {
			t.Errorf("got %+v, %v, want the same code on both screens", v, err)
		}
	})
	t.Run("L1: and of no other that waits in the same name", func(t *testing.T) {
		other, err := firstTime(s, "Mila")
		if err != nil {
			t.Fatal(err)
		}
		v, err := door("Mila", other.Proof)
		if err != nil || v.SpokenCode == "" || v.SpokenCode == compared(s, "Mila").SpokenCode {
			t.Errorf("got %+v, %v, want a code that does not agree", v, err)
		}
		if v, err := door("Mila", ""); err != nil || v.SpokenCode != "" || v.Method != conference.MethodLink {
			t.Errorf("by a link: got %+v, %v, want no code", v, err)
		}
	})
	t.Run("M7: holds how far one is, and nothing of the case, the reason or others", func(t *testing.T) {
		v, err := door("Mila", proof)
		text, _ := json.Marshal(v)
		if err != nil || v.Me.Participant != s.Seats["Mila"] || !v.Me.Accepted || v.Me.Organisation == "" || v.Convenes.Name != "Noor" {
			t.Errorf("got %+v, %v", v, err)
		}
		for _, hidden := range []string{"Veilig blijven", "Wie doet wat", "Ruben", "Is nodig", "Stef", "Wonen", string(s.Case)} {
			if strings.Contains(string(text), hidden) {
				t.Errorf("got %q in %s", hidden, text)
			}
		}
	})
	t.Run("L1: after confirming there is no code any more", func(t *testing.T) {
		mustDo(t)(s.House.ConfirmIdentity(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Mila"], compared(s, "Mila")))
		if v, err := door("Mila", proof); err != nil || v.First || v.SpokenCode != "" {
			t.Errorf("got %+v, %v, want it confirmed", v, err)
		}
	})
	t.Run("M7: hidden like absent", func(t *testing.T) {
		s.Uninvite("Mila")
		s.Must(t)
		_, ofNobody := s.House.Door(s.Ctx, servicetest.Person("Bram"), "", conference.MeetingID(service.NewID()))
		for _, name := range []string{"Bram", "Mila"} {
			if _, err := door(name, ""); !refusedAs(err, conference.Hidden) || cmp.Diff(ofNobody, err) != "" {
				t.Errorf("%s: got %v, want %v", name, err, ofNobody)
			}
		}
	})
}
