// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"time"
)

// MailKind is what a mail is for.
type MailKind string

const (
	MailInvitation MailKind = "invitation"
	MailMoved      MailKind = "moved"
	MailCancelled  MailKind = "cancelled"
)

var mailKinds = []MailKind{MailInvitation, MailMoved, MailCancelled}

// Valid reports whether the kind is one of the closed list.
func (k MailKind) Valid() bool { return slices.Contains(mailKinds, k) }

// MailStage is how far a mail is.
type MailStage string

const (
	MailWaits   MailStage = "due"
	MailLate    MailStage = "delayed" // tried, and to be tried again
	MailGone    MailStage = "sent"    // the mail server took it
	MailUnsent  MailStage = "failed"  // and will not be tried again
	MailDropped MailStage = "dropped" // no longer wanted before it was sent
)

// MailFault is why a mail will not arrive.
type MailFault string

const (
	MailRefused   MailFault = "refused" // the mail server does not take it for this address
	MailUntrusted MailFault = "tls"     // the mail server cannot be trusted
	MailExpired   MailFault = "expired" // tried until it was of no use any more
)

var mailFaults = []MailFault{MailRefused, MailUntrusted, MailExpired}

// Valid reports whether the fault is one of the closed list.
func (f MailFault) Valid() bool { return slices.Contains(mailFaults, f) }

// Mail is the last mail to somebody about this meeting. Nothing of it is kept: it
// is written from what is so when it goes.
type Mail struct {
	Kind     MailKind
	Stage    MailStage
	Sequence int       // of all mails to this participant; the calendar counts with it
	Since    time.Time // when it became due
	At       time.Time // of the last change
	Tries    int
	Fault    MailFault
	Arrived  bool // some mail was taken by the mail server: there is a calendar entry
	Unsure   bool // or one may have been: the connection broke at the very end
}

// Pending reports whether it is still to be sent.
func (m Mail) Pending() bool { return m.Stage == MailWaits || m.Stage == MailLate }

type (
	// MailDue says that a mail is to be sent; one that was not sent yet is not sent
	// any more.
	MailDue struct {
		Participant ParticipantID
		Kind        MailKind
		Sequence    int
	}
	MailSent struct {
		Participant ParticipantID
		Sequence    int
	}
	MailDelayed struct {
		Participant ParticipantID
		Until       time.Time
		Tries       int
		Unsure      bool `json:",omitempty"` // whether this one was taken after all
	}
	MailFailed struct {
		Participant ParticipantID
		Fault       MailFault
	}
	// MailRecalled says that a mail that was due will not be sent.
	MailRecalled struct{ Participant ParticipantID }
)

func (MailDue) kind() string      { return "mail-due" }
func (MailSent) kind() string     { return "mail-sent" }
func (MailDelayed) kind() string  { return "mail-delayed" }
func (MailFailed) kind() string   { return "mail-failed" }
func (MailRecalled) kind() string { return "mail-recalled" }

func (m *Meeting) changeMail(id ParticipantID, e Event, f func(*Mail)) {
	m.changeParticipant(id, func(p *Participant) {
		f(&p.Mail)
		p.Mail.At = e.At
	})
}

func (b MailDue) apply(m *Meeting, e Event) {
	m.changeMail(b.Participant, e, func(l *Mail) {
		*l = Mail{Kind: b.Kind, Stage: MailWaits, Sequence: b.Sequence, Since: e.At, Arrived: l.Arrived, Unsure: l.Unsure}
	})
}

func (b MailSent) apply(m *Meeting, e Event) {
	m.changeMail(b.Participant, e, func(l *Mail) {
		l.Arrived = true
		if b.Sequence == l.Sequence {
			l.Stage = MailGone
		}
	})
}

func (b MailDelayed) apply(m *Meeting, e Event) {
	m.changeMail(b.Participant, e, func(l *Mail) {
		l.Stage, l.Tries, l.Unsure = MailLate, b.Tries, l.Unsure || b.Unsure
	})
}

func (b MailFailed) apply(m *Meeting, e Event) {
	m.changeMail(b.Participant, e, func(l *Mail) { l.Stage, l.Fault = MailUnsent, b.Fault })
}

func (b MailRecalled) apply(m *Meeting, e Event) {
	m.changeMail(b.Participant, e, func(l *Mail) { l.Stage = MailDropped })
}

// nextMail is the mail that replaces whatever there was.
func (p Participant) nextMail(k MailKind) MailDue { return MailDue{p.ID, k, p.Mail.Sequence + 1} }

// noLonger is what goes out when somebody is not expected any more: word of it, if
// they have a mail, or may have; otherwise nothing, and what was on its way stays here.
func (p Participant) noLonger() []Body {
	switch {
	case p.Mail.Arrived || p.Mail.Unsure:
		return []Body{p.nextMail(MailCancelled)}
	case p.Mail.Pending():
		return []Body{MailRecalled{p.ID}}
	}
	return nil
}
