// SPDX-License-Identifier: EUPL-1.2

package conference

import "time"

// Reschedule moves a meeting that has not begun to another time or place. Whoever
// had a mail gets another, and links last as long as the meeting does (M7, S8).
type Reschedule struct {
	Act
	Start, End time.Time
	Terms      Terms
	Agenda     EnvelopeID // the titles and the place, sealed anew; empty: the place stays
}

// Rescheduled replaces when, and if an agenda is named, where.
type Rescheduled struct {
	Start, End time.Time
	ClosesAt   time.Time
	Agenda     EnvelopeID
}

func (Rescheduled) kind() string { return "meeting-rescheduled" }

func (b Rescheduled) apply(m *Meeting, _ Event) {
	m.Start, m.End, m.ClosesAt, m.Warnings = b.Start, b.End, b.ClosesAt, 0
	if b.Agenda != "" {
		m.Agenda = b.Agenda
	}
}

func (d Reschedule) stands(m *Meeting) bool { return m.Sight(d.By).Organiser() }

func (d Reschedule) decide(m *Meeting) ([]Body, error) {
	switch {
	case m.Open():
		return nil, refuse(AlreadyStarted)
	case m.Stage != Planned:
		return nil, refuse(MeetingClosed)
	case !d.End.After(d.Start) || !d.End.After(d.At):
		return nil, refuseField(TimesWrong, "plannedEnd")
	case recorded(d.Start).Equal(m.Start) && recorded(d.End).Equal(m.End) && d.Agenda == "":
		return nil, nil
	}
	closes := recorded(d.End.Add(seconds(d.Terms.AutoClose)))
	bodies := []Body{Rescheduled{recorded(d.Start), recorded(d.End), closes, d.Agenda}}
	for _, p := range m.participants {
		bodies = append(bodies, p.moved(d.At, closes)...)
	}
	return bodies, nil
}

// moved: a link that was not used yet stays the same link, so that it does not
// matter which of the two mails it is opened from.
func (p Participant) moved(at, closes time.Time) []Body {
	var bodies []Body
	if p.Uninvited {
		return nil
	}
	if p.LinkOpen(at) {
		bodies = append(bodies, LinkIssued{p.ID, p.Link, closes})
	}
	switch {
	case p.Mail.Arrived:
		bodies = append(bodies, p.nextMail(MailMoved))
	case p.Mail.Sequence > 0:
		bodies = append(bodies, p.nextMail(MailInvitation))
	}
	return bodies
}
