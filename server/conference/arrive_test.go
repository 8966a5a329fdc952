// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

func TestArrive_KnocksAtTheDoor(t *testing.T) {
	t.Run("L1: being early admits nobody", func(t *testing.T) {
		s := ready(t)
		s.gives(Arrive{s.by("Stef")}, Arrived{seat("Stef")})
		s.gives(Arrive{s.by("Stef")})
		s.do(Start{s.by("Noor"), envelope("card of Noor")})
		if p, _ := s.m.Participant(seat("Stef")); p.Presence != Waiting || s.m.Sight(who("Stef")).AtTable() {
			t.Errorf("got %q after the start, want waiting until admitted by name", p.Presence)
		}
	})
	t.Run("L1: at the table it is so already", func(t *testing.T) {
		s := table(t)
		s.gives(Arrive{s.by("Stef")})
	})
	t.Run("L1: who left waits again", func(t *testing.T) {
		s := table(t)
		s.leave("Stef")
		s.gives(Arrive{s.by("Stef")}, Arrived{seat("Stef")})
	})
	t.Run("L1: the chair can always return", func(t *testing.T) {
		s := table(t)
		s.leave("Noor")
		s.gives(Arrive{s.by("Noor")}, Admitted{seat("Noor"), envelope("card of Noor")})
		s.do(OpenRound{s.by("Noor")})
		s.leave("Noor")
		s.gives(Arrive{s.by("Noor")}, Admitted{seat("Noor"), envelope("card of Noor")})
	})
	t.Run("L1: before the start the chair waits like everybody", func(t *testing.T) {
		s := ready(t)
		s.gives(Arrive{s.by("Noor")}, Arrived{seat("Noor")})
		s.gives(Start{s.by("Noor"), envelope("card of Noor")}, Started{}, Admitted{seat("Noor"), envelope("card of Noor")})
	})
}

func TestArrive_Refuses(t *testing.T) {
	arrive := func(name string) func(*scene) Deed {
		return func(s *scene) Deed { return Arrive{s.by(name)} }
	}
	accept := func(s *scene) { s.do(AcceptConfidentiality{s.by("Stef")}) }
	declare := func(s *scene) { s.do(s.declare(stef)) }
	runRefused(t, invitedOnly, []refused{
		{"M2: without a task", accept, arrive("Stef"), []string{"conflict M2 task-undeclared"}},
		{"M2: without the organiser's line", func(s *scene) { accept(s); declare(s) }, arrive("Stef"), []string{"conflict M2 task-unconfirmed"}},
		{"M5: without the promise", func(s *scene) { declare(s); s.do(ConfirmTask{s.by("Noor"), seat("Stef")}) }, arrive("Stef"), []string{"conflict M5 confidentiality-missing"}},
		{"M5: a representative without the promise", nil, arrive("Lotte"), []string{"conflict M5 confidentiality-missing"}},
	})
	afterTable(t, func(t *testing.T, s *scene) {
		s.refuses(Arrive{s.by("Stef")}, "conflict S5 meeting-closed")
		s.refuses(Arrive{s.by("Noor")}, "conflict S5 meeting-closed")
	})
	t.Run("L1: hidden from who is not invited", func(t *testing.T) {
		s := ready(t)
		s.hidesFrom(func(a Act) Deed { return Arrive{a} }, "Otto", "Clock")
	})
}

