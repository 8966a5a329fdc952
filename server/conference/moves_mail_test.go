// SPDX-License-Identifier: EUPL-1.2

package conference

import "time"

// Links and mails. The model keeps of each guest the link that works now.

func (g *game) takeLink() move { return g.takeBy(oneOf(g, everybody)) }

func (g *game) takeBy(p PersonID) move {
	self, me := g.w.as(p)
	d := TakeLink{g.act(p), me.link}
	for _, id := range g.w.guestIDs { // of an invitation that was withdrawn, too
		if q := g.w.guests[id]; d.Link == "" && q.person == p {
			d.Link = q.link
		}
	}
	if g.chance(3) {
		d.Link = some(g, g.w.links)
	}
	works := d.Link != "" && d.Link == me.link && !me.linkUsed && g.w.before() && d.At.Before(me.linkUntil)
	// A link answers alike whatever is wrong: hidden and refused are one.
	return move{deed: d, knows: true, must: when(works), effect: func() { g.w.guests[self].linkUsed = true }}
}

func (g *game) sendAgain() move {
	d := SendAgain{g.act(g.chair()), some(g, g.w.guestIDs), LinkID(g.id()), !g.chance(6), !g.chance(6)}
	target := g.w.guests[d.Participant]
	return move{d, g.organises(d.By, target), when(g.linkable(target) && d.Mails && d.Address), func() { g.newLink(target, d.Link) }}
}

func (g *game) showLink() move {
	d := ShowLink{g.act(g.chair()), some(g, g.w.guestIDs), LinkID(g.id())}
	target := g.w.guests[d.Participant]
	return move{d, g.organises(d.By, target), when(g.linkable(target)), func() {
		if target.link == "" || target.linkUsed || !d.At.Before(target.linkUntil) {
			g.newLink(target, d.Link)
		}
	}}
}

func (g *game) organises(p PersonID, target *guest) bool {
	return p == g.w.chair && target != nil && !target.uninvited
}

func (g *game) linkable(target *guest) bool {
	return target != nil && g.w.before() && target.person != g.w.chair
}

func (g *game) newLink(target *guest, l LinkID) {
	target.link, target.linkUsed, target.linkUntil = l, false, g.m.ClosesAt
	g.w.links = append(g.w.links, l)
}

func (g *game) reschedule() move {
	p := g.chair()
	d := Reschedule{Act: g.act(p), Terms: DefaultTerms}
	d.Start = d.At.Add(time.Duration(g.pick(48)) * time.Hour)
	d.End = d.Start.Add(time.Duration(g.pick(4)) * time.Hour)
	return move{d, p == g.w.chair, when(g.w.stage == Planned && d.End.After(d.Start)), func() {
		for _, q := range g.w.guests {
			if !q.uninvited && q.link != "" && !q.linkUsed && d.At.Before(q.linkUntil) {
				q.linkUntil = g.m.ClosesAt
			}
		}
	}}
}

// tellMail: the clock says what came of a mail, mostly the one that is due.
func (g *game) tellMail() move {
	p := g.likely(Clock)
	id := some(g, g.w.guestIDs)
	q, _ := g.m.Participant(id)
	d := TellMail{g.act(p), id, q.Mail.Sequence, oneOf(g, []MailResult{MailTaken, MailTaken, MailNotNow, MailUnsure, MailNoTrust, MailNotTaken})}
	if g.chance(6) {
		d.Sequence -= g.pick(3) - 1
	}
	return move{d, p == Clock && g.w.guests[id] != nil, either, func() {}}
}

func (g *game) expireMail() move {
	p := g.likely(Clock)
	d := ExpireMail{g.act(p), some(g, g.w.guestIDs)}
	return move{d, p == Clock && g.w.guests[d.Participant] != nil, either, func() {}}
}
