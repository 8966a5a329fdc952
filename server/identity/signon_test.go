// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// signOnScene is a house that trusts an issuer, and somebody who was invited.
type signOnScene struct {
	*testing.T
	clock  *clock
	house  *accounts
	issuer *issuer
	trust  []identity.Issuer
	signOn *identity.SignOn
	noor   *identity.Visitor
}

func newSignOnScene(t *testing.T) *signOnScene {
	t.Helper()
	s := &signOnScene{T: t, clock: newClock(), house: newAccounts()}
	s.issuer = newIssuer(t, s.clock)
	s.trust = []identity.Issuer{s.issuer.trusted()}
	s.signOn = identity.NewSignOn(origin, s.house, func(context.Context) ([]identity.Issuer, error) { return s.trust, nil }, nil, s.clock.now)
	s.noor = &identity.Visitor{Person: s.house.person(), Email: "Noor@GGZ.example.nl"}
	return s
}

func (s *signOnScene) begin(from *identity.Visitor, again bool) (ceremony, location string) {
	s.Helper()
	ceremony, location, err := s.signOn.Begin(s.Context(), s.issuer.id, from, again)
	if err != nil {
		s.Fatalf("Begin: %v", err)
	}
	return ceremony, location
}

// comes lets somebody go to the issuer and come back.
func (s *signOnScene) comes(from *identity.Visitor, again bool) (identity.Proved, error) {
	s.Helper()
	ceremony, location := s.begin(from, again)
	return s.signOn.Finish(s.Context(), ceremony, goes(s.T, location))
}

// linked returns what Noor proves with, after linking it.
func (s *signOnScene) linked() identity.Proved {
	s.Helper()
	got, err := s.comes(s.noor, false)
	if err != nil {
		s.Fatalf("linking: %v", err)
	}
	return got
}

func TestSignOn_ProvesWhoLoggedInElsewhere(t *testing.T) {
	s := newSignOnScene(t)
	got, err := s.comes(s.noor, false)
	if err != nil || len(s.house.people[s.noor.Person]) != 1 {
		t.Fatalf("first time: got %+v, %v", got, err)
	}
	want := identity.Proved{Person: s.noor.Person, Proof: s.house.people[s.noor.Person][0].ID, Method: conference.MethodSignOn}
	hasProved(t, got, err, want)
	t.Run("the second time without a link", func(t *testing.T) {
		got, err := s.comes(nil, false)
		hasProved(t, got, err, want)
	})
	t.Run("with another address by then", func(t *testing.T) {
		s.issuer.email = "noor.jansen@elsewhere.example"
		got, err := s.comes(s.noor, false)
		hasProved(t, got, err, want)
	})
	t.Run("again, freshly", func(t *testing.T) {
		got, err := s.comes(s.noor, true)
		hasProved(t, got, err, want)
	})
	if s.house.logged != 4 {
		t.Errorf("recorded log-ins: got %d, want 4", s.house.logged)
	}
}

