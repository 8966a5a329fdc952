// SPDX-License-Identifier: EUPL-1.2

package conference

// Leave ends a stay at the table, or waiting. Who leaves loses sight of
// everything but the own items and the requests on them (L1).
type Leave struct{ Act }

// Left ends a stay by one's own choice.
type Left struct{ Participant ParticipantID }

func (Left) kind() string { return "participant-left" }

func (b Left) apply(m *Meeting, e Event) {
	m.changeParticipant(b.Participant, func(p *Participant) { p.goOut(e) })
}

func (d Leave) stands(m *Meeting) bool { return m.Sight(d.By).invited }

func (d Leave) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	if me.Presence == Outside {
		return nil, refuse(NotAtTable)
	}
	return []Body{Left{me.ID}}, nil
}

// ShowOut ends somebody's stay, or sends them from the waiting room. The chair is
// shown out by nobody (L1).
type ShowOut struct {
	Act
	Participant ParticipantID
}

// ShownOut ends a stay by the chair's choice.
type ShownOut struct{ Participant ParticipantID }

func (ShownOut) kind() string { return "participant-shown-out" }

func (b ShownOut) apply(m *Meeting, e Event) {
	m.changeParticipant(b.Participant, func(p *Participant) { p.goOut(e) })
}

func (d ShowOut) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.Organiser() && s.Participant(d.Participant)
}

func (d ShowOut) decide(m *Meeting) ([]Body, error) {
	p, _ := m.Participant(d.Participant)
	switch {
	case p.Person == m.Organiser:
		return nil, refuse(ChairStays)
	case p.Presence == Outside:
		return nil, refuse(NotAtTable)
	}
	return []Body{ShownOut{p.ID}}, nil
}
