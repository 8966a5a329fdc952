// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"maps"
	"slices"
	"time"
)

// Requests and permissions.

func (g *game) ask() move {
	p := g.somebodyHere()
	if g.chance(6) {
		p = who("Omar") // who may not have all that he sees (T3)
	}
	self, me := g.w.as(p)
	seen := g.w.itemIDs
	if !g.chance(4) {
		seen = only(seen, func(id ItemID) bool { return g.w.seesItem(p, id) && g.w.items[id].by != self })
	}
	d := RequestItem{Act: g.act(p), Request: RequestID(g.id()), Item: some(g, seen), OwnTask: true, Envelope: EnvelopeID(g.id()), Words: true}
	if mine := only(g.w.final(), func(a AgreementID) bool { return g.w.promises[a].taker == self }); g.chance(2) {
		if g.chance(4) {
			mine = g.w.promiseIDs
		}
		d.OwnTask, d.Agreement = false, some(g, mine)
	}
	d.Words = len(g.w.wishIDs) < 24
	i := g.w.items[d.Item]
	knows := g.w.inside(p) && g.w.seesItem(p, d.Item) && (d.Agreement == "" || g.w.seesPromise(p, d.Agreement))
	must := either
	adviser := me.capacity == Adviser
	others := knows && d.Agreement != "" && g.w.promises[d.Agreement].taker != self
	if knows && (adviser && i.aboutPerson || me.capacity == Interpreter || i.by == self || others || !d.Words) {
		must = no
	}
	return move{d, knows, must, func() {
		g.w.wishes[d.Request] = &wish{item: d.Item, by: self, of: d.Agreement, shown: maps.Clone(i.shown), answer: Asked}
		g.w.wishIDs = append(g.w.wishIDs, d.Request)
	}}
}

// onWish picks a request and mostly the provider of its item.
func (g *game) onWish() (RequestID, PersonID, bool) {
	id := some(g, g.w.wishIDs)
	r := g.w.wishes[id]
	if r == nil {
		return id, oneOf(g, everybody), false
	}
	by := g.w.items[r.item].by
	p := g.likely(g.personOf(by))
	if g.chance(4) {
		p = g.chair()
	}
	self, _ := g.w.as(p)
	return id, p, by == self
}

// grant: by the provider, of nothing about a person to an adviser (T1, T3).
func (g *game) grant() move {
	id, p, own := g.onWish()
	d := Grant{Act: g.act(p), Request: id}
	if g.chance(3) {
		d.Limits, d.OtherWords, d.Words = EnvelopeID(g.id()), g.chance(2), true
	}
	return move{d, g.w.seesWish(p, id), when(own), func() { g.w.wishes[id].answer = Granted }}
}

func (g *game) refuse() move {
	id, p, own := g.onWish()
	return move{RefuseRequest{g.act(p), id}, g.w.seesWish(p, id), when(own), func() { g.w.wishes[id].answer = Refused }}
}

func (g *game) takeBack() move {
	id, p, own := g.onWish()
	r := g.w.wishes[id]
	given := r != nil && (r.answer == Granted || r.answer == TakenBack)
	return move{TakeBack{g.act(p), id}, g.w.seesWish(p, id), when(own && given), func() { r.answer = TakenBack }}
}

// withdrawRequest: by who asked, and not after a no.
func (g *game) withdrawRequest() move {
	id := some(g, g.w.wishIDs)
	r := g.w.wishes[id]
	if r == nil {
		return move{WithdrawRequest{g.act(oneOf(g, everybody)), id}, false, no, nil}
	}
	p := g.likely(g.personOf(r.by))
	self, _ := g.w.as(p)
	free := r.answer != Refused && r.answer != TakenBack
	return move{WithdrawRequest{g.act(p), id}, g.w.seesWish(p, id) || g.w.inside(p) && r.by == self, when(r.by == self && free), func() { r.answer = Lapsed }}
}

// Agreements.

