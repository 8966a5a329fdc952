// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"time"
)

// The door: who people are, who answers for them, and codes for a shared device.

func (w *model) here(id ParticipantID) bool {
	q, ok := w.guests[id]
	return ok && (q.waiting || q.inside)
}

// judged is mostly somebody who is here, judged by the chair.
func (g *game) judged() ParticipantID {
	if g.chance(6) {
		return some(g, g.w.guestIDs)
	}
	return some(g, only(g.w.guestIDs, g.w.here))
}

// by is the chair, mostly, about somebody.
func (g *game) by(id ParticipantID) (target *guest, act Act, knows bool) {
	act = g.act(g.chair())
	return g.w.guests[id], act, act.By == g.w.chair && g.w.seesGuest(act.By, id)
}

func (g *game) confirmIdentity() move {
	first := only(g.w.guestIDs, func(id ParticipantID) bool { return g.w.here(id) && g.w.guests[id].proof.First })
	if len(first) > 0 && !g.chance(3) {
		return g.confirmIdentityOf(oneOf(g, first))
	}
	return g.confirmIdentityOf(g.judged())
}

func (g *game) confirmIdentityOf(id ParticipantID) move {
	target, act, knows := g.by(id)
	d := ConfirmIdentity{Act: act, Participant: id, HasRole: g.chance(5)}
	if target != nil {
		d.SpokenCode = SpokenCode(target.proof.Proof)
	}
	wrong := g.chance(4)
	if wrong {
		d.SpokenCode = "not " + d.SpokenCode
	}
	may := knows && g.w.before() && g.w.here(id) && target.person != g.w.chair &&
		(sure(target.proof) || target.proof.First && !wrong && !d.HasRole)
	return move{d, knows, when(may), func() {
		if target.proof.First {
			target.proof.First, target.proof.Known, target.proof.Word = false, false, Word{act.By, act.At.UTC().Truncate(time.Microsecond)}
		}
	}}
}

func (g *game) refuseIdentity() move {
	id := g.judged()
	target, act, knows := g.by(id)
	d := RefuseIdentity{act, id}
	return move{d, knows, when(knows && g.w.before() && g.w.here(id) && target.person != g.w.chair), func() {
		target.out()
		target.proof, target.by, target.code, target.missed, target.accepted = Identity{}, "", false, 0, false
		if !target.wasInside {
			target.task, target.confirmed = "", false
			g.w.endUnder(id)
		}
	}}
}

// L1, M4, M6: a professional who is known and here, and may see the case, knows for
// whom of the own parts they can vouch.
func (w *model) mayVouch(p PersonID, id ParticipantID) bool {
	_, me := w.as(p)
	other, ok := w.guests[id]
	professional := slices.Contains([]Capacity{Chair, Director, CareProfessional, Professional}, me.capacity)
	return ok && w.before() && !other.uninvited && professional && !me.uninvited && (me.waiting || me.inside) && sure(me.proof) && w.seesCase(p) &&
		slices.Contains([]Capacity{Subject, Representative, Interpreter}, other.capacity) && common(me.parts, other.parts)
}

func (g *game) vouch() move {
	able := only(g.w.guestIDs, func(id ParticipantID) bool {
		return slices.ContainsFunc(everybody, func(p PersonID) bool { return g.w.mayVouch(p, id) })
	})
	if g.chance(6) {
		able = g.w.guestIDs
	}
	p := g.somebodyHere()
	d := VouchFor{g.act(p), some(g, able)}
	self, me := g.w.as(p)
	target := g.w.guests[d.Participant]
	knows := !me.uninvited && (g.w.seesGuest(p, d.Participant) || g.w.mayVouch(p, d.Participant))
	must := no
	if g.w.mayVouch(p, d.Participant) {
		must = yes
	} else if p == g.w.chair {
		must = either // who sees everybody need not share a part
	}
	return move{d, knows, must, func() {
		if g.w.here(d.Participant) && sure(target.proof) {
			return
		}
		target.proof = Identity{Method: MethodVouched}
		target.by = self
		target.waiting = target.waiting || !target.inside
	}}
}

