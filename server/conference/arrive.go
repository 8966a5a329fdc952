// SPDX-License-Identifier: EUPL-1.2

package conference

// Arrive knocks at the door. Whoever is invited may wait there, before their task
// and promise and whatever they can prove so far; being early admits nobody. The
// chair, once the table is open, walks in: the chair can always return (L1).
type Arrive struct {
	Act
	Shown Identity
}

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
	return append(me.proves(d.Shown), d.comes(m, me)...), nil
}

func (d Arrive) comes(m *Meeting, me Participant) []Body {
	chairs := me.Person == m.Organiser && m.Open() && me.ready() && d.Shown.Proven()
	switch {
	case me.Presence == AtTable:
		return nil
	case chairs:
		return []Body{Admitted{me.ID, me.Card}}
	case me.Presence == Waiting:
		return nil
	}
	return []Body{Arrived{me.ID}}
}
