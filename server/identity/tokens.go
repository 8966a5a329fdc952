// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	// issuer is who all our own tokens are issued by.
	issuer = "casustafel"
	// longestToken bounds what is read at all, in bytes.
	longestToken = 2000
)

var errToken = errors.New("identity: not our token")

// use is what tokens of one kind are for. A token of another kind is no token: its
// typ differs, and so does its key.
type use struct {
	typ string
	key func(kid string) ([]byte, bool)
	now func() time.Time
}

// sign returns a token with these claims under a key.
func (u use) sign(claims jwt.RegisteredClaims, kid string, key []byte) (string, error) {
	claims.Issuer, claims.IssuedAt = issuer, jwt.NewNumericDate(u.now())
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
	token.Header["typ"], token.Header["kid"] = u.typ, kid
	return token.SignedString(key)
}

// read is the one place where a token of ours is taken in: HS256 under a key that
// its kid names, of this use, by this issuer, issued and not expired. What it is for
// (aud) and whether it was used before is the caller's.
func (u use) read(text string) (jwt.RegisteredClaims, error) {
	var claims jwt.RegisteredClaims
	if len(text) > longestToken {
		return claims, errToken
	}
	_, err := jwt.ParseWithClaims(text, &claims, u.keyOf, jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}),
		jwt.WithIssuer(issuer), jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithStrictDecoding(), jwt.WithTimeFunc(u.now))
	if err != nil || claims.IssuedAt == nil || claims.ID == "" || claims.Subject == "" || len(claims.Audience) != 1 {
		return jwt.RegisteredClaims{}, errToken
	}
	return claims, nil
}

func (u use) keyOf(t *jwt.Token) (any, error) {
	kid, _ := t.Header["kid"].(string)
	key, known := u.key(kid)
	if !known || t.Header["typ"] != u.typ {
		return nil, errToken
	}
	return key, nil
}
