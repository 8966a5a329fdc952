// SPDX-License-Identifier: EUPL-1.2

package conference

import "time"

// TakeLink uses the link of an invitation, once: the current one, while there is
// something to come to. Whatever is wrong with it answers alike, so that nobody
// learns from a link what it once was for (M9).
type TakeLink struct {
	Act
	Link LinkID
}

type (
	// LinkIssued gives somebody a link; the one before it is dead.
	LinkIssued struct {
		Participant ParticipantID
		Link        LinkID
		Until       time.Time
	}
	// LinkTaken says that a link was used; it is of no use to anybody else now.
	LinkTaken struct {
		Participant ParticipantID
		Link        LinkID
	}
)

func (LinkIssued) kind() string { return "link-issued" }
func (LinkTaken) kind() string  { return "link-taken" }

func (b LinkIssued) apply(m *Meeting, _ Event) {
	m.changeParticipant(b.Participant, func(p *Participant) {
		p.Link, p.LinkUntil, p.LinkTaken, p.LinkShown = b.Link, b.Until, false, false
	})
}

func (b LinkTaken) apply(m *Meeting, _ Event) {
	m.changeParticipant(b.Participant, func(p *Participant) { p.LinkTaken = p.LinkTaken || p.Link == b.Link })
}

// stands: nobody is told whether there is such a meeting; see decide.
func (d TakeLink) stands(*Meeting) bool { return true }

func (d TakeLink) decide(m *Meeting) ([]Body, error) {
	p, invited := m.ParticipantOf(d.By)
	if !invited || !m.comes() || d.Link == "" || p.Link != d.Link || !p.LinkOpen(d.At) {
		return nil, refuse(LinkUnknown)
	}
	return []Body{LinkTaken{p.ID, p.Link}}, nil
}

// LinkOpen reports whether the link of a participant can still be used at a moment.
func (p Participant) LinkOpen(at time.Time) bool {
	return p.Link != "" && !p.LinkTaken && at.Before(p.LinkUntil)
}

// comes reports whether there is something to be invited to.
func (m *Meeting) comes() bool { return m.Stage == Planned || m.Open() }

// sent is what goes out with an invitation in a house that has links: the link,
// and a mail where there is an address (M7).
func (s Seat) sent(until time.Time) []Body {
	if s.Link == "" {
		return nil
	}
	bodies := []Body{LinkIssued{s.Participant, s.Link, until}}
	if s.Mails {
		bodies = append(bodies, MailDue{s.Participant, MailInvitation, 1})
	}
	return bodies
}