func TestSignOn_AsksForTheRightThings(t *testing.T) {
	s := newSignOnScene(t)
	query := func(again bool) url.Values {
		_, location := s.begin(s.noor, again)
		at, err := url.Parse(location)
		if err != nil || !strings.HasPrefix(location, s.issuer.URL+"/authorize?") {
			t.Fatalf("location: got %s, %v", location, err)
		}
		return at.Query()
	}
	first, second := query(false), query(true)
	for name, want := range map[string]string{"response_type": "code", "client_id": "casustafel", "redirect_uri": origin + "/sign-on",
		"scope": "openid email", "code_challenge_method": "S256", "acr_values": "substantial high", "prompt": "", "max_age": ""} {
		if got := first.Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if second.Get("prompt") != "login" || second.Get("max_age") != "0" {
		t.Errorf("again: got %v, want a fresh log-in asked", second)
	}
	for _, name := range []string{"state", "nonce", "code_challenge"} {
		if len(first.Get(name)) < 43 || first.Get(name) == second.Get(name) {
			t.Errorf("%s: got %q and %q, want 256 bits, each time others", name, first.Get(name), second.Get(name))
		}
	}
	if first.Get("state") == first.Get("nonce") || strings.Contains(first.Encode(), "noor") {
		t.Errorf("the address tells too much: %v", first)
	}
}

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
		"address not verified": {identity.FaultAddress, set("email_verified", false)},
		"nothing of verified":  {identity.FaultAddress, set("email_verified", nil)},
		"verified as a number": {identity.FaultAddress, set("email_verified", 1)},
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

func TestSignOn_LinksNobodyElse(t *testing.T) {
	t.Run("without a link", func(t *testing.T) {
		s := newSignOnScene(t)
		got, err := s.comes(nil, false)
		isRefused(t, got, err, identity.FaultUnknown)
	})
	t.Run("when a fresh log-in is asked", func(t *testing.T) {
		s := newSignOnScene(t)
		got, err := s.comes(s.noor, true)
		isRefused(t, got, err, identity.FaultUnknown)
	})
	t.Run("when another has the address by now", func(t *testing.T) {
		s := newSignOnScene(t)
		s.linked()
		s.issuer.subject = "s-another"
		for _, from := range []*identity.Visitor{s.noor, nil} {
			got, err := s.comes(from, false)
			isRefused(t, got, err, map[bool]identity.Fault{true: identity.FaultUnknown, false: identity.FaultSubject}[from == nil])
		}
	})
	t.Run("when the invitation was passed on", func(t *testing.T) {
		s := newSignOnScene(t)
		s.linked()
		bram := &identity.Visitor{Person: s.house.person(), Email: "bram@ggz.example.nl"}
		got, err := s.comes(bram, false)
		isRefused(t, got, err, identity.FaultPerson)
	})
	t.Run("when two come at once", func(t *testing.T) {
		s := newSignOnScene(t)
		s.house.slow = true
		var subjects atomic.Int32
		s.issuer.claims = func(c jwt.MapClaims) { c["sub"] = fmt.Sprintf("s-%d", subjects.Add(1)) }
		faults := make(chan identity.Fault, 8)
		for range cap(faults) {
			ceremony, location := s.begin(s.noor, false)
			back := goes(t, location)
			go func() {
				_, err := s.signOn.Finish(t.Context(), ceremony, back)
				faults <- identity.FaultOf(err)
			}()
		}
		got := map[identity.Fault]int{}
		for range cap(faults) {
			got[<-faults]++
		}
		if got[""] != 1 || got[identity.FaultSubject] != cap(faults)-1 || len(s.house.people[s.noor.Person]) != 1 {
			t.Errorf("got %v, want one linked", got)
		}
	})
}

func TestSignOn_AsksAFreshLogInToBeFresh(t *testing.T) {
	s := newSignOnScene(t)
	want := s.linked()
	for name, test := range map[string]struct {
		ago   any
		right bool
	}{"just now": {int64(0), true}, "a little off": {int64(-45), true}, "before": {int64(-120), false}, "not said": {nil, false}} {
		t.Run(name, func(t *testing.T) {
			if off, is := test.ago.(int64); is {
				set("auth_time", s.clock.now().Unix()+off)(s)
			} else {
				set("auth_time", nil)(s)
			}
			got, err := s.comes(s.noor, true)
			if test.right {
				hasProved(t, got, err, want)
			} else {
				isRefused(t, got, err, identity.FaultAge)
			}
			got, err = s.comes(nil, false)
			hasProved(t, got, err, want)
		})
	}
}

func TestSignOn_RefusesAnAnswerToAnotherQuestion(t *testing.T) {
	for name, test := range map[string]struct {
		fault identity.Fault
		spoil func(url.Values)
	}{
		"wrong state":  {identity.FaultState, func(q url.Values) { q.Set("state", "other") }},
		"no state":     {identity.FaultState, func(q url.Values) { q.Del("state") }},
		"two states":   {identity.FaultState, func(q url.Values) { q.Add("state", q.Get("state")) }},
		"wrong iss":    {identity.FaultIssuer, func(q url.Values) { q.Set("iss", "https://other.example") }},
		"empty iss":    {identity.FaultIssuer, func(q url.Values) { q.Set("iss", "") }},
		"no code":      {identity.FaultDenied, func(q url.Values) { q.Del("code") }},
		"refused":      {identity.FaultDenied, func(q url.Values) { q.Set("error", "access_denied") }},
		"another code": {identity.FaultExchange, func(q url.Values) { q.Set("code", "other") }},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSignOnScene(t)
			s.issuer.answer = test.spoil
			got, err := s.comes(s.noor, false)
			isRefused(t, got, err, test.fault)
		})
	}
	t.Run("used before", func(t *testing.T) {
		s := newSignOnScene(t)
		ceremony, location := s.begin(s.noor, false)
		back := goes(t, location)
		if _, err := s.signOn.Finish(t.Context(), ceremony, back); err != nil {
			t.Fatal(err)
		}
		got, err := s.signOn.Finish(t.Context(), ceremony, back)
		isRefused(t, got, err, identity.FaultCeremony)
	})
	t.Run("too late", func(t *testing.T) {
		s := newSignOnScene(t)
		ceremony, location := s.begin(s.noor, false)
		s.clock.pass(identity.SignOnLifetime)
		got, err := s.signOn.Finish(t.Context(), ceremony, goes(t, location))
		isRefused(t, got, err, identity.FaultCeremony)
	})
	t.Run("in another browser", func(t *testing.T) {
		s := newSignOnScene(t)
		_, location := s.begin(s.noor, false)
		victim, _ := s.begin(nil, false)
		got, err := s.signOn.Finish(t.Context(), victim, goes(t, location))
		isRefused(t, got, err, identity.FaultState)
	})
	t.Run("with the code of another log-in", func(t *testing.T) { // PKCE
		s := newSignOnScene(t)
		s.linked()
		_, stolen := s.begin(nil, false)
		code := goes(t, stolen).Get("code")
		ceremony, location := s.begin(nil, false)
		back := goes(t, location)
		back.Set("code", code)
		got, err := s.signOn.Finish(t.Context(), ceremony, back)
		isRefused(t, got, err, identity.FaultExchange)
	})
	t.Run("with the token of another log-in", func(t *testing.T) { // nonce
		s := newSignOnScene(t)
		s.linked()
		s.issuer.token = func(string) string { return s.issuer.issued[0] }
		got, err := s.comes(nil, false)
		isRefused(t, got, err, identity.FaultNonce)
	})
}

