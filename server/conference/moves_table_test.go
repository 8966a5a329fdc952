// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"time"
)

// Preparing.

func (g *game) convene() move {
	d := Convene{
		Act: g.act(who("Noor")), Case: CaseID(named("case")), Start: opening, End: opening.Add(90 * time.Minute),
		Terms: DefaultTerms, Agenda: envelope("agenda"), Parts: agenda, Chair: noor.seat(),
	}
	return move{d, g.w.stage == "", either, func() {
		g.w.stage, g.w.chair, g.w.parts = Planned, d.By, d.Parts
		g.join(d.Chair, d.By)
	}}
}

func (g *game) join(s Seat, p PersonID) {
	g.w.guests[s.Participant] = &guest{person: p, capacity: s.Capacity, parts: s.Parts, askedBy: s.AskedBy}
	g.w.guestIDs = append(g.w.guestIDs, s.Participant)
	g.w.current[p] = s.Participant
}

func (g *game) invite() move { return g.inviteOne(oneOf(g, players)) }

// inviteOne mostly invites as the demo case does, at times with other parts.
func (g *game) inviteOne(c cast) move {
	d := Invite{g.act(g.chair()), who(c.name), !g.chance(20), c.seat()}
	if c.capacity == Chair || g.w.guests[d.Seat.Participant] != nil {
		d.Seat.Participant = ParticipantID(g.id())
	}
	if g.chance(4) {
		d.Seat.Parts = someOf(g, agenda)
	}
	if !g.chance(4) {
		d.Seat.Link, d.Seat.Mails = LinkID(g.id()), !g.chance(4)
	}
	if c.capacity == Adviser && g.chance(3) {
		d.Seat.AskedBy = some(g, g.w.guestIDs)
	}
	_, there := g.w.as(d.Person)
	fine := !there.uninvited || c.capacity == Chair || !d.Known || !g.w.before() || len(d.Seat.Parts) == 0
	must := either
	if fine {
		must = no
	}
	return move{d, d.By == g.w.chair, must, func() {
		g.join(d.Seat, d.Person)
		if d.Seat.Link != "" {
			g.newLink(g.w.guests[d.Seat.Participant], d.Seat.Link)
		}
	}}
}

func (g *game) uninvite() move {
	d := WithdrawInvitation{g.act(g.chair()), some(g, g.w.guestIDs)}
	target := g.w.guests[d.Participant]
	knows := d.By == g.w.chair && target != nil && !target.uninvited
	return g.uninvites(d, d.Participant, target, knows)
}

func (g *game) uninviteRemoved() move {
	d := WithdrawRemoved{g.act(g.likely(Clock)), some(g, g.w.guestIDs)}
	target := g.w.guests[d.Participant]
	knows := d.By == Clock && target != nil && !target.uninvited
	return g.uninvites(d, d.Participant, target, knows)
}

func (g *game) uninvites(d Deed, id ParticipantID, target *guest, knows bool) move {
	return move{d, knows, when(knows && g.w.before() && !target.wasInside && target.person != g.w.chair), func() {
		target.uninvited, target.waiting, target.inside = true, false, false
		delete(g.w.current, target.person)
		g.w.endUnder(id)
	}}
}

func (g *game) declare() move { return g.declareBy(oneOf(g, everybody)) }

func (g *game) declareBy(p PersonID) move {
	self, me := g.w.as(p)
	d := DeclareTask{Act: g.act(p), Words: EnvelopeID(g.id()), Secrecy: "agreed"}
	if g.chance(3) {
		d.Words, d.Catalogue = "", "team-help"
	}
	task := string(d.Words) + string(d.Catalogue)
	if me.capacity == Adviser {
		task = "the asker's"
	}
	needs := me.capacity != Subject && me.capacity != Representative
	return move{d, !me.uninvited, when(needs && g.w.before() && !me.wasInside), func() {
		if me.task != task {
			me.task, me.confirmed = task, false
			g.w.endUnder(self)
		}
	}}
}

