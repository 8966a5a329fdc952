// SPDX-License-Identifier: EUPL-1.2

package conference

// ConfirmTask is the organiser's one line on a declared task; until then nothing
// of the case is shown and the door stays shut (M2).
type ConfirmTask struct {
	Act
	Participant ParticipantID
}

// TaskConfirmed opens the case to its participant.
type TaskConfirmed struct{ Participant ParticipantID }

func (TaskConfirmed) kind() string { return "task-confirmed" }

func (b TaskConfirmed) apply(m *Meeting, _ Event) {
	m.changeParticipant(b.Participant, func(p *Participant) { p.Confirmed = true })
}

func (d ConfirmTask) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.Organiser() && s.Participant(d.Participant)
}

func (d ConfirmTask) decide(m *Meeting) ([]Body, error) {
	p, _ := m.Participant(d.Participant)
	asker, _ := m.Participant(p.Task.Asker)
	switch {
	case m.Stage != Planned && !m.Open():
		return nil, refuse(MeetingClosed)
	case !p.Capacity.NeedsTask():
		return nil, refuse(TaskNotNeeded)
	case !p.Task.Declared():
		return nil, refuse(TaskUndeclared)
	case p.Capacity.may().underAsker && (!asker.Confirmed || asker.Uninvited):
		return nil, refuse(AskerNoTask)
	case p.Confirmed:
		return nil, nil
	}
	return []Body{TaskConfirmed{p.ID}}, nil
}
