// SPDX-License-Identifier: EUPL-1.2

package conference

// CodeTries is how often a personal code may be given wrong.
const CodeTries = 5

// GiveCode gives somebody without a device a personal code, with which they act on
// the device of somebody else who is here, deed by deed (L12). A new code takes the
// place of the old.
type GiveCode struct {
	Act
	Participant ParticipantID
	Envelope    EnvelopeID // the code, sealed
}

// UseCode is a deed of who owns a code, done on the device of somebody else. Without
// a deed it only looks. The act is the owner's.
type UseCode struct {
	Act
	Beside      PersonID // whose device it is
	Participant ParticipantID
	Right       bool // fact: the code is the one that was given
	Deed        Deed
}

// MissCode counts a code that was given wrong; the act is of whose device it is.
type MissCode struct {
	Act
	Participant ParticipantID
}

// CodeGiven, CodeUsed and CodeMissed say whose code it is, and on whose device.
type (
	CodeGiven struct {
		Participant ParticipantID
		Envelope    EnvelopeID
	}
	CodeUsed struct {
		Participant ParticipantID
		Beside      PersonID
	}
	CodeMissed struct {
		Participant ParticipantID
		Beside      PersonID
	}
)

func (CodeGiven) kind() string  { return "table-code-given" }
func (CodeUsed) kind() string   { return "table-code-used" }
func (CodeMissed) kind() string { return "table-code-missed" }

func (b CodeGiven) apply(m *Meeting, _ Event) {
	m.changeParticipant(b.Participant, func(p *Participant) { p.Code, p.Missed = b.Envelope, 0 })
}

func (CodeUsed) apply(*Meeting, Event) {}

func (b CodeMissed) apply(m *Meeting, _ Event) {
	m.changeParticipant(b.Participant, func(p *Participant) { p.Missed++ })
}

func (d GiveCode) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.Organiser() && s.Participant(d.Participant)
}

func (d UseCode) stands(m *Meeting) bool  { return m.Sight(d.Beside).invited }
func (d MissCode) stands(m *Meeting) bool { return m.Sight(d.By).invited }

// standsAgain: the rights on the deed are the owner's.
func (d UseCode) standsAgain(m *Meeting) bool {
	return d.stands(m) && (d.Deed == nil || m.StandsAgain(d.Deed) == nil)
}

func (d GiveCode) decide(m *Meeting) ([]Body, error) {
	p, _ := m.Participant(d.Participant)
	switch {
	case m.Stage != Planned && !m.Open():
		return nil, refuse(MeetingClosed)
	case p.Person == m.Organiser:
		return nil, refuse(CapacityMayNot)
	case p.Presence == Outside:
		return nil, refuse(NotHere)
	case !p.proven():
		return nil, refuse(NotProven)
	}
	return []Body{CodeGiven{p.ID, d.Envelope}}, nil
}

// CheckCode returns nil when somebody's code is good on the device of another, who
// has to be here. Whoever has no code, and whoever is not in this meeting at all, is
// refused like a wrong one: the owner is looked at only after that.
func (m *Meeting) CheckCode(beside PersonID, owner ParticipantID, right bool) error {
	if err := m.mayHost(beside); err != nil {
		return err
	}
	p, there := m.Participant(owner)
	there = there && !p.Uninvited
	switch {
	case there && p.Missed >= CodeTries:
		return refuse(CodeDead)
	case !there || p.Code == "" || !right:
		return refuse(CodeWrong)
	}
	return nil
}

// mayHost: whose device it is, is known and here.
func (m *Meeting) mayHost(p PersonID) error {
	host, invited := m.ParticipantOf(p)
	switch {
	case !invited:
		return refuse(Hidden)
	case host.Presence == Outside:
		return refuse(NotHere)
	case !host.proven():
		return refuse(NotProven)
	}
	return nil
}

func (d UseCode) decide(m *Meeting) ([]Body, error) {
	p, _ := m.Participant(d.Participant)
	if err := m.CheckCode(d.Beside, d.Participant, d.Right && p.Person == d.By); err != nil {
		return nil, err
	}
	used := []Body{CodeUsed{d.Participant, d.Beside}}
	if d.Deed == nil {
		return used, nil
	}
	if err := m.Stands(d.Deed); err != nil {
		return nil, err
	}
	bodies, err := d.Deed.decide(m)
	if err != nil || len(bodies) == 0 {
		return nil, err
	}
	return append(used, bodies...), nil
}

func (d MissCode) decide(m *Meeting) ([]Body, error) {
	if err := m.mayHost(d.By); err != nil {
		return nil, err
	}
	p, there := m.Participant(d.Participant)
	switch {
	case !there || p.Uninvited:
		return nil, nil
	case p.Missed >= CodeTries:
		return nil, refuse(CodeDead)
	}
	return []Body{CodeMissed{d.Participant, d.By}}, nil
}
