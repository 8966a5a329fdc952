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
	LastLoggedIn time.Time
	LastAt       time.Time

	first bool // was offered its first proof by the program, when the house was founded
}

// Proof is one thing somebody proves with who they are, without what proves it.
type Proof struct {
	ID        ProofID
	Method    Method
	Envelope  EnvelopeID
	Confirmed bool // somebody who knows the person said so, or their organisation did
	At        time.Time
	Used      time.Time
	Count     int64 // of a passkey how often it was used, of a code its time step
}

// Offer is the enrolment link that was sent last; those before it are dead.
type Offer struct {
	Link  LinkID
	Until time.Time
	Taken bool
}

// mostProofs bounds what one person keeps.
const mostProofs = 12

// NewAccount returns the empty state from which a person's events are applied.
func NewAccount(id PersonID) *Account { return &Account{ID: id} }

// Clone returns a copy that shares nothing that Apply changes.
func (a *Account) Clone() *Account {
	c := *a
	c.Proofs = slices.Clone(a.Proofs)
	return &c
}

// Proof returns one of them by id.
func (a *Account) Proof(id ProofID) (Proof, bool) { return find(a.Proofs, isProof(id)) }

func isProof(id ProofID) func(Proof) bool { return func(p Proof) bool { return p.ID == id } }

// Known reports whether the person has proven before who they are, and it was confirmed.
func (a *Account) Known() bool {
	return slices.ContainsFunc(a.Proofs, func(p Proof) bool { return p.Confirmed })
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
