// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"fmt"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"

	"github.com/casustafel/casustafel/server/conference"
)

const (
	codeStep    = 30 * time.Second // of apps for codes
	codeTries   = 5                // wrong ones
	codeSpan    = 10 * time.Minute // in this time,
	codePause   = 15 * time.Minute // and then none for so long
	secretBytes = 20
)

// Codes let people prove who they are with a code that an app on a device of theirs
// makes anew every thirty seconds. A code is a second thing next to a link: it proves
// somebody who is known already, and never says who somebody is.
type Codes struct {
	name     func() string
	accounts Accounts
	now      func() time.Time
	adding   *ceremonies[codeAsked]
	tries    *tries
}

type codeAsked struct {
	person conference.PersonID
	secret string
}

// NewCodes returns codes. The name is what the house is called, in people's apps.
func NewCodes(name func() string, accounts Accounts, now func() time.Time) *Codes {
	return &Codes{name: name, accounts: accounts, now: now, adding: newCeremonies[codeAsked](now, CeremonyLifetime),
		tries: newTries(now)}
}

// Begin returns the secret that an app needs, also as an otpauth address for a QR
// code, and the name of this ceremony; only the same session can finish it.
func (c *Codes) Begin(ctx context.Context, p conference.PersonID, session []byte) (ceremony, secret, uri string, err error) {
	name, err := c.accounts.PersonName(ctx, p)
	if err != nil {
		return "", "", "", fmt.Errorf("beginning to add codes: %w", err)
	}
	key, err := totp.Generate(totp.GenerateOpts{Issuer: c.name(), AccountName: name, SecretSize: secretBytes,
		Period: uint(codeStep / time.Second), Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
	if err != nil {
		return "", "", "", fmt.Errorf("beginning to add codes: %w", err)
	}
	return c.adding.begin(session, codeAsked{p, key.Secret()}), key.Secret(), key.URL(), nil
}

// Add keeps the secret once its owner shows a code made with it. After a wrong code
// the ceremony goes on. Errors: ErrProof.
func (c *Codes) Add(ctx context.Context, p conference.PersonID, session []byte, ceremony, name, code string, confirmed bool) (conference.ProofID, error) {
	asked, err := c.adding.look(ceremony, session)
	if err != nil {
		return "", err
	}
	if asked.person != p {
		return "", wrong(FaultPerson)
	}
	if err := c.tries.begin(string(session)); err != nil {
		return "", err
	}
	step, right := c.stepOf(asked.secret, code)
	if !right {
		return "", wrong(FaultCode)
	}
	if _, err := c.adding.take(ceremony, session); err != nil {
		return "", err // added twice at once
	}
	c.tries.end(string(session))
	return c.accounts.AddProof(ctx, p, conference.NewProof{
		Method: conference.MethodCode, Content: conference.ProofContent{Name: name, Secret: asked.secret}, Confirmed: confirmed, Count: step,
	})
}

// Prove returns a person, who came by a link, when the code is one of theirs. That it
// was not taken before is the record's to know, which takes no code of a time that
// has passed. Tries are counted by who makes them, a session of a link or a person who
// is proven: whoever holds a link of somebody uses up no tries of theirs. Errors:
// ErrProof, TooManyTries.
func (c *Codes) Prove(ctx context.Context, p conference.PersonID, by, code string) (Proved, error) {
	if err := c.tries.begin(by); err != nil {
		return Proved{}, err
	}
	proofs, err := c.accounts.KnownProofs(ctx, p)
	if err != nil {
		return Proved{}, fmt.Errorf("getting codes: %w", err)
	}
	proof, step, right := c.find(proofs, code)
	if !right {
		return Proved{}, wrong(FaultCode)
	}
	proved, err := used(ctx, c.accounts, p, proof, step)
	if err == nil {
		c.tries.end(by)
	}
	return proved, err
}

// find returns of which of somebody's secrets a code is. It tries them all, so that
// the time it takes does not tell.
func (c *Codes) find(proofs []conference.KnownProof, code string) (found conference.KnownProof, step int64, right bool) {
	for _, proof := range proofs {
		if proof.Method != conference.MethodCode {
			continue
		}
		if at, is := c.stepOf(proof.Content.Secret, code); is {
			found, step, right = proof, at, true
		}
	}
	return found, step, right
}

// stepOf returns in which step a code is that of a secret: now, or one step off,
// because clocks differ.
func (c *Codes) stepOf(secret, code string) (step int64, right bool) {
	now := int64(c.now().Unix()) / int64(codeStep/time.Second)
	for at := now - 1; at <= now+1; at++ {
		is, err := hotp.ValidateCustom(code, uint64(at), secret, hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err == nil && is {
			step, right = at, true
		}
	}
	return step, right
}
