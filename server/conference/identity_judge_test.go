// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

var firstTime = Identity{Method: MethodPasskey, First: true, Proof: proof("Stef")}

// atDoor has Stef waiting with a passkey that nobody has confirmed.
func atDoor(t testing.TB) *scene {
	s := ready(t)
	s.do(Arrive{s.by("Stef"), firstTime})
	return s
}

func (s *scene) confirms(name, code string) ConfirmIdentity {
	return ConfirmIdentity{Act: s.by("Noor"), Participant: seat(name), SpokenCode: code}
}

func (s *scene) code(p Identity) string { return SpokenCode(p.Proof) }

func TestConfirmIdentity(t *testing.T) {
	t.Run("L1: after comparing the code, who waits is known and may be admitted", func(t *testing.T) {
		s := atDoor(t)
		s.gives(s.confirms("Stef", s.code(firstTime)), IdentityConfirmed{seat("Stef"), firstTime.Proof})
		s.gives(s.confirms("Stef", s.code(firstTime)))
		s.do(Start{s.by("Noor"), "", shown})
		s.gives(Admit{s.by("Noor"), seat("Stef"), ""}, Admitted{seat("Stef"), ""})
	})
	t.Run("L1: the same proof is known from then on", func(t *testing.T) {
		s := atDoor(t)
		d := s.confirms("Stef", s.code(firstTime))
		s.do(d)
		s.gives(Arrive{s.by("Stef"), Identity{Method: MethodPasskey, Proof: firstTime.Proof, Word: Word{who("Noor"), d.At}}})
	})
	t.Run("L1: whose word it was stays with the proof, at this door and the next", func(t *testing.T) {
		s := atDoor(t)
		d := s.confirms("Stef", s.code(firstTime))
		s.do(d)
		p, _ := s.m.Participant(seat("Stef"))
		if want := (Word{who("Noor"), d.At}); p.Word != want {
			t.Errorf("got %v, want %v", p.Word, want)
		}
		s.leave("Stef")
		s.do(Arrive{s.by("Stef"), Identity{Method: MethodPasskey, Proof: firstTime.Proof, Word: Word{who("Bea"), opening}}})
		if p, _ = s.m.Participant(seat("Stef")); p.Word.By != who("Bea") {
			t.Errorf("got %v, want whose word the session came with", p.Word)
		}
		s.do(RefuseIdentity{s.by("Noor"), seat("Stef")})
		if p, _ = s.m.Participant(seat("Stef")); p.Word.Given() {
			t.Errorf("got %v, want none left", p.Word)
		}
	})
	other := Identity{Method: MethodPasskey, First: true, Proof: proof("else")}
	runRefused(t, atDoor, []refused{
		{"L1: another code", nil, func(s *scene) Deed { return s.confirms("Stef", "000000") }, []string{"conflict L1 spoken-code-other spokenCode"}},
		{"L1: no code", nil, func(s *scene) Deed { return s.confirms("Stef", "") }, []string{"conflict L1 spoken-code-other spokenCode"}},
		{"L1: a proof that came in its place after the code was compared", func(s *scene) { s.do(Arrive{s.by("Stef"), other}) },
			func(s *scene) Deed { return s.confirms("Stef", s.code(firstTime)) }, []string{"conflict L1 spoken-code-other spokenCode"}},
		{"L1: somebody who is not there", func(s *scene) { s.leave("Stef") },
			func(s *scene) Deed { return s.confirms("Stef", s.code(firstTime)) }, []string{"conflict L1 not-waiting"}},
		{"L1: a mailbox", func(s *scene) { s.do(Arrive{s.by("Joris"), Identity{Method: MethodLink}}) },
			func(s *scene) Deed { return s.confirms("Joris", SpokenCode("")) }, []string{"conflict L1 not-proven"}},
		{"L1: a first time without a proof", func(s *scene) { s.do(Arrive{s.by("Joris"), Identity{Method: MethodCode, First: true}}) },
			func(s *scene) Deed { return s.confirms("Joris", SpokenCode("")) }, []string{"conflict L1 not-proven"}},
		{"L1: somebody with a role in the house", nil, func(s *scene) Deed {
			d := s.confirms("Stef", s.code(firstTime))
			d.HasRole = true
			return d
		}, []string{"forbidden L1 administrator-confirms"}},
		{"L1: oneself", func(s *scene) { s.do(Arrive{s.by("Noor"), firstTime}) },
			func(s *scene) Deed { return s.confirms("Noor", s.code(firstTime)) }, []string{"forbidden L1 own-identity"}},
	})
	afterTable(t, func(t *testing.T, s *scene) { s.refuses(s.confirms("Stef", ""), "conflict S5 meeting-closed") })
	t.Run("L1: hidden from everybody but the organiser", func(t *testing.T) {
		atDoor(t).hides(func(a Act) Deed { return ConfirmIdentity{Act: a, Participant: seat("Stef")} },
			func(a Act) Deed { return ConfirmIdentity{Act: a, Participant: seat("nobody")} }, "Otto", "Stef", "Hatice", "Clock")
	})
}

