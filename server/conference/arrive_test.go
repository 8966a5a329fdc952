// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

func TestArrive_KnocksAtTheDoor(t *testing.T) {
	t.Run("L1: being early admits nobody", func(t *testing.T) {
		s := ready(t)
		s.gives(s.arrive("Stef"), Proved{Participant: seat("Stef"), Method: MethodDemo}, Arrived{seat("Stef")})
		s.gives(s.arrive("Stef"))
		s.do(Start{s.by("Noor"), envelope("card of Noor"), shown})
		if p, _ := s.m.Participant(seat("Stef")); p.Presence != Waiting || s.m.Sight(who("Stef")).AtTable() {
			t.Errorf("got %q after the start, want waiting until admitted by name", p.Presence)
		}
	})
	t.Run("L1: at the table it is so already", func(t *testing.T) {
		s := table(t)
		s.gives(s.arrive("Stef"))
	})
	t.Run("L1: who left waits again", func(t *testing.T) {
		s := table(t)
		s.leave("Stef")
		s.gives(s.arrive("Stef"), Arrived{seat("Stef")})
	})
	t.Run("L1: the chair can always return", func(t *testing.T) {
		s := table(t)
		s.leave("Noor")
		s.gives(s.arrive("Noor"), Admitted{seat("Noor"), envelope("card of Noor")})
		s.do(OpenRound{s.by("Noor")})
		s.leave("Noor")
		s.gives(s.arrive("Noor"), Admitted{seat("Noor"), envelope("card of Noor")})
	})
	t.Run("L1: before the start the chair waits like everybody", func(t *testing.T) {
		s := ready(t)
		s.gives(s.arrive("Noor"), Proved{Participant: seat("Noor"), Method: MethodDemo}, Arrived{seat("Noor")})
		s.gives(Start{s.by("Noor"), envelope("card of Noor"), shown}, Started{}, Admitted{seat("Noor"), envelope("card of Noor")})
	})
}

func TestArrive_NeedsNothingYet(t *testing.T) {
	for _, name := range []string{"Stef", "Lotte"} {
		t.Run("L1: "+name+" waits before task and promise, and sees nothing", func(t *testing.T) {
			s := invitedOnly(t)
			s.do(s.arrive(name))
			if p, _ := s.m.Participant(seat(name)); p.Presence != Waiting || s.m.Sight(who(name)).Case() {
				t.Errorf("got %q and the case shown: %t, want only waiting", p.Presence, s.m.Sight(who(name)).Case())
			}
		})
	}
}

func TestArrive_Refuses(t *testing.T) {
	afterTable(t, func(t *testing.T, s *scene) {
		s.refuses(s.arrive("Stef"), "conflict S5 meeting-closed")
		s.refuses(s.arrive("Noor"), "conflict S5 meeting-closed")
	})
	t.Run("L1: hidden from who is not invited", func(t *testing.T) {
		s := ready(t)
		s.hidesFrom(func(a Act) Deed { return Arrive{Act: a} }, "Otto", "Clock")
	})
}

func TestAdmit_LetsOneIn(t *testing.T) {
	t.Run("L1: by name, with the time", func(t *testing.T) {
		s := ready(t)
		s.do(s.arrive("Stef"), s.arrive("Mila"), Start{s.by("Noor"), envelope("card of Noor"), shown})
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
		{"L1: before the table is open", func(s *scene) { s.do(s.arrive("Stef")) }, admit("Stef"), []string{"conflict L1 meeting-not-open"}},
	})
	runRefused(t, table, []refused{
		{"L1: somebody who is not there", func(s *scene) { s.leave("Stef") }, admit("Stef"), []string{"conflict L1 not-waiting"}},
		{"M2: somebody without a task", func(s *scene) { s.do(s.invite(inez), s.arrive("Inez")) }, admit("Inez"), []string{"conflict M2 task-undeclared"}},
		{"M2: somebody without the organiser's line", func(s *scene) { s.do(s.invite(inez), s.arrive("Inez"), s.declare(inez)) }, admit("Inez"), []string{"conflict M2 task-unconfirmed"}},
		{"M5: somebody without the promise", func(s *scene) { s.do(s.invite(ruben), s.arrive("Ruben")) }, admit("Ruben"), []string{"conflict M5 confidentiality-missing"}},
		{"M2: somebody who declared another task while waiting", func(s *scene) {
			s.do(s.invite(inez))
			s.prepare(inez)
			again := s.declare(inez)
			again.Words = envelope("another task")
			s.do(s.arrive("Inez"), again)
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
		s.do(s.arrive("Omar"), WithdrawInvitation{s.by("Noor"), seat("Hatice")}, Start{s.by("Noor"), "", shown})
		if p, _ := s.m.Participant(seat("Omar")); p.Presence != Waiting {
			t.Errorf("got %q, want Omar to go on waiting", p.Presence)
		}
		if s.m.Sight(who("Omar")).Case() {
			t.Error("got the case shown to an adviser under nobody's task")
		}
		s.refuses(Admit{s.by("Noor"), seat("Omar"), ""}, "conflict M2 task-unconfirmed")
		s.refuses(ConfirmTask{s.by("Noor"), seat("Omar")}, "conflict M2 asker-without-task")
	})
	t.Run("M2: when the asker declares another task, both are confirmed anew", func(t *testing.T) {
		s := ready(t)
		s.do(DeclareTask{Act: s.by("Hatice"), Catalogue: "wmo-access"})
		s.do(s.arrive("Omar"), Start{s.by("Noor"), "", shown})
		s.refuses(Admit{s.by("Noor"), seat("Omar"), ""}, "conflict M2 task-unconfirmed")
		s.do(ConfirmTask{s.by("Noor"), seat("Hatice")}, ConfirmTask{s.by("Noor"), seat("Omar")}, Admit{s.by("Noor"), seat("Omar"), ""})
	})
	t.Run("M2, L1: one who is at the table goes out with the asker's task", func(t *testing.T) {
		s := ready(t)
		s.do(Start{s.by("Noor"), "", shown})
		s.enter("Omar")
		s.do(s.put("1", "Noor", "2"), WithdrawInvitation{s.by("Noor"), seat("Hatice")})
		p, _ := s.m.Participant(seat("Omar"))
		if s.m.Sight(who("Omar")).Item(item("1")) || p.Presence != Outside || p.Attended[0].Out.IsZero() || p.Revision != s.m.Version {
			t.Errorf("got %+v, want Omar outside, with the time, and live pages told", p)
		}
	})
}
