// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPutItem_FixesItsAudience(t *testing.T) {
	put := func(d PutItem, by string, personal bool, audience ...string) ItemPut {
		return ItemPut{d.Item, seat(by), d.Part, d.Domain, d.Detail, personal, seats(audience...), d.Envelope, d.Consent}
	}
	t.Run("L2, M6: to everybody who sits at the part, in the order of invitation", func(t *testing.T) {
		s := table(t)
		d := s.put("3", "Stef", "3")
		s.gives(d, put(d, "Stef", true, "Noor", "Hatice", "Mila", "Stef"))
		got, _ := s.m.Item(item("3"))
		if got.Number != 1 || got.Withdrawn || !got.At.Equal(d.At) {
			t.Errorf("got %+v, want number 1, put now", got)
		}
	})
	t.Run("L1: not to who is out of the room", func(t *testing.T) {
		s := table(t)
		s.leave("Noor")
		d := s.put("3", "Stef", "3")
		s.gives(d, put(d, "Stef", true, "Hatice", "Mila", "Stef"))
	})
	t.Run("L1: to some only, always with the one who puts it; not even the chair sees it otherwise", func(t *testing.T) {
		s := table(t)
		d := s.put("7", "Mila", "3")
		d.Audience = seats("Hatice")
		s.gives(d, put(d, "Mila", true, "Hatice", "Mila"))
		for name, want := range map[string]bool{"Mila": true, "Hatice": true, "Stef": false, "Noor": false, "Joris": false} {
			if got := s.m.Sight(who(name)).Item(item("7")); got != want {
				t.Errorf("%s: got %v, want %v", name, got, want)
			}
		}
	})
	t.Run("L1: to nobody but oneself", func(t *testing.T) {
		s := table(t)
		d := s.put("7", "Mila", "3")
		d.Audience = []ParticipantID{}
		s.gives(d, put(d, "Mila", true, "Mila"))
	})
	t.Run("L1: who comes later does not see it", func(t *testing.T) {
		s := table(t)
		s.do(s.put("1", "Lotte", "1"), s.invite(ruben))
		s.prepare(ruben)
		s.enter("Ruben")
		if s.m.Sight(who("Ruben")).Item(item("1")) {
			t.Error("got an item shown to a latecomer, want its provider to decide")
		}
	})
	t.Run("L2: advice about no person, by an adviser", func(t *testing.T) {
		s := table(t)
		d := s.advice("12", "Omar", "2")
		s.gives(d, put(d, "Omar", false, "Noor", "Hatice", "Joris", "Omar", "Lotte"))
	})
	t.Run("L2: on a consent that lives, in the round too", func(t *testing.T) {
		s := table(t)
		s.do(OpenRound{s.by("Noor")})
		d := s.put("4", "Joris", "2")
		d.Consent, d.Live = consent("Joris"), true
		s.gives(d, put(d, "Joris", true, "Noor", "Hatice", "Joris", "Omar", "Lotte"))
	})
}

func TestPutItem_Refuses(t *testing.T) {
	var rows []refused
	one := func(name string, change func(*PutItem), want ...string) {
		rows = append(rows, refused{name: name, want: want, deed: func(s *scene) Deed {
			d := s.put("3", "Stef", "3")
			change(&d)
			return d
		}})
	}
	one("L2: no text", func(d *PutItem) { d.Facts.Text = false }, "invalid L2 text-missing text")
	one("L2: no origin", func(d *PutItem) { d.Facts.Origin = false }, "invalid L2 origin-missing origin")
	one("L2: no date of the origin", func(d *PutItem) { d.Facts.Dated = false }, "invalid L2 origin-date-missing dated")
	one("L2: no law", func(d *PutItem) { d.Facts.Law = false }, "invalid L2 law-missing law")
	one("L2: no nature", func(d *PutItem) { d.Facts.Nature = false }, "invalid L2 nature-missing nature")
	one("L2: a life domain that does not exist", func(d *PutItem) { d.Domain = "all" }, "invalid L2 domain-missing domain")
	one("L2: neither that nor what", func(d *PutItem) { d.Detail = "" }, "invalid L2 detail-missing detail")
	one("L2: about a person, but about whom?", func(d *PutItem) { d.Facts.Subjects = nil }, "invalid L2 item-subject-missing subjects")
	one("L2: about no person, but with one", func(d *PutItem) { d.Facts.Personal = false }, "invalid L2 item-subject-unwanted subjects")
	one("L2: about somebody who is no subject of the case", func(d *PutItem) { d.Known = false }, "invalid L2 item-subject-unknown subjects")
	one("L2: everything that lacks is told at once", func(d *PutItem) {
		d.Facts, d.Domain, d.Detail, d.Known = ItemFacts{}, "", "", true
	}, "invalid L2 text-missing text", "invalid L2 origin-missing origin", "invalid L2 origin-date-missing dated",
		"invalid L2 law-missing law", "invalid L2 nature-missing nature", "invalid L2 domain-missing domain", "invalid L2 detail-missing detail")
	one("C8: a consent that was withdrawn", func(d *PutItem) { d.Consent = consent("Stef") }, "conflict C8 consent-ended consent")
	one("M6: to somebody of another part", func(d *PutItem) { d.Audience = seats("Hatice", "Joris") }, "conflict L1 audience-not-at-table audience")
	one("M6: to somebody who does not exist, told in the same words", func(d *PutItem) { d.Audience = seats("Hatice", "nobody") }, "conflict L1 audience-not-at-table audience")
	runRefused(t, table, rows)

	runRefused(t, table, []refused{
		{"L1: to somebody who left", func(s *scene) { s.leave("Hatice") }, func(s *scene) Deed {
			d := s.put("3", "Stef", "3")
			d.Audience = seats("Hatice")
			return d
		}, []string{"conflict L1 audience-not-at-table audience"}},
		{"M4: an interpreter puts nothing", func(s *scene) {
			s.do(s.invite(inez))
			s.prepare(inez)
			s.enter("Inez")
		}, func(s *scene) Deed { return s.put("3", "Inez", "2") }, []string{"forbidden M4 capacity-may-not"}},
	})
}

