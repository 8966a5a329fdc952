// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"github.com/casustafel/casustafel/server/conference"
)

// longestCredential bounds what a browser may answer, in bytes.
const longestCredential = 16 << 10

// Passkeys let people prove who they are with a key on a device of theirs, which it
// gives only to who unlocks the device, and only to this origin.
type Passkeys struct {
	web      *webauthn.WebAuthn
	name     func() string
	accounts Accounts
	adding   *ceremonies[*webauthn.SessionData]
	proving  *ceremonies[passkeyAsked]
}

// passkeyAsked is what is asked of whoever proves: to be one person, or anybody.
type passkeyAsked struct {
	session *webauthn.SessionData
	person  conference.PersonID
}

// NewPasskeys returns passkeys for one origin, such as https://casustafel.example.nl.
// An origin without a name of a host cannot have them; that is an error. The name is
// what the house is called, on people's devices.
func NewPasskeys(origin string, name func() string, accounts Accounts, now func() time.Time) (*Passkeys, error) {
	at, err := url.Parse(origin)
	if err != nil {
		return nil, errors.New("preparing passkeys: the origin is not an address")
	}
	if err := protocol.ValidateRPID(at.Hostname()); err != nil {
		return nil, fmt.Errorf("preparing passkeys for %s: %w", at.Hostname(), err)
	}
	web, err := webauthn.New(&webauthn.Config{
		RPID: at.Hostname(), RPDisplayName: "Casustafel", RPOrigins: []string{origin},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, RequireResidentKey: protocol.ResidentKeyRequired(),
			UserVerification: protocol.VerificationRequired,
		},
	})
	if err != nil {
		return nil, fmt.Errorf("preparing passkeys for %s: %w", at.Hostname(), err)
	}
	return &Passkeys{web: web, name: name, accounts: accounts,
		adding: newCeremonies[*webauthn.SessionData](now, CeremonyLifetime), proving: newCeremonies[passkeyAsked](now, CeremonyLifetime)}, nil
}

// BeginAdding returns what a browser needs to make a passkey for a person, and the
// name of this ceremony; only the same session can finish it.
func (k *Passkeys) BeginAdding(ctx context.Context, p conference.PersonID, session []byte) (ceremony string, options json.RawMessage, err error) {
	owner, err := k.owner(ctx, p)
	if err != nil {
		return "", nil, err
	}
	if owner.name, err = k.accounts.PersonName(ctx, p); err != nil {
		return "", nil, fmt.Errorf("beginning to add a passkey: %w", err)
	}
	creation, asked, err := k.web.BeginRegistration(owner, func(o *protocol.PublicKeyCredentialCreationOptions) error {
		o.RelyingParty.Name = k.name()
		o.CredentialExcludeList = webauthn.Credentials(owner.WebAuthnCredentials()).CredentialDescriptors()
		return nil
	})
	if err != nil {
		return "", nil, fmt.Errorf("beginning to add a passkey: %w", err)
	}
	if options, err = json.Marshal(creation.Response); err != nil {
		return "", nil, fmt.Errorf("beginning to add a passkey: %w", err)
	}
	return k.adding.begin(session, asked), options, nil
}

// Add keeps the passkey that a browser made, under the name its owner gives it.
// Errors: ErrProof when it is not the answer to that ceremony of this person and
// session.
func (k *Passkeys) Add(ctx context.Context, p conference.PersonID, session []byte, ceremony, name string, credential json.RawMessage, confirmed bool) (conference.ProofID, error) {
	asked, err := k.adding.take(ceremony, session)
	if err != nil {
		return "", err
	}
	if string(asked.UserID) != string(p) {
		return "", wrong(FaultPerson)
	}
	made, err := k.made(asked, credential)
	if err != nil {
		return "", err
	}
	made.Attestation = webauthn.CredentialAttestation{} // nobody looks at it, and it tells the make of the device
	text, err := json.Marshal(made)
	if err != nil {
		return "", fmt.Errorf("adding a passkey: %w", err)
	}
	return k.accounts.AddProof(ctx, p, conference.NewProof{
		Method: conference.MethodPasskey, Content: conference.ProofContent{Name: name, Passkey: text},
		Confirmed: confirmed, Count: int64(made.Authenticator.SignCount),
	})
}

// made verifies what a browser made for a person.
func (k *Passkeys) made(asked *webauthn.SessionData, credential json.RawMessage) (*webauthn.Credential, error) {
	if len(credential) > longestCredential {
		return nil, wrong(FaultMalformed)
	}
	answer, err := protocol.ParseCredentialCreationResponseBytes(credential)
	if err != nil {
		return nil, wrong(FaultMalformed)
	}
	made, err := k.web.CreateCredential(&passkeyOwner{id: asked.UserID}, *asked, answer)
	if err != nil {
		return nil, wrong(FaultSignature)
	}
	return made, nil
}
