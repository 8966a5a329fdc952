// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDraftAgreement_WritesOneActivityDown(t *testing.T) {
	drafted := func(d DraftAgreement, by string, audience ...string) AgreementDrafted {
		return AgreementDrafted{d.Agreement, seat(by), d.Part, seats(audience...), d.Envelope}
	}
	t.Run("S2, M6: for everybody who sits at the part; it is nobody's yet", func(t *testing.T) {
		s := table(t)
		d := s.draft("A3", "Mila", "3")
		s.gives(d, drafted(d, "Mila", "Noor", "Hatice", "Mila", "Stef"))
		if a, _ := s.m.Agreement(d.Agreement); a.Taker != "" || a.Author != seat("Mila") || a.Number != 1 || a.Progress != Open {
			t.Errorf("got %+v, want an open draft of Mila, number 1", a)
		}
	})
	t.Run("M6: for some, always with the chair who is there", func(t *testing.T) {
		s := table(t)
		d := s.draft("A3", "Mila", "3")
		d.Audience = seats("Stef")
		s.gives(d, drafted(d, "Mila", "Noor", "Mila", "Stef"))
		if diff := cmp.Diff(seats("Stef"), d.Audience); diff != "" {
			t.Errorf("the deed was changed:\n%s", diff)
		}
	})
	t.Run("S1: the chair who was out sees it on coming back, so that the round can be held", func(t *testing.T) {
		s := table(t)
		s.leave("Noor")
		d := s.draft("A3", "Mila", "3")
		s.gives(d, drafted(d, "Mila", "Hatice", "Mila", "Stef"))
		s.do(TakeOnAgreement{s.by("Mila"), d.Agreement})
		if s.m.Sight(who("Noor")).Agreement(d.Agreement) {
			t.Error("got an agreement shown to a chair who is out of the room")
		}
		s.do(s.arrive("Noor"))
		s.closing()
	})
	row := func(name string, change func(*DraftAgreement), want ...string) refused {
		return refused{name, nil, func(s *scene) Deed {
			d := s.draft("A3", "Mila", "3")
			change(&d)
			return d
		}, want}
	}
	runRefused(t, table, []refused{
		row("S2: no activity", func(d *DraftAgreement) { d.Facts.Activity = false }, "invalid S2 activity-missing activity"),
		row("S2: no extent", func(d *DraftAgreement) { d.Facts.Extent = false }, "invalid S2 extent-missing extent"),
		row("S2: no start", func(d *DraftAgreement) { d.Facts.Start = false }, "invalid S2 agreement-start-missing start"),
		row("S2: an end before its start", func(d *DraftAgreement) { d.Facts.EndsBeforeStart = true }, "invalid S2 agreement-end-wrong end"),
		row("S2: nobody who executes it", func(d *DraftAgreement) { d.Facts.Executor = false }, "invalid S2 executor-missing executor"),
		row("S2: no contact", func(d *DraftAgreement) { d.Facts.Contact = false }, "invalid S2 contact-missing contact"),
		row("S2: everything that lacks is told at once", func(d *DraftAgreement) { d.Facts = AgreementFacts{} },
			"invalid S2 activity-missing activity", "invalid S2 extent-missing extent", "invalid S2 agreement-start-missing start",
			"invalid S2 executor-missing executor", "invalid S2 contact-missing contact"),
		row("M6: for somebody of another part", func(d *DraftAgreement) { d.Audience = seats("Joris") }, "conflict L1 audience-not-at-table audience"),
		{"M4: an adviser makes no agreement", nil, func(s *scene) Deed { return s.draft("A3", "Omar", "2") }, []string{"forbidden M4 capacity-may-not"}},
	})
	t.Run("M6, L1: hidden in a part of others, and outside the room", func(t *testing.T) {
		s := table(t)
		s.leave("Hatice")
		draft := func(in string) func(Act) Deed {
			return func(a Act) Deed {
				d := s.draft("A3", "Mila", in)
				d.Act = a
				return d
			}
		}
		s.hides(draft("3"), draft("9"), "Otto", "Joris", "Hatice", "Clock")
		s.closing()
		s.hides(draft("3"), draft("9"), "Mila", "Noor")
	})
}

func TestRewriteAgreement_ChangesItsWords(t *testing.T) {
	rewrite := func(by Act) RewriteAgreement {
		return RewriteAgreement{by, agreement("A1"), envelope("new words"), wholeAgreement}
	}
	given := func(t testing.TB) *scene { return withItems(t) } // A1 is Hatice's
	t.Run("S2: by who took it on: it stays theirs", func(t *testing.T) {
		s := given(t)
		s.gives(rewrite(s.by("Hatice")), AgreementRewritten{agreement("A1"), seat("Hatice"), envelope("new words")})
		if a, _ := s.m.Agreement(agreement("A1")); a.Taker != seat("Hatice") || a.Envelope != envelope("new words") {
			t.Errorf("got %+v, want Hatice's, in new words", a)
		}
	})
	t.Run("S2: by its author for another, it has to be taken on anew: nobody can assign it", func(t *testing.T) {
		s := table(t)
		s.do(s.draft("A1", "Noor", "4"), TakeOnAgreement{s.by("Hatice"), agreement("A1")})
		s.do(rewrite(s.by("Noor")))
		if a, _ := s.m.Agreement(agreement("A1")); a.Taker != "" {
			t.Errorf("got it still %s's, in words they did not agree to", a.Taker)
		}
	})
	t.Run("T1: what was permitted for it lapses with the one who had taken it on", func(t *testing.T) {
		s := table(t)
		s.do(s.put("4", "Joris", "2"), s.draft("A1", "Noor", "4"), TakeOnAgreement{s.by("Hatice"), agreement("A1")})
		s.do(s.askFor("4", "Hatice", "A1"), s.grant("4", "Hatice", "Joris"), rewrite(s.by("Noor")), TakeOnAgreement{s.by("Aniek"), agreement("A1")})
		if got := s.m.Releases(); len(got) != 0 {
			t.Errorf("got %+v, want nothing to go to Hatice for an agreement of Aniek's", got)
		}
	})
	t.Run("S1: it has to come round again", func(t *testing.T) {
		s := given(t)
		s.round()
		s.do(rewrite(s.by("Hatice")))
		s.refuses(BeginClosing{s.by("Noor")}, "conflict S1 agreements-not-discussed")
	})
	runRefused(t, given, []refused{
		{"S2: by anybody else, also the chair", nil, func(s *scene) Deed { return rewrite(s.by("Noor")) }, []string{"forbidden S2 only-own-agreement"}},
		{"S2: incomplete", nil, func(s *scene) Deed {
			d := rewrite(s.by("Hatice"))
			d.Facts.Contact = false
			return d
		}, []string{"invalid S2 contact-missing contact"}},
	})
	t.Run("M6: hidden from who does not see it", func(t *testing.T) {
		s := given(t)
		s.leave("Lotte")
		s.hides(func(a Act) Deed { return rewrite(a) }, func(a Act) Deed { d := rewrite(a); d.Agreement = agreement("none"); return d },
			"Otto", "Omar", "Lotte", "Clock")
		s.closed()
		s.hides(func(a Act) Deed { return rewrite(a) }, func(a Act) Deed { d := rewrite(a); d.Agreement = agreement("none"); return d }, "Hatice", "Noor")
	})
}