func TestSignOn_TellsTwoIssuersApart(t *testing.T) {
	s := newSignOnScene(t)
	want := s.linked()
	evil := newIssuer(t, s.clock)
	s.trust = append(s.trust, evil.trusted())
	atEvil := func() (ceremony string, back url.Values) {
		ceremony, location, err := s.signOn.Begin(t.Context(), evil.id, nil, false)
		if err != nil {
			t.Fatal(err)
		}
		return ceremony, goes(t, location)
	}
	t.Run("when one answers for the other", func(t *testing.T) {
		ceremony, back := atEvil()
		back.Set("iss", s.issuer.URL)
		got, err := s.signOn.Finish(t.Context(), ceremony, back)
		isRefused(t, got, err, identity.FaultIssuer)
	})
	t.Run("when one uses the other's subject", func(t *testing.T) {
		ceremony, back := atEvil()
		got, err := s.signOn.Finish(t.Context(), ceremony, back)
		isRefused(t, got, err, identity.FaultUnknown)
	})
	t.Run("when one gives a token of the other", func(t *testing.T) {
		evil.token = func(string) string { return s.issuer.issued[0] }
		ceremony, back := atEvil()
		got, err := s.signOn.Finish(t.Context(), ceremony, back)
		isRefused(t, got, err, identity.FaultToken)
	})
	t.Run("when one that always says who it is does not", func(t *testing.T) {
		s := newSignOnScene(t)
		s.issuer.discovery = func(d map[string]any) { d["authorization_response_iss_parameter_supported"] = true }
		s.issuer.answer = func(q url.Values) { q.Del("iss") }
		got, err := s.comes(s.noor, false)
		isRefused(t, got, err, identity.FaultIssuer)
	})
	got, err := s.comes(nil, false)
	hasProved(t, got, err, want)
}

func TestSignOn_FollowsNewKeys(t *testing.T) {
	s := newSignOnScene(t)
	want := s.linked()
	got, err := s.comes(nil, false)
	hasProved(t, got, err, want)
	if s.issuer.asked != 1 {
		t.Errorf("keys: fetched %d times, want once", s.issuer.asked)
	}
	old, oldKid := s.issuer.key, s.issuer.kid
	s.issuer.rotate()
	got, err = s.comes(nil, false)
	hasProved(t, got, err, want)
	t.Run("and drops the old ones", func(t *testing.T) {
		s.issuer.key, s.issuer.kid = old, oldKid
		got, err := s.comes(nil, false)
		isRefused(t, got, err, identity.FaultToken)
	})
	t.Run("also when no new one was used", func(t *testing.T) {
		s := newSignOnScene(t)
		s.linked()
		s.issuer.keys = nil
		s.clock.pass(time.Hour)
		got, err := s.comes(nil, false)
		isRefused(t, got, err, identity.FaultToken)
	})
}

