// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

// afterAsking has an item of Joris on which Hatice asked for permission, and one of hers.
func afterAsking(t testing.TB) *scene {
	s := table(t)
	s.do(s.put("4", "Joris", "2"), s.put("9", "Hatice", "2"), s.ask("4", "Hatice"), s.ask("9", "Joris"))
	return s
}

func TestLeave_EndsAStay(t *testing.T) {
	t.Run("L1: with the time; again and again", func(t *testing.T) {
		s := table(t)
		s.gives(Leave{s.by("Joris")}, Left{seat("Joris")})
		out := s.now
		s.enter("Joris")
		p, _ := s.m.Participant(seat("Joris"))
		if len(p.Attended) != 2 || !p.Attended[0].Out.Equal(out) || !p.Attended[1].Out.IsZero() {
			t.Errorf("got stays %v, want one that ended at %s and one that lasts", p.Attended, out)
		}
	})
	t.Run("L1: the waiting room too, without a stay", func(t *testing.T) {
		s := ready(t)
		s.do(s.arrive("Stef"))
		s.gives(Leave{s.by("Stef")}, Left{seat("Stef")})
		if p, _ := s.m.Participant(seat("Stef")); p.Presence != Outside || len(p.Attended) != 0 {
			t.Errorf("got %+v, want outside and never at the table", p)
		}
	})
	t.Run("L1: sight of everything goes but own items and the requests on them", func(t *testing.T) {
		s := afterAsking(t)
		s.takeOn("A4", "Joris", "2")
		s.leave("Joris")
		joris := s.m.Sight(who("Joris"))
		if got := joris.Items(); len(got) != 1 || got[0].ID != item("4") {
			t.Errorf("got items %v, want the own one", got)
		}
		if got := joris.Requests(); len(got) != 1 || got[0].ID != request("4 by Hatice") {
			t.Errorf("got requests %v, want the one on the own item", got)
		}
		if joris.AtTable() || len(joris.Agreements()) != 0 || len(joris.Participants()) != 1 || joris.Elsewhere() != 0 {
			t.Error("got a sight of agreements or people after leaving, want none")
		}
		s.gives(s.grant("4", "Hatice", "Joris"), PermissionGranted{Request: request("4 by Hatice")})
	})
	t.Run("L1: who comes back sees what was shown to them, not what was put meanwhile", func(t *testing.T) {
		s := afterAsking(t)
		s.leave("Joris")
		s.do(s.put("12", "Omar", "2"))
		s.enter("Joris")
		if joris := s.m.Sight(who("Joris")); !joris.Item(item("9")) || joris.Item(item("12")) {
			t.Errorf("got 9 %v and 12 %v, want true and false", joris.Item(item("9")), joris.Item(item("12")))
		}
	})
	runRefused(t, table, []refused{
		{"L1: who is not there", func(s *scene) { s.leave("Stef") }, func(s *scene) Deed { return Leave{s.by("Stef")} }, []string{"conflict L1 not-at-table"}},
	})
	afterTable(t, func(t *testing.T, s *scene) {
		s.refuses(Leave{s.by("Stef")}, "conflict L1 not-at-table")
		s.refuses(ShowOut{s.by("Noor"), seat("Stef")}, "conflict L1 not-at-table")
	})
	t.Run("L1: hidden from who is not invited", func(t *testing.T) {
		s := table(t)
		s.hidesFrom(func(a Act) Deed { return Leave{a} }, "Otto", "Clock")
	})
}

func TestShowOut_EndsAnothersStay(t *testing.T) {
	t.Run("L1: from the table, and from the waiting room", func(t *testing.T) {
		s := afterAsking(t)
		s.gives(ShowOut{s.by("Noor"), seat("Joris")}, ShownOut{seat("Joris")})
		joris := s.m.Sight(who("Joris"))
		if !joris.Item(item("4")) || !joris.Request(request("4 by Hatice")) || joris.Item(item("9")) {
			t.Error("want the own item and the request on it to stay, and nothing else")
		}
		s.do(s.arrive("Joris"))
		s.gives(ShowOut{s.by("Noor"), seat("Joris")}, ShownOut{seat("Joris")})
	})
	t.Run("L1: also while the chair is out of the room", func(t *testing.T) {
		s := table(t)
		s.leave("Noor")
		s.gives(ShowOut{s.by("Noor"), seat("Joris")}, ShownOut{seat("Joris")})
	})
	show := func(name string) func(*scene) Deed {
		return func(s *scene) Deed { return ShowOut{s.by("Noor"), seat(name)} }
	}
	runRefused(t, table, []refused{
		{"L1: the chair is shown out by nobody", nil, show("Noor"), []string{"conflict L1 chair-stays"}},
		{"L1: who is not there", func(s *scene) { s.leave("Stef") }, show("Stef"), []string{"conflict L1 not-at-table"}},
		{"L1: somebody who does not exist", nil, show("nobody"), []string{hiddenLikeAbsent}},
	})
	t.Run("L1: hidden from everybody but the organiser", func(t *testing.T) {
		s := table(t)
		s.hides(func(a Act) Deed { return ShowOut{a, seat("Stef")} }, func(a Act) Deed { return ShowOut{a, seat("nobody")} },
			"Otto", "Stef", "Hatice", "Omar", "Clock")
	})
}