func (g *game) draft() move {
	p := g.somebodyHere()
	self, me := g.w.as(p)
	d := DraftAgreement{Act: g.act(p), Agreement: AgreementID(g.id()), Part: some(g, slices.Concat(me.parts, me.parts, agenda)), Envelope: EnvelopeID(g.id()), Facts: wholeAgreement}
	if g.chance(2) {
		d.Audience = g.mostlyHere(d.Part)
	}
	present := !slices.ContainsFunc(d.Audience, func(id ParticipantID) bool { return !g.sits(id, d.Part) })
	fits := len(g.w.promiseIDs) < 6
	d.Facts.Activity = fits
	knows := g.w.inside(p) && slices.Contains(me.parts, d.Part)
	may := me.capacity != Interpreter && me.capacity != Adviser
	return move{d, knows, when(may && present && fits), func() {
		shown := g.w.audience(d.Part, d.Audience, self)
		if id, _ := g.w.as(g.w.chair); g.sits(id, d.Part) {
			shown[id] = true
		}
		g.w.promises[d.Agreement] = &promise{author: self, shown: shown}
		g.w.promiseIDs = append(g.w.promiseIDs, d.Agreement)
	}}
}

// onPromise picks an agreement and mostly who has to do with it.
func (g *game) onPromise() (AgreementID, *promise, PersonID) {
	id := some(g, g.w.promiseIDs)
	a := g.w.promises[id]
	if a == nil {
		return id, &promise{}, oneOf(g, everybody)
	}
	return id, a, g.likely(g.personOf(oneOf(g, []ParticipantID{a.author, a.taker})))
}

func (g *game) takeOn() move {
	id, a, _ := g.onPromise()
	p := g.somebodyHere()
	self, me := g.w.as(p)
	free := a.taker == "" || a.taker == self
	may := me.capacity != Interpreter && me.capacity != Adviser
	return move{TakeOnAgreement{g.act(p), id}, g.w.inside(p) && g.w.seesPromise(p, id), when(free && may), func() { a.taker = self }}
}

func (g *game) rewrite() move {
	id, a, p := g.onPromise()
	self, _ := g.w.as(p)
	d := RewriteAgreement{g.act(p), id, EnvelopeID(g.id()), wholeAgreement}
	return move{d, g.w.inside(p) && g.w.seesPromise(p, id), when(a.author == self || a.taker == self), func() {
		a.discussed = false
		if a.taker != self {
			a.taker = ""
			g.w.lapse(func(r *wish) bool { return r.of == id })
		}
	}}
}

func (g *game) drop() move {
	id, a, p := g.onPromise()
	self, _ := g.w.as(p)
	mine := a.taker == self || a.taker == "" && a.author == self
	return move{DropAgreement{g.act(p), id}, g.w.inside(p) && g.w.seesPromise(p, id), when(mine), func() {
		a.isGone, a.discussed = true, false
		g.w.lapse(func(r *wish) bool { return r.of == id })
	}}
}

func (g *game) report() move {
	id, a, p := g.onPromise()
	self, _ := g.w.as(p)
	return move{ReportAgreement{g.act(p), id, Finished}, g.w.seesPromise(p, id), when(g.w.stage == Done && a.taker == self), func() {}}
}

// Closing.

func (g *game) openRound() move {
	p := g.chair()
	return move{OpenRound{g.act(p)}, p == g.w.chair, when(g.w.open()), func() { g.w.stage = Round }}
}

func (g *game) discuss() move { return g.discussOne(some(g, g.w.promiseIDs)) }

func (g *game) discussOne(id AgreementID) move {
	p := g.chair()
	a := g.w.promises[id]
	knows := p == g.w.chair && g.w.seesPromise(p, id)
	return move{DiscussAgreement{g.act(p), id}, knows, when(knows && g.w.stage == Round && a.taker != ""), func() { a.discussed = true }}
}

func (g *game) warn() move {
	p := g.likely(Clock)
	return move{WarnClose{g.act(p)}, p == Clock, either, func() {}}
}

func (g *game) extend() move {
	d := Extend{g.act(g.chair()), g.now.Add(time.Duration(g.pick(6)) * time.Hour)}
	return move{d, d.By == g.w.chair, either, func() {}}
}

