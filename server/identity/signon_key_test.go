// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"math/big"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/casustafel/casustafel/server/identity"
)

func newClientKey(t *testing.T) []byte {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	text, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// keyed is a scene in which the house signs at the issuer, which reads these kinds of
// signature and takes nothing else; asserted is what it was given.
func keyed(t *testing.T, reads ...string) (s *signOnScene, asserted *[]*jwt.Token) {
	t.Helper()
	s, asserted = newSignOnScene(t), &[]*jwt.Token{}
	s.trust[0].Secret, s.trust[0].Key = "", newClientKey(t)
	s.issuer.discovery = func(d map[string]any) {
		if d["token_endpoint_auth_signing_alg_values_supported"] = reads; reads == nil {
			delete(d, "token_endpoint_auth_signing_alg_values_supported")
		}
	}
	s.issuer.knows = func(r *http.Request) bool {
		token, err := s.read(r)
		*asserted = append(*asserted, token)
		return err == nil
	}
	return s, asserted
}

// read is how an organisation looks whether it is the house that asks: by the keys that
// it publishes.
func (s *signOnScene) read(r *http.Request) (*jwt.Token, error) {
	if _, _, basic := r.BasicAuth(); basic || r.Form.Has("client_secret") || r.FormValue("client_id") != "casustafel" ||
		r.FormValue("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" {
		s.Errorf("asked with %v, want an assertion and nothing else", r.Form)
	}
	return jwt.Parse(r.FormValue("client_assertion"), func(token *jwt.Token) (any, error) {
		keys, err := s.signOn.Keys(s.Context())
		at := slices.IndexFunc(keys, func(k identity.PublicKey) bool { return k.ID == token.Header["kid"] })
		if err != nil || at < 0 {
			return nil, jwt.ErrTokenUnverifiable
		}
		n, _ := base64.RawURLEncoding.DecodeString(keys[at].Modulus)
		e, _ := base64.RawURLEncoding.DecodeString(keys[at].Exponent)
		return &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: int(new(big.Int).SetBytes(e).Int64())}, nil
	}, jwt.WithTimeFunc(s.clock.now), jwt.WithExpirationRequired(), jwt.WithAudience(s.issuer.URL+"/token"), jwt.WithIssuer("casustafel"), jwt.WithSubject("casustafel"))
}

func TestSignOn_ShowsTheHouseByAKey(t *testing.T) {
	s, asserted := keyed(t, "RS256", "PS256", "ES256")
	want := s.linked()
	got, err := s.comes(nil, false)
	hasProved(t, got, err, want)
	var ids []any
	for _, token := range *asserted {
		claims := token.Claims.(jwt.MapClaims)
		ids = append(ids, claims["jti"])
		until, err := claims.GetExpirationTime()
		if err != nil || until.Sub(s.clock.now()) > 2*time.Minute || token.Method != jwt.SigningMethodPS256 {
			t.Errorf("got %s until %v, %v; want PS256 for two minutes at most", token.Method.Alg(), until, err)
		}
	}
	if len(ids) != 2 || ids[0] == ids[1] || len(ids[0].(string)) < 43 {
		t.Errorf("names: got %v, want two of 256 bits", ids)
	}
}

func TestSignOn_SignsAsTheOrganisationReads(t *testing.T) {
	for _, reads := range [][]string{nil, {"RS256"}, {"ES256"}} {
		s, asserted := keyed(t, reads...)
		s.linked()
		if got := (*asserted)[0].Method.Alg(); got != "RS256" {
			t.Errorf("to who reads %v: got %s, want what all of them have to read", reads, got)
		}
	}
}

func TestSignOn_IsRefusedWithAnotherKey(t *testing.T) {
	s, _ := keyed(t, "PS256")
	known := s.trust[0].Key
	s.issuer.knows = func(r *http.Request) bool {
		s.trust[0].Key = known // what was published
		_, err := s.read(r)
		return err == nil
	}
	s.trust[0].Key = newClientKey(t)
	got, err := s.comes(s.noor, false)
	isRefused(t, got, err, identity.FaultExchange)
}

func TestSignOn_PublishesOnlyItsOwnKeys(t *testing.T) {
	s, _ := keyed(t)
	other := newIssuer(t, s.clock).trusted()
	s.trust = append(s.trust, other)
	first, err := s.signOn.Keys(t.Context())
	if err != nil || len(first) != 1 || len(first[0].ID) != 43 || first[0].Exponent != "AQAB" {
		t.Fatalf("got %+v, %v; want the one key that there is", first, err)
	}
	s.trust[1].Key = newClientKey(t)
	both, err := s.signOn.Keys(t.Context())
	if err != nil || len(both) != 2 || both[0] != first[0] || both[0].ID == both[1].ID {
		t.Errorf("got %+v, %v; want one more, with another name", both, err)
	}
}
