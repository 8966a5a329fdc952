// SPDX-License-Identifier: EUPL-1.2

package conference

import "time"

// enrolFor is how long an enrolment link can be taken.
const enrolFor = 7 * 24 * time.Hour

// OfferEnrolment makes a link by which somebody sets up a proof; the ones before it
// die. It proves nothing by itself.
type OfferEnrolment struct {
	Act
	Link    LinkID
	Manages bool // fact: the actor is an administrator, or the program founding the house
}

// TakeEnrolment uses the link up.
type TakeEnrolment struct {
	Act
	Link LinkID
}

type (
	EnrolmentOffered struct {
		Link  LinkID
		Until time.Time
	}
	EnrolmentTaken struct{ Link LinkID }
)

func (EnrolmentOffered) kind() string { return "enrolment-offered" }
func (EnrolmentTaken) kind() string   { return "enrolment-taken" }

// The first administrator is offered a link by nobody, at the machine itself.
func (b EnrolmentOffered) applyAccount(a *Account, e Event) {
	a.Offer = Offer{Link: b.Link, Until: b.Until}
	a.first = e.By == Clock
}

func (b EnrolmentTaken) applyAccount(a *Account, _ Event) { a.Offer.Taken = true }

func (d OfferEnrolment) decideAccount(*Account) ([]Body, error) {
	if !d.Manages {
		return nil, refuse(Hidden)
	}
	return []Body{EnrolmentOffered{d.Link, d.At.UTC().Truncate(time.Microsecond).Add(enrolFor)}}, nil
}

// Whatever is wrong with a link, it answers the same.
func (d TakeEnrolment) decideAccount(a *Account) ([]Body, error) {
	if d.Link != a.Offer.Link || !a.Offered(d.At) {
		return nil, refuse(LinkUnknown)
	}
	return []Body{EnrolmentTaken{d.Link}}, nil
}