func TestAdmit_LetsOneIn(t *testing.T) {
	t.Run("L1: by name, with the time", func(t *testing.T) {
		s := ready(t)
		s.do(Arrive{s.by("Stef")}, Arrive{s.by("Mila")}, Start{s.by("Noor"), envelope("card of Noor")})
		s.gives(Admit{s.by("Noor"), seat("Stef"), envelope("card of Stef")}, Admitted{seat("Stef"), envelope("card of Stef")})
		p, _ := s.m.Participant(seat("Stef"))
		if p.Card != envelope("card of Stef") || len(p.Attended) != 1 || !p.Attended[0].In.Equal(s.now) || !p.Attended[0].Out.IsZero() {
			t.Errorf("got %+v, want one stay from now", p)
		}
		if s.m.Sight(who("Mila")).AtTable() {
			t.Error("got Mila at the table though only Stef was admitted")
		}
		s.gives(Admit{s.by("Noor"), seat("Stef"), envelope("another card")})
	})
	admit := func(name string) func(*scene) Deed {
		return func(s *scene) Deed { return Admit{s.by("Noor"), seat(name), envelope("card of " + name)} }
	}
	runRefused(t, ready, []refused{
		{"L1: before the table is open", func(s *scene) { s.do(Arrive{s.by("Stef")}) }, admit("Stef"), []string{"conflict L1 meeting-not-open"}},
	})
	runRefused(t, table, []refused{
		{"L1: somebody who is not there", func(s *scene) { s.leave("Stef") }, admit("Stef"), []string{"conflict L1 not-waiting"}},
		{"M2: somebody without a task", func(s *scene) { s.do(s.invite(inez)) }, admit("Inez"), []string{"conflict M2 task-undeclared"}},
		{"M2: somebody who declared another task while waiting", func(s *scene) {
			s.do(s.invite(inez))
			s.prepare(inez)
			again := s.declare(inez)
			again.Words = envelope("another task")
			s.do(Arrive{s.by("Inez")}, again)
		}, admit("Inez"), []string{"conflict M2 task-unconfirmed"}},
	})
	afterTable(t, func(t *testing.T, s *scene) {
		s.refuses(Admit{s.by("Noor"), seat("Stef"), ""}, "conflict S5 meeting-closed")
	})
	t.Run("L1: hidden from everybody but the organiser", func(t *testing.T) {
		s := table(t)
		s.do(s.invite(ruben))
		s.hides(func(a Act) Deed { return Admit{a, seat("Ruben"), ""} },
			func(a Act) Deed { return Admit{a, seat("nobody"), ""} }, "Otto", "Ruben", "Hatice", "Clock")
		s.refuses(Admit{s.by("Noor"), seat("nobody"), ""}, hiddenLikeAbsent)
	})
}

func TestAdviser_SitsUnderTheTaskOfWhoAsks(t *testing.T) {
	t.Run("M2: when the asker's invitation is withdrawn, no task is left and the door is shut", func(t *testing.T) {
		s := ready(t)
		s.do(Arrive{s.by("Omar")}, WithdrawInvitation{s.by("Noor"), seat("Hatice")}, Start{s.by("Noor"), ""})
		if s.m.Sight(who("Omar")).Case() {
			t.Error("got the case shown to an adviser under nobody's task")
		}
		s.refuses(Admit{s.by("Noor"), seat("Omar"), ""}, "conflict M2 task-unconfirmed")
		s.refuses(ConfirmTask{s.by("Noor"), seat("Omar")}, "conflict M2 asker-without-task")
	})
	t.Run("M2: when the asker declares another task, both are confirmed anew", func(t *testing.T) {
		s := ready(t)
		s.do(DeclareTask{Act: s.by("Hatice"), Catalogue: "wmo-access"})
		s.refuses(Arrive{s.by("Omar")}, "conflict M2 task-unconfirmed")
		s.do(ConfirmTask{s.by("Noor"), seat("Hatice")}, ConfirmTask{s.by("Noor"), seat("Omar")}, Arrive{s.by("Omar")})
	})
	t.Run("M2, L1: one who is at the table goes out with the asker's task", func(t *testing.T) {
		s := ready(t)
		s.do(Start{s.by("Noor"), ""})
		s.enter("Omar")
		s.do(s.put("1", "Noor", "2"), WithdrawInvitation{s.by("Noor"), seat("Hatice")})
		p, _ := s.m.Participant(seat("Omar"))
		if s.m.Sight(who("Omar")).Item(item("1")) || p.Presence != Outside || p.Attended[0].Out.IsZero() {
			t.Errorf("got %+v, want Omar outside, with the time", p)
		}
	})
}
