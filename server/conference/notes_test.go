// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/catalogue"
)

// noted is a closed meeting: Lotte at part 1, Joris at part 2, Mila at part 3
// without Stef, and one item of Stef's that he withdrew. Hatice's A1 rests on Joris
// and Lotte. Ruben was invited and never came.
func noted(t testing.TB) *scene {
	s := table(t)
	s.do(s.invite(ruben), s.put("1", "Lotte", "1"))
	s.prepare(ruben)
	s.do(s.put("3", "Stef", "3"), WithdrawItem{s.by("Stef"), item("3")})
	d := s.put("4", "Joris", "2")
	d.Domain = catalogue.DomainMentalHealth
	hidden := s.put("7", "Mila", "3")
	hidden.Audience, hidden.Domain = seats("Noor", "Hatice"), catalogue.DomainSafety
	s.do(d, s.put("5", "Joris", "2"), hidden)
	s.takeOn("A1", "Hatice", "4")
	s.do(s.askFor("4", "Hatice", "A1"), s.grant("4", "Hatice", "Joris"), s.askFor("1", "Hatice", "A1"), s.grant("1", "Hatice", "Lotte"))
	return s
}

func TestNotes_AreComputedPerViewer(t *testing.T) {
	housing, mind, safety := catalogue.DomainHousing, catalogue.DomainMentalHealth, catalogue.DomainSafety
	t.Run("S3, M6: who provided something about which life domain, of own parts, not what was withdrawn", func(t *testing.T) {
		s := noted(t).closed()
		want := map[string][]Contribution{
			"Noor":  {{seat("Lotte"), housing}, {seat("Joris"), mind}, {seat("Joris"), housing}, {seat("Mila"), safety}},
			"Omar":  {{seat("Joris"), mind}, {seat("Joris"), housing}},
			"Stef":  {{seat("Lotte"), housing}},
			"Mila":  {{seat("Mila"), safety}},
			"Ruben": nil,
			"Otto":  nil,
		}
		for name, contributions := range want {
			if diff := cmp.Diff(contributions, s.m.Sight(who(name)).Contributions()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	})
	t.Run("S3, M6: who was present, in own parts", func(t *testing.T) {
		s := noted(t).closed()
		want := map[string][]string{
			"Noor": {"Noor", "Hatice", "Joris", "Mila", "Stef", "Aniek", "Omar", "Lotte"},
			"Omar": {"Noor", "Hatice", "Joris", "Omar", "Lotte"},
			"Mila": {"Noor", "Hatice", "Joris", "Mila", "Stef", "Aniek", "Lotte"},
		}
		for name, present := range want {
			var got []ParticipantID
			for _, p := range s.m.Sight(who(name)).Attendance() {
				got = append(got, p.ID)
			}
			if diff := cmp.Diff(seats(present...), got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
		if got := s.m.Sight(who("Ruben")).Attendance(); len(got) != 0 {
			t.Errorf("Ruben, who never came: got %v, want nobody", got)
		}
	})
	t.Run("S3, M6: on whose contributions an agreement rests, of own parts", func(t *testing.T) {
		s := noted(t).closed()
		for name, want := range map[string][]string{"Noor": {"Joris", "Lotte"}, "Hatice": {"Joris", "Lotte"}, "Lotte": {"Joris", "Lotte"}, "Stef": {"Lotte"}, "Omar": nil, "Mila": nil} {
			if got := s.m.Sight(who(name)).Evidence(agreement("A1")); !slices.Equal(got, seats(want...)) {
				t.Errorf("%s: got %v, want %v", name, got, want)
			}
		}
	})
	t.Run("S3: nothing of it before closing", func(t *testing.T) {
		s := noted(t)
		for range 3 {
			for _, name := range []string{"Noor", "Hatice"} {
				if v := s.m.Sight(who(name)); v.Notes() || len(v.Contributions())+len(v.Attendance()) != 0 {
					t.Errorf("%s reads notes of a meeting that is %s", name, s.m.Stage)
				}
			}
			switch s.m.Stage {
			case Table:
				s.closing()
			case Closing:
				s.do(s.seal())
			}
		}
	})
}
