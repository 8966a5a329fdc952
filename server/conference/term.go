// SPDX-License-Identifier: EUPL-1.2

package conference

import "time"

// warnings says how long before a table closes by itself that is announced (S8).
var warnings = []time.Duration{time.Hour, 15 * time.Minute}

// WarningTimes returns when a close at this moment is announced, twice.
func WarningTimes(closes time.Time) []time.Time {
	var times []time.Time
	for _, before := range warnings {
		times = append(times, closes.Add(-before))
	}
	return times
}

// WarnClose announces that the table will close by itself (S8). Only the clock does.
type WarnClose struct{ Act }

// Extend moves the moment at which the table closes by itself; only the chair (S8).
type Extend struct {
	Act
	Until time.Time
}

// CloseWarned and Extended are about the moment of closing.
type (
	CloseWarned struct{}
	Extended    struct{ ClosesAt time.Time }
)

func (CloseWarned) kind() string { return "close-warned" }
func (Extended) kind() string    { return "meeting-extended" }

func (CloseWarned) apply(m *Meeting, _ Event) { m.Warnings++ }
func (b Extended) apply(m *Meeting, _ Event)  { m.ClosesAt, m.Warnings = b.ClosesAt, 0 }

func (d WarnClose) stands(*Meeting) bool { return d.By == Clock }
func (d Extend) stands(m *Meeting) bool  { return m.Sight(d.By).Organiser() }

func (d WarnClose) decide(m *Meeting) ([]Body, error) {
	times := WarningTimes(m.ClosesAt)
	if m.Stage != Planned && !m.Open() {
		return nil, refuse(MeetingClosed)
	}
	if m.Warnings >= len(times) || d.At.Before(times[m.Warnings]) {
		return nil, refuse(NotDue)
	}
	return []Body{CloseWarned{}}, nil
}

func (d Extend) decide(m *Meeting) ([]Body, error) {
	if m.Stage != Planned && !m.Open() {
		return nil, refuse(MeetingClosed)
	}
	if !d.Until.After(m.ClosesAt) || !d.Until.After(d.At) {
		return nil, refuseField(ExtensionTooEarly, "until")
	}
	return []Body{Extended{recorded(d.Until)}}, nil
}
