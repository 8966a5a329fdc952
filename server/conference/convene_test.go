// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestConvene_BeginsAMeetingWithItsOrganiserAndNobodyElse(t *testing.T) {
	t.Run("M1, M6: parts and the chair, no guest list", func(t *testing.T) {
		s := newScene(t)
		d := s.convene()
		s.gives(d,
			Convened{d.Case, opening, opening.Add(90 * time.Minute), opening.Add(210 * time.Minute), d.Agenda, agenda},
			Invited{Participant: seat("Noor"), Person: who("Noor"), Capacity: Chair, Hat: noor.hat, Parts: agenda, Envelope: envelope("invitation of Noor")})
		if got := s.m.Sight(who("Noor")).Participants(); len(got) != 1 || got[0].Number != 1 {
			t.Errorf("got participants %v, want Noor alone, as number 1", got)
		}
		if s.m.Stage != Planned || s.m.Organiser != who("Noor") {
			t.Errorf("got stage %q by %s, want convened by Noor", s.m.Stage, s.m.Organiser)
		}
	})
	t.Run("S8: the moment of closing is the house's term after the planned end", func(t *testing.T) {
		s := newScene(t)
		d := s.convene()
		d.Terms.AutoClose = 600
		s.do(d)
		if want := opening.Add(100 * time.Minute); !s.m.ClosesAt.Equal(want) {
			t.Errorf("got %s, want %s", s.m.ClosesAt, want)
		}
	})
	t.Run("M4: whoever convenes is the chair, sits at every part and has no asker", func(t *testing.T) {
		s := newScene(t)
		d := s.convene()
		d.Chair.Capacity, d.Chair.Parts, d.Chair.AskedBy = Adviser, parts("1"), seat("Noor")
		s.do(d)
		me, _ := s.m.ParticipantOf(who("Noor"))
		if me.Capacity != Chair || me.AskedBy != "" || cmp.Diff(agenda, me.Parts) != "" {
			t.Errorf("got %+v, want a chair at all parts", me)
		}
	})
}

func TestConvene_Refuses(t *testing.T) {
	cases := []struct {
		name   string
		change func(*Convene)
		want   []string
	}{
		{"M6: a meeting without parts", func(d *Convene) { d.Parts = nil }, []string{"invalid M6 parts-missing parts"}},
		{"M6: a part without a title", func(d *Convene) { d.Untitled = true }, []string{"invalid M6 part-title-missing parts"}},
		{"S8: an end before its start", func(d *Convene) { d.End = d.Start }, []string{"invalid S8 times-wrong plannedEnd"}},
		{"S8: an end that has passed", func(d *Convene) { d.At = d.End }, []string{"invalid S8 times-wrong plannedEnd"}},
		{"M4: a chair without a hat", func(d *Convene) { d.Chair.Hat = "fez" }, []string{"invalid M4 hat-unknown hat"}},
		{"M1: a chair without organisation or reason", func(d *Convene) { d.Chair.Organisation, d.Chair.Why = false, false },
			[]string{"invalid M1 organisation-missing organisation", "invalid M1 why-missing why"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := newScene(t)
			d := s.convene()
			c.change(&d)
			s.refuses(d, c.want...)
		})
	}
	t.Run("S5: a stream that has a meeting already hides it", func(t *testing.T) {
		s := convened(t)
		s.refuses(s.convene(), hiddenLikeAbsent)
		done := table(t).closed()
		done.refuses(done.convene(), hiddenLikeAbsent)
	})
}
