// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"slices"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/oauth2"
)

const (
	// assertionLife is how long an organisation may take the word of the house.
	assertionLife = 2 * time.Minute
	assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
)

// signature is the one that the NLGov profile recommends, where an organisation says
// that it reads it, and otherwise the one that all of them have to read.
func signature(read []string) jwt.SigningMethod {
	if slices.Contains(read, jwt.SigningMethodPS256.Alg()) {
		return jwt.SigningMethodPS256
	}
	return jwt.SigningMethodRS256
}

// exchange asks the organisation for the token of a code, as the house.
func (p *provider) exchange(ctx context.Context, code, verifier string, now time.Time) (*oauth2.Token, error) {
	options := []oauth2.AuthCodeOption{oauth2.VerifierOption(verifier)}
	if p.key.private != nil {
		text, err := p.assertion(now)
		if err != nil {
			return nil, err
		}
		options = append(options, oauth2.SetAuthURLParam("client_assertion_type", assertionType), oauth2.SetAuthURLParam("client_assertion", text))
	}
	return p.oauth.Exchange(ctx, code, options...)
}

// assertion says to one organisation, once and for a short while, that this is the
// house (RFC 7523, private_key_jwt).
func (p *provider) assertion(now time.Time) (string, error) {
	token := jwt.NewWithClaims(signature(p.reads), jwt.MapClaims{
		"iss": p.of.ClientID, "sub": p.of.ClientID, "aud": p.oauth.Endpoint.TokenURL, "jti": random(),
		"iat": now.Unix(), "exp": now.Add(assertionLife).Unix(),
	})
	token.Header["kid"] = p.key.public().ID
	return token.SignedString(p.key.private)
}
