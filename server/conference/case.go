// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"slices"
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
)

// Case is one question around one person or household: the fold of its events.
type Case struct {
	ID        CaseID
	Organiser PersonID
	Domains   []catalogue.Domain
	Subjects  []SubjectID
	Content   EnvelopeID
	Meetings  []MeetingID
	Consents  []Consent
	KeptUntil time.Time // zero until a meeting has closed
	Ended     bool
	LastAt    time.Time
}

// Consent is a provider's own record that a subject agreed (C8), without its words.
type Consent struct {
	ID        ConsentID
	By        PersonID
	Envelope  EnvelopeID
	Withdrawn bool
}

// NewCase returns the empty state from which a case's events are applied.
func NewCase(id CaseID) *Case { return &Case{ID: id} }

// Clone returns a copy that shares nothing that Apply changes.
func (c *Case) Clone() *Case {
	d := *c
	d.Meetings, d.Consents = slices.Clone(c.Meetings), slices.Clone(c.Consents)
	return &d
}

// Opened reports whether there is a case, and it has not run out.
func (c *Case) Opened() bool { return c.Organiser != "" && !c.Ended }

// Edits: the organiser opens, edits and reads the own cases; nobody else does.
func (c *Case) Edits(p PersonID) bool { return c.Opened() && c.Organiser == p }

// Consent returns the live consent with this id that a person recorded.
func (c *Case) Consent(id ConsentID, by PersonID) (Consent, bool) {
	return find(c.Consents, func(k Consent) bool { return k.ID == id && k.By == by && c.Opened() })
}

// ConsentsOf returns the consents that a person recorded: nobody sees another's.
func (c *Case) ConsentsOf(p PersonID) []Consent {
	return only(c.Consents, func(k Consent) bool { return k.By == p && c.Opened() })
}

type caseBody interface {
	Body
	applyCase(c *Case, e Event)
}

// Apply changes the state by one event; an event of another stream is an error.
func (c *Case) Apply(e Event) error {
	b, ok := e.Body.(caseBody)
	if !ok {
		return fmt.Errorf("applying %s to a case: not an event of a case", e.Kind())
	}
	b.applyCase(c, e)
	c.LastAt = e.At
	return nil
}
