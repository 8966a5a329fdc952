// SPDX-License-Identifier: EUPL-1.2

package conference

// Admit lets one person in, by name, once task, promise and who they are stand (L1,
// M2, M5; JPR, VNG question 33). Several who are verified are several of these.
type Admit struct {
	Act
	Participant ParticipantID
	Card        EnvelopeID // name, organisation and footing, copied into the case
}

// Admitted begins a stay at the table.
type Admitted struct {
	Participant ParticipantID
	Card        EnvelopeID
}

func (Admitted) kind() string { return "participant-admitted" }

func (b Admitted) apply(m *Meeting, e Event) {
	m.changeParticipant(b.Participant, func(p *Participant) {
		p.Card = b.Card
		p.enter(e)
	})
}

func (d Admit) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.Organiser() && s.Participant(d.Participant)
}

func (d Admit) decide(m *Meeting) ([]Body, error) {
	p, _ := m.Participant(d.Participant)
	if err := m.mustBeOpen(); err != nil {
		return nil, err
	}
	if p.Presence == AtTable {
		return nil, nil
	}
	if err := p.notReady(); err != nil {
		return nil, err
	}
	if p.Presence != Waiting {
		return nil, refuse(NotWaiting)
	}
	if !p.proven() {
		return nil, refuse(NotProven)
	}
	return []Body{Admitted{p.ID, d.Card}}, nil
}
