// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

func TestRound_GoesAgreementByAgreement(t *testing.T) {
	discuss := func(n string) func(Act) Deed {
		return func(a Act) Deed { return DiscussAgreement{a, agreement(n)} }
	}
	t.Run("S1: before closing, once, each that was taken on", func(t *testing.T) {
		s := withItems(t)
		s.gives(OpenRound{s.by("Noor")}, RoundOpened{})
		s.gives(OpenRound{s.by("Noor")})
		s.refuses(BeginClosing{s.by("Noor")}, "conflict S1 agreements-not-discussed")
		s.gives(discuss("A1")(s.by("Noor")), AgreementDiscussed{agreement("A1")})
		s.gives(discuss("A1")(s.by("Noor")))
		if !s.m.Sight(who("Hatice")).Discussed(agreement("A1")) || s.m.Sight(who("Omar")).Discussed(agreement("A1")) {
			t.Error("want who sees the agreement to see that it was discussed, and nobody else")
		}
		s.do(BeginClosing{s.by("Noor")})
	})
	t.Run("S1: drafts that nobody took on do not hold it up", func(t *testing.T) {
		s := drafted(t)
		s.do(OpenRound{s.by("Noor")}, BeginClosing{s.by("Noor")})
	})
	t.Run("S1: an agreement discussed and then dropped does not either", func(t *testing.T) {
		s := withItems(t)
		s.round()
		s.do(DropAgreement{s.by("Hatice"), agreement("A1")}, BeginClosing{s.by("Noor")})
	})
	runRefused(t, withItems, []refused{
		{"S1: an agreement before the round", nil, func(s *scene) Deed { return discuss("A1")(s.by("Noor")) }, []string{"conflict S1 round-not-held"}},
		{"S2: one that nobody took on", func(s *scene) { s.do(s.draft("A2", "Noor", "4"), OpenRound{s.by("Noor")}) },
			func(s *scene) Deed { return discuss("A2")(s.by("Noor")) }, []string{"conflict S2 not-taken-on"}},
		{"S1: closing without a round", nil, func(s *scene) Deed { return BeginClosing{s.by("Noor")} }, []string{"conflict S1 round-not-held"}},
	})
	runRefused(t, ready, []refused{
		{"L1: a round before the table", nil, func(s *scene) Deed { return OpenRound{s.by("Noor")} }, []string{"conflict L1 meeting-not-open"}},
	})
	afterTable(t, func(t *testing.T, s *scene) {
		s.refuses(OpenRound{s.by("Noor")}, "conflict S5 meeting-closed")
		s.refuses(discuss("none")(s.by("Noor")), hiddenLikeAbsent)
	})
	t.Run("S1: after closing a discussed agreement is seen, and there is no round", func(t *testing.T) {
		s := withItems(t).closed()
		s.refuses(discuss("A1")(s.by("Noor")), "conflict S1 round-not-held")
	})
	t.Run("S1: hidden from everybody but the chair", func(t *testing.T) {
		s := withItems(t)
		s.hidesFrom(func(a Act) Deed { return OpenRound{a} }, "Otto", "Hatice", "Omar", "Clock")
		s.do(OpenRound{s.by("Noor")})
		s.hides(discuss("A1"), discuss("none"), "Otto", "Hatice", "Omar", "Clock")
	})
}
