// SPDX-License-Identifier: EUPL-1.2

package conference

// RefuseIdentity is the organiser's word that it is somebody else. They go out, and
// what was done in the name of who was invited does not count: not the promise, and
// before the table not the task either (L1, M2, M5).
type RefuseIdentity struct {
	Act
	Participant ParticipantID
}

// IdentityRefused ends a stay, and what the proof was good for. Proof is empty when
// there was none but a mailbox.
type IdentityRefused struct {
	Participant ParticipantID
	Proof       ProofID
}

func (IdentityRefused) kind() string { return "identity-refused" }

func (b IdentityRefused) apply(m *Meeting, e Event) {
	var began bool
	m.changeParticipant(b.Participant, func(p *Participant) {
		p.goOut(e)
		p.Method, p.First, p.Proof, p.VouchedBy = "", false, "", ""
		p.Known, p.Word = false, Word{}
		p.Code, p.Missed, p.Accepted = "", 0, ""
		if began = len(p.Attended) > 0; !began {
			p.Task, p.Confirmed = Task{}, false
		}
	})
	if !began {
		m.taskEnded(b.Participant, e)
	}
}

func (d RefuseIdentity) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.Organiser() && s.Participant(d.Participant)
}

func (d RefuseIdentity) decide(m *Meeting) ([]Body, error) {
	p, _ := m.Participant(d.Participant)
	switch {
	case m.Stage != Planned && !m.Open():
		return nil, refuse(MeetingClosed)
	case p.Person == m.Organiser:
		return nil, refuse(ChairStays)
	case p.Presence == Outside:
		return nil, refuse(NotWaiting)
	}
	return []Body{IdentityRefused{p.ID, p.Proof}}, nil
}
