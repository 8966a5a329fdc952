// SPDX-License-Identifier: EUPL-1.2

package conference

import "time"

// Convene begins a meeting on one case: when, and its parts with neutral titles
// (M6; VNG question 33). The organiser is its first participant and its chair; no
// guest list comes with it (M1).
type Convene struct {
	Act
	Case       CaseID
	Start, End time.Time
	Terms      Terms
	Agenda     EnvelopeID // the titles
	Parts      []PartID
	Untitled   bool // fact: a part has no title
	Chair      Seat
}

// Convened begins the stream of a meeting.
type Convened struct {
	Case       CaseID
	Start, End time.Time
	ClosesAt   time.Time
	Agenda     EnvelopeID
	Parts      []PartID
}

func (Convened) kind() string { return "meeting-convened" }

func (b Convened) apply(m *Meeting, e Event) {
	m.Stage, m.Organiser, m.Case = Planned, e.By, b.Case
	m.Start, m.End, m.ClosesAt = b.Start, b.End, b.ClosesAt
	m.Agenda, m.Parts = b.Agenda, b.Parts
}

// stands: that the actor may convene on this case is asked of the case.
func (d Convene) stands(m *Meeting) bool { return m.Stage == "" }

func (d Convene) decide(*Meeting) ([]Body, error) {
	var n needs
	n.that(!d.Untitled, TitleMissing, "parts")
	n.that(d.End.After(d.Start) && d.End.After(d.At), TimesWrong, "plannedEnd")
	d.Chair.Capacity, d.Chair.Parts = Chair, d.Parts
	d.Chair.check(&n, d.Parts)
	if err := n.err(); err != nil {
		return nil, err
	}
	closes := recorded(d.End.Add(seconds(d.Terms.AutoClose)))
	convened := Convened{d.Case, recorded(d.Start), recorded(d.End), closes, d.Agenda, d.Parts}
	return []Body{convened, d.Chair.invited(d.By)}, nil
}
