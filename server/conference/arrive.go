// SPDX-License-Identifier: EUPL-1.2

package conference

// Arrive knocks at the door, as soon as task and confidentiality are there; being
// early admits nobody. The chair, once the table is open, walks in: the chair can
// always return (L1, M2, M5).
type Arrive struct{ Act }

// Arrived puts somebody in the waiting room.
type Arrived struct{ Participant ParticipantID }

func (Arrived) kind() string { return "participant-arrived" }

func (b Arrived) apply(m *Meeting, _ Event) {
	m.changeParticipant(b.Participant, func(p *Participant) { p.Presence = Waiting })
}

func (d Arrive) stands(m *Meeting) bool { return m.Sight(d.By).invited }

func (d Arrive) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	if m.Stage != Planned && !m.Open() {
		return nil, refuse(MeetingClosed)
	}
	if err := me.notReady(); err != nil {
		return nil, err
	}
	switch {
	case me.Presence == AtTable, me.Presence == Waiting:
		return nil, nil
	case me.Person == m.Organiser && m.Open():
		return []Body{Admitted{me.ID, me.Card}}, nil
	}
	return []Body{Arrived{me.ID}}, nil
}
