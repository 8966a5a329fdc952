// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAccount_EnrolmentLinks(t *testing.T) {
	const wrong = unknownLink
	s := newAccountScene(t)
	offer := func(n string) {
		act := s.by("Bea")
		s.gives(OfferEnrolment{act, link(n), true}, EnrolmentOffered{link(n), act.At.Add(7 * 24 * time.Hour)})
	}
	s.refuses(TakeEnrolment{s.by("Stef"), link("1")}, wrong)
	s.refuses(TakeEnrolment{s.by("Stef"), ""}, wrong)
	s.refuses(OfferEnrolment{s.by("Noor"), link("0"), false}, hiddenLikeAbsent)
	offer("1")
	offer("2")
	s.refuses(TakeEnrolment{s.by("Stef"), link("1")}, wrong)
	if !s.a.Offered(s.now) || s.a.Offered(s.a.Offer.Until) {
		t.Errorf("got %t now and %t at its end", s.a.Offered(s.now), s.a.Offered(s.a.Offer.Until))
	}
	s.gives(TakeEnrolment{s.by("Stef"), link("2")}, EnrolmentTaken{link("2")})
	s.refuses(TakeEnrolment{s.by("Stef"), link("2")}, wrong)
	offer("3")
	s.now = s.a.Offer.Until.Add(-time.Minute)
	s.refuses(TakeEnrolment{s.by("Stef"), link("3")}, wrong)
}

func TestAccount_WhatIsConfirmed(t *testing.T) {
	for name, row := range map[string]struct {
		given func(*accountScene)
		add   bool // says that it is confirmed
		want  bool
	}{
		"by a session that was proven, or a sign-on": {func(*accountScene) {}, true, true},
		"not by a mailbox":                           {func(*accountScene) {}, false, false},
		"the very first of the first administrator":  {func(s *accountScene) { s.gives(OfferEnrolment{s.by("Clock"), link("1"), true}) }, false, true},
		"not the second of the first administrator": {func(s *accountScene) {
			s.gives(OfferEnrolment{s.by("Clock"), link("1"), true})
			s.gives(s.add("first", MethodPasskey, false))
		}, false, false},
		"not by an enrolment link of an administrator": {func(s *accountScene) { s.gives(OfferEnrolment{s.by("Bea"), link("1"), true}) }, false, false},
		"not after somebody else took a proof away": {func(s *accountScene) {
			s.gives(s.add("lost", MethodPasskey, true))
			s.gives(RemoveProof{Act: s.by("Bea"), Proof: proof("lost"), Manages: true})
		}, true, false},
		"not after a proof was doubted": {func(s *accountScene) {
			s.gives(s.add("copied", MethodPasskey, true))
			s.gives(LogIn{s.by("Stef"), proof("copied"), 3})
			s.doubts(LogIn{s.by("Stef"), proof("copied"), 3})
		}, true, false},
		"again once somebody has confirmed the one after": {func(s *accountScene) {
			s.gives(s.add("lost", MethodPasskey, true))
			s.gives(RemoveProof{Act: s.by("Bea"), Proof: proof("lost"), Manages: true})
			s.gives(s.add("next", MethodPasskey, true))
			s.gives(ConfirmProof{Act: s.by("Noor"), Proof: proof("next")})
		}, true, true},
		"still after one took an own proof away": {func(s *accountScene) {
			s.gives(s.add("old", MethodPasskey, true))
			s.gives(s.add("other", MethodPasskey, true))
			s.gives(RemoveProof{Act: s.by("Stef"), Proof: proof("old"), Manages: false})
		}, true, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newAccountScene(t)
			row.given(s)
			d := s.add("new", MethodCode, row.add)
			s.gives(d, ProofAdded{proof("new"), MethodCode, envelope("new"), row.want, 0})
			if p, _ := s.a.Proof(proof("new")); p.Confirmed != row.want || !p.At.Equal(d.At) {
				t.Errorf("got %+v, want confirmed %t", p, row.want)
			}
		})
	}
}

// doubts plays a log-in that is refused and written down.
func (s *accountScene) doubts(d LogIn) {
	s.t.Helper()
	events, err := s.a.Decide(d)
	seenReasons.add(err)
	if got := told(err); len(got) != 1 || got[0] != "forbidden proof-doubted" {
		s.t.Errorf("got %v, want it doubted", got)
	}
	if diff := cmp.Diff([]Body{ProofDoubted{d.Proof}}, s.apply(events)); diff != "" {
		s.t.Errorf("events of a doubted log-in (-want +got):\n%s", diff)
	}
}

