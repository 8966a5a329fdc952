// SPDX-License-Identifier: EUPL-1.2

package conference

// VouchFor lets a professional who is here answer, by name, for who sits beside
// them: a subject, a representative or an interpreter who has nothing to prove with
// who they are. They wait from then on, and are admitted like everybody (L1, M4).
type VouchFor struct {
	Act
	Participant ParticipantID
}

// VouchedFor says who answers for whom.
type VouchedFor struct {
	Participant ParticipantID
	By          ParticipantID
}

func (VouchedFor) kind() string { return "participant-vouched-for" }

func (b VouchedFor) apply(m *Meeting, _ Event) {
	m.changeParticipant(b.Participant, func(p *Participant) {
		p.Method, p.First, p.Proof, p.VouchedBy = MethodVouched, false, "", b.By
		p.Known, p.Word = false, Word{}
		if p.Presence == Outside {
			p.Presence = Waiting
		}
	})
}

func (d VouchFor) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.invited && (s.Participant(d.Participant) || s.MayVouchFor(d.Participant))
}

func (d VouchFor) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	p, _ := m.Participant(d.Participant)
	switch {
	case m.Stage != Planned && !m.Open():
		return nil, refuse(MeetingClosed)
	case !me.Capacity.may().vouches || !p.Capacity.may().vouchedFor:
		return nil, refuse(CapacityMayNot)
	case me.Presence == Outside:
		return nil, refuse(NotHere)
	case !me.proven():
		return nil, refuse(NotProven)
	case p.HereThemselves():
		return nil, nil
	}
	return []Body{VouchedFor{p.ID, me.ID}}, nil
}

// MayVouchFor: a professional who waits or is at the table, and may see the case,
// knows for whom of the own parts they could vouch. (L1, M4, M6)
func (s Sight) MayVouchFor(id ParticipantID) bool {
	p, ok := s.meeting.Participant(id)
	return ok && s.vouchesFor(&p)
}

// Neighbours returns for whom the viewer may vouch, in order of invitation.
func (s Sight) Neighbours() []Participant {
	return only(s.meeting.participants, func(p Participant) bool { return s.vouchesFor(&p) })
}

func (s Sight) vouchesFor(p *Participant) bool {
	before := s.meeting.Stage == Planned || s.meeting.Open()
	here := s.invited && before && s.me.Presence != Outside && s.me.proven() && s.Case()
	return here && s.me.Capacity.may().vouches && p.Capacity.may().vouchedFor && !p.Uninvited && s.shares(p)
}
