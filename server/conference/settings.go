// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"regexp"
	"strings"
)

// Terms are how long things live, in seconds.
type Terms struct {
	AutoClose    int64 // S8: a table closes by itself this long after its planned end
	Parcel       int64 // S7: a parcel waits this long
	AfterOpening int64 // S7: and this long after it was first opened
	Case         int64 // how long a case is kept after its last meeting
}

const (
	anHour = 3600
	aDay   = 24 * anHour
	aYear  = 365 * aDay
)

// DefaultTerms are those of the rules: two hours, fourteen days, twenty-four
// hours; and five years for the case, as long as lines of access are kept (NEN 7513).
var DefaultTerms = Terms{AutoClose: 2 * anHour, Parcel: 14 * aDay, AfterOpening: aDay, Case: 5 * aYear}

// longest is the most that a house may set: an end that never comes is none (P4).
var longest = Terms{AutoClose: 7 * aDay, Parcel: 90 * aDay, AfterOpening: aDay, Case: 20 * aYear}

// DefaultWeighed is from how many partners on each further one is weighed (M8).
const DefaultWeighed = 8

// within reports whether each term has an end, and none comes too late.
func (t Terms) within(most Terms) bool {
	of := func(n, most int64) bool { return n > 0 && n <= most }
	return of(t.AutoClose, most.AutoClose) && of(t.Parcel, most.Parcel) &&
		of(t.AfterOpening, most.AfterOpening) && of(t.Case, most.Case)
}

// SetHouse says how the house works, and what it says about itself. Terms count
// for what begins after it (P4).
type SetHouse struct {
	Act
	Terms    Terms
	Weighed  int
	Envelope EnvelopeID
	Facts    SettingsFacts
}

// HouseSet replaces all settings.
type HouseSet struct {
	Terms    Terms
	Weighed  int
	Envelope EnvelopeID
}

func (HouseSet) kind() string { return "house-set" }

func (b HouseSet) applyHouse(h *House, _ Event) {
	h.Terms, h.Weighed, h.Settings = b.Terms, b.Weighed, b.Envelope
}

func (d SetHouse) may(h *House) bool { return d.administrated(h) }

func (d SetHouse) decideHouse(h *House) ([]Body, error) {
	var n needs
	n.that(d.Facts.Name, NameMissing, "name")
	n.that(d.Facts.Mail, EmailWrong, "mailFrom")
	n.that(d.Terms.within(longest), TermsWrong, "terms")
	n.that(d.Weighed > 1, WeighedWrong, "weighed")
	if err := n.err(); err != nil {
		return nil, err
	}
	return h.set(HouseSet{d.Terms, d.Weighed, d.Envelope}), nil
}

func (h *House) set(b HouseSet) []Body {
	if !h.Founded() {
		return []Body{HouseFounded{b.Terms}, b}
	}
	return []Body{b}
}

// Found begins a house that somebody else answers for than who may keep it: a demo,
// a test. Its terms are not held to what a house may set.
func (h *House) Found(a Act, t Terms, settings EnvelopeID) []Event {
	return a.events(h.set(HouseSet{t, DefaultWeighed, settings})...)
}

// SettingsFacts is what setting the house needs to know of its text.
type SettingsFacts struct{ Name, Mail bool }

// Facts derives them.
func (c SettingsContent) Facts() SettingsFacts {
	return SettingsFacts{Name: said(c.Name), Mail: c.MailFrom == "" || validEmail(c.MailFrom)}
}

// mailbox is narrower than what mail allows: what is in use, and nothing that could
// be read as two addresses or as a line of a header.
var mailbox = regexp.MustCompile(`^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}$`)

func validEmail(s string) bool {
	_, domain, _ := strings.Cut(s, "@")
	return mailbox.MatchString(s) && validDomain(domain)
}

var domainName = regexp.MustCompile(`^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$`)

func validDomain(s string) bool { return len(s) <= 253 && domainName.MatchString(s) }
