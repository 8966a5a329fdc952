// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"

	"github.com/casustafel/casustafel/server/catalogue"
)

func invitedOnly(t testing.TB) *scene {
	s := convened(t)
	s.prepare(noor)
	for _, c := range append([]cast{inez, ruben}, guests...) {
		s.do(s.invite(c))
	}
	return s
}

func TestDeclareTask_SaysUnderWhichTask(t *testing.T) {
	t.Run("M2: from the catalogue, with the secrecy that comes with it", func(t *testing.T) {
		s := invitedOnly(t)
		s.gives(DeclareTask{Act: s.by("Joris"), Catalogue: "medical-treatment", Secrecy: catalogue.SecrecyNone},
			TaskDeclared{Participant: seat("Joris"), Catalogue: "medical-treatment", Secrecy: catalogue.SecrecyMedical})
	})
	t.Run("M2: one that follows another's task names that task", func(t *testing.T) {
		s := invitedOnly(t)
		s.gives(DeclareTask{Act: s.by("Stef"), Catalogue: "process-direction", Follows: "wmo-access"},
			TaskDeclared{Participant: seat("Stef"), Catalogue: "process-direction", Follows: "wmo-access", Secrecy: secrecyOf(t, "process-direction")})
	})
	t.Run("M2: a task followed is kept only where one is needed", func(t *testing.T) {
		s := invitedOnly(t)
		s.gives(DeclareTask{Act: s.by("Stef"), Catalogue: "tenancy", Follows: "what was typed"},
			TaskDeclared{Participant: seat("Stef"), Catalogue: "tenancy", Secrecy: secrecyOf(t, "tenancy")})
	})
	t.Run("M2: in own words, sealed", func(t *testing.T) {
		s := invitedOnly(t)
		s.gives(DeclareTask{Act: s.by("Stef"), Words: envelope("own words"), Secrecy: catalogue.SecrecyAgreed},
			TaskDeclared{Participant: seat("Stef"), Words: envelope("own words"), Secrecy: catalogue.SecrecyAgreed})
	})
	t.Run("M2: an adviser under the task of who asks, whatever is typed", func(t *testing.T) {
		s := invitedOnly(t)
		s.gives(DeclareTask{Act: s.by("Omar"), Catalogue: "medical-treatment"},
			TaskDeclared{Participant: seat("Omar"), Secrecy: catalogue.SecrecyNone, Asker: seat("Hatice")})
	})
	t.Run("M2: another task needs another confirmation", func(t *testing.T) {
		s := ready(t)
		s.do(DeclareTask{Act: s.by("Stef"), Words: envelope("own words"), Secrecy: catalogue.SecrecyAgreed})
		if p, _ := s.m.Participant(seat("Stef")); p.Confirmed || s.m.Sight(who("Stef")).Case() {
			t.Error("got a confirmed task that nobody confirmed")
		}
	})
	t.Run("M2: the same task again changes nothing, also not the confirmation", func(t *testing.T) {
		s := ready(t)
		s.gives(DeclareTask{Act: s.by("Stef"), Catalogue: "tenancy"})
		s.gives(DeclareTask{Act: s.by("Omar")})
	})
}

func secrecyOf(t *testing.T, id catalogue.TaskID) catalogue.Secrecy {
	t.Helper()
	task, ok := catalogue.TaskOf(id)
	if !ok {
		t.Fatalf("no task %s", id)
	}
	return task.Secrecy
}