func TestRefuseIdentity(t *testing.T) {
	refuse := func(name string) func(*scene) Deed {
		return func(s *scene) Deed { return RefuseIdentity{s.by("Noor"), seat(name)} }
	}
	t.Run("L1, M2, M5: it is somebody else: out, and nothing that they did in the name of who was invited counts", func(t *testing.T) {
		s := atDoor(t)
		s.gives(refuse("Stef")(s), IdentityRefused{seat("Stef"), firstTime.Proof})
		p, _ := s.m.Participant(seat("Stef"))
		if p.Presence != Outside || p.identity() != (Identity{}) || p.Accepted != "" || p.Task.Declared() || p.Confirmed || s.m.Sight(who("Stef")).Case() {
			t.Errorf("got %+v, want nothing left of it", p)
		}
		if !s.m.Sight(who("Stef")).Meeting() {
			t.Error("got the invitation gone too: who was invited still is")
		}
	})
	t.Run("M2: who sits under their task loses it too", func(t *testing.T) {
		s := ready(t)
		s.do(s.arrive("Hatice"), s.arrive("Omar"), refuse("Hatice")(s))
		if p, _ := s.m.Participant(seat("Omar")); p.Confirmed || p.Presence != Waiting {
			t.Errorf("got %+v, want Omar waiting for a confirmed task", p)
		}
	})
	t.Run("L1, S6: at the table the task stands, for the certificate tells of it", func(t *testing.T) {
		s := table(t)
		s.do(GiveCode{s.by("Noor"), seat("Stef"), envelope("code")}, refuse("Stef")(s))
		p, _ := s.m.Participant(seat("Stef"))
		if p.Presence != Outside || p.Attended[0].Out.IsZero() || !p.Task.Declared() || p.Accepted != "" || p.Code != "" {
			t.Errorf("got %+v, want them out, with the task and without promise and code", p)
		}
	})
	t.Run("L1: a mailbox has no proof that could go", func(t *testing.T) {
		s := ready(t)
		s.do(Arrive{s.by("Stef"), Identity{Method: MethodLink}})
		s.gives(refuse("Stef")(s), IdentityRefused{Participant: seat("Stef")})
	})
	runRefused(t, table, []refused{
		{"L1: the chair", nil, refuse("Noor"), []string{"conflict L1 chair-stays"}},
		{"L1: somebody who is not there", func(s *scene) { s.leave("Stef") }, refuse("Stef"), []string{"conflict L1 not-waiting"}},
	})
	afterTable(t, func(t *testing.T, s *scene) { s.refuses(refuse("Stef")(s), "conflict S5 meeting-closed") })
	t.Run("L1: hidden from everybody but the organiser", func(t *testing.T) {
		s := table(t)
		s.do(s.invite(ruben))
		s.hides(func(a Act) Deed { return RefuseIdentity{a, seat("Ruben")} },
			func(a Act) Deed { return RefuseIdentity{a, seat("nobody")} }, "Otto", "Ruben", "Hatice", "Clock")
	})
}
