// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"crypto/subtle"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"

	"github.com/casustafel/casustafel/server/conference"
)

// skew is how far the clocks of organisations may be off.
const skew = time.Minute

// signatures are those that a token may have. Each is made with a key that only the
// organisation has.
var signatures = []string{oidc.RS256, oidc.PS256, oidc.ES256}

// signOnClaims is what a token says of who logged in.
type signOnClaims struct {
	Subject  string   `json:"sub"`
	Party    string   `json:"azp"`
	LoggedIn int64    `json:"auth_time"`
	ACR      string   `json:"acr"`
	AMR      []string `json:"amr"`
	Email    string   `json:"email"`
	Verified yes      `json:"email_verified"`
}

// yes is true, which some organisations write as text.
type yes bool

// UnmarshalJSON is json.Unmarshaler's.
func (y *yes) UnmarshalJSON(text []byte) error {
	*y = string(text) == "true" || string(text) == `"true"`
	return nil
}

// claims gets the token for a code and checks everything about it.
func (s *SignOn) claims(ctx context.Context, p *provider, asked signOnAsked, code string) (signOnClaims, error) {
	ctx = oidc.ClientContext(ctx, s.client)
	answer, err := p.exchange(ctx, code, asked.verifier, s.now())
	if err != nil {
		return signOnClaims{}, wrong(FaultExchange)
	}
	text, _ := answer.Extra("id_token").(string)
	token, err := p.oidc.Verifier(&oidc.Config{ClientID: asked.issuer.ClientID, SupportedSigningAlgs: signatures, Now: s.now}).Verify(ctx, text)
	if err != nil || token.Issuer != asked.issuer.URL {
		return signOnClaims{}, wrong(FaultToken)
	}
	if subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(asked.nonce)) != 1 {
		return signOnClaims{}, wrong(FaultNonce)
	}
	var c signOnClaims
	if err := token.Claims(&c); err != nil || c.Subject == "" || len(c.Subject) > 255 || !audienceIs(asked.issuer.ClientID, token.Audience, c.Party) {
		return signOnClaims{}, wrong(FaultToken)
	}
	return c, asked.fits(c, token.IssuedAt, s.now())
}

// fits reports whether somebody logged in well enough, and lately enough.
func (a signOnAsked) fits(c signOnClaims, issued, now time.Time) error {
	loggedIn := time.Unix(c.LoggedIn, 0)
	latest := now.Add(skew)
	switch {
	case issued.Unix() <= 0 || issued.After(latest) || loggedIn.After(latest):
		return wrong(FaultAge)
	case a.again && loggedIn.Before(a.began.Add(-skew)):
		return wrong(FaultAge)
	case len(a.issuer.ACR) > 0 && !slices.Contains(a.issuer.ACR, c.ACR):
		return wrong(FaultAssurance)
	case len(a.issuer.AMR) > 0 && !slices.ContainsFunc(c.AMR, func(m string) bool { return slices.Contains(a.issuer.AMR, m) }):
		return wrong(FaultAssurance)
	}
	return nil
}

// whose returns who a subject is, and links one that is unknown if that may be.
func (s *SignOn) whose(ctx context.Context, asked signOnAsked, c signOnClaims) (Proved, error) {
	s.linking.Lock()
	defer s.linking.Unlock()
	p, proof, err := s.accounts.PersonOfIdentity(ctx, asked.issuer.ID, c.Subject)
	switch {
	case refusedAs(err, conference.Hidden):
		return s.link(ctx, asked, c)
	case err != nil:
		return Proved{}, fmt.Errorf("finding whose an identity is: %w", err)
	case asked.from != nil && asked.from.Person != p:
		return Proved{}, wrong(FaultPerson)
	}
	return s.use(ctx, p, proof, c)
}

// link makes an unknown subject the visitor's own, when the organisation says that
// the address is theirs to which the link was sent. It may say so of its own domains
// only, and once: another subject with the same address is somebody else, because
// organisations give addresses to others after a while.
func (s *SignOn) link(ctx context.Context, asked signOnAsked, c signOnClaims) (Proved, error) {
	if asked.from == nil || asked.again {
		return Proved{}, wrong(FaultUnknown)
	}
	if !c.Verified {
		return Proved{}, wrong(FaultUnverified)
	}
	if !sameAddress(c.Email, asked.from.Email) || !speaksFor(asked.issuer.Domains, c.Email) {
		return Proved{}, wrong(FaultAddress)
	}
	p := asked.from.Person
	proofs, err := s.accounts.KnownProofs(ctx, p)
	if err != nil {
		return Proved{}, fmt.Errorf("linking an identity: %w", err)
	}
	if slices.ContainsFunc(proofs, func(k conference.KnownProof) bool { return k.Content.Issuer == asked.issuer.ID }) {
		return Proved{}, wrong(FaultSubject)
	}
	proof, err := s.accounts.AddProof(ctx, p, conference.NewProof{Method: conference.MethodSignOn, Confirmed: true,
		Content: conference.ProofContent{Name: asked.issuer.Name, Issuer: asked.issuer.ID, Subject: c.Subject}})
	if err != nil {
		return Proved{}, fmt.Errorf("linking an identity: %w", err)
	}
	return s.use(ctx, p, proof, c)
}

// use proves no more than was proved there: a log-in of when it says, and of long ago
// when it does not say.
func (s *SignOn) use(ctx context.Context, p conference.PersonID, id conference.ProofID, c signOnClaims) (Proved, error) {
	proofs, err := s.accounts.KnownProofs(ctx, p)
	if err != nil {
		return Proved{}, fmt.Errorf("using an identity: %w", err)
	}
	for _, proof := range proofs {
		if proof.ID == id {
			proved, err := used(ctx, s.accounts, p, proof, 0)
			if err == nil {
				proved.Since = time.Unix(c.LoggedIn, 0).UTC()
			}
			return proved, err
		}
	}
	return Proved{}, wrong(FaultUnknown)
}

// sameAddress compares as mail servers do, but only in ASCII: letters that look alike
// are other letters.
func sameAddress(a, b string) bool {
	return a != "" && ascii(a) && ascii(b) && strings.EqualFold(a, b)
}

func speaksFor(domains []string, address string) bool {
	at := strings.LastIndexByte(address, '@')
	return at > 0 && slices.ContainsFunc(domains, func(d string) bool { return sameAddress(d, address[at+1:]) })
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 126 || r < 33 })
}