func (g *game) giveCode() move {
	id := g.judged()
	target, act, knows := g.by(id)
	d := GiveCode{act, id, EnvelopeID(g.id())}
	may := knows && g.w.before() && g.w.here(id) && target.person != g.w.chair && sure(target.proof)
	return move{d, knows, when(may), func() { target.code, target.missed = true, 0 }}
}

// L12: the device is of somebody who is known and here; a code that was not given,
// was given wrong too often, or is not the right one, is good for nothing.
func (w *model) hosts(p PersonID) bool {
	_, me := w.as(p)
	return !me.uninvited && (me.waiting || me.inside) && sure(me.proof)
}

// useCode looks, leaves or accepts on somebody else's device.
func (g *game) useCode() move {
	id := some(g, g.w.guestIDs)
	if given := only(g.w.guestIDs, func(id ParticipantID) bool { return g.w.guests[id].code }); len(given) > 0 && !g.chance(4) {
		id = some(g, given)
	}
	owner, ok := g.w.guests[id]
	if !ok {
		owner = &guest{person: oneOf(g, everybody), uninvited: true}
	}
	beside := g.somebodyHere()
	right := !g.chance(4)
	good := g.w.hosts(beside) && !owner.uninvited && owner.code && owner.missed < CodeTries && right
	_, host := g.w.as(beside)
	inner := oneOf(g, []move{{must: yes, effect: func() {}}, g.acceptBy(owner.person), g.putBy(owner.person)})
	d := UseCode{Act: g.act(owner.person), Beside: beside, Participant: id, Right: right, Deed: inner.deed}
	knows := !host.uninvited && (!good || inner.deed == nil || inner.knows)
	must := inner.must
	if !good {
		must = no
	}
	return move{d, knows, must, inner.effect}
}

func (g *game) missCode() move {
	p := g.somebodyHere()
	id := some(g, g.w.guestIDs)
	if given := only(g.w.guestIDs, func(id ParticipantID) bool { return g.w.guests[id].code }); len(given) > 0 {
		id = given[0]
	}
	_, host := g.w.as(p)
	owner, ok := g.w.guests[id]
	there := ok && !owner.uninvited
	return move{MissCode{g.act(p), id}, !host.uninvited, when(g.w.hosts(p) && (!there || owner.missed < CodeTries)), func() {
		if there {
			owner.missed++
		}
	}}
}

// substitute: who comes instead has the seat of the first, and nothing else (M9).
func (g *game) substitute() move {
	c := oneOf(g, players)
	outside := only(g.w.guestIDs, func(id ParticipantID) bool { return !g.w.guests[id].wasInside && !g.w.guests[id].uninvited })
	if g.chance(4) {
		outside = g.w.guestIDs
	}
	d := Substitute{g.act(g.chair()), some(g, outside), who(c.name), !g.chance(20), Seat{Participant: ParticipantID(g.id()), Envelope: EnvelopeID(g.id())}}
	target := g.w.guests[d.Participant]
	knows := d.By == g.w.chair && target != nil && !target.uninvited
	_, there := g.w.as(d.Person)
	may := knows && g.w.before() && !target.wasInside && target.person != g.w.chair && there.uninvited && d.Known
	return move{d, knows, when(may), func() {
		target.uninvited, target.waiting = true, false
		delete(g.w.current, target.person)
		g.w.endUnder(d.Participant)
		g.join(Seat{Participant: d.Seat.Participant, Capacity: target.capacity, Parts: target.parts, AskedBy: target.askedBy}, d.Person)
		for _, q := range g.w.guests {
			if q.askedBy == d.Participant && q != target {
				q.askedBy = d.Seat.Participant
			}
		}
	}}
}