func (g *game) confirm() move { return g.confirmOne(some(g, g.w.guestIDs)) }

func (g *game) confirmOne(id ParticipantID) move {
	d := ConfirmTask{g.act(g.chair()), id}
	knows := d.By == g.w.chair && g.w.seesGuest(d.By, id)
	must := either
	if knows {
		target := g.w.guests[id]
		asker := g.w.guests[target.askedBy]
		under := target.capacity != Adviser || asker != nil && asker.confirmed && !asker.uninvited
		must = when(g.w.before() && target.capacity != Subject && target.capacity != Representative && target.task != "" && under)
	}
	return move{d, knows, must, func() { g.w.guests[id].confirmed = true }}
}

func (g *game) accept() move { return g.acceptBy(oneOf(g, everybody)) }

func (g *game) acceptBy(p PersonID) move {
	_, me := g.w.as(p)
	return move{AcceptConfidentiality{g.act(p)}, !me.uninvited, when(g.w.before()), func() { me.accepted = true }}
}

// Coming and going.

func (g *game) start() move {
	d := Start{g.act(g.chair()), EnvelopeID(g.id()), g.shows()}
	_, me := g.w.as(d.By)
	return move{d, d.By == g.w.chair, when(g.w.stage == Planned && me.ready()), func() {
		g.w.stage = Table
		me.comes(d.Shown)
		me.enter()
	}}
}

func (me *guest) enter() { me.waiting, me.inside, me.wasInside = false, true, true }
func (me *guest) out()   { me.waiting, me.inside = false, false }

func (g *game) arrive() move { return g.arriveBy(oneOf(g, everybody)) }

func (g *game) arriveBy(p PersonID) move {
	_, me := g.w.as(p)
	d := Arrive{g.act(p), g.shows()}
	return move{d, !me.uninvited, when(g.w.before()), func() {
		me.comes(d.Shown)
		switch {
		case me.inside:
		case p == g.w.chair && g.w.open() && me.ready() && sure(d.Shown):
			me.enter()
		default:
			me.waiting = true
		}
	}}
}

// shows is mostly something that is known, at times a mailbox, a first time or nothing.
func (g *game) shows() Identity {
	if !g.chance(5) {
		return shown
	}
	first := Identity{Method: MethodPasskey, First: true, Proof: ProofID(g.id())}
	return oneOf(g, []Identity{
		first, first, first, {}, {Method: MethodLink}, {Method: MethodPasskey, First: true, Proof: ProofID(g.id()), Known: true},
		{Method: MethodPasskey, Proof: ProofID(g.id()), Word: Word{g.w.chair, opening}}, {Method: MethodSignOn, Proof: ProofID(g.id())},
	})
}

func (g *game) admit() move {
	waiting := only(g.w.guestIDs, func(id ParticipantID) bool { return g.w.guests[id].waiting })
	if g.chance(4) {
		waiting = g.w.guestIDs
	}
	return g.admitOne(some(g, waiting))
}

func (g *game) admitOne(id ParticipantID) move {
	d := Admit{g.act(g.chair()), id, EnvelopeID(g.id())}
	knows := d.By == g.w.chair && g.w.seesGuest(d.By, id)
	target := g.w.guests[id]
	return move{d, knows, when(knows && g.w.open() && (target.inside || target.waiting && target.ready() && sure(target.proof))), func() {
		if !target.inside {
			target.enter()
		}
	}}
}

func (g *game) leave() move {
	p := oneOf(g, everybody)
	_, me := g.w.as(p)
	return move{Leave{g.act(p)}, !me.uninvited, when(me.inside || me.waiting), me.out}
}

func (g *game) showOut() move {
	d := ShowOut{g.act(g.chair()), some(g, g.w.guestIDs)}
	target := g.w.guests[d.Participant]
	knows := d.By == g.w.chair && g.w.seesGuest(d.By, d.Participant)
	return move{d, knows, when(knows && target.person != g.w.chair && (target.inside || target.waiting)), func() { target.out() }}
}

