// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// playMeeting plays one meeting: mostly as it should go, with anything that
// anybody may try in between, from convening to collecting.
func (g *game) playMeeting(tries int) error {
	for _, phase := range []func(*game, int) error{(*game).invitations, (*game).atTable, (*game).ending, (*game).afterwards} {
		if err := phase(g, tries); err != nil {
			return err
		}
	}
	return nil
}

// turn plays moves one after the other; each is made when its turn comes.
func (g *game) turn(list ...func() move) error {
	for _, mv := range list {
		if err := g.play(mv()); err != nil {
			return err
		}
	}
	return nil
}

func (g *game) anything(tries int) error {
	for range tries {
		if err := g.play(g.any()); err != nil {
			return err
		}
	}
	return nil
}

func (g *game) invitations(tries int) error {
	if err := g.turn(g.convene); err != nil {
		return err
	}
	for _, c := range players {
		mostly := func(mv func() move) func() move {
			if c.capacity != Chair && g.chance(16) {
				return g.any
			}
			return mv
		}
		err := g.turn(
			mostly(func() move { return g.inviteOne(c) }),
			mostly(func() move { return g.takeBy(who(c.name)) }),
			mostly(func() move { return g.declareBy(who(c.name)) }),
			mostly(func() move { return g.confirmOne(seat(c.name)) }),
			mostly(func() move { return g.acceptBy(who(c.name)) }))
		if err != nil {
			return err
		}
	}
	return g.anything(tries / 10)
}

func (g *game) atTable(tries int) error {
	// What happened meanwhile may have left the chair unready.
	chairReady := func() move { return g.confirmOne(g.w.current[g.w.chair]) }
	if err := g.turn(chairReady, g.start, chairReady, g.start, g.start); err != nil {
		return err
	}
	for _, c := range players {
		id := seat(c.name)
		err := g.turn(func() move { return g.arriveBy(who(c.name)) },
			func() move { return g.confirmIdentityOf(id) }, func() move { return g.admitOne(id) })
		if err != nil {
			return err
		}
	}
	return g.anything(tries)
}

func (g *game) ending(int) error {
	for range 30 {
		if g.w.stage == Closing {
			break
		}
		// The chair comes back to hold the round.
		if err := g.turn(func() move { return g.arriveBy(g.w.chair) }, g.openRound); err != nil {
			return err
		}
		for _, a := range g.w.final() {
			if err := g.turn(func() move { return g.discussOne(a) }); err != nil {
				return err
			}
		}
		if err := g.turn(g.begin); err != nil {
			return err
		}
	}
	return g.anything(5)
}

func (g *game) afterwards(tries int) error {
	if err := g.sometimes(g.loseTable); err != nil {
		return err
	}
	if err := g.turn(slices.Repeat([]func() move{g.seal}, 8)...); err != nil {
		return err
	}
	if err := g.anything(3); err != nil {
		return err
	}
	if err := g.sometimes(g.loseTable); err != nil {
		return err
	}
	if err := g.turn(g.finish, g.finish, g.finish, g.finish); err != nil {
		return err
	}
	for range tries / 8 {
		if err := g.turn(oneOf(g, []func() move{g.openBox, g.openBox, g.collect, g.collect, g.expire, g.expire, g.loseBox, g.report, g.any})); err != nil {
			return err
		}
	}
	return nil
}

