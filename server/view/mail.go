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

func mailOf(p conference.Participant) *Mail {
	if p.Mail.Stage == "" {
		return nil
	}
	return &Mail{p.Mail.Kind, p.Mail.Stage, p.Mail.Fault, p.Mail.At}
}