func TestSignOn_TrustsOnlyWhomTheHouseTrustsNow(t *testing.T) {
	begin := func(s *signOnScene) error {
		_, _, err := s.signOn.Begin(t.Context(), s.issuer.id, nil, false)
		return err
	}
	for name, spoil := range map[string]func(*signOnScene){
		"nobody":                        func(s *signOnScene) { s.trust = nil },
		"another":                       func(s *signOnScene) { s.trust[0].ID = conference.IssuerID(uuid.NewString()) },
		"one that need not look at all": func(s *signOnScene) { s.trust[0].ACR, s.trust[0].AMR = nil, nil },
	} {
		t.Run(name, func(t *testing.T) {
			s := newSignOnScene(t)
			ceremony, location := s.begin(s.noor, false)
			s.trust = slices.Clone(s.trust)
			spoil(s)
			if err := begin(s); identity.FaultOf(err) != identity.FaultIssuer {
				t.Errorf("Begin: got %v, want %s", err, identity.FaultIssuer)
			}
			got, err := s.signOn.Finish(t.Context(), ceremony, goes(t, location))
			isRefused(t, got, err, identity.FaultIssuer)
		})
	}
	t.Run("at the address where it began", func(t *testing.T) {
		s := newSignOnScene(t)
		ceremony, location := s.begin(s.noor, false)
		back := goes(t, location)
		back.Del("iss")
		s.trust[0].URL = newIssuer(t, s.clock).URL
		got, err := s.signOn.Finish(t.Context(), ceremony, back)
		isRefused(t, got, err, identity.FaultIssuer)
	})
	t.Run("and a failing store is no refusal", func(t *testing.T) {
		broken := errors.New("storage")
		s := identity.NewSignOn(origin, newAccounts(), func(context.Context) ([]identity.Issuer, error) { return nil, broken }, nil, newClock().now)
		if _, _, err := s.Begin(t.Context(), "x", nil, false); !errors.Is(err, broken) || errors.Is(err, identity.ErrProof) {
			t.Errorf("got %v, want %v", err, broken)
		}
	})
}

// listener fails the test when something goes over a wire in the clear.
type listener struct{ t *testing.T }

func (l listener) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Scheme != "https" && r.URL.Hostname() != "127.0.0.1" {
		l.t.Errorf("asked %s", r.URL.Redacted())
	}
	return http.DefaultTransport.RoundTrip(r)
}

func listened(t *testing.T) *signOnScene {
	s := newSignOnScene(t)
	s.signOn = identity.NewSignOn(origin, s.house, func(context.Context) ([]identity.Issuer, error) { return s.trust, nil },
		&http.Client{Transport: listener{t}}, s.clock.now)
	return s
}

func TestSignOn_AsksOnlyWhereNobodyListens(t *testing.T) {
	for name, spoil := range map[string]func(*signOnScene){
		"issuer without a lock": func(s *signOnScene) { s.trust[0].URL = "http://issuer.example" },
		"issuer that is a file": func(s *signOnScene) { s.trust[0].URL = "file:///etc" },
		"log-in without a lock": func(s *signOnScene) {
			s.issuer.discovery = func(d map[string]any) { d["authorization_endpoint"] = "http://issuer.example/a" }
		},
		"log-in by script": func(s *signOnScene) {
			s.issuer.discovery = func(d map[string]any) { d["authorization_endpoint"] = "javascript:alert(1)" }
		},
		"says it is another": func(s *signOnScene) {
			s.issuer.discovery = func(d map[string]any) { d["issuer"] = "https://other.example" }
		},
		"says too much": func(s *signOnScene) {
			s.issuer.discovery = func(d map[string]any) { d["x"] = strings.Repeat("x", 2<<20) }
		},
		"sends us elsewhere": func(s *signOnScene) {
			s.trust[0].URL = s.issuer.URL + "/moved"
			s.issuer.discovery = func(d map[string]any) { d["issuer"] = s.issuer.URL + "/moved" }
		},
		"is not there": func(s *signOnScene) { s.issuer.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			s := newSignOnScene(t)
			s.issuer.Config.Handler.(*http.ServeMux).Handle("/moved/", http.RedirectHandler("/.well-known/openid-configuration", http.StatusFound))
			spoil(s)
			if _, _, err := s.signOn.Begin(t.Context(), s.issuer.id, nil, false); !errors.Is(err, identity.ErrAway) {
				t.Errorf("got %v, want %v", err, identity.ErrAway)
			}
		})
	}
	t.Run("and gives its secret to nobody there", func(t *testing.T) {
		s := listened(t)
		s.issuer.discovery = func(d map[string]any) { d["token_endpoint"] = "http://issuer.example/token" }
		got, err := s.comes(s.noor, false)
		isRefused(t, got, err, identity.FaultExchange)
	})
	t.Run("and fetches no keys there", func(t *testing.T) {
		s := listened(t)
		s.issuer.discovery = func(d map[string]any) { d["jwks_uri"] = "http://issuer.example/keys" }
		got, err := s.comes(s.noor, false)
		isRefused(t, got, err, identity.FaultToken)
	})
}

func TestIssuer_CannotBePrinted(t *testing.T) {
	secret := newSignOnScene(t).trust[0]
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		for _, value := range []any{secret, &secret, []identity.Issuer{secret}} {
			if out := fmt.Sprintf(verb, value); strings.Contains(out, secret.Secret) || strings.Contains(out, "636c69656e74") {
				t.Errorf("%s of %T tells the secret", verb, value)
			}
		}
	}
}
