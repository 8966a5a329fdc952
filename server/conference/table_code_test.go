// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

// coded has everybody at the table, and a code for Lotte.
func coded(t testing.TB) *scene {
	s := table(t)
	s.do(GiveCode{s.by("Noor"), seat("Lotte"), envelope("code")})
	return s
}

// on lets somebody do a deed with Lotte's code on a device.
func (s *scene) on(device string, right bool, d Deed) UseCode {
	return UseCode{Act: s.by("Lotte"), Beside: who(device), Participant: seat("Lotte"), Right: right, Deed: d}
}

func TestGiveCode(t *testing.T) {
	give := func(name, code string) func(*scene) Deed {
		return func(s *scene) Deed { return GiveCode{s.by("Noor"), seat(name), envelope(code)} }
	}
	t.Run("L12: a new one takes the place of the old, and of what was missed", func(t *testing.T) {
		s := coded(t)
		s.do(MissCode{s.by("Joris"), seat("Lotte")})
		s.gives(give("Lotte", "another")(s), CodeGiven{seat("Lotte"), envelope("another")})
		if p, _ := s.m.Participant(seat("Lotte")); p.Code != envelope("another") || p.Missed != 0 {
			t.Errorf("got %q missed %d times, want the new one", p.Code, p.Missed)
		}
	})
	t.Run("L12: also to who waits", func(t *testing.T) {
		s := ready(t)
		s.do(s.arrive("Lotte"))
		s.gives(give("Lotte", "code")(s), CodeGiven{seat("Lotte"), envelope("code")})
	})
	runRefused(t, ready, []refused{
		{"L12: somebody who is not here", nil, give("Lotte", "code"), []string{"conflict L1 not-here"}},
		{"L1: somebody of whom nobody knows who it is", func(s *scene) { s.do(Arrive{s.by("Stef"), firstTime}) }, give("Stef", "code"), []string{"conflict L1 not-proven"}},
		{"L12: the chair, who needs a device", func(s *scene) { s.do(s.arrive("Noor")) }, give("Noor", "code"), []string{"forbidden M4 capacity-may-not"}},
	})
	afterTable(t, func(t *testing.T, s *scene) { s.refuses(give("Lotte", "code")(s), "conflict S5 meeting-closed") })
	t.Run("L12: hidden from everybody but the organiser", func(t *testing.T) {
		coded(t).hides(func(a Act) Deed { return GiveCode{a, seat("Lotte"), ""} },
			func(a Act) Deed { return GiveCode{a, seat("nobody"), ""} }, "Otto", "Hatice", "Clock")
	})
}