func TestAccount_Refusals(t *testing.T) {
	for name, row := range map[string]struct {
		proofs string
		deed   func(*accountScene) AccountDeed
		want   string
	}{
		"what nothing is kept of":      {"", func(s *accountScene) AccountDeed { return s.add("x", MethodVouched, true) }, "invalid method-may-not method"},
		"a method there is not":        {"", func(s *accountScene) AccountDeed { return s.add("x", "password", true) }, "invalid method-may-not method"},
		"more than anybody needs":      {"a b c d e f g h i j k l", func(s *accountScene) AccountDeed { return s.add("x", MethodCode, true) }, "conflict too-many-proofs"},
		"confirming oneself":           {"a!", func(s *accountScene) AccountDeed { return ConfirmProof{Act: s.by("Stef"), Proof: proof("a")} }, "forbidden L1 own-identity"},
		"confirming what is not there": {"a!", func(s *accountScene) AccountDeed { return ConfirmProof{Act: s.by("Noor"), Proof: proof("b")} }, hiddenLikeAbsent},
		"renaming what is not there":   {"a", func(s *accountScene) AccountDeed { return RenameProof{s.by("Stef"), proof("b"), envelope("x"), true} }, hiddenLikeAbsent},
		"renaming another's":           {"a", func(s *accountScene) AccountDeed { return RenameProof{s.by("Bea"), proof("a"), envelope("x"), true} }, hiddenLikeAbsent},
		"renaming to nothing":          {"a", func(s *accountScene) AccountDeed { return RenameProof{s.by("Stef"), proof("a"), envelope("x"), false} }, "invalid name-missing name"},
		"the last proof": {"a", func(s *accountScene) AccountDeed {
			return RemoveProof{Act: s.by("Stef"), Proof: proof("a"), Manages: false}
		}, "conflict last-proof"},
		"the last that was confirmed": {"a b!", func(s *accountScene) AccountDeed {
			return RemoveProof{Act: s.by("Stef"), Proof: proof("a"), Manages: false}
		}, "conflict last-proof"},
		"the last proof of a manager": {"a", func(s *accountScene) AccountDeed {
			return RemoveProof{Act: s.by("Stef"), Proof: proof("a"), Manages: true}
		}, "conflict last-proof"},
		"another's proof": {"a b", func(s *accountScene) AccountDeed {
			return RemoveProof{Act: s.by("Mila"), Proof: proof("a"), Manages: false}
		}, hiddenLikeAbsent},
		"removing what is not there": {"a b", func(s *accountScene) AccountDeed {
			return RemoveProof{Act: s.by("Bea"), Proof: proof("c"), Manages: true}
		}, hiddenLikeAbsent},
		"logging in by what is not there": {"a", func(s *accountScene) AccountDeed { return LogIn{s.by("Stef"), proof("b"), 1} }, hiddenLikeAbsent},
	} {
		t.Run(name, func(t *testing.T) {
			s := with(t, strings.Fields(row.proofs)...)
			s.refuses(row.deed(s), row.want)
		})
	}
}

// handed is Stef, who was known and lost it, come by a link that Bea had in hand.
func handed(t testing.TB, link func(*accountScene)) *accountScene {
	s := with(t, "lost")
	link(s)
	s.gives(s.add("next", MethodPasskey, false))
	return s
}

func enrols(s *accountScene) {
	s.gives(OfferEnrolment{s.by("Bea"), link("1"), true})
	s.gives(TakeEnrolment{s.by("Stef"), link("1")})
}

