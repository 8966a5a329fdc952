// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"time"
)

// House is who convenes: its terms, the persons it knows, and the head of every
// closed meeting's record, so that a record rewritten later is seen (P6).
type House struct {
	Terms   Terms
	Persons map[PersonID]EnvelopeID
	LastAt  time.Time
}

// Terms are how long things live, in seconds.
type Terms struct {
	AutoClose    int64 // S8: a table closes by itself this long after its planned end
	Parcel       int64 // S7: a parcel waits this long
	AfterOpening int64 // S7: and this long after it was first opened
	Case         int64 // how long a case is kept after its last meeting
}

// DefaultTerms are those of the rules: two hours, fourteen days, twenty-four
// hours; and five years for the case, as long as lines of access are kept (NEN 7513).
var DefaultTerms = Terms{AutoClose: 2 * 3600, Parcel: 14 * 24 * 3600, AfterOpening: 24 * 3600, Case: 5 * 365 * 24 * 3600}

// HouseFounded begins the house's stream.
type HouseFounded struct{ Terms Terms }

// PersonAdded makes a person known; the name is sealed in the person's drawer.
type PersonAdded struct {
	Person PersonID
	Card   EnvelopeID
}

// MeetingSettled pins the record of a closed meeting to the record of the house.
type MeetingSettled struct {
	Meeting MeetingID
	Size    int64
	Root    Digest
}

func (HouseFounded) kind() string   { return "house-founded" }
func (PersonAdded) kind() string    { return "person-added" }
func (MeetingSettled) kind() string { return "meeting-settled" }

// NewHouse returns the empty state from which the house's events are applied.
func NewHouse() *House { return &House{Persons: map[PersonID]EnvelopeID{}} }

// Clone returns a copy that shares nothing that Apply changes.
func (h *House) Clone() *House {
	c := *h
	c.Persons = make(map[PersonID]EnvelopeID, len(h.Persons))
	for p, card := range h.Persons {
		c.Persons[p] = card
	}
	return &c
}

// Founded reports whether there is a house.
func (h *House) Founded() bool { return h.Terms != (Terms{}) }

// Apply changes the state by one event; an event of another stream is an error.
func (h *House) Apply(e Event) error {
	switch b := e.Body.(type) {
	case HouseFounded:
		h.Terms = b.Terms
	case PersonAdded:
		h.Persons[b.Person] = b.Card
	case MeetingSettled, Restored:
	default:
		return fmt.Errorf("applying %s to the house: not an event of the house", e.Kind())
	}
	h.LastAt = e.At
	return nil
}

// Found gives a house its terms, once.
func (h *House) Found(a Act, t Terms) []Event {
	if h.Founded() {
		return nil
	}
	return a.events(HouseFounded{t})
}

// AddPerson makes a person known to the house, once.
func (h *House) AddPerson(a Act, p PersonID, card EnvelopeID) []Event {
	if _, known := h.Persons[p]; known {
		return nil
	}
	return a.events(PersonAdded{p, card})
}

// Settle pins a closed meeting's record.
func (h *House) Settle(a Act, m MeetingID, size int64, root Digest) []Event {
	return a.events(MeetingSettled{m, size, root})
}

func seconds(n int64) time.Duration { return time.Duration(n) * time.Second }
