// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// Mail is how the last mail to somebody went: the organiser's to follow, and to pass
// the link on in another way when it did not arrive. What it said is kept nowhere.
type Mail struct {
	Kind  conference.MailKind  `json:"kind" see:"organiser"`
	State conference.MailStage `json:"state" see:"organiser"`
	Fault conference.MailFault `json:"fault,omitempty" see:"organiser"` // why it will not arrive
	At    time.Time            `json:"at" see:"organiser"`
}

// MailTrouble is that no mail leaves the house, and since when: an administrator's to
// mend. It says nothing of to whom.
type MailTrouble struct {
	Fault MailTroubleKind `json:"fault" see:"administrator"`
	Since time.Time       `json:"since" see:"administrator"`
}

// MailTroubleKind is what is in the way.
type MailTroubleKind string

const (
	TroubleAway   MailTroubleKind = "away"   // no answer, or not now
	TroubleLogIn  MailTroubleKind = "log-in" // the mail server does not take our name and password
	TroubleSender MailTroubleKind = "sender" // or no mail from our address
	TroubleTLS    MailTroubleKind = "tls"    // the mail server cannot be trusted
)

func mailOf(p conference.Participant) *Mail {
	if p.Mail.Stage == "" {
		return nil
	}
	return &Mail{p.Mail.Kind, p.Mail.Stage, p.Mail.Fault, p.Mail.At}
}