func TestPutItem_IsHidden(t *testing.T) {
	real := func(s *scene, in string) func(Act) Deed {
		return func(a Act) Deed {
			d := s.put("7", "Mila", in)
			d.Act = a
			return d
		}
	}
	t.Run("M6, L1: a part of others, no task yet, not at the table", func(t *testing.T) {
		s := table(t)
		s.do(s.invite(inez))
		s.leave("Hatice")
		s.hides(real(s, "3"), real(s, "9"), "Otto", "Inez", "Joris", "Omar", "Hatice", "Clock")
		s.hides(real(s, "9"), real(s, "10"), "Noor", "Mila")
	})
	t.Run("L1: before the table is open", func(t *testing.T) {
		s := ready(t)
		s.hides(real(s, "3"), real(s, "9"), "Noor", "Mila")
	})
	afterTable(t, func(t *testing.T, s *scene) {
		s.hides(real(s, "3"), real(s, "9"), "Noor", "Mila")
	})
}

func TestWithdrawItem_TakesItOffTheTable(t *testing.T) {
	withdraw := func(a Act) Deed { return WithdrawItem{a, item("4")} }
	t.Run("L6: gone for everybody, and what was asked of it", func(t *testing.T) {
		s := afterAsking(t)
		s.do(s.grant("4", "Hatice", "Joris"))
		s.gives(withdraw(s.by("Joris")), ItemWithdrawn{item("4")})
		for _, name := range []string{"Joris", "Noor", "Hatice"} {
			if sight := s.m.Sight(who(name)); sight.Item(item("4")) || sight.Request(request("4 by Hatice")) {
				t.Errorf("%s still sees a withdrawn item or a request on it", name)
			}
		}
		if got := s.m.Releases(); len(got) != 0 {
			t.Errorf("got releases %v, want none", got)
		}
	})
	t.Run("L6: its sealed texts are named, so that they go with it", func(t *testing.T) {
		s := afterAsking(t)
		g := s.grant("4", "Hatice", "Joris")
		g.Limits = envelope("conditions")
		s.do(g)
		want := []EnvelopeID{envelope("item 4"), envelope("request 4 by Hatice"), envelope("conditions")}
		if diff := cmp.Diff(want, s.m.TextsOf(item("4"))); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("L1: its provider after leaving, until close", func(t *testing.T) {
		s := afterAsking(t)
		s.leave("Joris")
		s.gives(withdraw(s.by("Joris")), ItemWithdrawn{item("4")})
	})
	t.Run("L6: a second time there is nothing to see, but the answer is repeated", func(t *testing.T) {
		s := afterAsking(t)
		s.do(withdraw(s.by("Joris")))
		s.refuses(withdraw(s.by("Joris")), hiddenLikeAbsent)
		if err := s.m.StandsAgain(withdraw(s.by("Joris"))); err != nil {
			t.Errorf("Joris: got %v, want nil", err)
		}
		for _, name := range []string{"Hatice", "Otto", "Noor"} {
			if err := s.m.StandsAgain(withdraw(s.by(name))); err == nil {
				t.Errorf("%s: got an answer repeated that was never theirs", name)
			}
		}
	})
	runRefused(t, afterAsking, []refused{
		{"L6: not by the chair", nil, func(s *scene) Deed { return withdraw(s.by("Noor")) }, []string{"forbidden T1 only-provider"}},
		{"L6: not by who asked for it", nil, func(s *scene) Deed { return withdraw(s.by("Hatice")) }, []string{"forbidden T1 only-provider"}},
	})
	t.Run("M6: hidden from who does not see it", func(t *testing.T) {
		s := afterAsking(t)
		s.leave("Lotte")
		s.hides(withdraw, func(a Act) Deed { return WithdrawItem{a, item("nothing")} }, "Otto", "Stef", "Mila", "Lotte", "Clock")
	})
	for stage, to := range map[string]func(*scene){"closing": toClosing, "sealed": toSealed, "closed": toClosed} {
		t.Run("S5: "+stage, func(t *testing.T) {
			s := afterAsking(t)
			to(s)
			s.refuses(withdraw(s.by("Joris")), hiddenLikeAbsent)
			if err := s.m.StandsAgain(withdraw(s.by("Joris"))); err == nil {
				t.Error("got a right to withdraw again after the table, want none")
			}
		})
	}
}
