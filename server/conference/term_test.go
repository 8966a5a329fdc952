// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"
	"time"
)

func TestWarnClose_IsTheClocksAndTwice(t *testing.T) {
	warn := func(a Act) Deed { return WarnClose{a} }
	t.Run("S8: an hour and a quarter before", func(t *testing.T) {
		s := table(t)
		s.now = s.m.ClosesAt.Add(-time.Hour - 2*time.Minute)
		s.refuses(warn(s.by("Clock")), "conflict S8 not-due")
		s.gives(warn(s.by("Clock")), CloseWarned{})
		s.refuses(warn(s.by("Clock")), "conflict S8 not-due")
		s.now = s.m.ClosesAt.Add(-16 * time.Minute)
		s.gives(warn(s.by("Clock")), CloseWarned{})
		s.refuses(warn(s.by("Clock")), "conflict S8 not-due")
	})
	t.Run("S8: again after an extension", func(t *testing.T) {
		s := table(t)
		s.now = s.m.ClosesAt.Add(-time.Hour)
		s.do(warn(s.by("Clock")), Extend{s.by("Noor"), s.m.ClosesAt.Add(time.Hour)})
		s.refuses(warn(s.by("Clock")), "conflict S8 not-due")
		s.now = s.m.ClosesAt.Add(-time.Hour)
		s.gives(warn(s.by("Clock")), CloseWarned{})
	})
	t.Run("S8: not once closing began", func(t *testing.T) {
		s := table(t).closing()
		s.now = s.m.ClosesAt
		s.refuses(warn(s.by("Clock")), "conflict S5 meeting-closed")
	})
	t.Run("S8: nobody else's", func(t *testing.T) {
		s := table(t)
		s.hidesFrom(warnAs, "Noor", "Hatice", "Otto")
	})
}

func warnAs(a Act) Deed { return WarnClose{a} }

func TestExtend_IsTheChairs(t *testing.T) {
	extend := func(a Act, until time.Time) Deed { return Extend{a, until} }
	t.Run("S8: to a later moment, before and during the table", func(t *testing.T) {
		for _, s := range []*scene{ready(t), table(t)} {
			later := s.m.ClosesAt.Add(time.Hour)
			s.gives(extend(s.by("Noor"), later.Add(time.Nanosecond)), Extended{later})
			if !s.m.ClosesAt.Equal(later) {
				t.Errorf("got %s, want %s", s.m.ClosesAt, later)
			}
		}
	})
	runRefused(t, table, []refused{
		{"S8: to the same moment or an earlier one", nil, func(s *scene) Deed { return extend(s.by("Noor"), s.m.ClosesAt) }, []string{"invalid S8 extension-not-later until"}},
		{"S8: to a moment that has passed", func(s *scene) { s.now = s.m.ClosesAt.Add(time.Hour) },
			func(s *scene) Deed { return extend(s.by("Noor"), s.m.ClosesAt.Add(time.Minute)) }, []string{"invalid S8 extension-not-later until"}},
	})
	afterTable(t, func(t *testing.T, s *scene) {
		s.refuses(extend(s.by("Noor"), s.m.ClosesAt.Add(time.Hour)), "conflict S5 meeting-closed")
	})
	t.Run("S8: hidden from everybody else", func(t *testing.T) {
		s := table(t)
		s.hidesFrom(func(a Act) Deed { return extend(a, s.m.ClosesAt.Add(time.Hour)) }, "Hatice", "Otto", "Clock")
	})
}
