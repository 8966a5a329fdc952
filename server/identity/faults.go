// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"errors"
	"slices"
)

// ErrProof is the one answer to whoever does not prove who they are, whatever was
// wrong with what they sent.
var ErrProof = errors.New("identity: not proven")

// Fault is what was wrong, for the log and never for who asks. It is a closed list
// that says nothing of what was sent.
type Fault string

const (
	FaultCeremony  Fault = "ceremony"  // none such, used before, too late, or of another session
	FaultMalformed Fault = "malformed" // not what a browser sends
	FaultUnknown   Fault = "unknown"   // nobody's
	FaultPerson    Fault = "person"    // somebody else's
	FaultSignature Fault = "signature" // a passkey's answer that does not verify
	FaultCounter   Fault = "counter"   // a passkey of which there are two
	FaultCode      Fault = "code"      // a wrong one-time code
	FaultUsed      Fault = "used"      // a one-time code that was taken before
	FaultState     Fault = "state"     // an answer to another question
	FaultIssuer    Fault = "issuer"    // an answer by somebody else
	FaultDenied    Fault = "denied"    // the organisation says no
	FaultExchange  Fault = "exchange"  // the organisation does not give a token for it
	FaultToken     Fault = "token"     // unsigned, wrongly signed, for another or expired
	FaultNonce     Fault = "nonce"     // a token that was made for another log-in
	FaultAge       Fault = "age"       // from the future, or logged in too long ago
	FaultAssurance Fault = "assurance" // not logged in strongly enough
	FaultAddress   Fault = "address"   // the address is not the one invited
	FaultSubject   Fault = "subject"   // another account than before at that organisation

	// FaultUnverified: the organisation does not say that an address is its owner's. It is
	// the one fault that who asks may know: it is about their organisation, whatever the
	// address is, and nobody there can be linked before it is mended.
	FaultUnverified Fault = "unverified"
)

var faults = []Fault{FaultCeremony, FaultMalformed, FaultUnknown, FaultPerson, FaultSignature, FaultCounter, FaultCode,
	FaultUsed, FaultState, FaultIssuer, FaultDenied, FaultExchange, FaultToken, FaultNonce, FaultAge, FaultAssurance,
	FaultAddress, FaultSubject, FaultUnverified}

// Valid reports whether the fault is one of the closed list.
func (f Fault) Valid() bool { return slices.Contains(faults, f) }

// FaultOf returns what was wrong when an error is ErrProof, and nothing otherwise.
func FaultOf(err error) Fault {
	var w *wrongProof
	if errors.As(err, &w) {
		return w.fault
	}
	return ""
}

type wrongProof struct{ fault Fault }

func wrong(f Fault) error { return &wrongProof{f} }

func (w *wrongProof) Error() string        { return ErrProof.Error() + ": " + string(w.fault) }
func (w *wrongProof) Is(target error) bool { return target == ErrProof }
