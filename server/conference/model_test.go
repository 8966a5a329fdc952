// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
)

// A model says who may see what in one meeting, in plain maps. It is written from
// the rules (product/rules) and does not know how the package decides: game_test.go
// holds the two together after every deed.
type model struct {
	stage      Stage
	chair      PersonID
	parts      []PartID
	guests     map[ParticipantID]*guest
	current    map[PersonID]ParticipantID // of who is invited now
	items      map[ItemID]*thing
	wishes     map[RequestID]*wish
	promises   map[AgreementID]*promise
	boxes      map[ParticipantID]*box
	guestIDs   []ParticipantID // each in the order in which it came
	itemIDs    []ItemID
	wishIDs    []RequestID
	promiseIDs []AgreementID
	links      []LinkID // all that were ever made
}

type (
	guest struct {
		person                         PersonID
		capacity                       Capacity
		parts                          []PartID
		askedBy                        ParticipantID
		task                           string // empty: none declared
		uninvited, confirmed, accepted bool
		waiting, inside, wasInside     bool
		proof                          Identity
		by                             ParticipantID // who answers for them
		code                           bool          // for a shared device
		missed                         int
		link                           LinkID
		linkUsed                       bool
		linkUntil                      time.Time
	}
	thing struct {
		by                  ParticipantID
		part                PartID
		domain              catalogue.Domain
		shown               map[ParticipantID]bool
		aboutPerson, isGone bool
	}
	wish struct {
		item   ItemID
		by     ParticipantID
		of     AgreementID // empty: for the own task
		shown  map[ParticipantID]bool
		answer RequestState
	}
	promise struct {
		author, taker ParticipantID
		shown         map[ParticipantID]bool
		discussed     bool
		isGone        bool
	}
	box struct {
		wishes         []RequestID
		opened, isGone bool
	}
)

func newModel() *model {
	return &model{
		guests: map[ParticipantID]*guest{}, current: map[PersonID]ParticipantID{}, items: map[ItemID]*thing{}, wishes: map[RequestID]*wish{},
		promises: map[AgreementID]*promise{}, boxes: map[ParticipantID]*box{},
	}
}

// as returns the guest that a person is, or an empty one: somebody from outside.
func (w *model) as(p PersonID) (ParticipantID, *guest) {
	id, ok := w.current[p]
	if !ok {
		return "", &guest{uninvited: true}
	}
	return id, w.guests[id]
}

func (w *model) open() bool { return w.stage == Table || w.stage == Round }

// before: people are still being asked, or there is a table.
func (w *model) before() bool { return w.stage == Planned || w.open() }

// M2: subject and representative need no task; all others a declared and confirmed
// one. M5: everybody accepts confidentiality.
func (g *guest) ready() bool {
	taskless := g.capacity == Subject || g.capacity == Representative
	return g.accepted && (taskless || g.task != "" && g.confirmed)
}

// L1: who is admitted has shown who they are by more than a mailbox, and not for the
// first time.
func sure(i Identity) bool {
	return slices.Contains([]Method{MethodPasskey, MethodCode, MethodSignOn, MethodVouched, MethodDemo}, i.Method) && !i.First
}

// comes: what somebody shows counts, but no weaker proof takes away that somebody
// else is known to be here.
func (g *guest) comes(by Identity) {
	if here := g.waiting || g.inside; !here || !sure(g.proof) || sure(by) {
		g.proof, g.by = by, ""
	}
}

// L1: at the table is who was admitted and did not leave, while there is a table.
func (w *model) inside(p PersonID) bool {
	_, g := w.as(p)
	return w.open() && g.inside
}

// C3, M2, M5, S3: the case is for who is ready; after closing for who was there.
// L1: who was there and left sees none of it until then.
func (w *model) seesCase(p PersonID) bool {
	_, g := w.as(p)
	switch {
	case p == w.chair:
		return true
	case w.stage == Done:
		return g.wasInside
	case g.wasInside:
		return w.inside(p)
	}
	return !g.uninvited && g.ready()
}

// M6: one knows the own parts; the chair knows all.
func (w *model) seesPart(p PersonID, part PartID) bool {
	_, g := w.as(p)
	if p == w.chair {
		return slices.Contains(w.parts, part)
	}
	return w.seesCase(p) && slices.Contains(g.parts, part)
}

// M6, S3: one sees oneself; at the table, and afterwards in the notes, who was
// there too in a common part; the chair sees everybody who is invited.
func (w *model) seesGuest(p PersonID, id ParticipantID) bool {
	self, g := w.as(p)
	other, ok := w.guests[id]
	if !ok || other.uninvited {
		return false
	}
	if p == w.chair || self == id {
		return true
	}
	looking := w.inside(p) || w.stage == Done && g.wasInside
	return looking && other.wasInside && common(g.parts, other.parts)
}

func common(a, b []PartID) bool {
	return slices.ContainsFunc(a, func(p PartID) bool { return slices.Contains(b, p) })
}

// M6: elsewhere shows as a number.
func (w *model) elsewhere(p PersonID) int {
	n := 0
	for id, g := range w.guests {
		if w.inside(p) && g.inside && !w.seesGuest(p, id) {
			n++
		}
	}
	return n
}

// L1, L6, M6: an item is seen by its audience at the table, and by its provider
// from anywhere until close; when withdrawn, by nobody.
func (w *model) seesItem(p PersonID, id ItemID) bool {
	self, g := w.as(p)
	i, ok := w.items[id]
	if !ok || i.isGone || g.uninvited || !w.open() {
		return false
	}
	return i.by == self || g.inside && i.shown[self]
}

