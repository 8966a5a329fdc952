// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"github.com/casustafel/casustafel/server/conference"
)

// BeginLogIn returns what a browser needs to use a passkey, whosever it is, and the
// name of this ceremony. It names no passkey, so that nobody learns who has one.
func (k *Passkeys) BeginLogIn(context.Context) (ceremony string, options json.RawMessage, err error) {
	return k.begin(nil, "")
}

// LogIn returns whose passkey answered. Errors: ErrProof. A passkey of which there
// turn out to be two is recorded as doubtful and is no proof any more.
func (k *Passkeys) LogIn(ctx context.Context, ceremony string, credential json.RawMessage) (Proved, error) {
	return k.prove(ctx, nil, "", ceremony, credential)
}

// BeginAgain is BeginLogIn for somebody who is here already, in this session.
func (k *Passkeys) BeginAgain(_ context.Context, p conference.PersonID, session []byte) (ceremony string, options json.RawMessage, err error) {
	return k.begin(session, p)
}

// Again is LogIn that takes a passkey of this person and of no other. Errors: ErrProof.
func (k *Passkeys) Again(ctx context.Context, p conference.PersonID, session []byte, ceremony string, credential json.RawMessage) (Proved, error) {
	return k.prove(ctx, session, p, ceremony, credential)
}

func (k *Passkeys) begin(session []byte, p conference.PersonID) (ceremony string, options json.RawMessage, err error) {
	request, asked, err := k.web.BeginDiscoverableLogin()
	if err != nil {
		return "", nil, fmt.Errorf("beginning to prove: %w", err)
	}
	if options, err = json.Marshal(request.Response); err != nil {
		return "", nil, fmt.Errorf("beginning to prove: %w", err)
	}
	return k.proving.begin(session, passkeyAsked{asked, p}), options, nil
}

func (k *Passkeys) prove(ctx context.Context, session []byte, p conference.PersonID, ceremony string, credential json.RawMessage) (Proved, error) {
	asked, err := k.proving.take(ceremony, session)
	if err != nil {
		return Proved{}, err
	}
	if asked.person != p {
		return Proved{}, wrong(FaultPerson)
	}
	if len(credential) > longestCredential {
		return Proved{}, wrong(FaultMalformed)
	}
	answer, err := protocol.ParseCredentialRequestResponseBytes(credential)
	if err != nil {
		return Proved{}, wrong(FaultMalformed)
	}
	return k.verify(ctx, asked, answer)
}

// verify finds whose passkey answered and whether the answer is right.
func (k *Passkeys) verify(ctx context.Context, asked passkeyAsked, answer *protocol.ParsedCredentialAssertionData) (Proved, error) {
	whose := conference.PersonID(answer.Response.UserHandle)
	if !conference.ValidID(string(whose)) {
		return Proved{}, wrong(FaultMalformed)
	}
	if asked.person != "" && whose != asked.person {
		return Proved{}, wrong(FaultPerson)
	}
	owner, err := k.owner(ctx, whose)
	if err != nil {
		return Proved{}, err
	}
	proof, known := owner.proof(answer.RawID)
	if !known {
		return Proved{}, wrong(FaultUnknown)
	}
	give := func([]byte, []byte) (webauthn.User, error) { return owner, nil }
	if _, _, err := k.web.ValidatePasskeyLogin(give, *asked.session, answer); err != nil {
		return Proved{}, wrong(FaultSignature)
	}
	return used(ctx, k.accounts, whose, proof, int64(answer.Response.AuthenticatorData.Counter))
}

// passkeyOwner is a person as the library for passkeys sees one.
type passkeyOwner struct {
	id          []byte
	name        string
	proofs      []conference.KnownProof // only passkeys, in the order of credentials
	credentials []webauthn.Credential
}

func (k *Passkeys) owner(ctx context.Context, p conference.PersonID) (*passkeyOwner, error) {
	proofs, err := k.accounts.KnownProofs(ctx, p)
	if err != nil {
		return nil, fmt.Errorf("getting passkeys: %w", err)
	}
	owner := &passkeyOwner{id: []byte(p)}
	for _, proof := range proofs {
		if proof.Method != conference.MethodPasskey {
			continue
		}
		var c webauthn.Credential
		if err := json.Unmarshal(proof.Content.Passkey, &c); err != nil {
			return nil, errors.New("getting passkeys: one cannot be read")
		}
		owner.proofs, owner.credentials = append(owner.proofs, proof), append(owner.credentials, c)
	}
	return owner, nil
}

func (o *passkeyOwner) proof(credential []byte) (conference.KnownProof, bool) {
	for i, c := range o.credentials {
		if string(c.ID) == string(credential) {
			return o.proofs[i], true
		}
	}
	return conference.KnownProof{}, false
}

// WebAuthnID, WebAuthnName, WebAuthnDisplayName and WebAuthnCredentials are what the
// library asks.
func (o *passkeyOwner) WebAuthnID() []byte                         { return o.id }
func (o *passkeyOwner) WebAuthnName() string                       { return o.name }
func (o *passkeyOwner) WebAuthnDisplayName() string                { return o.name }
func (o *passkeyOwner) WebAuthnCredentials() []webauthn.Credential { return o.credentials }
