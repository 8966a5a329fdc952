// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

// withLatecomer has an item of Lotte at part 1, and Ruben who came after it.
func withLatecomer(t testing.TB) *scene {
	s := table(t)
	s.do(s.put("1", "Lotte", "1"), s.invite(ruben), s.invite(inez))
	s.prepare(ruben)
	s.prepare(inez)
	s.enter("Ruben", "Inez")
	return s
}

func TestOpenItem_ShowsAnOwnItemToALatecomer(t *testing.T) {
	open := func(to ...string) func(Act) Deed {
		return func(a Act) Deed { return OpenItem{a, item("1"), seats(to...)} }
	}
	t.Run("L1: to whom its provider says, once", func(t *testing.T) {
		s := withLatecomer(t)
		s.gives(open("Ruben", "Noor", "Ruben")(s.by("Lotte")), ItemOpened{item("1"), seats("Ruben")})
		s.gives(open("Ruben")(s.by("Lotte")))
		if !s.m.Sight(who("Ruben")).Item(item("1")) || s.m.Sight(who("Inez")).Item(item("1")) {
			t.Error("want Ruben to see it now, and Inez not")
		}
	})
	t.Run("T2: requests made before are not opened with it", func(t *testing.T) {
		s := withLatecomer(t)
		s.do(s.ask("1", "Hatice"), open("Ruben")(s.by("Lotte")))
		if s.m.Sight(who("Ruben")).Request(request("1 by Hatice")) {
			t.Error("got a request shown that was made before Ruben could see the item")
		}
	})
	t.Run("L1: by its provider after leaving", func(t *testing.T) {
		s := withLatecomer(t)
		s.leave("Lotte")
		s.gives(open("Ruben")(s.by("Lotte")), ItemOpened{item("1"), seats("Ruben")})
	})
	row := func(name string, given func(*scene), by string, to []string, want string) refused {
		return refused{name, given, func(s *scene) Deed { return open(to...)(s.by(by)) }, []string{want}}
	}
	runRefused(t, withLatecomer, []refused{
		row("T1: by the chair", nil, "Noor", []string{"Ruben"}, "forbidden T1 only-provider"),
		row("L1: to nobody", nil, "Lotte", nil, "invalid L1 audience-missing to"),
		row("M6: to somebody of another part", nil, "Lotte", []string{"Mila"}, "conflict L1 audience-not-at-table to"),
		row("M6: to somebody who does not exist", nil, "Lotte", []string{"nobody"}, "conflict L1 audience-not-at-table to"),
		row("L1: to somebody who left", func(s *scene) { s.leave("Ruben") }, "Lotte", []string{"Ruben"}, "conflict L1 audience-not-at-table to"),
	})
	t.Run("M6: hidden from who does not see it", func(t *testing.T) {
		s := withLatecomer(t)
		s.leave("Noor")
		s.hides(open("Ruben"), func(a Act) Deed { return OpenItem{a, item("nothing"), seats("Ruben")} },
			"Otto", "Ruben", "Inez", "Mila", "Noor", "Clock")
	})
	t.Run("S5: hidden after the table", func(t *testing.T) {
		s := withLatecomer(t)
		s.closing()
		s.refuses(open("Ruben")(s.by("Lotte")), hiddenLikeAbsent)
		s.refuses(NarrowItem{s.by("Lotte"), item("1"), seats("Noor")}, hiddenLikeAbsent)
	})
}

func TestNarrowItem_HidesAnOwnItem(t *testing.T) {
	narrow := func(from ...string) func(Act) Deed {
		return func(a Act) Deed { return NarrowItem{a, item("1"), seats(from...)} }
	}
	t.Run("L1: from whom its provider says, never from the provider; also from the chair", func(t *testing.T) {
		s := withLatecomer(t)
		s.gives(narrow("Noor", "Lotte", "Stef", "Ruben", "nobody")(s.by("Lotte")), ItemNarrowed{item("1"), seats("Noor", "Stef")})
		s.gives(narrow("Noor")(s.by("Lotte")))
		for name, want := range map[string]bool{"Lotte": true, "Hatice": true, "Noor": false, "Stef": false} {
			if got := s.m.Sight(who(name)).Item(item("1")); got != want {
				t.Errorf("%s: got %v, want %v", name, got, want)
			}
		}
	})
	t.Run("T1: what they asked of it lapses, even when it was granted", func(t *testing.T) {
		s := withLatecomer(t)
		s.do(s.ask("1", "Hatice"), s.ask("1", "Stef"), s.grant("1", "Hatice", "Lotte"), s.grant("1", "Stef", "Lotte"))
		s.do(narrow("Stef")(s.by("Lotte")))
		r, _ := s.m.Request(request("1 by Stef"))
		if got := s.m.Releases(); r.State != Lapsed || len(got) != 1 || got[0].Recipient.ID != seat("Hatice") {
			t.Errorf("got %s and releases %v, want Hatice's permission only", r.State, got)
		}
		if s.m.Sight(who("Lotte")).Request(request("1 by Stef")) {
			t.Error("got a lapsed request shown")
		}
	})
	t.Run("T2: shown again, it can be asked for again", func(t *testing.T) {
		s := withLatecomer(t)
		s.do(s.ask("1", "Stef"), narrow("Stef")(s.by("Lotte")), OpenItem{s.by("Lotte"), item("1"), seats("Stef")})
		again := s.ask("1", "Stef")
		again.Request = request("again")
		s.do(again)
	})
	t.Run("L1: from somebody who left, by a provider who left", func(t *testing.T) {
		s := withLatecomer(t)
		s.leave("Stef", "Lotte")
		s.gives(narrow("Stef")(s.by("Lotte")), ItemNarrowed{item("1"), seats("Stef")})
	})
	runRefused(t, withLatecomer, []refused{
		{"T1: by the chair", nil, func(s *scene) Deed { return narrow("Stef")(s.by("Noor")) }, []string{"forbidden T1 only-provider"}},
		{"L1: from nobody", nil, func(s *scene) Deed { return narrow()(s.by("Lotte")) }, []string{"invalid L1 audience-missing from"}},
	})
	t.Run("M6: hidden from who does not see it", func(t *testing.T) {
		s := withLatecomer(t)
		s.hides(narrow("Stef"), func(a Act) Deed { return NarrowItem{a, item("nothing"), seats("Stef")} }, "Otto", "Ruben", "Mila", "Clock")
	})
}
