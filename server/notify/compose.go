// SPDX-License-Identifier: EUPL-1.2

package notify

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	netmail "net/mail"

	"github.com/wneessen/go-mail"
)

// Message is one mail, ready to be sent: to one address, whole, to the byte.
type Message struct {
	ID       string // without brackets; the same for the same letter, however often it is written
	From, To string // of the envelope
	Text     []byte // RFC 5322
}

// Compose writes a letter. Errors: ErrLetter.
func Compose(l Letter) (Message, error) {
	if err := l.check(); err != nil {
		return Message{}, err
	}
	mark := l.mark()
	id := mark + "@" + domain(l.From)
	m := mail.NewMsg(mail.WithNoDefaultUserAgent(), mail.WithBoundary("casustafel-"+mark))
	m.FromMailAddress(&netmail.Address{Name: l.fromName(), Address: l.From})
	m.ToMailAddress(&netmail.Address{Address: l.To})
	m.Subject(l.subject())
	m.SetMessageIDWithValue(id)
	m.SetDateWithValue(l.At.In(amsterdam))
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader("X-Auto-Response-Suppress", "All") // an absence notice would go to the house
	m.SetBodyString(mail.TypeTextPlain, l.plain())
	m.AddAlternativeString(mail.TypeTextHTML, l.html())
	if l.Kind.calendar() {
		m.AddAlternativeString(mail.ContentType("text/calendar; method="+string(l.method())), l.calendar())
	}
	var text bytes.Buffer
	if _, err := m.WriteTo(&text); err != nil {
		return Message{}, fmt.Errorf("writing a mail: %w", err)
	}
	return Message{ID: id, From: l.From, To: l.To, Text: text.Bytes()}, nil
}

// mark tells this mail from every other; short, so that no header is folded for it.
func (l Letter) mark() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "casustafel mail %s %d %s", l.UID, l.Sequence, l.Kind))
	return hex.EncodeToString(sum[:12])
}

func (l Letter) fromName() string {
	if l.FromName == "" {
		return l.House
	}
	return l.FromName
}
