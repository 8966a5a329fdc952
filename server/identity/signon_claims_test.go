// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"net/url"
	"strings"
	"testing"

	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"

	"github.com/casustafel/casustafel/server/identity"
)

func TestSignOn_TakesThreeKindsOfSignature(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	for alg, right := range map[jwt.SigningMethod]bool{
		jwt.SigningMethodRS256: true, jwt.SigningMethodPS256: true, jwt.SigningMethodRS512: false, jwt.SigningMethodPS384: false,
	} {
		s := newSignOnScene(t)
		s.issuer.key, s.issuer.alg = key, alg
		s.issuer.keys = []jose.JSONWebKey{{Key: &key.PublicKey, KeyID: s.issuer.kid}}
		got, err := s.comes(s.noor, false)
		if right && err != nil {
			t.Errorf("%s: %v", alg.Alg(), err)
		} else if !right {
			isRefused(t, got, err, identity.FaultToken)
		}
	}
}

// set changes one thing that the issuer says of who logged in.
func set(name string, value any) func(*signOnScene) {
	return func(s *signOnScene) {
		s.issuer.claims = func(c jwt.MapClaims) {
			if c[name] = value; value == nil {
				delete(c, name)
			}
		}
	}
}

// lookalike: the sign for kelvin is a k to who compares without regard to case.
func lookalike(s *signOnScene) {
	s.noor.Email = "k@ggz.example.nl"
	set("email", "\u212a@ggz.example.nl")(s)
}

func TestSignOn_RefusesATokenThatIsNotRight(t *testing.T) {
	late := newClock().now().Unix()
	for name, test := range map[string]struct {
		fault identity.Fault
		spoil func(*signOnScene)
	}{
		"unsigned": {identity.FaultToken, func(s *signOnScene) {
			s.issuer.alg, s.issuer.key = jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType
		}},
		"signature cut off": {identity.FaultToken, func(s *signOnScene) {
			s.issuer.token = func(text string) string { return text[:strings.LastIndexByte(text, '.')+1] }
		}},
		"HS256 with the client secret": {identity.FaultToken, func(s *signOnScene) {
			s.issuer.alg, s.issuer.key = jwt.SigningMethodHS256, []byte(s.trust[0].Secret)
		}},
		"HS256 with a public key as secret": {identity.FaultToken, func(s *signOnScene) {
			s.issuer.alg, s.issuer.key = jwt.SigningMethodHS256, []byte("public")
			s.issuer.keys = append(s.issuer.keys, jose.JSONWebKey{Key: []byte("public"), KeyID: s.issuer.kid})
		}},
		"signed by somebody else": {identity.FaultToken, func(s *signOnScene) {
			s.issuer.key, _ = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		}},
		"with a key it brings itself": {identity.FaultToken, func(s *signOnScene) {
			key, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
			s.issuer.key = key
			s.issuer.header = func(h map[string]any) { h["jwk"] = jose.JSONWebKey{Key: &key.PublicKey}; delete(h, "kid") }
		}},
		"changed": {identity.FaultToken, func(s *signOnScene) {
			s.issuer.token = func(text string) string { p := strings.Split(text, "."); return p[0] + "." + p[1] + "A." + p[2] }
		}},
		"no token":             {identity.FaultToken, func(s *signOnScene) { s.issuer.token = func(string) string { return "" } }},
		"wrong iss":            {identity.FaultToken, set("iss", "https://other.example")},
		"no iss":               {identity.FaultToken, set("iss", nil)},
		"wrong aud":            {identity.FaultToken, set("aud", "other")},
		"no aud":               {identity.FaultToken, set("aud", nil)},
		"two aud, no azp":      {identity.FaultToken, set("aud", []string{"casustafel", "other"})},
		"azp of another":       {identity.FaultToken, set("azp", "other")},
		"expired":              {identity.FaultToken, set("exp", late-1)},
		"no exp":               {identity.FaultToken, set("exp", nil)},
		"no sub":               {identity.FaultToken, set("sub", nil)},
		"empty sub":            {identity.FaultToken, set("sub", "")},
		"sub that is too long": {identity.FaultToken, set("sub", strings.Repeat("s", 256))},
		"no iat":               {identity.FaultAge, set("iat", nil)},
		"from the future":      {identity.FaultAge, set("iat", late+120)},
		"logged in later":      {identity.FaultAge, set("auth_time", late+120)},
		"wrong nonce":          {identity.FaultNonce, set("nonce", "other")},
		"no nonce":             {identity.FaultNonce, set("nonce", nil)},
		"weak acr":             {identity.FaultAssurance, set("acr", "low")},
		"no acr":               {identity.FaultAssurance, set("acr", nil)},
		"weak amr":             {identity.FaultAssurance, set("amr", []string{"pwd"})},
		"empty amr":            {identity.FaultAssurance, set("amr", []string{})},
		"no amr":               {identity.FaultAssurance, set("amr", nil)},
		"another address":      {identity.FaultAddress, set("email", "bram@ggz.example.nl")},
		"no address":           {identity.FaultAddress, set("email", nil)},
		"lookalike address":    {identity.FaultAddress, lookalike},
		"address not verified": {identity.FaultUnverified, set("email_verified", false)},
		"nothing of verified":  {identity.FaultUnverified, set("email_verified", nil)},
		"verified as a number": {identity.FaultUnverified, set("email_verified", 1)},
		"domain of others":     {identity.FaultAddress, func(s *signOnScene) { s.trust[0].Domains = []string{"politie.example.nl", "example.nl"} }},
		"no domain":            {identity.FaultAddress, func(s *signOnScene) { s.trust[0].Domains = nil }},
		"nobody's address":     {identity.FaultAddress, func(s *signOnScene) { s.noor.Email = ""; s.issuer.email = "" }},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSignOnScene(t)
			test.spoil(s)
			got, err := s.comes(s.noor, false)
			isRefused(t, got, err, test.fault)
			if n := len(s.house.people[s.noor.Person]); n != 0 {
				t.Errorf("proofs: got %d, want none linked", n)
			}
			for _, canary := range []string{"noor", "example", "s-noor", "secret"} {
				if strings.Contains(err.Error(), canary) {
					t.Errorf("the error tells %q: %v", canary, err)
				}
			}
		})
	}
}

func TestSignOn_TakesWhatOrganisationsReallySend(t *testing.T) {
	for name, spoil := range map[string]func(*signOnScene){
		"verified as text": set("email_verified", "true"),
		"two aud and azp": func(s *signOnScene) {
			s.issuer.claims = func(c jwt.MapClaims) { c["aud"], c["azp"] = []string{"other", "casustafel"}, "casustafel" }
		},
		"a clock that is ahead": set("iat", newClock().now().Unix()+30),
		"only acr is asked":     func(s *signOnScene) { s.trust[0].AMR = nil; set("amr", nil)(s) },
		"only amr is asked":     func(s *signOnScene) { s.trust[0].ACR = nil; set("acr", nil)(s) },
		"no iss in the query":   func(s *signOnScene) { s.issuer.answer = func(q url.Values) { q.Del("iss") } },
		"a key without a name":  func(s *signOnScene) { s.issuer.header = func(h map[string]any) { delete(h, "kid") } },
	} {
		t.Run(name, func(t *testing.T) {
			s := newSignOnScene(t)
			spoil(s)
			if got, err := s.comes(s.noor, false); err != nil || got.Person != s.noor.Person {
				t.Errorf("got %+v, %v; want Noor", got, err)
			}
		})
	}
}
