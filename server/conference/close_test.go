// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/google/go-cmp/cmp"
)

// permitted has five permissions decided and one undecided: Hatice takes 4 and 12
// home for A1, Aniek takes 2 for her own task; Joris's answer to Noor is open.
func permitted(t testing.TB) *scene {
	s := asked(t)
	g := s.grant("4", "Hatice", "Joris")
	g.OtherWords, g.Words, g.Limits = true, true, envelope("other words")
	s.do(g, s.grant("12", "Hatice", "Omar"), s.ask("2", "Aniek"), s.grant("2", "Aniek", "Stef"), s.ask("4", "Noor"))
	return s
}

func TestBeginClosing_EndsTheTable(t *testing.T) {
	begin := func(a Act) Deed { return BeginClosing{a} }
	t.Run("T2: what is undecided is refused; what was decided stands", func(t *testing.T) {
		s := permitted(t)
		s.round()
		s.gives(begin(s.by("Noor")), ClosingBegan{ByChair, []RequestID{request("4 by Noor")}})
		if r, _ := s.m.Request(request("4 by Noor")); r.State != Refused || len(s.m.Releases()) != 3 {
			t.Errorf("got %s and %d releases, want refused and 3", r.State, len(s.m.Releases()))
		}
		if s.m.ByItself {
			t.Error("it is told that nobody closed it")
		}
	})
	t.Run("S5, L1: everybody is out, with the time, and nobody sees anything of the table", func(t *testing.T) {
		s := permitted(t).closing()
		for _, name := range []string{"Noor", "Hatice", "Joris", "Stef"} {
			v := s.m.Sight(who(name))
			if v.AtTable() || len(v.Items())+len(v.Requests())+len(v.Agreements()) != 0 || v.Parcel(seat(name)) || v.Notes() {
				t.Errorf("%s still sees something of a closed table", name)
			}
			if p, _ := s.m.ParticipantOf(who(name)); p.Presence != Outside || !p.Attended[0].Out.Equal(s.now) {
				t.Errorf("%s: got %v, want out now", name, p.Attended)
			}
		}
	})
	t.Run("S8: the clock closes what nobody closed, without a round", func(t *testing.T) {
		s := permitted(t)
		s.now = s.m.ClosesAt
		s.gives(begin(s.by("Clock")), ClosingBegan{ByClock, []RequestID{request("4 by Noor")}})
		if !s.m.ByItself {
			t.Error("it is not told that nobody closed it")
		}
	})
	t.Run("S8: also a meeting that never started", func(t *testing.T) {
		s := ready(t)
		s.now = s.m.ClosesAt
		s.gives(begin(s.by("Clock")), ClosingBegan{ByClock, nil})
	})
	t.Run("S1: the chair calls off a meeting that never started", func(t *testing.T) {
		s := convened(t)
		s.gives(begin(s.by("Noor")), ClosingBegan{ByChair, nil})
	})
	t.Run("S1: a chair who is out of the room closes", func(t *testing.T) {
		s := permitted(t)
		s.round()
		s.leave("Noor")
		s.do(begin(s.by("Noor")))
	})
	runRefused(t, permitted, []refused{
		{"S8: the clock before its time", func(s *scene) { s.now = s.m.ClosesAt.Add(-2 * time.Minute) }, func(s *scene) Deed { return begin(s.by("Clock")) }, []string{"conflict S8 not-due"}},
	})
	afterTable(t, func(t *testing.T, s *scene) {
		s.refuses(begin(s.by("Noor")), "conflict S5 meeting-closed")
		s.refuses(begin(s.by("Clock")), "conflict S5 meeting-closed")
	})
	t.Run("S1: hidden from everybody but the chair", func(t *testing.T) {
		s := table(t)
		s.hidesFrom(begin, "Otto", "Hatice", "Omar")
	})
}

