// SPDX-License-Identifier: EUPL-1.2

package conference

// SendAgain sends somebody a new link; the one before it is dead. A house without
// mail, or a person without an address, needs another way: ShowLink (M7).
type SendAgain struct {
	Act
	Participant ParticipantID
	Link        LinkID
	Mails       bool // fact: this house sends mail
	Address     bool // fact: there is an address to send it to
}

// ShowLink shows the organiser the link of somebody, to pass on in another way; a
// new one when there is none that can be used. The record says that it was shown,
// for whoever has it comes to the door with it.
type ShowLink struct {
	Act
	Participant ParticipantID
	Link        LinkID // a new one, in case it is needed; empty: this house has no links
}

// LinkShown says that the organiser saw the link of somebody else.
type LinkShown struct{ Participant ParticipantID }

func (LinkShown) kind() string { return "link-shown" }

func (b LinkShown) apply(m *Meeting, _ Event) {
	m.changeParticipant(b.Participant, func(p *Participant) { p.LinkShown = true })
}

func (d SendAgain) stands(m *Meeting) bool { return m.invites(d.By, d.Participant) }
func (d ShowLink) stands(m *Meeting) bool  { return m.invites(d.By, d.Participant) }

// invites: the organiser, of who is invited.
func (m *Meeting) invites(by PersonID, p ParticipantID) bool {
	s := m.Sight(by)
	return s.Organiser() && s.Participant(p)
}

func (d SendAgain) decide(m *Meeting) ([]Body, error) {
	p, err := m.linkable(d.Participant)
	switch {
	case err != nil:
		return nil, err
	case !d.Mails || d.Link == "":
		return nil, refuse(MailOff)
	case !d.Address:
		return nil, refuse(AddressMissing)
	}
	return []Body{LinkIssued{p.ID, d.Link, m.ClosesAt}, p.nextMail(MailInvitation)}, nil
}

func (d ShowLink) decide(m *Meeting) ([]Body, error) {
	p, err := m.linkable(d.Participant)
	switch {
	case err != nil:
		return nil, err
	case d.Link == "":
		return nil, refuse(MailOff)
	case p.LinkOpen(d.At):
		return []Body{LinkShown{p.ID}}, nil
	}
	return []Body{LinkIssued{p.ID, d.Link, m.ClosesAt}, LinkShown{p.ID}}, nil
}

// linkable: whoever convened comes in without a link, and afterwards there is
// nothing to come to.
func (m *Meeting) linkable(id ParticipantID) (Participant, error) {
	p, _ := m.Participant(id)
	switch {
	case !m.comes():
		return p, refuse(MeetingClosed)
	case p.Person == m.Organiser:
		return p, refuse(ChairStays)
	}
	return p, nil
}
