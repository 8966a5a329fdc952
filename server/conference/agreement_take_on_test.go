// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

// drafted has A2, written by Noor at part 4 and taken on by nobody.
func drafted(t testing.TB) *scene {
	s := table(t)
	s.do(s.draft("A2", "Noor", "4"))
	return s
}

func takeA2(a Act) Deed      { return TakeOnAgreement{a, agreement("A2")} }
func dropA2(a Act) Deed      { return DropAgreement{a, agreement("A2")} }
func takeNothing(a Act) Deed { return TakeOnAgreement{a, agreement("none")} }
func dropNothing(a Act) Deed { return DropAgreement{a, agreement("none")} }

func TestTakeOnAgreement_IsDoneByWhoWillDoIt(t *testing.T) {
	t.Run("S2: once, by one", func(t *testing.T) {
		s := drafted(t)
		s.gives(takeA2(s.by("Aniek")), AgreementTakenOn{agreement("A2"), seat("Aniek")})
		s.gives(takeA2(s.by("Aniek")))
	})
	runRefused(t, drafted, []refused{
		{"S2: by a second one", func(s *scene) { s.do(takeA2(s.by("Aniek"))) }, func(s *scene) Deed { return takeA2(s.by("Hatice")) }, []string{"conflict S2 agreement-taken"}},
		{"M4: by an interpreter", func(s *scene) {
			inez := inez
			inez.parts = parts("4")
			s.do(s.invite(inez))
			s.prepare(inez)
			s.enter("Inez")
			s.do(s.draft("A3", "Noor", "4"))
		}, func(s *scene) Deed { return TakeOnAgreement{s.by("Inez"), agreement("A3")} }, []string{"forbidden M4 capacity-may-not"}},
	})
	t.Run("M6, L1: hidden from who does not see it", func(t *testing.T) {
		s := drafted(t)
		s.leave("Lotte")
		s.hides(takeA2, takeNothing, "Otto", "Omar", "Lotte", "Clock")
		s.closing()
		s.hides(takeA2, takeNothing, "Aniek", "Noor")
	})
}

func TestDropAgreement_TakesItAway(t *testing.T) {
	t.Run("S2: by its author while it is nobody's", func(t *testing.T) {
		s := drafted(t)
		s.gives(dropA2(s.by("Noor")), AgreementDropped{agreement("A2")})
		s.refuses(dropA2(s.by("Noor")), hiddenLikeAbsent)
		if err := s.m.StandsAgain(dropA2(s.by("Noor"))); err != nil {
			t.Errorf("Noor: got %v, want the answer repeated", err)
		}
		if err := s.m.StandsAgain(dropA2(s.by("Omar"))); err == nil {
			t.Error("Omar: got an answer repeated about what was never shown")
		}
	})
	t.Run("S2, T2: by who took it on; what was asked for it lapses", func(t *testing.T) {
		s := asked(t)
		s.do(s.grant("4", "Hatice", "Joris"))
		s.gives(DropAgreement{s.by("Hatice"), agreement("A1")}, AgreementDropped{agreement("A1")})
		if r, _ := s.m.Request(request("4 by Hatice")); r.State != Lapsed || len(s.m.Releases()) != 0 || len(s.m.FinalAgreements()) != 0 {
			t.Errorf("got %s and %d releases, want nothing left of it", r.State, len(s.m.Releases()))
		}
	})
	runRefused(t, drafted, []refused{
		{"S2: by its author once somebody took it on", func(s *scene) { s.do(takeA2(s.by("Aniek"))) },
			func(s *scene) Deed { return dropA2(s.by("Noor")) }, []string{"forbidden S2 only-own-agreement"}},
		{"S2: by anybody else", nil, func(s *scene) Deed { return dropA2(s.by("Aniek")) }, []string{"forbidden S2 only-own-agreement"}},
	})
	t.Run("M6, L1: hidden from who does not see it", func(t *testing.T) {
		s := drafted(t)
		s.leave("Lotte")
		s.hides(dropA2, dropNothing, "Otto", "Omar", "Lotte", "Clock")
		s.closing()
		s.hides(dropA2, dropNothing, "Aniek", "Noor")
	})
}

func TestReportAgreement_SaysHowItStandsAfterwards(t *testing.T) {
	report := func(a Act, p Progress) Deed { return ReportAgreement{a, agreement("A2"), p} }
	taken := func(t testing.TB) *scene {
		s := drafted(t)
		s.do(takeA2(s.by("Aniek")))
		return s
	}
	t.Run("S2: by who took it on, after closing", func(t *testing.T) {
		s := taken(t).closed()
		s.gives(report(s.by("Aniek"), Finished), AgreementReported{agreement("A2"), Finished})
		s.gives(report(s.by("Aniek"), Finished))
		s.gives(report(s.by("Aniek"), NotDone), AgreementReported{agreement("A2"), NotDone})
	})
	runRefused(t, taken, []refused{
		{"S7: before closing", nil, func(s *scene) Deed { return report(s.by("Aniek"), Finished) }, []string{"conflict S7 meeting-not-closed"}},
		{"S2: by the organiser", toClosed, func(s *scene) Deed { return report(s.by("Noor"), Finished) }, []string{"forbidden S2 only-own-agreement"}},
		{"S2: in words that do not exist", toClosed, func(s *scene) Deed { return report(s.by("Aniek"), "nearly") }, []string{"invalid S2 progress-unknown progress"}},
		{"S2: of what nobody took on", func(s *scene) {
			s.do(s.draft("A3", "Aniek", "4"))
			s.closed()
		}, func(s *scene) Deed { return ReportAgreement{s.by("Aniek"), agreement("A3"), Finished} }, []string{hiddenLikeAbsent}},
	})
	t.Run("M6: hidden from who does not see it", func(t *testing.T) {
		s := taken(t).closed()
		s.hides(func(a Act) Deed { return report(a, Finished) }, func(a Act) Deed { return ReportAgreement{a, agreement("none"), Finished} },
			"Otto", "Omar", "Clock")
	})
}