func TestSeal_TakesExactlyThePermissions(t *testing.T) {
	t.Run("S5, S7: one parcel per recipient, the final agreements into the case", func(t *testing.T) {
		s := permitted(t)
		s.do(s.draft("A9", "Stef", "4"))
		s.closing()
		d := s.seal()
		s.gives(d, Sealed{d.Parcels, d.Agreements})
		if s.m.Stage != Safe || len(d.Parcels) != 2 || len(d.Agreements) != 1 {
			t.Fatalf("got stage %s, %d parcels, %d agreements, want sealed, 2 and 1", s.m.Stage, len(d.Parcels), len(d.Agreements))
		}
		hatice, _ := s.m.Parcel(seat("Hatice"))
		if diff := cmp.Diff([]RequestID{request("4 by Hatice"), request("12 by Hatice")}, hatice.Requests); diff != "" {
			t.Errorf("Hatice's parcel (-want +got):\n%s", diff)
		}
		if a, _ := s.m.Agreement(agreement("A1")); a.Envelope != d.Agreements[0].Envelope {
			t.Errorf("got envelope %s, want the one in the case's drawer", a.Envelope)
		}
	})
	t.Run("T1: of nothing permitted, nothing leaves; the clock may finish it", func(t *testing.T) {
		s := table(t).closing()
		s.gives(Seal{Act: s.by("Clock")}, Sealed{})
	})
	row := func(name string, change func(*Seal)) refused {
		return refused{name, toClosing, func(s *scene) Deed {
			d := s.seal()
			change(&d)
			return d
		}, []string{"conflict T1 releases-differ"}}
	}
	runRefused(t, permitted, []refused{
		row("T1: a permission left out", func(d *Seal) { d.Parcels = d.Parcels[:1] }),
		row("T1: one of a parcel left out", func(d *Seal) {
			p := &d.Parcels[0]
			p.Requests, p.Envelopes = p.Requests[:1], p.Envelopes[:1]
		}),
		row("T1: one that was refused", func(d *Seal) {
			d.Parcels[0].Requests = append(d.Parcels[0].Requests, request("4 by Noor"))
			d.Parcels[0].Envelopes = append(d.Parcels[0].Envelopes, envelope("more"))
		}),
		row("T1: to another recipient", func(d *Seal) { d.Parcels[0].Recipient = seat("Noor") }),
		row("T1: twice", func(d *Seal) {
			d.Parcels[0].Requests = append(d.Parcels[0].Requests, d.Parcels[0].Requests[0])
			d.Parcels[0].Envelopes = append(d.Parcels[0].Envelopes, envelope("more"))
		}),
		row("T1: a sealed text that no permission stands for", func(d *Seal) {
			d.Parcels[0].Envelopes = append(d.Parcels[0].Envelopes, envelope("more"))
		}),
		row("T1: a parcel of which nobody knows for whom", func(d *Seal) {
			d.Parcels = append(d.Parcels, SealedParcel{Requests: []RequestID{request("nothing")}, Envelopes: []EnvelopeID{envelope("more")}})
		}),
		row("S7: an empty parcel", func(d *Seal) { d.Parcels = append(d.Parcels, SealedParcel{Recipient: seat("Noor")}) }),
		row("S7: two parcels for one, of which the second could never be collected or destroyed", func(d *Seal) {
			p := d.Parcels[0]
			d.Parcels[0].Requests, d.Parcels[0].Envelopes = p.Requests[:1], p.Envelopes[:1]
			p.Requests, p.Envelopes = p.Requests[1:], p.Envelopes[1:]
			d.Parcels = append(d.Parcels, p)
		}),
		row("S2: an agreement left out", func(d *Seal) { d.Agreements = nil }),
		row("S2: a draft", func(d *Seal) { d.Agreements[0].Agreement = agreement("A9") }),
		{"S5: before closing began", nil, func(s *scene) Deed { return s.seal() }, []string{"conflict S5 meeting-closed"}},
		{"S5: twice", toSealed, func(s *scene) Deed { return s.seal() }, []string{"conflict S5 meeting-closed"}},
		{"S5: after closing", toClosed, func(s *scene) Deed { return s.seal() }, []string{"conflict S5 meeting-closed"}},
	})
	t.Run("S5: hidden from everybody but organiser and clock", func(t *testing.T) {
		s := permitted(t).closing()
		s.hidesFrom(func(a Act) Deed { return Seal{Act: a} }, "Otto", "Hatice")
	})
}

func TestFinishClosing_IsTheLastStep(t *testing.T) {
	t.Run("S5, S6: items counted as released, destroyed and withdrawn", func(t *testing.T) {
		s := permitted(t)
		s.do(s.put("8", "Mila", "3"), s.put("7", "Mila", "3"), WithdrawItem{s.by("Mila"), item("8")})
		s.sealed()
		s.gives(s.finish(), Closed{envelope("certificate"), 3, 1, 1})
		if s.m.Stage != Done || !s.m.ClosedAt.Equal(s.now) || s.m.Record != envelope("certificate") {
			t.Errorf("got %s at %s, want closed now", s.m.Stage, s.m.ClosedAt)
		}
	})
	t.Run("S5: an item that two take home counts once", func(t *testing.T) {
		s := permitted(t)
		s.do(s.grant("4", "Noor", "Joris"))
		s.sealed()
		s.gives(FinishClosing{s.by("Clock"), envelope("certificate")}, Closed{envelope("certificate"), 3, 0, 0})
	})
	runRefused(t, permitted, []refused{
		{"S5: at the table", nil, func(s *scene) Deed { return s.finish() }, []string{"conflict S5 meeting-closed"}},
		{"S5: before the releases are safe", toClosing, func(s *scene) Deed { return s.finish() }, []string{"conflict S5 meeting-closed"}},
		{"S5: twice", toClosed, func(s *scene) Deed { return s.finish() }, []string{"conflict S5 meeting-closed"}},
	})
	t.Run("S5: hidden from everybody but organiser and clock", func(t *testing.T) {
		s := permitted(t).sealed()
		s.hidesFrom(func(a Act) Deed { return FinishClosing{Act: a} }, "Otto", "Hatice")
	})
}