func TestConfirmProof_IsNotOfWhoHadTheLink(t *testing.T) {
	confirm := func(s *accountScene, by string, keepers ...string) ConfirmProof {
		d := ConfirmProof{Act: s.by(by), Proof: proof("next")}
		for _, k := range keepers {
			d.Keepers = append(d.Keepers, who(k))
		}
		return d
	}
	const other = "forbidden L1 other-administrator-confirms"
	shownLink := func(s *accountScene) { s.apply(s.a.CameByShownLink(s.by("Stef"), who("Bea"))) }
	for name, link := range map[string]func(*accountScene){"an enrolment link": enrols, "a link of a meeting": shownLink} {
		t.Run("L1: by "+name, func(t *testing.T) {
			s := handed(t, link)
			s.refuses(confirm(s, "Bea", "Bea", "Noor"), other)
			s.gives(confirm(s, "Noor", "Bea", "Noor"), ProofConfirmed{proof("next")})
		})
		t.Run("L1: unless nobody else could, after "+name, func(t *testing.T) {
			for _, keepers := range [][]string{{"Bea"}, {"Bea", "Stef"}} {
				s := handed(t, link)
				s.gives(confirm(s, "Bea", keepers...), ProofConfirmed{proof("next")})
			}
		})
	}
	t.Run("L1: who is new is confirmed by who let them in", func(t *testing.T) {
		s := newAccountScene(t)
		enrols(s)
		s.gives(s.add("next", MethodPasskey, false))
		s.gives(confirm(s, "Bea", "Bea", "Noor"), ProofConfirmed{proof("next")})
	})
	t.Run("L1: nor of somebody whose proof was taken away first", func(t *testing.T) {
		s := with(t, "lost")
		s.gives(RemoveProof{Act: s.by("Bea"), Proof: proof("lost"), Manages: true})
		enrols(s)
		s.gives(s.add("next", MethodPasskey, false))
		s.refuses(confirm(s, "Bea", "Bea", "Noor"), other)
	})
	t.Run("L1: a link of long ago counts no more", func(t *testing.T) {
		s := with(t, "lost")
		enrols(s)
		s.now = s.now.Add(25 * time.Hour)
		s.gives(s.add("next", MethodPasskey, false))
		s.gives(confirm(s, "Bea", "Bea", "Noor"), ProofConfirmed{proof("next")})
	})
}

func TestAccount_WhoseWordItRestsOn(t *testing.T) {
	s := with(t, "a!")
	d := ConfirmProof{Act: s.by("Noor"), Proof: proof("a")}
	s.gives(d)
	s.gives(s.add("b", MethodCode, true))
	s.gives(s.add("work", MethodSignOn, true))
	s.gives(RemoveProof{Act: s.by("Stef"), Proof: proof("a"), Manages: false})
	s.gives(s.add("c", MethodPasskey, true))
	want := Word{who("Noor"), d.At}
	for name, word := range map[string]Word{"b": want, "c": want, "work": {}} {
		if p, _ := s.a.Proof(proof(name)); p.Word != word {
			t.Errorf("%s: got %v, want %v", name, p.Word, word)
		}
	}
}

func TestAccount_AnotherAddressHasToBeConfirmed(t *testing.T) {
	s := with(t, "a")
	s.apply(s.a.Readdress(s.by("Bea")))
	for _, row := range []struct {
		name    string
		method  Method
		confirm bool
	}{{"phone", MethodPasskey, true}, {"work", MethodSignOn, false}, {"second", MethodSignOn, false}} {
		s.gives(s.add(row.name, row.method, true))
		if p, _ := s.a.Proof(proof(row.name)); p.Confirmed != row.confirm {
			t.Errorf("%s: got confirmed %t, want %t", row.name, p.Confirmed, row.confirm)
		}
	}
	s.gives(ConfirmProof{Act: s.by("Noor"), Proof: proof("work")})
	s.gives(s.add("third", MethodSignOn, true))
	if p, _ := s.a.Proof(proof("third")); !p.Confirmed {
		t.Error("got the third sign-on unconfirmed, after somebody said that the address is theirs")
	}
}

func TestAccount_WhatCameSinceTheOwnerWasHere(t *testing.T) {
	news := func(s *accountScene) (names []string) {
		for _, p := range s.a.NewTo(proof("own")) {
			names = append(names, string(p.ID))
		}
		return names
	}
	s := with(t, "own", "old")
	days := func(n int) { s.now = s.now.Add(time.Duration(n) * 24 * time.Hour) }
	logIn := func() { s.gives(LogIn{Act: s.by("Stef"), Proof: proof("own"), Count: s.now.Unix()}) }
	days(1)
	logIn()
	days(1)
	s.gives(s.add("new", MethodPasskey, false))
	days(1)
	for range 3 { // the visit, and proving again within it
		logIn()
		if got := news(s); !slices.Equal(got, []string{string(proof("new"))}) {
			t.Errorf("got %v, want the new one", got)
		}
	}
	days(1)
	logIn()
	if got := news(s); len(got) != 0 {
		t.Errorf("the next time: got %v, want nothing", got)
	}
	s.gives(ConfirmProof{Act: s.by("Noor"), Proof: proof("new")})
	if got := news(s); len(got) != 1 {
		t.Errorf("got %v, want the new one: somebody said that it is theirs", got)
	}
	if got := s.a.NewTo(proof("none")); len(got) != 0 {
		t.Errorf("by no proof: got %v, want nothing", got)
	}
}

