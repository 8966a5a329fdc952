// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"errors"
	"sync"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/view"
)

// outbox knows whether mail leaves at all: what an administrator is to mend. What
// was tried before a restart is tried again after it.
type outbox struct {
	mu      sync.Mutex
	trouble *view.MailTrouble
}

// went takes note of what came of one mail. That one address is refused says
// nothing about the others.
func (o *outbox) went(failed error, mail conference.Mail, now time.Time) {
	fault := faultOf(failed)
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case fault == "":
		o.trouble = nil
	case o.trouble == nil && mail.Tries > 0:
		o.trouble = &view.MailTrouble{Fault: fault, Since: mail.Since}
	case o.trouble == nil:
		o.trouble = &view.MailTrouble{Fault: fault, Since: now}
	default:
		o.trouble = &view.MailTrouble{Fault: fault, Since: o.trouble.Since}
	}
}

func (o *outbox) now() *view.MailTrouble {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.trouble
}

func faultOf(err error) view.MailTroubleKind {
	switch {
	case err == nil, errors.Is(err, notify.ErrRefused), errors.Is(err, notify.ErrLetter):
		return ""
	case errors.Is(err, notify.ErrTLS):
		return view.TroubleTLS
	case errors.Is(err, notify.ErrLogIn):
		return view.TroubleLogIn
	case errors.Is(err, notify.ErrSender):
		return view.TroubleSender
	}
	return view.TroubleAway
}
