// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"testing"
)

// beside has Joris waiting, known and ready, and Lotte, Ruben and Inez invited.
func beside(t testing.TB) *scene {
	s := ready(t)
	s.do(s.invite(ruben), s.invite(inez), s.arrive("Joris"))
	return s
}

func (s *scene) vouch(by, seatOf string) VouchFor { return VouchFor{s.by(by), seat(seatOf)} }

func TestVouchFor(t *testing.T) {
	for _, name := range []string{"Lotte", "Ruben", "Inez"} {
		t.Run("L1, M4: brings in "+name+", by name, who waits like everybody", func(t *testing.T) {
			s := beside(t)
			s.gives(s.vouch("Joris", name), VouchedFor{seat(name), seat("Joris")})
			p, _ := s.m.Participant(seat(name))
			if p.Presence != Waiting || p.Method != MethodVouched || p.VouchedBy != seat("Joris") || s.m.Sight(who(name)).AtTable() {
				t.Errorf("got %+v, want them waiting, vouched for by Joris", p)
			}
			s.gives(s.vouch("Joris", name))
		})
	}
	t.Run("L1: also who came by a link and waits, and who is at the table may", func(t *testing.T) {
		s := table(t)
		s.do(s.invite(ruben), Arrive{s.by("Ruben"), Identity{Method: MethodLink}})
		s.gives(s.vouch("Stef", "Ruben"), VouchedFor{seat("Ruben"), seat("Stef")})
		s.do(AcceptConfidentiality{s.by("Ruben")}, Admit{s.by("Noor"), seat("Ruben"), ""})
	})
	t.Run("L1: who left and comes by a link has to be vouched for anew", func(t *testing.T) {
		s := table(t)
		s.do(s.invite(ruben), s.vouch("Stef", "Ruben"))
		s.leave("Ruben")
		s.do(Arrive{s.by("Ruben"), Identity{Method: MethodLink}})
		s.do(AcceptConfidentiality{s.by("Ruben")})
		s.refuses(Admit{s.by("Noor"), seat("Ruben"), ""}, "conflict L1 not-proven")
		if p, _ := s.m.Participant(seat("Ruben")); p.VouchedBy != "" {
			t.Error("got Stef still answering for who comes by a link")
		}
	})
	organiser := func(of string) func(*scene) Deed { return func(s *scene) Deed { return s.vouch("Noor", of) } }
	runRefused(t, beside, []refused{
		{"L1: by the organiser who is not there", nil, organiser("Lotte"), []string{"conflict L1 not-here"}},
		{"L1: by the organiser who is not known", func(s *scene) { s.do(Arrive{s.by("Noor"), firstTime}) }, organiser("Lotte"), []string{"conflict L1 not-proven"}},
		{"M4: for a professional", func(s *scene) { s.do(s.arrive("Noor")) }, organiser("Stef"), []string{"forbidden M4 capacity-may-not"}},
	})
	runRefused(t, table, []refused{
		{"M4: by an adviser", nil, func(s *scene) Deed { return s.vouch("Omar", "Lotte") }, []string{"forbidden M4 capacity-may-not"}},
		{"M4: by a representative", nil, func(s *scene) Deed { return s.vouch("Lotte", "Joris") }, []string{"forbidden M4 capacity-may-not"}},
	})
	afterTable(t, func(t *testing.T, s *scene) { s.refuses(s.vouch("Noor", "Lotte"), "conflict S5 meeting-closed") })
}

func TestVouchFor_WhoMayKnow(t *testing.T) {
	may := func(s *scene, of string) []string {
		return s.seenBy(func(v Sight) bool { return v.MayVouchFor(seat(of)) })
	}
	check := func(t *testing.T, s *scene, of string, want ...string) {
		t.Helper()
		if got := may(s, of); !slices.Equal(got, want) {
			t.Errorf("for %s: got %v, want %v", of, got, want)
		}
	}
	t.Run("L1, M6: only a professional who is here, and known", func(t *testing.T) {
		s := beside(t)
		check(t, s, "Ruben", "Joris")
		check(t, s, "Stef")
		s.do(s.arrive("Omar"), s.arrive("Lotte"), Arrive{s.by("Stef"), firstTime})
		check(t, s, "Ruben", "Joris")
	})
	t.Run("M6: of a part of their own", func(t *testing.T) {
		s := beside(t)
		s.do(s.arrive("Mila"), s.arrive("Hatice"))
		check(t, s, "Ruben", "Hatice", "Joris")
		check(t, s, "Lotte", "Hatice", "Joris", "Mila")
	})
	t.Run("M2, M5: not before they may see the case", func(t *testing.T) {
		s := beside(t)
		again := s.declare(joris)
		again.Catalogue = "team-help"
		s.do(again)
		check(t, s, "Ruben")
	})
	t.Run("M6: to others, who could be vouched for is hidden like absent", func(t *testing.T) {
		s := beside(t)
		s.do(s.arrive("Omar"), Arrive{s.by("Stef"), Identity{Method: MethodLink}})
		s.hides(func(a Act) Deed { return VouchFor{a, seat("Ruben")} },
			func(a Act) Deed { return VouchFor{a, seat("nobody")} }, "Otto", "Omar", "Stef", "Hatice", "Clock")
		s.hides(func(a Act) Deed { return VouchFor{a, seat("Stef")} },
			func(a Act) Deed { return VouchFor{a, seat("nobody")} }, "Joris")
	})
}
