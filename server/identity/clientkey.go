// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"math/big"
)

// clientKey is the key with which the house shows one organisation that it is itself.
type clientKey struct{ private *rsa.PrivateKey }

// Format prints no key, for whatever verb.
func (clientKey) Format(f fmt.State, _ rune) { fmt.Fprint(f, "identity.clientKey") }

// PublicKey is such a key as the organisation reads it (RFC 7517).
type PublicKey struct{ ID, Modulus, Exponent string }

// Keys returns the public keys of the house, of every sign-on at which it has one.
func (s *SignOn) Keys(ctx context.Context) ([]PublicKey, error) {
	issuers, err := s.issuers(ctx)
	if err != nil {
		return nil, fmt.Errorf("getting the keys of the house: %w", err)
	}
	keys := []PublicKey{}
	for _, i := range issuers {
		if key, err := parseClientKey(i.Key); err == nil {
			keys = append(keys, key.public())
		}
	}
	return keys, nil
}

func parseClientKey(text []byte) (clientKey, error) {
	parsed, err := x509.ParsePKCS8PrivateKey(text)
	if err != nil {
		return clientKey{}, errors.New("identity: no key") // without what was read
	}
	private, is := parsed.(*rsa.PrivateKey)
	if !is {
		return clientKey{}, errors.New("identity: no key of this kind")
	}
	return clientKey{private}, nil
}

// public names the key by its thumbprint (RFC 7638), so that another has another name.
func (k clientKey) public() PublicKey {
	text := base64.RawURLEncoding.EncodeToString
	p := PublicKey{Modulus: text(k.private.N.Bytes()), Exponent: text(big.NewInt(int64(k.private.E)).Bytes())}
	sum := sha256.Sum256(fmt.Appendf(nil, `{"e":"%s","kty":"RSA","n":"%s"}`, p.Exponent, p.Modulus))
	p.ID = text(sum[:])
	return p
}
