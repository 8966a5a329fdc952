// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

// withItems has Joris's item 4 (about Ruben) and Omar's item 12 (advice) at part
// 2, Stef's item 2 at part 1, and Hatice's agreement A1 at part 4.
func withItems(t testing.TB) *scene {
	s := table(t)
	s.do(s.put("4", "Joris", "2"), s.advice("12", "Omar", "2"), s.put("2", "Stef", "1"))
	s.takeOn("A1", "Hatice", "4")
	return s
}

func TestRequestItem_AsksItsProvider(t *testing.T) {
	wanted := func(d RequestItem, by string, audience ...string) TakeHomeRequested {
		return TakeHomeRequested{d.Request, d.Item, seat(by), d.Agreement, seats(audience...), d.Envelope}
	}
	atPart2 := []string{"Noor", "Hatice", "Joris", "Omar", "Lotte"}
	t.Run("T2: for the own share in an agreement", func(t *testing.T) {
		s := withItems(t)
		d := s.askFor("4", "Hatice", "A1")
		s.gives(d, wanted(d, "Hatice", atPart2...))
		if r, _ := s.m.Request(d.Request); r.State != Asked || r.By != seat("Hatice") {
			t.Errorf("got %+v, want asked by Hatice", r)
		}
	})
	t.Run("T2: for the own task, of the same item too", func(t *testing.T) {
		s := withItems(t)
		s.do(s.askFor("4", "Hatice", "A1"))
		d := s.ask("4", "Hatice")
		d.Request = request("second")
		s.gives(d, wanted(d, "Hatice", atPart2...))
	})
	t.Run("T3: an adviser may ask for what is about no person", func(t *testing.T) {
		s := withItems(t)
		s.do(s.advice("20", "Hatice", "2"))
		d := s.ask("20", "Omar")
		s.gives(d, wanted(d, "Omar", atPart2...))
	})
	t.Run("M4: a representative, for an own agreement", func(t *testing.T) {
		s := withItems(t)
		s.takeOn("A6", "Lotte", "2")
		d := s.askFor("4", "Lotte", "A6")
		s.gives(d, wanted(d, "Lotte", atPart2...))
	})
	t.Run("T2: after it lapsed with a dropped agreement, for another purpose", func(t *testing.T) {
		s := withItems(t)
		s.do(s.askFor("4", "Hatice", "A1"), DropAgreement{s.by("Hatice"), agreement("A1")})
		d := s.ask("4", "Hatice")
		d.Request = request("second")
		s.do(d)
	})
}

func TestWithdrawRequest_IsTheAskers(t *testing.T) {
	asked := func(s *scene) RequestID {
		d := s.askFor("4", "Hatice", "A1")
		s.do(d)
		return d.Request
	}
	t.Run("T2: before an answer, and it can be asked again", func(t *testing.T) {
		s := withItems(t)
		id := asked(s)
		s.gives(WithdrawRequest{s.by("Hatice"), id}, RequestWithdrawn{id})
		s.gives(WithdrawRequest{s.by("Hatice"), id})
		again := s.askFor("4", "Hatice", "A1")
		again.Request = request("again")
		s.do(again)
	})
	t.Run("T2: after a yes it ends the permission", func(t *testing.T) {
		s := withItems(t)
		id := asked(s)
		s.do(Grant{Act: s.by("Joris"), Request: id, OtherWords: true, Words: true, Limits: envelope("limits")}, WithdrawRequest{s.by("Hatice"), id})
		if r, _ := s.m.Request(id); r.State != Lapsed || r.Narrowed || r.Limits != "" || len(s.m.Releases()) != 0 {
			t.Errorf("got %+v and %d releases, want it lapsed and none", r, len(s.m.Releases()))
		}
	})
	t.Run("T2: not after a no, which would let one ask again and again", func(t *testing.T) {
		s := withItems(t)
		id := asked(s)
		s.do(RefuseRequest{s.by("Joris"), id})
		s.refuses(WithdrawRequest{s.by("Hatice"), id}, "conflict T2 request-refused")
		s.do(Grant{Act: s.by("Joris"), Request: id}, TakeBack{s.by("Joris"), id})
		s.refuses(WithdrawRequest{s.by("Hatice"), id}, "conflict T2 request-refused")
	})
	t.Run("T2: not by its provider or somebody else who sees it", func(t *testing.T) {
		s := withItems(t)
		id := asked(s)
		s.refuses(WithdrawRequest{s.by("Joris"), id}, "forbidden T2 not-your-request")
		s.refuses(WithdrawRequest{s.by("Noor"), id}, "forbidden T2 not-your-request")
	})
	t.Run("M6: hidden from who is not at the part", func(t *testing.T) {
		s := withItems(t)
		id := asked(s)
		s.hidesFrom(func(a Act) Deed { return WithdrawRequest{a, id} }, "Mila", "Otto")
	})
}