func TestRemoveProof_ACodeAloneIsNoWayIn(t *testing.T) {
	s := with(t, "passkey")
	s.gives(s.add("app", MethodCode, true))
	d := RemoveProof{Act: s.by("Stef"), Proof: proof("passkey"), NoMail: true}
	s.refuses(d, "conflict last-proof")
	d.NoMail = false
	s.gives(d, ProofRemoved{proof("passkey")})
}

func TestAccount_RemovingAndRenaming(t *testing.T) {
	s := with(t, "a", "b!")
	s.gives(RemoveProof{Act: s.by("Stef"), Proof: proof("b"), Manages: false}, ProofRemoved{proof("b")})
	before := s.a.Clone()
	s.gives(RenameProof{s.by("Stef"), proof("a"), envelope("x"), true}, ProofRenamed{proof("a"), envelope("x")})
	if was, _ := before.Proof(proof("a")); was.Envelope != envelope("a") {
		t.Errorf("got a copy that changed: %+v", was)
	}
	s.gives(RemoveProof{Act: s.by("Noor"), Proof: proof("a"), Manages: true}, ProofRemoved{proof("a")})
	if s.a.Known() || !s.a.Doubted || len(s.a.Proofs) != 0 {
		t.Errorf("got %+v, want nothing left and what comes next in doubt", s.a)
	}
	s.gives(EndSessions{Act: s.by("Stef")}, SessionsEnded{})
	s.gives(EndSessions{Act: s.by("Bea"), Manages: true}, SessionsEnded{})
	if events, err := s.a.Decide(EndSessions{Act: s.by("Noor")}); len(events) > 0 || err == nil {
		t.Errorf("by somebody else: got %v, %v; want it hidden", events, err)
	}
	if err := s.a.Apply(Event{Body: Started{}}); err == nil {
		t.Error("got an event of a meeting applied to a person")
	}
}

func TestAccount_LoggingIn(t *testing.T) {
	t.Run("a passkey that counts goes up", func(t *testing.T) {
		s := with(t, "a")
		d := LogIn{s.by("Stef"), proof("a"), 5}
		s.gives(d, LoggedIn{proof("a"), MethodPasskey, 5})
		s.gives(LogIn{s.by("Stef"), proof("a"), 6})
		if p, _ := s.a.Proof(proof("a")); p.Count != 6 || !p.Used.Equal(s.now) || !s.a.LastLoggedIn.Equal(s.now) {
			t.Errorf("got %+v and %s, want 6 at %s", p, s.a.LastLoggedIn, s.now)
		}
	})
	t.Run("a passkey that does not count stays at nothing", func(t *testing.T) {
		s := with(t, "a")
		s.gives(LogIn{s.by("Stef"), proof("a"), 0})
		s.gives(LogIn{s.by("Stef"), proof("a"), 0})
	})
	for name, counts := range map[string][2]int64{"back": {5, 4}, "nowhere": {5, 5}, "back to nothing": {5, 0}} {
		t.Run("a passkey whose counter goes "+name+" ends", func(t *testing.T) {
			s := with(t, "a", "b")
			s.gives(LogIn{s.by("Stef"), proof("a"), counts[0]})
			s.doubts(LogIn{s.by("Stef"), proof("a"), counts[1]})
			s.refuses(LogIn{s.by("Stef"), proof("a"), 9}, hiddenLikeAbsent)
			s.gives(LogIn{s.by("Stef"), proof("b"), 1})
		})
	}
	t.Run("a counter is held against where it stood when the passkey was added", func(t *testing.T) {
		s := newAccountScene(t)
		d := s.add("a", MethodPasskey, true)
		d.Count = 7
		s.gives(d)
		s.doubts(LogIn{s.by("Stef"), proof("a"), 7})
	})
	t.Run("a code is used once, and stays", func(t *testing.T) {
		s := newAccountScene(t)
		s.gives(s.add("app", MethodCode, true))
		s.gives(LogIn{s.by("Stef"), proof("app"), 100})
		s.refuses(LogIn{s.by("Stef"), proof("app"), 100}, "forbidden proof-used")
		s.refuses(LogIn{s.by("Stef"), proof("app"), 99}, "forbidden proof-used")
		s.gives(LogIn{s.by("Stef"), proof("app"), 101})
	})
	t.Run("a sign-on does not count", func(t *testing.T) {
		s := newAccountScene(t)
		s.gives(s.add("work", MethodSignOn, true))
		s.gives(LogIn{s.by("Stef"), proof("work"), 0})
		s.gives(LogIn{s.by("Stef"), proof("work"), 0}, LoggedIn{proof("work"), MethodSignOn, 0})
	})
}
