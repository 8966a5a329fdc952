// SPDX-License-Identifier: EUPL-1.2

package conference

import "time"

// MeetingListed puts a meeting on its case; CaseKept says until when the case is
// kept, from the close of its latest meeting; CaseEnded is that moment.
type (
	MeetingListed struct{ Meeting MeetingID }
	CaseKept      struct{ Until time.Time }
	CaseEnded     struct{}
)

func (MeetingListed) kind() string { return "meeting-listed" }
func (CaseKept) kind() string      { return "case-kept" }
func (CaseEnded) kind() string     { return "case-ended" }

func (b MeetingListed) applyCase(c *Case, _ Event) { c.Meetings = append(c.Meetings, b.Meeting) }
func (b CaseKept) applyCase(c *Case, _ Event)      { c.KeptUntil = b.Until }
func (CaseEnded) applyCase(c *Case, _ Event)       { c.Ended = true }

// List puts a meeting that is being convened on its case.
func (c *Case) List(a Act, m MeetingID) ([]Event, error) {
	if !c.Edits(a.By) {
		return nil, refuse(Hidden)
	}
	return a.events(MeetingListed{m}), nil
}

// Keep sets the end of the case's term, after a meeting on it has closed. A later
// meeting sets a later end, on the record: no clock is reset silently.
func (c *Case) Keep(a Act, t Terms) []Event {
	return a.events(CaseKept{recorded(a.At.Add(seconds(t.Case)))})
}

// End ends a case whose term has run out; its keys are destroyed after this. A
// case on which a meeting still runs does not end.
func (c *Case) End(a Act, running bool) ([]Event, error) {
	if c.Ended || running || c.KeptUntil.IsZero() || a.At.Before(c.KeptUntil) {
		return nil, refuse(NotDue)
	}
	return a.events(CaseEnded{}), nil
}
