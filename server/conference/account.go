// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"slices"
	"time"
)

// Account is how one person proves who they are, and when they came in: the fold of
// the person's stream.
type Account struct {
	ID           PersonID
	Proofs       []Proof // in the order in which they were added
	Offer        Offer
	Doubted      bool // a proof was taken away by others, or was copied: the next one has to be confirmed
	Readdressed  bool // somebody else changed the address: the next sign-on has to be confirmed
	LastLoggedIn time.Time
	LastAt       time.Time

	first  bool      // was offered its first proof by the program, when the house was founded
	proven bool      // had a confirmed proof once
	handed []Handing // the links that were taken of late, and through whose hands they went
}

// Proof is one thing somebody proves with who they are, without what proves it.
type Proof struct {
	ID        ProofID
	Method    Method
	Envelope  EnvelopeID
	Confirmed bool       // somebody who knows the person said so, or their organisation did
	Word      Word       // whose word that rests on, if anybody's
	Handed    []PersonID // who had the link in hand by which it can have been made
	Earlier   time.Time  // when it was used last, the visit before
	At        time.Time
	Used      time.Time
	Count     int64 // of a passkey how often it was used, of a code its time step
}

// Offer is the enrolment link that was sent last; those before it are dead.
type Offer struct {
	Link  LinkID
	By    PersonID
	Until time.Time
	Taken bool
}

// Handing is a link that somebody had in hand before it was taken.
type Handing struct {
	By PersonID
	At time.Time // when it was taken
}

// visit is how long a session lives at most; log-ins within it are one visit.
const visit = 12 * time.Hour

// mostProofs bounds what one person keeps.
const mostProofs = 12

// NewAccount returns the empty state from which a person's events are applied.
func NewAccount(id PersonID) *Account { return &Account{ID: id} }

// Clone returns a copy that shares nothing that Apply changes.
func (a *Account) Clone() *Account {
	c := *a
	c.Proofs, c.handed = slices.Clone(a.Proofs), slices.Clone(a.handed)
	return &c
}

// Proof returns one of them by id.
func (a *Account) Proof(id ProofID) (Proof, bool) { return find(a.Proofs, isProof(id)) }

func isProof(id ProofID) func(Proof) bool { return func(p Proof) bool { return p.ID == id } }

// Known reports whether the person has proven before who they are, and it was confirmed.
func (a *Account) Known() bool {
	return slices.ContainsFunc(a.Proofs, func(p Proof) bool { return p.Confirmed })
}

// Since is when the owner was here before, by a proof: not today's visit.
func (a *Account) Since(id ProofID) time.Time {
	p, there := a.Proof(id)
	switch {
	case !there:
		return a.LastAt
	case p.Earlier.IsZero():
		return p.At
	}
	return p.Earlier
}

// NewSince reports whether a proof, or somebody's word for it, is of after a moment.
func (p Proof) NewSince(t time.Time) bool { return p.At.After(t) || p.Word.At.After(t) }

// NewTo returns what came since the owner was here before, by a proof: nothing of
// that proof itself.
func (a *Account) NewTo(id ProofID) []Proof {
	since := a.Since(id)
	return only(a.Proofs, func(p Proof) bool { return p.ID != id && p.NewSince(since) })
}

// Offered reports whether an enrolment link stands at a moment.
func (a *Account) Offered(at time.Time) bool {
	return a.Offer.Link != "" && !a.Offer.Taken && at.Before(a.Offer.Until)
}

type accountBody interface {
	Body
	applyAccount(a *Account, e Event)
}

// Apply changes the state by one event; an event of another stream is an error.
func (a *Account) Apply(e Event) error {
	b, ok := e.Body.(accountBody)
	if !ok {
		return fmt.Errorf("applying %s to a person: not an event of a person", e.Kind())
	}
	b.applyAccount(a, e)
	a.LastAt = e.At
	return nil
}

// AccountDeed is something that is asked of how somebody proves who they are.
type AccountDeed interface {
	decideAccount(a *Account) ([]Body, error)
	act() Act
}

// Decide returns the events of a deed, or Errors. A proof that is doubted gives both:
// it is refused, and that it ended is written down.
func (a *Account) Decide(d AccountDeed) ([]Event, error) {
	bodies, err := d.decideAccount(a)
	return d.act().events(bodies...), err
}

func (a *Account) drop(id ProofID) { a.Proofs = slices.DeleteFunc(a.Proofs, isProof(id)) }

func (a *Account) changeProof(id ProofID, f func(*Proof)) { change(a.Proofs, isProof(id), f) }