// Items.

func (g *game) put() move { return g.putBy(g.somebodyHere()) }

func (g *game) putBy(p PersonID) move {
	self, me := g.w.as(p)
	d := (&scene{now: g.now}).put("", "", "")
	d.Act, d.Item, d.Part, d.Envelope = g.act(p), ItemID(g.id()), some(g, slices.Concat(me.parts, me.parts, agenda)), EnvelopeID(g.id())
	d.Domain = oneOf(g, []Contribution{{Domain: "housing"}, {Domain: "safety"}}).Domain
	if g.chance(3) {
		d.Facts.Personal, d.Facts.Subjects = false, nil
	}
	if g.chance(3) {
		d.Audience = g.mostlyHere(d.Part)
	}
	present := !slices.ContainsFunc(d.Audience, func(id ParticipantID) bool { return !g.sits(id, d.Part) })
	knows := g.w.inside(p) && slices.Contains(me.parts, d.Part)
	fits := len(g.w.itemIDs) < 16
	if !fits {
		d.Facts.Text = false
	}
	return move{d, knows, when(me.capacity != Interpreter && present && fits), func() {
		g.w.items[d.Item] = &thing{by: self, part: d.Part, domain: d.Domain, shown: g.w.audience(d.Part, d.Audience, self), aboutPerson: d.Facts.Personal}
		g.w.itemIDs = append(g.w.itemIDs, d.Item)
	}}
}

// mostlyHere picks a few, mostly of those who sit at a part.
func (g *game) mostlyHere(part PartID) []ParticipantID {
	if g.chance(6) {
		return someOf(g, g.w.guestIDs)
	}
	here := only(g.w.guestIDs, func(id ParticipantID) bool { return g.sits(id, part) })
	few := []ParticipantID{}
	for range g.pick(4) {
		if len(here) > 0 {
			few = append(few, oneOf(g, here))
		}
	}
	return few
}

// sits: at the table, in this part.
func (g *game) sits(id ParticipantID, part PartID) bool {
	q, ok := g.w.guests[id]
	return ok && q.inside && slices.Contains(q.parts, part)
}

// onItem picks an item and mostly its provider.
func (g *game) onItem() (ItemID, PersonID, bool) {
	id := some(g, g.w.itemIDs)
	i := g.w.items[id]
	if i == nil {
		return id, oneOf(g, everybody), false
	}
	p := g.likely(g.personOf(i.by))
	if g.chance(4) {
		p = g.chair()
	}
	self, _ := g.w.as(p)
	return id, p, i.by == self
}

func (g *game) withdraw() move {
	id, p, own := g.onItem()
	return move{WithdrawItem{g.act(p), id}, g.w.seesItem(p, id), when(own), func() {
		g.w.items[id].isGone = true
		g.w.lapse(func(r *wish) bool { return r.item == id })
	}}
}

func (g *game) openItem() move {
	id, p, own := g.onItem()
	d := OpenItem{Act: g.act(p), Item: id}
	if i := g.w.items[id]; i != nil {
		d.To = g.mostlyHere(i.part)
	}
	must := either
	if !own || len(d.To) == 0 {
		must = no
	}
	return move{d, g.w.seesItem(p, id), must, func() {
		for _, to := range d.To {
			g.w.items[id].shown[to] = true
		}
	}}
}

func (g *game) narrow() move {
	id, p, own := g.onItem()
	d := NarrowItem{Act: g.act(p), Item: id}
	if i := g.w.items[id]; i != nil {
		d.From = g.mostlyHere(i.part)
	}
	return move{d, g.w.seesItem(p, id), when(own && len(d.From) > 0), func() {
		for _, from := range d.From {
			if i := g.w.items[id]; from != i.by && i.shown[from] {
				delete(i.shown, from)
				g.w.lapse(func(r *wish) bool { return r.item == id && r.by == from })
			}
		}
	}}
}
