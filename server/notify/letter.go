// SPDX-License-Identifier: EUPL-1.2

// Package notify writes neutral mails with a calendar entry and hands them to a
// mail server over TLS. It knows no case, no meeting, no database and not even the
// name of who gets a mail: what it is not given, it cannot tell (M7).
package notify

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"strings"
	"time"
	"unicode"
)

// ErrLetter means that a letter cannot be written: an address is not one address,
// a word would break a line of the header, a link leads nowhere or a time is not
// there. The error names the field and never its content.
var ErrLetter = errors.New("notify: letter cannot be written")

// Kind is what a mail is for: one of the closed list.
type Kind string

const (
	Invitation Kind = "invitation" // come, at this time
	Moved      Kind = "moved"      // the time or the place is another
	Cancelled  Kind = "cancelled"  // do not come
	Enrolment  Kind = "enrolment"  // make yourself known to the house; no calendar entry
)

// Letter is everything that one mail can tell (M7): to one address, who convenes,
// when, where, and a link. There is no field for anything else.
type Letter struct {
	Kind       Kind
	To         string // one bare address
	House      string
	From       string // the house's own address, bare
	FromName   string // shown with it; empty: the house's name
	Start, End time.Time
	Place      string    // empty: it is not said where
	Link       string    // empty: none is needed
	Until      time.Time // the link works until then; zero: it is not said
	UID        string    // stable per participant: the same calendar entry
	Sequence   int       // of the mails about it; each is higher than the one before
	At         time.Time // when it is written
}

// calendar reports whether an entry for the calendar comes with this mail.
func (k Kind) calendar() bool { return k == Invitation || k == Moved || k == Cancelled }

// Valid reports whether the kind is one of the closed list.
func (k Kind) Valid() bool { return k.calendar() || k == Enrolment }

// check refuses what would break the mail or smuggle something into it.
func (l Letter) check() error {
	var wrong []string
	that := func(ok bool, field string) {
		if !ok {
			wrong = append(wrong, field)
		}
	}
	that(l.Kind.Valid(), "kind")
	that(address(l.To), "to")
	that(address(l.From), "from")
	that(l.House != "" && line(l.House), "house")
	that(line(l.FromName), "from name")
	that(line(l.Place), "place")
	that(token(l.UID) && l.Sequence >= 0, "uid")
	that(l.Link == "" || leads(l.Link), "link")
	that(!l.Kind.calendar() || l.End.After(l.Start) && !l.Start.IsZero(), "times")
	that(!l.At.IsZero(), "at")
	if len(wrong) > 0 {
		return fmt.Errorf("%w: %s", ErrLetter, strings.Join(wrong, ", "))
	}
	return nil
}

// address reports whether a text is one address and nothing more, in letters that
// every mail server takes.
func address(s string) bool {
	a, err := mail.ParseAddress(s)
	return err == nil && a.Name == "" && a.Address == s && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' })
}

// line reports whether a text stays on one line.
func line(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' })
}

func token(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
	})
}

func leads(link string) bool {
	u, err := url.Parse(link)
	return err == nil && line(link) && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http")
}

// domain returns the part of an address after the at.
func domain(address string) string { return address[strings.LastIndex(address, "@")+1:] }