func TestRules_HoldWhateverAnybodyDoes(t *testing.T) {
	t.Run("M2, M5, M6, L1, L6, T1, T2, T3, S3, S5, S7: who sees what, after every deed", rapid.MakeCheck(func(t *rapid.T) {
		g := newGame(func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") }, sound{})
		if err := g.playMeeting(250); err != nil {
			t.Fatalf("after %d events, the last of them %s:\n%v", len(g.log), g.last(), err)
		}
	}))
}

func (g *game) last() string {
	if len(g.log) == 0 {
		return "none"
	}
	return fmt.Sprintf("%T", g.log[len(g.log)-1].Body)
}

// seeded picks the same again for the same seed.
func seeded(seed uint64) pick { return rand.New(rand.NewPCG(seed, seed)).IntN }

func TestRules_TheGameReachesEverything(t *testing.T) {
	kinds, tried := map[string]int{}, map[bool]int{}
	for seed := range uint64(30) {
		g := newGame(seeded(seed), sound{})
		if err := g.playMeeting(400); err != nil {
			t.Fatalf("seed %d, after %s: %v", seed, g.last(), err)
		}
		for _, e := range g.log {
			kinds[e.Kind()]++
		}
		tried[true] += g.tried[true]
		tried[false] += g.tried[false]
	}
	for _, b := range bodies {
		if _, ofMeeting := b.(meetingBody); ofMeeting && kinds[b.kind()] == 0 {
			t.Errorf("no game came to %s: the model proves nothing about it", b.kind())
		}
	}
	if tried[true] < 1000 || tried[false] < 1000 {
		t.Errorf("got %d deeds accepted and %d refused, want many of both", tried[true], tried[false])
	}
	t.Logf("%d accepted, %d refused, %v", tried[true], tried[false], kinds)
}

// A branch is a copy that went on by itself.
type branch struct {
	copy  *Meeting
	since int // events of the game before it
	own   []Event
}

func TestMeeting_ApplyNeverChangesACopy(t *testing.T) {
	t.Run("P6: every copy is still the fold of its own past, whatever others went on to", func(t *testing.T) {
		copies := 0
		for seed := range uint64(6) {
			g := newGame(seeded(seed), sound{})
			var branches []branch
			g.after = func() {
				branches = append(branches, branch{g.m, len(g.log), nil})
				g.m = g.m.Clone()
				if len(branches)%3 == 0 {
					branches = append(branches, g.branchOff())
				}
			}
			if err := g.playMeeting(300); err != nil {
				t.Fatal(err)
			}
			for _, b := range branches {
				if want := mustFold(t, g.m.ID, g.log[:b.since], b.own); !reflect.DeepEqual(want, b.copy) {
					t.Fatalf("seed %d: a copy after %d events, and %d of its own, was changed by others", seed, b.since, len(b.own))
				}
			}
			copies += len(branches)
		}
		if copies < 300 {
			t.Errorf("got %d copies, want many", copies)
		}
	})
	t.Run("P6: a copy that shares is caught", func(t *testing.T) {
		s := asked(t)
		shallow := *s.m
		s.do(s.grant("4", "Hatice", "Joris"))
		if slices.EqualFunc(shallow.requests, asked(t).m.requests, func(a, b Request) bool { return a.State == b.State }) {
			t.Error("got a shallow copy untouched: the test above would see nothing")
		}
	})
}

func mustFold(t *testing.T, id MeetingID, logs ...[]Event) *Meeting {
	t.Helper()
	m := NewMeeting(id)
	for _, e := range slices.Concat(logs...) {
		if err := m.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// branchOff copies the meeting and lets to everything in the copy happen what
// does not happen in the game: no rule is asked.
func (g *game) branchOff() branch {
	b := branch{copy: g.m.Clone(), since: len(g.log)}
	var bodies []Body
	for _, p := range g.m.participants {
		bodies = append(bodies, Left{p.ID}, Admitted{p.ID, ""}, TaskDeclared{Participant: p.ID})
	}
	for _, i := range g.m.items {
		if g.chance(2) {
			bodies = append(bodies, ItemNarrowed{i.ID, []ParticipantID{i.Provider}})
		}
		bodies = append(bodies, ItemOpened{i.ID, []ParticipantID{ParticipantID(g.id())}})
	}
	for _, r := range g.m.requests {
		bodies = append(bodies, PermissionGranted{r.ID, true, EnvelopeID(g.id())})
	}
	for _, a := range g.m.agreements {
		bodies = append(bodies, AgreementRewritten{a.ID, "y", "z"}, AgreementTakenOn{a.ID, "x"})
	}
	for _, p := range g.m.parcels {
		bodies = append(bodies, ParcelOpened{p.Recipient, g.now}, ParcelExpired{p.Recipient})
	}
	if g.chance(2) {
		bodies = slices.DeleteFunc(bodies, func(b Body) bool { return b.kind() == "agreement-rewritten" })
	}
	bodies = append(bodies, AgreementDiscussed{"x"}, Invited{}, ItemPut{}, TakeHomeRequested{}, AgreementDrafted{}, Sealed{Parcels: []SealedParcel{{}}}, ClosingBegan{})
	b.own = Act{Clock, g.now}.events(bodies...)
	for _, e := range b.own {
		if err := b.copy.Apply(e); err != nil {
			panic(err)
		}
	}
	return b
}
