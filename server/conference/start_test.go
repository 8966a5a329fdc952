// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

func TestStart_OpensTheTable(t *testing.T) {
	start := func(s *scene) Deed { return Start{s.by("Noor"), envelope("card of Noor"), shown} }
	t.Run("L1: the chair sits down, nobody else", func(t *testing.T) {
		s := ready(t)
		s.gives(start(s), Proved{Participant: seat("Noor"), Method: MethodDemo}, Started{}, Admitted{seat("Noor"), envelope("card of Noor")})
		if s.m.Stage != Table || !s.m.Open() {
			t.Errorf("got stage %q, want table", s.m.Stage)
		}
		if got := s.m.atTable(part("1")); len(got) != 1 {
			t.Errorf("got %d at the table, want the chair", len(got))
		}
	})
	runRefused(t, convened, []refused{
		{"M2: the chair too needs a task", nil, start, []string{"conflict M2 task-undeclared"}},
		{"M5: the chair too promises", func(s *scene) {
			s.do(s.declare(noor), ConfirmTask{s.by("Noor"), seat("Noor")})
		}, start, []string{"conflict M5 confidentiality-missing"}},
	})
	runRefused(t, table, []refused{
		{"L1: once", nil, start, []string{"conflict L1 meeting-started"}},
		{"S5: not while closing", toClosing, start, []string{"conflict L1 meeting-started"}},
		{"S5: not after closing", toClosed, start, []string{"conflict L1 meeting-started"}},
	})
	t.Run("L1: hidden from everybody but the organiser", func(t *testing.T) {
		s := ready(t)
		s.hidesFrom(func(a Act) Deed { return Start{Act: a} }, "Otto", "Hatice", "Clock")
	})
}
