// SPDX-License-Identifier: EUPL-1.2

package conference

// loseTable: only the clock, and never of what is closed (S5). What was sealed
// outside the table before stays; of the rest nothing is left.
func (g *game) loseTable() move {
	p := g.likely(Clock)
	return move{LoseTable{g.act(p)}, p == Clock && g.w.stage != "", when(g.w.stage != Done), func() {
		if g.w.stage != Safe {
			g.w.lapse(func(*wish) bool { return true })
			for _, a := range g.w.promises {
				a.isGone = true
			}
		}
		g.w.stage = Done
		for _, q := range g.w.guests {
			q.out()
		}
	}}
}

// loseBox: only the clock, and never of what is gone already (S7).
func (g *game) loseBox() move {
	id, _, _ := g.onBox()
	p := g.likely(Clock)
	b := g.w.boxes[id]
	return move{LoseParcel{g.act(p), id}, p == Clock && b != nil, when(b != nil && !b.isGone), func() { b.isGone = true }}
}

// sometimes plays a move in a part of the games.
func (g *game) sometimes(mv func() move) error {
	if g.chance(4) {
		return g.turn(mv)
	}
	return nil
}
