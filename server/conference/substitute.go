// SPDX-License-Identifier: EUPL-1.2

package conference

// Substitute lets somebody else come instead of who was invited and was not yet at
// the table. A substitute is a new participant: capacity, hat, parts and the reason
// carry over; identity, task and promise do not, and the first link dies (M9).
type Substitute struct {
	Act
	Participant ParticipantID // who does not come
	Person      PersonID      // who comes instead
	Known       bool          // fact: the house knows this person
	Seat        Seat          // of the new participant: the id, and the envelope with what carries over
}

// Substituted says for whom somebody comes. It goes with the invitation that it
// withdraws and the one that it makes.
type Substituted struct {
	Participant ParticipantID
	For         ParticipantID
}

func (Substituted) kind() string { return "participant-substituted" }

// apply: whoever was to advise the one now advises the other, and sits under the
// task of the other once both are confirmed (M2).
func (b Substituted) apply(m *Meeting, _ Event) {
	advises := func(p Participant) bool { return p.AskedBy == b.For }
	change(m.participants, advises, func(p *Participant) {
		p.AskedBy, p.Revision = b.Participant, m.Version
		if p.Task.Asker == b.For && len(p.Attended) == 0 {
			p.Task.Asker = b.Participant
		}
	})
}

func (d Substitute) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.Organiser() && s.Participant(d.Participant)
}

func (d Substitute) standsAgain(m *Meeting) bool { return m.Sight(d.By).Organiser() }

func (d Substitute) decide(m *Meeting) ([]Body, error) {
	withdrawn, err := WithdrawInvitation{d.Act, d.Participant}.decide(m)
	if err != nil {
		return nil, err
	}
	if !d.Known {
		return nil, refuseField(PersonUnknown, "person")
	}
	if _, already := m.ParticipantOf(d.Person); already {
		return nil, refuseField(AlreadyInvited, "person")
	}
	p, _ := m.Participant(d.Participant)
	seat := d.Seat
	seat.Capacity, seat.Hat, seat.Parts, seat.AskedBy = p.Capacity, p.Hat, p.Parts, p.AskedBy
	comes := append(withdrawn, seat.invited(d.Person), Substituted{seat.Participant, p.ID})
	return append(comes, seat.sent(m.ClosesAt)...), nil
}