func TestRequestItem_Refuses(t *testing.T) {
	ask := func(by, n string) func(*scene) Deed { return func(s *scene) Deed { return s.ask(n, by) } }
	with := func(by, n string, change func(*RequestItem)) func(*scene) Deed {
		return func(s *scene) Deed {
			d := s.ask(n, by)
			change(&d)
			return d
		}
	}
	takeA2 := func(s *scene) { s.takeOn("A2", "Aniek", "4") }
	runRefused(t, withItems, []refused{
		{"T3: an adviser, of what is about a person", nil, ask("Omar", "4"), []string{"forbidden T3 adviser-takes-no-personal-data"}},
		{"M4: an interpreter takes nothing home", func(s *scene) {
			s.do(s.invite(inez))
			s.prepare(inez)
			s.enter("Inez")
			s.do(OpenItem{s.by("Joris"), item("4"), seats("Inez")})
		}, ask("Inez", "4"), []string{"forbidden M4 capacity-may-not"}},
		{"T2: the own item", nil, ask("Joris", "4"), []string{"conflict T2 own-item"}},
		{"T2: without saying what for", nil, with("Hatice", "4", func(d *RequestItem) { d.OwnTask = false }), []string{"invalid T2 serves-missing serves"}},
		{"T2: for two purposes at once", nil, with("Hatice", "4", func(d *RequestItem) { d.Agreement = agreement("A1") }), []string{"invalid T2 serves-missing serves"}},
		{"T2: without words", nil, with("Hatice", "4", func(d *RequestItem) { d.Words = false }), []string{"invalid T2 words-missing words"}},
		{"T2: without purpose or words, told at once", nil, with("Hatice", "4", func(d *RequestItem) { d.Words, d.OwnTask = false, false }),
			[]string{"invalid T2 serves-missing serves", "invalid T2 words-missing words"}},
		{"T2: for somebody else's agreement", takeA2, func(s *scene) Deed { return s.askFor("4", "Hatice", "A2") }, []string{"conflict T2 not-your-agreement serves"}},
		{"T2: for an agreement that nobody took on", func(s *scene) { s.do(s.draft("A3", "Hatice", "4")) },
			func(s *scene) Deed { return s.askFor("4", "Hatice", "A3") }, []string{"conflict T2 not-your-agreement serves"}},
		{"T2: a representative has no task to ask for", nil, ask("Lotte", "4"), []string{"conflict T2 no-own-task serves"}},
		{"T2: twice for the same", func(s *scene) { s.do(s.ask("4", "Hatice")) }, ask("Hatice", "4"), []string{"conflict T2 already-asked"}},
		{"T2: again after a refusal", func(s *scene) {
			s.do(s.ask("4", "Hatice"), RefuseRequest{s.by("Joris"), request("4 by Hatice")})
		}, ask("Hatice", "4"), []string{"conflict T2 already-asked"}},
	})
}

func TestRequestItem_IsHidden(t *testing.T) {
	of := func(s *scene, n string) func(Act) Deed {
		return func(a Act) Deed {
			d := s.ask(n, "Hatice")
			d.Act = a
			return d
		}
	}
	t.Run("M6, L1: an item of another part, from outside the room", func(t *testing.T) {
		s := withItems(t)
		s.leave("Lotte", "Joris")
		s.hides(of(s, "4"), of(s, "nothing"), "Otto", "Stef", "Mila", "Lotte", "Joris", "Clock")
	})
	t.Run("M6: for an agreement that one does not see", func(t *testing.T) {
		s := withItems(t)
		d := s.draft("A7", "Joris", "2")
		d.Audience = seats("Joris")
		s.do(d)
		s.hides(func(a Act) Deed { d := s.askFor("4", "Hatice", "A7"); d.Act = a; return d },
			func(a Act) Deed { d := s.askFor("4", "Hatice", "nothing"); d.Act = a; return d }, "Hatice", "Lotte")
	})
	for stage, to := range map[string]func(*scene){"closing": toClosing, "sealed": toSealed, "closed": toClosed} {
		t.Run("S5: "+stage, func(t *testing.T) {
			s := withItems(t)
			to(s)
			s.hides(of(s, "4"), of(s, "nothing"), "Hatice", "Noor")
		})
	}
}
