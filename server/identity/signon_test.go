// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

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
	want := identity.Proved{Person: s.noor.Person, Proof: s.house.people[s.noor.Person][0].ID, Method: conference.MethodSignOn, Since: s.clock.now()}
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
		"scope": "openid email", "code_challenge_method": "S256", "acr_values": "substantial high", "prompt": "", "max_age": "43200"} {
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
			want.Since = time.Unix(0, 0).UTC()
			if off, is := test.ago.(int64); is {
				want.Since = s.clock.now().Add(time.Duration(off) * time.Second)
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