// L1, T2: a request is seen by the provider of its item from anywhere, by its
// audience at the table as long as they see the item, and by nobody once it lapsed.
func (w *model) seesWish(p PersonID, id RequestID) bool {
	self, g := w.as(p)
	r, ok := w.wishes[id]
	if !ok || r.answer == Lapsed || !w.seesItem(p, r.item) {
		return false
	}
	return w.items[r.item].by == self || g.inside && r.shown[self]
}

// T2: other words and conditions are between provider and recipient.
func (w *model) seesLimits(p PersonID, id RequestID) bool {
	self, _ := w.as(p)
	return w.seesWish(p, id) && (w.wishes[id].by == self || w.items[w.wishes[id].item].by == self)
}

// M6, S2, S3: an agreement is seen at the table by its audience and the chair; after
// closing, once somebody took it on, by the organiser, its taker and who was there
// of its audience.
func (w *model) seesPromise(p PersonID, id AgreementID) bool {
	self, g := w.as(p)
	a, ok := w.promises[id]
	if !ok || a.isGone {
		return false
	}
	mine := p == w.chair || !g.uninvited && (a.shown[self] || a.taker == self)
	if w.stage == Done {
		return a.taker != "" && mine && (p == w.chair || g.wasInside)
	}
	return w.inside(p) && mine
}

// S7: a parcel is its recipient's, after closing.
func (w *model) seesBox(p PersonID, id ParticipantID) bool {
	self, g := w.as(p)
	_, ok := w.boxes[id]
	return ok && !g.uninvited && self == id && w.stage == Done
}

// S7: it shows what it holds from opening until it is gone.
func (w *model) boxOpen(p PersonID) bool {
	self, _ := w.as(p)
	return w.seesBox(p, self) && w.boxes[self].opened && !w.boxes[self].isGone
}

// T1: what somebody let go along, they can look up after closing.
func (w *model) given(p PersonID) []RequestID {
	self, g := w.as(p)
	return only(w.permitted(), func(id RequestID) bool {
		return g != nil && !g.uninvited && w.stage == Done && w.items[w.wishes[id].item].by == self
	})
}

// S3: the notes are there after closing, for the organiser and who was there.
func (w *model) readsNotes(p PersonID) bool {
	_, g := w.as(p)
	return w.stage == Done && (p == w.chair || !g.uninvited && g.wasInside && g.capacity != Interpreter)
}

// S6: and the certificate by an interpreter too.
func (w *model) readsCertificate(p PersonID) bool {
	_, g := w.as(p)
	return w.stage == Done && (p == w.chair || !g.uninvited && g.wasInside)
}

// P6: the own deeds, by who acts for an organisation.
func (w *model) readsDeeds(p PersonID) bool {
	self, g := w.as(p)
	return p == w.chair || self != "" && !g.uninvited && g.capacity != Subject && g.capacity != Representative && g.capacity != Interpreter
}

// wasTold: the organiser reads the notes whole, others of what they were shown.
func (w *model) wasTold(p PersonID, id ItemID) bool {
	self, _ := w.as(p)
	return p == w.chair || w.items[id].by == self || w.items[id].shown[self]
}

// S3: who provided something about which life domain, not what.
func (w *model) contributions(p PersonID) (list []Contribution) {
	for _, id := range w.itemIDs {
		i := w.items[id]
		c := Contribution{i.by, i.domain}
		if w.readsNotes(p) && !i.isGone && w.wasTold(p, id) && w.seesGuest(p, i.by) && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

// S3: on whose contributions an agreement rests.
func (w *model) evidence(p PersonID, a AgreementID) (from []ParticipantID) {
	for _, id := range w.permitted() {
		r := w.wishes[id]
		by := w.items[r.item].by
		if r.of == a && w.seesPromise(p, a) && w.wasTold(p, r.item) && w.seesGuest(p, by) && !slices.Contains(from, by) {
			from = append(from, by)
		}
	}
	return from
}

// T1: what leaves is what its provider permitted, in the order of asking.
func (w *model) permitted() []RequestID {
	return only(w.wishIDs, func(id RequestID) bool { return w.wishes[id].answer == Granted })
}

// final are the agreements that somebody took on.
func (w *model) final() []AgreementID {
	return only(w.promiseIDs, func(id AgreementID) bool { return w.promises[id].taker != "" && !w.promises[id].isGone })
}

// T2: what was asked of something that is gone is gone.
func (w *model) lapse(is func(*wish) bool) {
	for _, r := range w.wishes {
		if is(r) {
			r.answer = Lapsed
		}
	}
}

// M2: who sat under the task of somebody who has none any more is out.
func (w *model) endUnder(asker ParticipantID) {
	for _, g := range w.guests {
		if g.capacity == Adviser && g.askedBy == asker && g.task != "" {
			g.confirmed, g.inside = false, false
		}
	}
}

// audience: who is named, with oneself; nobody named is everybody in the part.
func (w *model) audience(part PartID, named []ParticipantID, self ParticipantID) map[ParticipantID]bool {
	shown := map[ParticipantID]bool{self: true}
	for id, g := range w.guests {
		if named == nil && g.inside && slices.Contains(g.parts, part) || slices.Contains(named, id) {
			shown[id] = true
		}
	}
	return shown
}
