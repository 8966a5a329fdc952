// SPDX-License-Identifier: EUPL-1.2

package conference

// FinishClosing is the last step: the table's key is gone, so everything that was
// not released is unreadable for ever (S5); the certificate is signed (S6).
type FinishClosing struct {
	Act
	Certificate EnvelopeID
}

// Closed is the last event that the certificate covers.
type Closed struct {
	Certificate EnvelopeID
	Released    int // items of which at least one release left
	Destroyed   int
	Withdrawn   int
}

func (Closed) kind() string { return "meeting-closed" }

func (b Closed) apply(m *Meeting, e Event) {
	m.Stage, m.Record, m.ClosedAt = Done, b.Certificate, e.At
	for _, p := range m.participants { // what was only on the table is gone from all
		m.changeParticipant(p.ID, func(*Participant) {})
	}
}

func (d FinishClosing) stands(m *Meeting) bool { return d.By == Clock || m.Sight(d.By).Organiser() }

func (d FinishClosing) decide(m *Meeting) ([]Body, error) {
	if m.Stage != Safe {
		return nil, refuse(MeetingClosed)
	}
	released, destroyed, withdrawn := m.Tally()
	return []Body{Closed{d.Certificate, released, destroyed, withdrawn}}, nil
}

// Tally counts the items: those that leave, at least in part; those that are
// destroyed; and those that were withdrawn (destroyed as well).
func (m *Meeting) Tally() (released, destroyed, withdrawn int) {
	leaves := map[ItemID]bool{}
	for _, r := range m.Releases() {
		leaves[r.Item.ID] = true
	}
	for _, i := range m.items {
		switch {
		case i.Withdrawn:
			withdrawn++
		case leaves[i.ID]:
			released++
		default:
			destroyed++
		}
	}
	return released, destroyed, withdrawn
}
