// SPDX-License-Identifier: EUPL-1.2

package conference

import "github.com/casustafel/casustafel/server/catalogue"

// DeclareTask says under which statute, contract or assignment somebody takes
// part: from the catalogue or in own words; an adviser sits under the task of who
// asks for the advice. No task, no participation (M2; VNG questions 30 and 33).
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

func (b TaskDeclared) apply(m *Meeting, _ Event) {
	m.changeParticipant(b.Participant, func(p *Participant) {
		p.Task = Task{b.Catalogue, b.Follows, b.Words, b.Secrecy, b.Asker}
		p.Confirmed = false
	})
}

func (d DeclareTask) stands(m *Meeting) bool { return m.Sight(d.By).invited }

func (d DeclareTask) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	switch {
	case m.Stage != Planned && !m.Open():
		return nil, refuse(MeetingClosed)
	case !me.Capacity.NeedsTask():
		return nil, refuse(TaskNotNeeded)
	case me.Presence == AtTable:
		return nil, refuse(TaskFixed)
	case me.Capacity.may().underAsker:
		return []Body{TaskDeclared{Participant: me.ID, Secrecy: catalogue.SecrecyNone, Asker: me.AskedBy}}, nil
	}
	secrecy, err := d.secrecy()
	if err != nil {
		return nil, err
	}
	return []Body{TaskDeclared{Participant: me.ID, Catalogue: d.Catalogue, Follows: d.Follows, Words: d.Words, Secrecy: secrecy}}, nil
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
