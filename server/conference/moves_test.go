// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"time"
)

// players are who is in the game; Otto was never invited and the clock does what
// nobody does.
var (
	players   = append([]cast{noor, inez, ruben}, guests...)
	everybody = func() []PersonID {
		people := []PersonID{who("Otto"), Clock}
		for _, c := range players {
			people = append(people, who(c.name))
		}
		return people
	}()
)

func (g *game) chance(n int) bool { return g.pick(n) == 0 }

func oneOf[T any](g *game, list []T) T { return list[g.pick(len(list))] }

// some picks an id: mostly one that is there, at times one that nobody made.
func some[ID ~string](g *game, list []ID) ID {
	if len(list) == 0 || g.chance(20) {
		return ID(nothing)
	}
	return oneOf(g, list)
}

// someOf picks a few, at times none.
func someOf[ID ~string](g *game, list []ID) []ID {
	few := []ID{}
	for range g.pick(4) {
		few = append(few, some(g, list))
	}
	return few
}

// likely is a person, mostly the one who is expected to do it.
func (g *game) likely(p PersonID) PersonID {
	if p == "" || g.chance(6) {
		return oneOf(g, everybody)
	}
	return p
}

func (g *game) personOf(id ParticipantID) PersonID {
	if q, ok := g.w.guests[id]; ok {
		return q.person
	}
	return ""
}

// somebodyHere is mostly one who is at the table.
func (g *game) somebodyHere() PersonID {
	here := only(g.w.guestIDs, func(id ParticipantID) bool { return g.w.guests[id].inside })
	if len(here) == 0 {
		return oneOf(g, everybody)
	}
	return g.likely(g.personOf(oneOf(g, here)))
}

func (g *game) chair() PersonID { return g.likely(g.w.chair) }

func (g *game) act(p PersonID) Act {
	g.now = g.now.Add(time.Duration(1+g.pick(120)) * time.Second)
	if g.chance(1000) {
		g.now = g.now.Add(3 * day)
	}
	return Act{p, g.now}
}

// id makes a new one.
func (g *game) id() string {
	g.made++
	return named(fmt.Sprint("made ", g.made))
}

// moves are the deeds of the game, and how often each is tried.
var moves = []struct {
	weight int
	make   func(*game) move
}{
	{2, (*game).convene}, {6, (*game).invite}, {2, (*game).uninvite}, {1, (*game).uninviteRemoved}, {5, (*game).declare}, {5, (*game).confirm}, {5, (*game).accept},
	{6, (*game).takeLink}, {3, (*game).sendAgain}, {3, (*game).showLink}, {1, (*game).reschedule}, {8, (*game).tellMail}, {2, (*game).expireMail},
	{2, (*game).start}, {25, (*game).arrive}, {30, (*game).admit}, {8, (*game).leave}, {6, (*game).showOut},
	{10, (*game).confirmIdentity}, {3, (*game).refuseIdentity}, {12, (*game).vouch}, {8, (*game).giveCode},
	{15, (*game).useCode}, {6, (*game).missCode}, {6, (*game).substitute},
	{20, (*game).put}, {3, (*game).withdraw}, {15, (*game).openItem}, {10, (*game).narrow},
	{45, (*game).ask}, {45, (*game).grant}, {12, (*game).refuse}, {15, (*game).takeBack}, {5, (*game).withdrawRequest},
	{15, (*game).draft}, {20, (*game).takeOn}, {8, (*game).rewrite}, {4, (*game).drop}, {4, (*game).report},
	{2, (*game).openRound}, {10, (*game).discuss}, {2, (*game).warn}, {4, (*game).extend},
	{1, (*game).begin}, {2, (*game).seal}, {2, (*game).finish}, {4, (*game).openBox}, {4, (*game).collect}, {3, (*game).expire},
	{1, (*game).loseBox},
}

func (g *game) any() move {
	total := 0
	for _, mv := range moves {
		total += mv.weight
	}
	at := g.pick(total)
	for _, mv := range moves {
		if at -= mv.weight; at < 0 {
			return mv.make(g)
		}
	}
	panic("a weight was lost")
}
