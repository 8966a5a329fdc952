// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"errors"
	"fmt"

	"github.com/casustafel/casustafel/server/conference"
)

// Accounts is what the house knows about proving. It keeps the record; what is
// written there was verified here.
type Accounts interface {
	// PersonName returns what a person is called, or ErrNoAccount.
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
	// PersonOfIdentity returns whose a subject at an issuer is, or ErrNoAccount.
	PersonOfIdentity(ctx context.Context, issuer conference.IssuerID, subject string) (conference.PersonID, conference.ProofID, error)
}

// ErrNoAccount means that there is no such person, or no such identity.
var ErrNoAccount = errors.New("identity: no such account")

// Proved is somebody who proved who they are.
type Proved struct {
	Person conference.PersonID
	Proof  conference.ProofID
	Method conference.Method
	First  bool // nobody has confirmed yet that this proof is theirs
}

// used records that one of somebody's proofs was used, and returns who proved.
func used(ctx context.Context, a Accounts, p conference.PersonID, proof conference.KnownProof, count int64) (Proved, error) {
	err := a.LogIn(ctx, p, proof.ID, count)
	var refused conference.Errors
	switch {
	case errors.As(err, &refused) && refused.Has("proof-doubted"):
		return Proved{}, wrong(FaultCounter)
	case errors.As(err, &refused) && refused.Has("proof-used"):
		return Proved{}, wrong(FaultUsed)
	case errors.As(err, &refused):
		return Proved{}, wrong(FaultUnknown) // removed in the meantime
	case err != nil:
		return Proved{}, fmt.Errorf("recording a log-in: %w", err)
	}
	return Proved{Person: p, Proof: proof.ID, Method: proof.Method, First: !proof.Confirmed}, nil
}
