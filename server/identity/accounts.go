// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// Accounts is what the house knows about proving. It keeps the record; what is
// written there was verified here. What it refuses, it refuses as conference.Errors.
type Accounts interface {
	// PersonName returns what a person is called; not-found for who is not known.
	PersonName(ctx context.Context, p conference.PersonID) (string, error)
	// KnownProofs returns what a person proves with who they are: nothing for somebody
	// whom the house does not know.
	KnownProofs(ctx context.Context, p conference.PersonID) ([]conference.KnownProof, error)
	// AddProof keeps a new one.
	AddProof(ctx context.Context, p conference.PersonID, proof conference.NewProof) (conference.ProofID, error)
	// LogIn records that a proof was used, and where its counter stands. A passkey
	// whose counter did not go up, when it counts at all, is recorded as doubted, ends
	// and is refused; a code of a step that was taken, or of one before it, is refused.
	LogIn(ctx context.Context, p conference.PersonID, proof conference.ProofID, count int64) error
	// PersonOfIdentity returns whose a subject at an issuer is, and which of their
	// proofs; not-found for one that is nobody's.
	PersonOfIdentity(ctx context.Context, issuer conference.IssuerID, subject string) (conference.PersonID, conference.ProofID, error)
}

// Proved is somebody who proved who they are.
type Proved struct {
	Person conference.PersonID
	Proof  conference.ProofID
	Method conference.Method
	First  bool // nobody has confirmed yet that this proof is theirs
	// Since is when they logged in elsewhere, long ago when that was not said; it is
	// zero for what was proved here and now.
	Since time.Time
}

// used records that one of somebody's proofs was used, and returns who proved.
func used(ctx context.Context, a Accounts, p conference.PersonID, proof conference.KnownProof, count int64) (Proved, error) {
	err := a.LogIn(ctx, p, proof.ID, count)
	switch {
	case refusedAs(err, conference.DoubtedProof):
		return Proved{}, wrong(FaultCounter)
	case refusedAs(err, conference.ProofUsed):
		return Proved{}, wrong(FaultUsed)
	case refusedAs(err, conference.Hidden): // removed in the meantime
		return Proved{}, wrong(FaultUnknown)
	case err != nil:
		return Proved{}, fmt.Errorf("recording a log-in: %w", err)
	}
	return Proved{Person: p, Proof: proof.ID, Method: proof.Method, First: !proof.Confirmed}, nil
}

func refusedAs(err error, r conference.Reason) bool {
	var refused conference.Errors
	return errors.As(err, &refused) && refused.Has(r)
}
