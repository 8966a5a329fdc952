// SPDX-License-Identifier: EUPL-1.2

package conference

// LoseTable closes a meeting whose table has no key: after a restore, since keys
// of tables are in no backup. Nothing is released. Only the clock does (S5).
type LoseTable struct{ Act }

// LoseParcel ends a parcel whose key is not there, likewise (S7).
type LoseParcel struct {
	Act
	Recipient ParticipantID
}

// TableLost and ParcelLost say that what was sealed there opens for nobody.
type (
	TableLost  struct{}
	ParcelLost struct{ Recipient ParticipantID }
)

func (TableLost) kind() string  { return "table-lost" }
func (ParcelLost) kind() string { return "parcel-lost" }

// apply: who was at the table was there until the last thing that was done; when
// the rest was lost says nothing about that. Agreements and permissions go with
// the table, unless they were sealed outside it already.
func (TableLost) apply(m *Meeting, e Event) {
	sealed, last := m.Stage == Safe, Event{At: m.LastAt}
	m.Stage, m.Lost, m.ClosedAt = Done, true, e.At
	for _, p := range m.participants {
		m.changeParticipant(p.ID, func(p *Participant) { p.goOut(last) })
	}
	if sealed {
		return
	}
	m.lapse(func(Request) bool { return true })
	for _, a := range m.agreements {
		m.changeAgreement(a.ID, func(a *Agreement) { a.Dropped = true })
	}
}

func (b ParcelLost) apply(m *Meeting, _ Event) {
	m.changeParcel(b.Recipient, func(p *Parcel) { p.Gone = KeyLost })
}

func (d LoseTable) stands(m *Meeting) bool { return m.Stage != "" && d.By == Clock }

func (d LoseParcel) stands(m *Meeting) bool {
	_, ok := m.Parcel(d.Recipient)
	return ok && d.By == Clock
}

func (d LoseTable) decide(m *Meeting) ([]Body, error) {
	if m.Stage == Done {
		return nil, refuse(MeetingClosed)
	}
	return []Body{TableLost{}}, nil
}

func (d LoseParcel) decide(m *Meeting) ([]Body, error) {
	if p, _ := m.Parcel(d.Recipient); p.Gone != ParcelWaits {
		return nil, refuse(ParcelGone)
	}
	return []Body{ParcelLost{d.Recipient}}, nil
}
