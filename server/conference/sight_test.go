// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// seenBy names those of the demo case to whom a question is answered yes.
func (s *scene) seenBy(may func(Sight) bool) (names []string) {
	for _, name := range []string{"Noor", "Hatice", "Joris", "Mila", "Stef", "Aniek", "Omar", "Lotte", "Ruben", "Otto", "Clock"} {
		p := who(name)
		if name == "Clock" {
			p = Clock
		}
		if may(s.m.Sight(p)) {
			names = append(names, name)
		}
	}
	return names
}

func TestSight_OfTheCase(t *testing.T) {
	everybody := []string{"Noor", "Hatice", "Joris", "Mila", "Stef", "Aniek", "Omar", "Lotte"}
	rows := []struct {
		name  string
		scene func(testing.TB) *scene
		want  []string
	}{
		{"M2, M5: only the organiser while nobody is ready", func(t testing.TB) *scene { s := convened(t); s.do(s.invite(hatice), s.invite(lotte)); return s }, []string{"Noor"}},
		{"C3, M2: everybody with task and promise, before the table", ready, everybody},
		{"C3: at the table", table, everybody},
		{"L1: who left loses sight of it, with the rest", func(t testing.TB) *scene { s := table(t); s.leave("Stef"); return s },
			[]string{"Noor", "Hatice", "Joris", "Mila", "Aniek", "Omar", "Lotte"}},
		{"S3: after closing who was there", func(t testing.TB) *scene {
			s := ready(t)
			s.do(Start{s.by("Noor"), "", shown})
			s.enter("Joris", "Mila")
			s.leave("Mila")
			return s.closed()
		}, []string{"Noor", "Joris", "Mila"}},
		{"M1: nobody, of a meeting that was called off, but the organiser", func(t testing.TB) *scene { s := ready(t).withdrawn(); s.do(s.finish()); return s }, []string{"Noor"}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := row.scene(t).seenBy(Sight.Case); !slices.Equal(got, row.want) {
				t.Errorf("got %v, want %v", got, row.want)
			}
		})
	}
}

func TestSight_OfThePeople(t *testing.T) {
	t.Run("M6: who shares a part; elsewhere shows as a number", func(t *testing.T) {
		s := table(t)
		for name, want := range map[string]int{"Noor": 0, "Hatice": 0, "Mila": 1, "Stef": 1, "Omar": 3, "Otto": 0} {
			if got := s.m.Sight(who(name)).Elsewhere(); got != want {
				t.Errorf("%s: got %d elsewhere, want %d", name, got, want)
			}
		}
		if got, want := s.seenBy(func(v Sight) bool { return v.Participant(seat("Mila")) }), []string{"Noor", "Hatice", "Joris", "Mila", "Stef", "Aniek", "Lotte"}; !slices.Equal(got, want) {
			t.Errorf("Mila: got her shown to %v, want %v", got, want)
		}
	})
	t.Run("M6, M7: before the table nobody but the organiser knows who else is asked", func(t *testing.T) {
		s := ready(t)
		if got, want := s.seenBy(func(v Sight) bool { return v.Participant(seat("Mila")) }), []string{"Noor", "Mila"}; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		if got := s.seenBy(Sight.Meeting); len(got) != 8 {
			t.Errorf("got the meeting shown to %v, want to the eight who are invited", got)
		}
	})
	t.Run("M6: a part that does not exist is nobody's", func(t *testing.T) {
		if got := table(t).seenBy(func(v Sight) bool { return v.Part(part("9")) }); len(got) != 0 {
			t.Errorf("got %v, want nobody", got)
		}
	})
}

func TestSight_OfTheRecord(t *testing.T) {
	t.Run("P6: of a meeting, the organiser's", func(t *testing.T) {
		if got := table(t).seenBy(Sight.Record); !slices.Equal(got, []string{"Noor"}) {
			t.Errorf("got %v, want Noor", got)
		}
	})
}

func TestSight_OfNobody(t *testing.T) {
	t.Run("M6: a person without an id, or before there is a meeting, sees nothing", func(t *testing.T) {
		for _, v := range []Sight{table(t).m.Sight(""), NewMeeting("").Sight(""), NewMeeting("").Sight(who("Noor"))} {
			if v.Meeting() || v.Organiser() || v.Case() || v.Record() || v.Notes() || v.Certificate() || v.Deeds() || v.AtTable() || v.Attended() || v.ParcelOpen() || len(v.Participants()) > 0 {
				t.Errorf("got %+v, want nothing visible", v.me)
			}
		}
	})
}

func TestMeeting_Apply(t *testing.T) {
	t.Run("P6: events of another stream are refused", func(t *testing.T) {
		if err := NewMeeting("").Apply(Event{Body: CaseEnded{}}); err == nil {
			t.Error("got an event of a case applied to a meeting")
		}
	})
	t.Run("P6: stages are a closed list, and the time of the last event is kept", func(t *testing.T) {
		s := table(t)
		if !s.m.LastAt.Equal(s.log[len(s.log)-1].At) || !s.m.Stage.Valid() || Stage("paused").Valid() {
			t.Errorf("got last %s of stage %q", s.m.LastAt, s.m.Stage)
		}
	})
}

func TestMeeting_Running(t *testing.T) {
	t.Run("C3: the purpose is fixed from the start until all is closed", func(t *testing.T) {
		s := ready(t)
		got := map[Stage]bool{s.m.Stage: s.m.Running()}
		s = permitted(t)
		got[s.m.Stage] = s.m.Running()
		for _, to := range []func(){s.round, func() { s.do(BeginClosing{s.by("Noor")}) }, func() { s.do(s.seal()) }, func() { s.do(s.finish()) }} {
			to()
			got[s.m.Stage] = s.m.Running()
		}
		want := map[Stage]bool{Planned: false, Table: true, Round: true, Closing: true, Safe: true, Done: false}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if len(s.m.Parcels()) != 2 {
			t.Errorf("got %d parcels, want two", len(s.m.Parcels()))
		}
	})
}
