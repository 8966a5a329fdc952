// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"
	"time"
)

func TestLoseTable_ReleasesNothing(t *testing.T) {
	lose := func(a Act) Deed { return LoseTable{a} }
	t.Run("S5: an open table is closed as lost: no item, request, permission or agreement is left", func(t *testing.T) {
		s := permitted(t)
		left := s.m.LastAt
		s.now = s.now.Add(30 * time.Hour)
		s.gives(lose(s.by("Clock")), TableLost{})
		if s.m.Stage != Done || !s.m.Lost || s.m.Record != "" || !s.m.ClosedAt.Equal(s.now) {
			t.Errorf("got %s, lost %t, certificate %q; want it closed now, lost, without one", s.m.Stage, s.m.Lost, s.m.Record)
		}
		if n := len(s.m.Releases()) + len(s.m.FinalAgreements()); n != 0 {
			t.Errorf("got %d releases and agreements, want none", n)
		}
		for _, name := range []string{"Noor", "Hatice", "Joris", "Stef"} {
			v := s.m.Sight(who(name))
			if len(v.Items())+len(v.Requests())+len(v.Agreements()) != 0 || !v.Notes() {
				t.Errorf("%s: want nothing of the table, and the notes of who was there", name)
			}
			if p, _ := s.m.ParticipantOf(who(name)); !p.Attended[0].Out.Equal(left) {
				t.Errorf("%s: got out at %s, want the last moment that the record knows, %s", name, p.Attended[0].Out, left)
			}
		}
	})
	t.Run("S5: agreements that were sealed into the case stay", func(t *testing.T) {
		s := permitted(t).sealed()
		want := len(s.m.FinalAgreements())
		s.do(lose(s.by("Clock")))
		if got := len(s.m.FinalAgreements()); got != want || want == 0 || !s.m.Lost {
			t.Errorf("got %d agreements and lost %t, want %d and true", got, s.m.Lost, want)
		}
	})
	t.Run("S5: a meeting that was only planned, and one that was closing", func(t *testing.T) {
		for _, s := range []*scene{convened(t), permitted(t).closing()} {
			s.gives(lose(s.by("Clock")), TableLost{})
		}
	})
	runRefused(t, permitted, []refused{
		{"S5: what is closed is not lost", toClosed, func(s *scene) Deed { return lose(s.by("Clock")) }, []string{"conflict S5 meeting-closed"}},
	})
	t.Run("S5: only the clock loses a table, and only one that is there", func(t *testing.T) {
		s := table(t)
		s.hidesFrom(lose, "Otto", "Noor", "Hatice")
		if _, err := NewMeeting(s.m.ID).Decide(lose(s.by("Clock"))); told(err)[0] != hiddenLikeAbsent {
			t.Errorf("of a meeting that never was: got %v, want %s", err, hiddenLikeAbsent)
		}
	})
}

func TestLoseParcel_EndsIt(t *testing.T) {
	lose := func(a Act) Deed { return LoseParcel{a, seat("Hatice")} }
	t.Run("S7: a parcel that waits is gone, and its recipient is told", func(t *testing.T) {
		s := permitted(t).closed()
		s.gives(lose(s.by("Clock")), ParcelLost{seat("Hatice")})
		if p, _ := s.m.Parcel(seat("Hatice")); p.Gone != KeyLost || !s.m.Sight(who("Hatice")).Parcel(seat("Hatice")) {
			t.Errorf("got %q, want it lost and still told of", p.Gone)
		}
		s.refuses(openParcel(s.by("Hatice")), "conflict S7 parcel-gone")
		s.refuses(lose(s.by("Clock")), "conflict S7 parcel-gone")
	})
	t.Run("S7: only the clock", func(t *testing.T) {
		s := permitted(t).closed()
		s.hidesFrom(lose, "Otto", "Noor", "Hatice")
	})
}

func TestRestore_IsOnTheRecord(t *testing.T) {
	s := permitted(t)
	backup := s.now.Add(-time.Hour)
	t.Run("P6: the house says from which moment it goes on", func(t *testing.T) {
		h := NewHouse()
		events := h.Restore(s.by("Clock"), backup)
		if len(events) != 1 || events[0].Body != Body(Restored{backup}) {
			t.Fatalf("got %v, want one event with the moment of the backup", events)
		}
		if err := h.Apply(events[0]); err != nil {
			t.Error(err)
		}
	})
	t.Run("a case whose key is gone has ended, once", func(t *testing.T) {
		c := NewCase("c")
		if got := c.Lose(s.by("Clock")); len(got) != 0 {
			t.Errorf("of a case that never was: got %v, want nothing", got)
		}
		mustApply(t, c, s.by("Noor").events(CaseOpened{})...)
		mustApply(t, c, c.Lose(s.by("Clock"))...)
		if again := c.Lose(s.by("Clock")); !c.Ended || len(again) != 0 {
			t.Errorf("got ended %t and %v, want it ended and nothing more", c.Ended, again)
		}
	})
}

func mustApply(t *testing.T, c *Case, events ...Event) {
	t.Helper()
	for _, e := range events {
		if err := c.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
}
