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
	// ShownLinkTaken says that somebody came by a link of a meeting that its organiser
	// had in hand.
	ShownLinkTaken struct{ From PersonID }
	// AddressChanged says that somebody else changed where links to this person go.
	AddressChanged struct{}
)

func (EnrolmentOffered) kind() string { return "enrolment-offered" }
func (EnrolmentTaken) kind() string   { return "enrolment-taken" }
func (ShownLinkTaken) kind() string   { return "shown-link-taken" }
func (AddressChanged) kind() string   { return "address-changed" }

// The first administrator is offered a link by nobody, at the machine itself.
func (b EnrolmentOffered) applyAccount(a *Account, e Event) {
	a.Offer = Offer{Link: b.Link, By: e.By, Until: b.Until}
	a.first = e.By == Clock
}

func (b EnrolmentTaken) applyAccount(a *Account, e Event) {
	a.Offer.Taken = true
	a.hand(a.Offer.By, e)
}

func (b ShownLinkTaken) applyAccount(a *Account, e Event) { a.hand(b.From, e) }

func (AddressChanged) applyAccount(a *Account, _ Event) { a.Readdressed = true }

// hand keeps through whose hands a link went, for longer than a session that began
// with it can live.
func (a *Account) hand(from PersonID, e Event) {
	a.handed = append(only(a.handed, func(h Handing) bool { return e.At.Sub(h.At) <= 2*visit }), Handing{from, e.At})
}

// CameByShownLink returns that somebody came by a link which another had in hand.
func (a *Account) CameByShownLink(by Act, from PersonID) []Event {
	return by.events(ShownLinkTaken{from})
}

// Readdress returns that somebody else changed a person's address.
func (a *Account) Readdress(by Act) []Event { return by.events(AddressChanged{}) }

func (d OfferEnrolment) decideAccount(*Account) ([]Body, error) {
	if !d.Manages {
		return nil, refuse(Hidden)
	}
	return []Body{EnrolmentOffered{d.Link, recorded(d.At).Add(enrolFor)}}, nil
}

// Whatever is wrong with a link, it answers the same.
func (d TakeEnrolment) decideAccount(a *Account) ([]Body, error) {
	if d.Link != a.Offer.Link || !a.Offered(d.At) {
		return nil, refuse(LinkUnknown)
	}
	return []Body{EnrolmentTaken{d.Link}}, nil
}