func TestState_IsWhatTheCertificateSays(t *testing.T) {
	t.Run("S6: who, when, which task, what of which kind, to whom for what; no word", func(t *testing.T) {
		s := permitted(t)
		s.do(s.put("8", "Mila", "3"), WithdrawItem{s.by("Mila"), item("8")}, s.invite(ruben), s.invite(inez))
		s.prepare(inez)
		s.enter("Inez")
		s.sealed()
		got := s.m.State(s.now, DefaultTerms)
		releases := []StatedRelease{
			{Item: 1, From: 3, To: 2, Agreement: 1, InOtherWords: true},
			{Item: 2, From: 7, To: 2, Agreement: 1},
			{Item: 3, From: 5, To: 6, OwnTask: true},
		}
		items := StatedItems{4, 3, 0, 1, []StatedKind{
			{Detail: catalogue.DetailThat, Personal: true, Count: 3}, {Detail: catalogue.DetailThat, Count: 1},
		}}
		if diff := cmp.Diff([]any{releases, items, 1, StatedDestruction{1, "destroyed", s.now}}, []any{got.Releases, got.Items, got.Agreements, got.Destruction}); diff != "" {
			t.Error(diff)
		}
		parcels, end := s.now.Add(-2*time.Minute).Add(14*24*time.Hour), s.now.Add(5*365*24*time.Hour)
		kept := []StatedTerm{{"parcels", &parcels}, {"case", &end}}
		for i := range kept {
			if got.Kept[i].What != kept[i].What || got.Kept[i].Until.Sub(*kept[i].Until).Abs() > 5*time.Minute {
				t.Errorf("kept: got %v, want about %v", got.Kept[i], kept[i])
			}
		}
		if last := got.Kept[len(got.Kept)-1]; len(got.Kept) != 3 || last.What != "record" || last.Until != nil {
			t.Errorf("kept: got %v last, want the record, for which no end is set", last)
		}
		if len(got.Participants) != 9 {
			t.Fatalf("got %d participants, want the nine who were at the table and not Ruben", len(got.Participants))
		}
		noor := StatedParticipant{Number: 1, Capacity: Chair, Task: got.Participants[0].Task, Stays: got.Participants[0].Stays}
		if diff := cmp.Diff(noor, got.Participants[0]); diff != "" || noor.Task == "" || len(noor.Stays) != 1 {
			t.Errorf("the chair, whom everybody knows: %s", diff)
		}
	})
	t.Run("M6: of whom somebody there learns nothing, not as what and under which task", func(t *testing.T) {
		s := permitted(t)
		s.do(s.invite(inez))
		s.prepare(inez)
		s.enter("Inez")
		s.sealed()
		var said []int
		for _, stated := range s.m.State(s.now, DefaultTerms).Participants {
			if len(stated.Stays) == 0 {
				t.Errorf("number %d: no word of when", stated.Number)
			}
			if bare := (StatedParticipant{Number: stated.Number, Stays: stated.Stays}); !cmp.Equal(bare, stated) {
				said = append(said, stated.Number)
			}
		}
		if diff := cmp.Diff([]int{1, 2, 3, 8}, said); diff != "" { // Omar is at one part, without Mila, Stef and Aniek
			t.Errorf("of whom more is stated: %s", diff)
		}
	})
	t.Run("S6: where all share a part, the task of each, also the adviser's and one in own words", func(t *testing.T) {
		s := permitted(t)
		s.do(s.invite(inez))
		s.prepare(inez)
		s.enter("Inez")
		s.sealed()
		for i := range s.m.participants {
			s.m.participants[i].Parts = s.m.Parts
		}
		got := s.m.State(s.now, DefaultTerms).Participants
		if omar := got[6]; omar.Capacity != Adviser || omar.Under != 2 || omar.Task != "" || omar.OwnTask {
			t.Errorf("got %+v, want an adviser under the task of number 2", omar)
		}
		if last := got[len(got)-1]; !last.OwnTask {
			t.Errorf("got %+v, want a task in own words", last)
		}
	})
	t.Run("S6: of an empty meeting lists are empty and no parcel waits", func(t *testing.T) {
		s := convened(t).withdrawn()
		got := s.m.State(s.now, DefaultTerms)
		if got.Participants == nil || got.Items.Kinds == nil || got.Releases == nil || len(got.Kept) != 2 {
			t.Errorf("got %+v, want empty lists and the terms of case and record", got)
		}
	})
}

// withdrawn is a meeting that was called off, sealed.
func (s *scene) withdrawn() *scene {
	s.do(BeginClosing{s.by("Noor")}, Seal{Act: s.by("Noor")})
	return s
}
