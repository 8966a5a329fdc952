// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// House is who convenes: its terms, the persons it knows and what they may, its
// partners, and the head of every closed meeting's record, so that a record
// rewritten later is seen (P6).
type House struct {
	Terms    Terms
	Weighed  int        // M8: from how many partners on each further one is weighed
	Settings EnvelopeID // what it says about itself; empty until it was set up
	Persons  map[PersonID]EnvelopeID
	Left     map[PersonID]EnvelopeID // who was removed: until word of that has gone out
	LastAt   time.Time

	roles         map[PersonID][]Role
	organisations []Organisation
	issuers       []Issuer
	identities    map[Digest]Owner
	addresses     map[Digest]PersonID
}

// HouseFounded begins the house's stream.
type HouseFounded struct{ Terms Terms }

// MeetingSettled pins the record of a closed meeting to the record of the house.
type MeetingSettled struct {
	Meeting MeetingID
	Size    int64
	Root    Digest
}

func (HouseFounded) kind() string   { return "house-founded" }
func (MeetingSettled) kind() string { return "meeting-settled" }

func (b HouseFounded) applyHouse(h *House, _ Event) { h.Terms = b.Terms }
func (MeetingSettled) applyHouse(*House, Event)     {}

// NewHouse returns the empty state from which the house's events are applied.
func NewHouse() *House {
	return &House{
		Weighed: DefaultWeighed, Persons: map[PersonID]EnvelopeID{}, Left: map[PersonID]EnvelopeID{},
		roles: map[PersonID][]Role{}, identities: map[Digest]Owner{}, addresses: map[Digest]PersonID{},
	}
}

// Clone returns a copy that shares nothing that Apply changes.
func (h *House) Clone() *House {
	c := *h
	c.Left = maps.Clone(h.Left)
	c.Persons, c.roles, c.identities = maps.Clone(h.Persons), maps.Clone(h.roles), maps.Clone(h.identities)
	c.addresses = maps.Clone(h.addresses)
	c.organisations, c.issuers = slices.Clone(h.organisations), slices.Clone(h.issuers)
	return &c
}

// Founded reports whether there is a house.
func (h *House) Founded() bool { return h.Terms != (Terms{}) }

// Knows reports whether a person is known to the house.
func (h *House) Knows(p PersonID) bool {
	_, known := h.Persons[p]
	return known
}

// Card names what the house knows of a person, or knew of who was removed.
func (h *House) Card(p PersonID) EnvelopeID {
	if card, known := h.Persons[p]; known {
		return card
	}
	return h.Left[p]
}

// houseBody is an event of the house's stream. applyHouse replaces what maps and
// lists hold and never writes into it: copies of the house share that.
type houseBody interface {
	Body
	applyHouse(h *House, e Event)
}

// Apply changes the state by one event; an event of another stream is an error.
func (h *House) Apply(e Event) error {
	b, ok := e.Body.(houseBody)
	if !ok {
		return fmt.Errorf("applying %s to the house: not an event of the house", e.Kind())
	}
	b.applyHouse(h, e)
	h.LastAt = e.At
	return nil
}

// HouseDeed is something somebody asks to do to the house.
type HouseDeed interface {
	// may reports whether the actor has the right; who has not learns nothing.
	may(h *House) bool
	decideHouse(h *House) ([]Body, error)
	act() Act
}

// Stands returns nil when the actor has the right to a deed, and not-found otherwise.
func (h *House) Stands(d HouseDeed) error {
	if !d.may(h) {
		return refuse(Hidden)
	}
	return nil
}

// Decide returns the events of a deed, or Errors that name what it lacks. No events
// means that it was so already.
func (h *House) Decide(d HouseDeed) ([]Event, error) {
	if err := h.Stands(d); err != nil {
		return nil, err
	}
	bodies, err := d.decideHouse(h)
	if err != nil {
		return nil, err
	}
	return d.act().events(bodies...), nil
}

// administrated is the right to most deeds on the house: administrators, and the
// program itself when it founds one.
func (a Act) administrated(h *House) bool { return a.By == Clock || h.Has(a.By, RoleAdministrator) }

// Settle pins a closed meeting's record.
func (h *House) Settle(a Act, m MeetingID, size int64, root Digest) []Event {
	return a.events(MeetingSettled{m, size, root})
}

func seconds(n int64) time.Duration { return time.Duration(n) * time.Second }
