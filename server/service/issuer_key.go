// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"cmp"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"fmt"

	"github.com/casustafel/casustafel/server/conference"
)

// clientKeyBits is the size of a key with which the house shows itself.
const clientKeyBits = 3072

// content is what is sealed of it. What the house shows itself with stays the one there
// was, as long as it is shown at the same address.
func (in NewIssuer) content(old conference.IssuerContent) (conference.IssuerContent, error) {
	c := conference.IssuerContent{
		Name: in.Name, URL: in.URL, ClientID: in.ClientID, Secret: in.Secret, Domains: in.Domains, ACR: in.ACR, AMR: in.AMR,
	}
	if old.URL == in.URL {
		c.Secret, c.Key = cmp.Or(in.Secret, old.Secret), old.Key
	}
	if !in.WithKey {
		c.Key = nil
		return c, nil
	}
	c.Secret = ""
	if c.Key != nil {
		return c, nil
	}
	var err error
	c.Key, err = newClientKey()
	return c, err
}

// newClientKey makes one for one sign-on alone, so that what another learns is worth
// nothing there. It is RSA: that is what the NLGov profile lets every sign-on read.
func newClientKey() ([]byte, error) {
	key, err := rsa.GenerateKey(rand.Reader, clientKeyBits)
	if err != nil {
		return nil, fmt.Errorf("making a key for a sign-on: %w", err)
	}
	return x509.MarshalPKCS8PrivateKey(key)
}
