// SPDX-License-Identifier: EUPL-1.2

package conference

import "github.com/casustafel/casustafel/server/catalogue"

// DeclareTask says under which statute, contract or assignment somebody takes
// part: from the catalogue or in own words; an adviser sits under the task of who
// asks for the advice. No task, no participation (M2; VNG questions 30 and 33). Once
// somebody was at the table it stands: the certificate says under which task (S6).
type DeclareTask struct {
	Act
	Catalogue catalogue.TaskID
	Follows   catalogue.TaskID  // of a task that has no statute of its own: whose task it follows (C4)
	Words     EnvelopeID        // own words, sealed; empty when from the catalogue
	Secrecy   catalogue.Secrecy // with own words; the catalogue's otherwise
}

// TaskDeclared awaits the organiser's confirmation.
type TaskDeclared struct {
	Participant ParticipantID
	Catalogue   catalogue.TaskID
	Follows     catalogue.TaskID
	Words       EnvelopeID
	Secrecy     catalogue.Secrecy
	Asker       ParticipantID
}

func (TaskDeclared) kind() string { return "task-declared" }

func (b TaskDeclared) apply(m *Meeting, e Event) {
	m.changeParticipant(b.Participant, func(p *Participant) {
		p.Task = Task{b.Catalogue, b.Follows, b.Words, b.Secrecy, b.Asker}
		p.Confirmed = false
	})
	m.taskEnded(b.Participant, e)
}

func (d DeclareTask) stands(m *Meeting) bool { return m.Sight(d.By).invited }

func (d DeclareTask) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	switch {
	case m.Stage != Planned && !m.Open():
		return nil, refuse(MeetingClosed)
	case !me.Capacity.NeedsTask():
		return nil, refuse(TaskNotNeeded)
	case len(me.Attended) > 0:
		return nil, refuse(TaskFixed)
	}
	task, err := d.task(me)
	if err != nil || task == me.Task {
		return nil, err
	}
	return []Body{TaskDeclared{me.ID, task.Catalogue, task.Follows, task.Words, task.Secrecy, task.Asker}}, nil
}

// task returns what is declared; a task followed is kept only where the
// catalogue asks for one.
func (d DeclareTask) task(me Participant) (Task, error) {
	if me.Capacity.may().underAsker {
		return Task{Secrecy: catalogue.SecrecyNone, Asker: me.AskedBy}, nil
	}
	secrecy, err := d.secrecy()
	if err != nil {
		return Task{}, err
	}
	task := Task{Catalogue: d.Catalogue, Words: d.Words, Secrecy: secrecy}
	if of, _ := catalogue.TaskOf(d.Catalogue); of.Follows {
		task.Follows = d.Follows
	}
	return task, nil
}

// secrecy returns the regime that comes with the task, and refuses a task that is
// none, unknown, or both from the catalogue and in own words.
func (d DeclareTask) secrecy() (catalogue.Secrecy, error) {
	if (d.Catalogue == "") == (d.Words == "") {
		return "", refuseField(TaskMissing, "task")
	}
	if d.Words != "" {
		if !d.Secrecy.Valid() {
			return "", refuseField(SecrecyMissing, "secrecy")
		}
		return d.Secrecy, nil
	}
	task, ok := catalogue.TaskOf(d.Catalogue)
	if !ok || !task.Suffices() && !task.Follows {
		return "", refuseField(TaskUnknown, "task")
	}
	if followed, known := catalogue.TaskOf(d.Follows); task.Follows && !(known && followed.Suffices()) {
		return "", refuseField(FollowedMissing, "follows")
	}
	return task.Secrecy, nil
}
