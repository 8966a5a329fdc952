// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

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
		"one that takes a password":     func(s *signOnScene) { s.trust[0].AMR = []string{"mfa", "pwd"} },
		"one that takes any level":      func(s *signOnScene) { s.trust[0].ACR = []string{"substantial", ""} },
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
	secret.Key = []byte("client secret")
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		for _, value := range []any{secret, &secret, []identity.Issuer{secret}} {
			if out := fmt.Sprintf(verb, value); strings.Contains(out, secret.Secret) || strings.Contains(out, "636c69656e74") {
				t.Errorf("%s of %T tells the secret", verb, value)
			}
		}
	}
}
