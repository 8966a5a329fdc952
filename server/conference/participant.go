// SPDX-License-Identifier: EUPL-1.2

package conference

// ready: task confirmed where one is needed, and confidentiality accepted. (M2, M5)
func (p Participant) ready() bool { return p.notReady() == nil }

func (p Participant) notReady() error {
	needs := p.Capacity.NeedsTask()
	switch {
	case needs && !p.Task.Declared():
		return refuse(TaskUndeclared)
	case needs && !p.Confirmed:
		return refuse(TaskUnconfirmed)
	case p.Accepted == "":
		return refuse(NotAccepted)
	}
	return nil
}

// Prepared: they did all that is theirs to do before coming in. (M2, M5)
func (p Participant) Prepared() bool {
	return p.Accepted != "" && (p.Task.Declared() || !p.Capacity.NeedsTask())
}

// AwaitsConfirmation: they did all that is theirs to do before coming in, and only
// the chair's look at the task is still to come. (M2)
func (p Participant) AwaitsConfirmation() bool {
	return p.Capacity.NeedsTask() && p.Prepared() && !p.Confirmed
}

// enter and goOut keep the times of every stay at the table. (L1)
func (p *Participant) enter(e Event) {
	p.Presence = AtTable
	p.Attended = append(p.Attended[:len(p.Attended):len(p.Attended)], Span{In: e.At})
}

func (p *Participant) goOut(e Event) {
	if p.Presence == AtTable {
		stays := append([]Span(nil), p.Attended...)
		stays[len(stays)-1].Out = e.At
		p.Attended = stays
	}
	p.Presence = Outside
}

// taskEnded ends the task of the advisers who sit under somebody whose own task
// ended or became another: no task, no participation (M2). Who waits goes on waiting.
func (m *Meeting) taskEnded(asker ParticipantID, e Event) {
	change(m.participants, func(p Participant) bool { return p.Task.Asker == asker }, func(p *Participant) {
		p.Confirmed, p.Revision = false, m.Version
		if p.Presence == AtTable {
			p.goOut(e)
		}
	})
}