func TestDeclareTask_Refuses(t *testing.T) {
	declare := func(by string, d DeclareTask) func(*scene) Deed {
		return func(s *scene) Deed {
			d.Act = s.by(by)
			return d
		}
	}
	own := DeclareTask{Words: envelope("own words"), Secrecy: catalogue.SecrecyAgreed}
	runRefused(t, invitedOnly, []refused{
		{"M2: no task", nil, declare("Stef", DeclareTask{}), []string{"invalid M2 task-missing task"}},
		{"M2: two tasks", nil, declare("Stef", DeclareTask{Catalogue: "tenancy", Words: envelope("own words")}), []string{"invalid M2 task-missing task"}},
		{"M2: a task that the catalogue does not know", nil, declare("Stef", DeclareTask{Catalogue: "curiosity"}), []string{"invalid M2 task-unknown task"}},
		{"M2: a bill, which is not law", nil, declare("Stef", DeclareTask{Catalogue: catalogue.Bills()[0].ID}), []string{"invalid M2 task-unknown task"}},
		{"M2: following nobody where there is no statute", nil, declare("Stef", DeclareTask{Catalogue: "process-direction"}), []string{"invalid M2 followed-task-missing follows"}},
		{"M2: following a task that follows itself", nil, declare("Stef", DeclareTask{Catalogue: "process-direction", Follows: "process-direction"}), []string{"invalid M2 followed-task-missing follows"}},
		{"M2: own words without a regime of secrecy", nil, declare("Stef", DeclareTask{Words: envelope("own words")}), []string{"invalid M2 secrecy-missing secrecy"}},
		{"M2: the subject, who needs none", nil, declare("Ruben", own), []string{"conflict M2 task-not-needed"}},
		{"M2: a representative, who needs none", nil, declare("Lotte", own), []string{"conflict M2 task-not-needed"}},
	})
	runRefused(t, table, []refused{
		{"M2: at the table the task stands", nil, declare("Stef", own), []string{"conflict M2 task-fixed-at-table"}},
		{"M2, S6: after having been at the table too: the certificate says under which task", func(s *scene) { s.leave("Stef") },
			declare("Stef", own), []string{"conflict M2 task-fixed-at-table"}},
		{"S5: while closing", toClosing, declare("Stef", own), []string{"conflict S5 meeting-closed"}},
		{"S5: after closing", toClosed, declare("Stef", own), []string{"conflict S5 meeting-closed"}},
	})
	t.Run("M2: hidden from who is not invited", func(t *testing.T) {
		s := ready(t)
		s.do(WithdrawInvitation{s.by("Noor"), seat("Stef")})
		s.hidesFrom(func(a Act) Deed { return DeclareTask{Act: a, Catalogue: "tenancy"} }, "Otto", "Stef", "Clock")
	})
}

func TestConfirmTask_OpensTheCase(t *testing.T) {
	t.Run("M2, M5: only with task, confirmation and promise together", func(t *testing.T) {
		s := invitedOnly(t)
		sees := func() bool { return s.m.Sight(who("Stef")).Case() }
		steps := []Deed{AcceptConfidentiality{s.by("Stef")}, DeclareTask{Act: s.by("Stef"), Catalogue: "tenancy"}}
		for _, d := range steps {
			s.do(d)
			if sees() {
				t.Fatalf("after %T: the case is shown, want nothing of it", d)
			}
		}
		s.gives(ConfirmTask{s.by("Noor"), seat("Stef")}, TaskConfirmed{seat("Stef")})
		if !sees() {
			t.Error("got nothing of the case, want it shown")
		}
		s.gives(ConfirmTask{s.by("Noor"), seat("Stef")})
	})
	t.Run("M2: also for a latecomer, while the table is open", func(t *testing.T) {
		s := table(t)
		s.do(s.invite(inez), s.declare(inez))
		s.gives(ConfirmTask{s.by("Noor"), seat("Inez")}, TaskConfirmed{seat("Inez")})
	})
}

func TestConfirmTask_Refuses(t *testing.T) {
	confirm := func(name string) func(*scene) Deed {
		return func(s *scene) Deed { return ConfirmTask{s.by("Noor"), seat(name)} }
	}
	declared := func(s *scene) { s.do(DeclareTask{Act: s.by("Omar")}) }
	runRefused(t, invitedOnly, []refused{
		{"M2: before a task was declared", nil, confirm("Stef"), []string{"conflict M2 task-undeclared"}},
		{"M2: of a representative", nil, confirm("Lotte"), []string{"conflict M2 task-not-needed"}},
		{"M2: of an adviser whose asker has none yet", declared, confirm("Omar"), []string{"conflict M2 asker-without-task"}},
		{"M2: of an adviser whose asker is not invited any more", func(s *scene) {
			s.prepare(hatice)
			declared(s)
			s.do(WithdrawInvitation{s.by("Noor"), seat("Hatice")})
		}, confirm("Omar"), []string{"conflict M2 asker-without-task"}},
	})
	afterTable(t, func(t *testing.T, s *scene) {
		s.refuses(ConfirmTask{s.by("Noor"), seat("Stef")}, "conflict S5 meeting-closed")
	})
	t.Run("M2: hidden from everybody but the organiser", func(t *testing.T) {
		s := ready(t)
		s.hides(func(a Act) Deed { return ConfirmTask{a, seat("Stef")} },
			func(a Act) Deed { return ConfirmTask{a, seat("nobody")} }, "Otto", "Stef", "Hatice", "Clock")
		s.refuses(ConfirmTask{s.by("Noor"), seat("nobody")}, hiddenLikeAbsent)
	})
}