func TestUseCode(t *testing.T) {
	t.Run("L12: the deed is the owner's, and recorded so", func(t *testing.T) {
		s := coded(t)
		put := s.put("1", "Lotte", "1")
		d := s.on("Joris", true, put)
		events, err := s.m.Decide(d)
		if err != nil || len(events) != 2 || events[0].Body != (CodeUsed{seat("Lotte"), who("Joris")}) {
			t.Fatalf("got %v, %v, want the use of the code and then the deed", events, err)
		}
		s.apply(events)
		if i, ok := s.m.Item(item("1")); !ok || i.Provider != seat("Lotte") || events[1].By != who("Lotte") {
			t.Errorf("got %+v by %s, want it Lotte's", i, events[1].By)
		}
	})
	t.Run("L12: without a deed it only looks; what was so already is not recorded", func(t *testing.T) {
		s := coded(t)
		s.gives(s.on("Joris", true, nil), CodeUsed{seat("Lotte"), who("Joris")})
		s.gives(s.on("Joris", true, AcceptConfidentiality{s.by("Lotte")}))
	})
	t.Run("L12: the rules are the owner's too", func(t *testing.T) {
		s := coded(t)
		s.do(s.put("1", "Joris", "2"))
		s.refuses(s.on("Joris", true, WithdrawItem{s.by("Lotte"), item("1")}), "forbidden T1 only-provider")
		s.refuses(s.on("Joris", true, WithdrawItem{s.by("Lotte"), item("nobody's")}), hiddenLikeAbsent)
	})
	withdraw := func(s *scene) Deed { return WithdrawItem{s.by("Lotte"), item("nobody's")} }
	use := func(device string, right bool) func(*scene) Deed {
		return func(s *scene) Deed { return s.on(device, right, withdraw(s)) }
	}
	runRefused(t, coded, []refused{
		{"L12: a wrong code, before anything of the deed is looked at", nil, use("Joris", false), []string{"forbidden L12 code-wrong"}},
		{"L12: on a device of somebody who is not here", func(s *scene) { s.leave("Joris") }, use("Joris", true), []string{"conflict L1 not-here"}},
		{"L1: on a device of nobody knows whom", func(s *scene) {
			s.leave("Joris")
			s.do(Arrive{s.by("Joris"), firstTime})
		}, use("Joris", true), []string{"conflict L1 not-proven"}},
		{"L12: on a device of somebody from outside", nil, use("Otto", true), []string{hiddenLikeAbsent}},
		{"L12: after the identity was refused", func(s *scene) { s.do(RefuseIdentity{s.by("Noor"), seat("Lotte")}) }, use("Joris", true), []string{"forbidden L12 code-wrong"}},
		{"L12: of who has no code, like a wrong one", nil, func(s *scene) Deed {
			return UseCode{Act: s.by("Stef"), Beside: who("Joris"), Participant: seat("Stef"), Right: true}
		}, []string{"forbidden L12 code-wrong"}},
		{"L12: of nobody, like a wrong one", nil, func(s *scene) Deed {
			return UseCode{Act: s.by("Stef"), Beside: who("Joris"), Participant: seat("nobody"), Right: true}
		}, []string{"forbidden L12 code-wrong"}},
		{"L12: in the name of somebody else", nil, func(s *scene) Deed {
			return UseCode{Act: s.by("Stef"), Beside: who("Joris"), Participant: seat("Lotte"), Right: true}
		}, []string{"forbidden L12 code-wrong"}},
	})
	afterTable(t, func(t *testing.T, s *scene) { s.refuses(s.on("Joris", true, nil), "conflict L1 not-here") })
}

func TestMissCode(t *testing.T) {
	miss := func(s *scene) MissCode { return MissCode{s.by("Joris"), seat("Lotte")} }
	t.Run("L12: five, and the code is dead until there is another", func(t *testing.T) {
		s := coded(t)
		for n := range CodeTries {
			if err := s.m.CheckCode(who("Joris"), seat("Lotte"), true); err != nil {
				t.Fatalf("after %d: got %v, want it good", n, err)
			}
			s.gives(miss(s), CodeMissed{seat("Lotte"), who("Joris")})
		}
		s.refuses(s.on("Joris", true, nil), "forbidden L12 code-dead")
		s.refuses(s.on("Joris", false, nil), "forbidden L12 code-dead")
		s.refuses(miss(s), "forbidden L12 code-dead")
		s.do(GiveCode{s.by("Noor"), seat("Lotte"), envelope("another")}, s.on("Joris", true, nil))
	})
	t.Run("L12: using it in between forgives nothing", func(t *testing.T) {
		s := coded(t)
		s.do(miss(s), miss(s), s.on("Joris", true, nil), miss(s), miss(s), miss(s))
		s.refuses(s.on("Joris", true, nil), "forbidden L12 code-dead")
	})
	t.Run("L12: who has no code is counted alike; who is not there leaves nothing in the record", func(t *testing.T) {
		s := coded(t)
		s.gives(MissCode{s.by("Joris"), seat("Stef")}, CodeMissed{seat("Stef"), who("Joris")})
		s.gives(MissCode{s.by("Joris"), seat("nobody")})
	})
	t.Run("L12: nobody from outside counts", func(t *testing.T) {
		s := coded(t)
		s.hidesFrom(func(a Act) Deed { return MissCode{a, seat("Lotte")} }, "Otto", "Clock")
		s.leave("Joris")
		s.refuses(miss(s), "conflict L1 not-here")
	})
}