// begin: the chair after the round, the clock when it is time (S1, S8).
func (g *game) begin() move {
	p := oneOf(g, []PersonID{g.chair(), Clock})
	d := BeginClosing{g.act(p)}
	undiscussed := slices.ContainsFunc(g.w.final(), func(a AgreementID) bool { return !g.w.promises[a].discussed })
	may := g.w.stage == Planned || g.w.stage == Round && !undiscussed
	if p == Clock {
		may = g.w.before() && !g.now.Before(g.m.ClosesAt)
	}
	return move{d, p == g.w.chair || p == Clock, when(may), func() {
		g.w.stage = Closing
		for _, q := range g.w.guests {
			q.out()
		}
		for _, r := range g.w.wishes {
			if r.answer == Asked {
				r.answer = Refused
			}
		}
	}}
}

// seal packs what was permitted; at times something else.
func (g *game) seal() move {
	p := oneOf(g, []PersonID{g.chair(), Clock})
	d := Seal{Act: g.act(p)}
	boxes := map[ParticipantID]*box{}
	for _, id := range g.w.permitted() {
		to := g.w.wishes[id].by
		if boxes[to] == nil {
			boxes[to] = &box{}
		}
		boxes[to].wishes = append(boxes[to].wishes, id)
	}
	for _, to := range g.w.guestIDs {
		if b := boxes[to]; b != nil {
			d.Parcels = append(d.Parcels, SealedParcel{to, b.wishes, make([]EnvelopeID, len(b.wishes)), g.now.Add(14 * day)})
		}
	}
	for _, id := range g.w.final() {
		d.Agreements = append(d.Agreements, SealedAgreement{id, EnvelopeID(g.id())})
	}
	right := !g.chance(3) || !g.spoil(&d)
	return move{d, p == g.w.chair || p == Clock, when(g.w.stage == Closing && right), func() { g.w.stage, g.w.boxes = Safe, boxes }}
}

// spoil packs something that was not permitted, or leaves out what was.
func (g *game) spoil(d *Seal) bool {
	not := only(g.w.wishIDs, func(id RequestID) bool { return g.w.wishes[id].answer != Granted })
	switch {
	case len(not) > 0 && g.chance(2):
		id := oneOf(g, not)
		d.Parcels = append(d.Parcels, SealedParcel{g.w.wishes[id].by, []RequestID{id}, make([]EnvelopeID, 1), g.now.Add(day)})
	case len(d.Parcels) > 0 && g.chance(2):
		d.Parcels = d.Parcels[1:]
	case len(d.Parcels) > 0:
		// In a new list: the model's own is the right one.
		d.Parcels[0].Requests = slices.Concat(d.Parcels[0].Requests, d.Parcels[0].Requests[:1])
	default:
		return false
	}
	return true
}

func (g *game) finish() move {
	p := oneOf(g, []PersonID{g.chair(), Clock})
	return move{FinishClosing{g.act(p), EnvelopeID(g.id())}, p == g.w.chair || p == Clock, when(g.w.stage == Safe), func() { g.w.stage = Done }}
}

// Parcels.

// onBox picks a parcel and mostly its recipient.
func (g *game) onBox() (ParticipantID, PersonID, *box) {
	id := some(g, g.w.guestIDs)
	if have := only(g.w.guestIDs, func(id ParticipantID) bool { return g.w.boxes[id] != nil }); len(have) > 0 {
		id = some(g, have)
	}
	p := g.likely(g.personOf(id))
	self, _ := g.w.as(p)
	return id, p, g.w.boxes[self]
}

func (g *game) openBox() move {
	_, p, b := g.onBox()
	self, _ := g.w.as(p)
	return move{OpenParcel{g.act(p), DefaultTerms}, g.w.seesBox(p, self), either, func() { b.opened = true }}
}

func (g *game) collect() move {
	_, p, b := g.onBox()
	self, _ := g.w.as(p)
	knows := g.w.seesBox(p, self)
	must := either
	if knows && !b.opened {
		must = no
	}
	return move{CollectParcel{g.act(p)}, knows, must, func() { b.isGone = true }}
}

func (g *game) expire() move {
	id, _, _ := g.onBox()
	p := g.likely(Clock)
	b := g.w.boxes[id]
	if g.chance(4) {
		g.now = g.now.Add(15 * day)
	}
	return move{ExpireParcel{g.act(p), id}, p == Clock && b != nil, either, func() { b.isGone = true }}
}
