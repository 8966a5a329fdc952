// SPDX-License-Identifier: EUPL-1.2

package conference

// WithdrawInvitation takes an invitation back from somebody who was not yet at
// the table: the wrong person, or no longer needed (M1). Their link is dead, and
// who had a mail gets word of it.
type WithdrawInvitation struct {
	Act
	Participant ParticipantID
}

// InvitationWithdrawn ends an invitation; the person no longer sees the meeting.
type InvitationWithdrawn struct{ Participant ParticipantID }

func (InvitationWithdrawn) kind() string { return "invitation-withdrawn" }

func (b InvitationWithdrawn) apply(m *Meeting, e Event) {
	m.changeParticipant(b.Participant, func(p *Participant) {
		p.Uninvited = true
		p.goOut(e)
	})
	m.taskEnded(b.Participant, e)
}

func (d WithdrawInvitation) stands(m *Meeting) bool {
	return m.invites(d.By, d.Participant)
}

func (d WithdrawInvitation) standsAgain(m *Meeting) bool { return m.Sight(d.By).Organiser() }

func (d WithdrawInvitation) decide(m *Meeting) ([]Body, error) {
	p, _ := m.Participant(d.Participant)
	switch {
	case p.Person == m.Organiser:
		return nil, refuse(ChairStays)
	case m.Stage != Planned && !m.Open():
		return nil, refuse(MeetingClosed)
	case len(p.Attended) > 0:
		return nil, refuse(AlreadyAdmitted)
	}
	return append([]Body{InvitationWithdrawn{p.ID}}, p.noLonger()...), nil
}

// WithdrawRemoved does the same for somebody whom the house does not know any more.
// Only the clock does.
type WithdrawRemoved struct {
	Act
	Participant ParticipantID
}

func (d WithdrawRemoved) stands(m *Meeting) bool {
	p, there := m.Participant(d.Participant)
	return d.By == Clock && there && !p.Uninvited
}

func (d WithdrawRemoved) decide(m *Meeting) ([]Body, error) {
	return WithdrawInvitation(d).decide(m)
}

// Withdrawable reports whether an invitation can still be taken back.
func (m *Meeting) Withdrawable(p Participant) bool {
	_, err := WithdrawInvitation{Participant: p.ID}.decide(m)
	return err == nil
}

// Tells reports whether a mail to a person is still to go out, whatever they were
// invited as.
func (m *Meeting) Tells(p PersonID) bool {
	_, pending := find(m.participants, func(q Participant) bool { return q.Person == p && q.Mail.Pending() })
	return pending
}
