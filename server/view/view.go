// SPDX-License-Identifier: EUPL-1.2

// Package view is what one viewer receives: the only types that become JSON, with
// a rule on every field. It is given a Sight, which says what this viewer may
// see, and the texts that were opened for it; it knows no store and no key, and
// cannot reach what the Sight does not show.
package view

import (
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// Texts gives the opened texts that a view asks for. A text that is not there, or
// no longer, is reported as such and shown as empty.
type Texts interface {
	Text(id conference.EnvelopeID, into any) bool
}

// Wanted collects the ids of the texts that a view asks for. A view is made twice:
// once to learn which envelopes it needs, and once with those opened and no others.
type Wanted struct{ IDs []conference.EnvelopeID }

// Text notes the id and gives nothing.
func (w *Wanted) Text(id conference.EnvelopeID, _ any) bool {
	if id != "" {
		w.IDs = append(w.IDs, id)
	}
	return false
}

// From is what a view of a meeting is made from.
type From struct {
	House   string
	Meeting *conference.Meeting
	Case    *conference.Case
	Persons map[conference.PersonID]conference.EnvelopeID
	Terms   conference.Terms
	Weighed int // M8: from how many partners the house weighs each further one
	Rules   HouseRules
	// Organisations are the partners that the house works with.
	Organisations []conference.Organisation
	Version       int64
	// CaseVersion is how often the case changed.
	CaseVersion int64
	Viewer      conference.PersonID
	Texts       Texts
}

func text[T any](t Texts, id conference.EnvelopeID) T {
	var content T
	t.Text(id, &content)
	return content
}

// moment returns a time for JSON, or nothing for a time that is not there.
func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// list never becomes null in JSON.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
