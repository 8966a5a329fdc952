// SPDX-License-Identifier: EUPL-1.2

package conference

import "time"

// MailResult is what came of handing a mail to the mail server.
type MailResult string

const (
	MailTaken    MailResult = "taken"
	MailNotTaken MailResult = "refused" // for good
	MailNotNow   MailResult = "later"
	MailUnsure   MailResult = "unsure" // later, unless it was taken after all
	MailNoTrust  MailResult = "tls"
)

const (
	mailPatience  = 3 * 24 * time.Hour // how long a mail is tried
	mailPause     = time.Minute        // after the first try; then twice as long each time
	mailPauseMost = time.Hour
	trustTries    = 5 // a mail server that cannot be trusted is somebody's to mend: told soon
)

// TellMail says what came of a mail that was tried. Only the clock does.
type TellMail struct {
	Act
	Participant ParticipantID
	Sequence    int // of the mail that was tried
	Result      MailResult
}

func (d TellMail) stands(m *Meeting) bool {
	_, there := m.Participant(d.Participant)
	return d.By == Clock && there
}

func (d TellMail) decide(m *Meeting) ([]Body, error) {
	p, _ := m.Participant(d.Participant)
	overtaken := d.Sequence != p.Mail.Sequence || p.Mail.Stage == MailDropped
	switch {
	case d.Sequence < 1 || d.Sequence > p.Mail.Sequence:
		return nil, refuse(NotDue)
	case overtaken && (d.Result == MailTaken || d.Result == MailUnsure):
		return d.overtaken(m, p), nil
	case overtaken || !p.Mail.Pending():
		return nil, nil
	case d.Result == MailTaken:
		return []Body{MailSent{p.ID, d.Sequence}}, nil
	}
	return []Body{d.failed(m, p)}, nil
}

// overtaken: it left, or may have, while another became due, or none was wanted any more. What
// is right now goes after it, and is numbered after it.
func (d TellMail) overtaken(m *Meeting, p Participant) []Body {
	bodies := []Body{MailSent{p.ID, d.Sequence}}
	switch {
	case (p.Uninvited || m.Cancelled) && p.Mail.Kind != MailCancelled:
		bodies = append(bodies, p.nextMail(MailCancelled))
	case p.Mail.Pending():
		bodies = append(bodies, p.nextMail(p.Mail.Kind))
	}
	return bodies
}

func (d TellMail) failed(m *Meeting, p Participant) Body {
	tries := p.Mail.Tries + 1
	switch {
	case d.Result == MailNotTaken:
		return MailFailed{p.ID, MailRefused}
	case d.Result == MailNoTrust && tries >= trustTries:
		return MailFailed{p.ID, MailUntrusted}
	case m.MailUseless(p, d.At):
		return MailFailed{p.ID, MailExpired}
	}
	pause := min(mailPause<<min(tries-1, 10), mailPauseMost)
	return MailDelayed{p.ID, recorded(d.At.Add(pause)), tries, d.Result == MailUnsure}
}

// MailUseless reports whether a mail is not worth sending any more at a moment: it
// was tried for days, or there is nothing left to come to. That a meeting is off is
// told as long as somebody might come to it.
func (m *Meeting) MailUseless(p Participant, at time.Time) bool {
	off := m.Cancelled && at.Before(m.End)
	return !m.comes() && !off || !at.Before(p.Mail.Since.Add(mailPatience))
}

// ExpireMail ends a mail that is not worth sending any more. Only the clock does.
type ExpireMail struct {
	Act
	Participant ParticipantID
}

func (d ExpireMail) stands(m *Meeting) bool {
	_, there := m.Participant(d.Participant)
	return d.By == Clock && there
}

func (d ExpireMail) decide(m *Meeting) ([]Body, error) {
	p, _ := m.Participant(d.Participant)
	if !p.Mail.Pending() || !m.MailUseless(p, d.At) {
		return nil, refuse(NotDue)
	}
	return []Body{MailFailed{p.ID, MailExpired}}, nil
}
