// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/pquerna/otp/totp"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// codeScene is a house with codes, and somebody with an app.
type codeScene struct {
	*testing.T
	now   func() time.Time
	house *accounts
	codes *identity.Codes
	noor  conference.PersonID
	proof conference.ProofID
	app   string // its secret
}

func newCodeScene(t *testing.T, now func() time.Time) *codeScene {
	t.Helper()
	s := &codeScene{T: t, now: now, house: newAccounts()}
	s.codes = identity.NewCodes(houseName, s.house, now)
	s.noor = s.house.person()
	s.proof, s.app = s.adds(s.noor, true)
	return s
}

func (s *codeScene) adds(p conference.PersonID, confirmed bool) (conference.ProofID, string) {
	s.Helper()
	ceremony, secret, _, err := s.codes.Begin(s.Context(), p, session)
	if err != nil {
		s.Fatal(err)
	}
	proof, err := s.codes.Add(s.Context(), p, session, ceremony, "telefoon", s.code(secret, 0), confirmed)
	if err != nil {
		s.Fatalf("Add: %v", err)
	}
	return proof, secret
}

// code returns what an app shows, with a clock that is off.
func (s *codeScene) code(secret string, off time.Duration) string {
	s.Helper()
	code, err := totp.GenerateCode(secret, s.now().Add(off))
	if err != nil {
		s.Fatal(err)
	}
	return code
}

// wrongCode returns one that is right at no time near.
func (s *codeScene) wrongCode() string {
	s.Helper()
	near := ""
	for off := -2 * time.Minute; off <= 2*time.Minute; off += 30 * time.Second {
		near += s.code(s.app, off) + " "
	}
	for n := 0; ; n++ {
		if code := fmt.Sprintf("%06d", n); !strings.Contains(near, code) {
			return code
		}
	}
}

func (s *codeScene) tries(code string) (identity.Proved, error) {
	return s.codes.Prove(s.Context(), s.noor, "a link", code)
}

func (s *codeScene) proved() identity.Proved {
	return identity.Proved{Person: s.noor, Proof: s.proof, Method: conference.MethodCode}
}

func TestCodes_ProveWhoHasTheApp(t *testing.T) {
	c := newClock()
	s := newCodeScene(t, c.now)
	c.pass(30 * time.Second)
	got, err := s.tries(s.code(s.app, 0))
	hasProved(t, got, err, s.proved())
	t.Run("and of several apps each", func(t *testing.T) {
		proof, app := s.adds(s.noor, false)
		c.pass(30 * time.Second)
		got, err := s.tries(s.code(app, 0))
		hasProved(t, got, err, identity.Proved{Person: s.noor, Proof: proof, Method: conference.MethodCode, First: true})
		got, err = s.tries(s.code(s.app, 0))
		hasProved(t, got, err, s.proved())
	})
	t.Run("and nobody else", func(t *testing.T) {
		c.pass(time.Minute)
		got, err := s.codes.Prove(t.Context(), s.house.person(), "a link", s.code(s.app, 0))
		isRefused(t, got, err, identity.FaultCode)
		got, err = s.codes.Prove(t.Context(), newPerson(), "a link", s.code(s.app, 0))
		isRefused(t, got, err, identity.FaultCode)
	})
}

func TestCodes_MayBeOneStepOff(t *testing.T) {
	for off, right := range map[time.Duration]bool{
		-60 * time.Second: false, -30 * time.Second: true, 0: true, 30 * time.Second: true, 60 * time.Second: false,
	} {
		c := newClock()
		s := newCodeScene(t, c.now)
		c.pass(5 * time.Minute)
		got, err := s.tries(s.code(s.app, off))
		if right {
			hasProved(t, got, err, s.proved())
		} else {
			isRefused(t, got, err, identity.FaultCode)
		}
	}
}

func TestCodes_AreTakenOnce(t *testing.T) {
	c := newClock()
	s := newCodeScene(t, c.now)
	t.Run("not after it was shown to add the app", func(t *testing.T) {
		got, err := s.tries(s.code(s.app, 0))
		isRefused(t, got, err, identity.FaultUsed)
	})
	c.pass(time.Minute)
	code := s.code(s.app, 0)
	got, err := s.tries(code)
	hasProved(t, got, err, s.proved())
	got, err = s.tries(code)
	isRefused(t, got, err, identity.FaultUsed)
	t.Run("nor one from before it", func(t *testing.T) {
		got, err := s.tries(s.code(s.app, -30*time.Second))
		isRefused(t, got, err, identity.FaultUsed)
	})
	t.Run("nor after a restart", func(t *testing.T) {
		s.codes = identity.NewCodes(houseName, s.house, c.now)
		got, err := s.tries(code)
		isRefused(t, got, err, identity.FaultUsed)
	})
	t.Run("nor by many at once", func(t *testing.T) {
		c.pass(time.Minute)
		s.house.slow = true
		code := s.code(s.app, 0)
		var mu sync.Mutex
		var wg sync.WaitGroup
		proved := 0
		for range 4 { // as many as there are tries
			wg.Go(func() {
				if _, err := s.tries(code); err == nil {
					mu.Lock()
					defer mu.Unlock()
					proved++
				}
			})
		}
		wg.Wait()
		if proved != 1 {
			t.Errorf("proved: got %d times, want once", proved)
		}
	})
	if len(s.house.doubted) > 0 {
		t.Error("a code that was used twice ended the app")
	}
}

func isTooMany(t *testing.T, got identity.Proved, err error) {
	t.Helper()
	var many identity.TooManyTries
	if !errors.As(err, &many) || many.Wait <= 0 || many.Wait > 15*time.Minute || got != (identity.Proved{}) {
		t.Errorf("got %v, %v; want to wait for a quarter of an hour at most", got, err)
	}
}

func TestCodes_CanBeTriedFewTimes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newCodeScene(t, time.Now)
		time.Sleep(time.Minute)
		miss := func(n int) {
			t.Helper()
			for range n {
				got, err := s.tries(s.wrongCode())
				isRefused(t, got, err, identity.FaultCode)
			}
		}
		miss(4)
		got, err := s.tries(s.code(s.app, 0)) // the fifth
		hasProved(t, got, err, s.proved())
		miss(4)
		time.Sleep(10 * time.Minute)
		miss(5)
		got, err = s.tries(s.code(s.app, 0))
		isTooMany(t, got, err)
		if _, err := s.codes.Prove(t.Context(), s.noor, "noor, proven", s.wrongCode()); identity.FaultOf(err) != identity.FaultCode {
			t.Errorf("the same person, proven: got %v, want a try", err)
		}
		time.Sleep(15*time.Minute - time.Second)
		got, err = s.tries(s.code(s.app, 0))
		isTooMany(t, got, err)
		time.Sleep(time.Second)
		got, err = s.tries(s.code(s.app, 0))
		hasProved(t, got, err, s.proved())
	})
}

func TestCodes_CanBeTriedFewTimesAtOnce(t *testing.T) {
	c := newClock()
	s := newCodeScene(t, c.now)
	var mu sync.Mutex
	var wg sync.WaitGroup
	faults, stopped := map[identity.Fault]int{}, 0
	wrong := s.wrongCode()
	for range 40 {
		wg.Go(func() {
			_, err := s.tries(wrong)
			mu.Lock()
			defer mu.Unlock()
			faults[identity.FaultOf(err)]++
			if errors.As(err, new(identity.TooManyTries)) {
				stopped++
			}
		})
	}
	wg.Wait()
	if faults[identity.FaultCode] != 5 || stopped != 35 {
		t.Errorf("got %v and %d stopped, want 5 tries", faults, stopped)
	}
}

func TestCodes_AreAddedByWhomTheyAreFor(t *testing.T) {
	c := newClock()
	s := newCodeScene(t, c.now)
	ceremony, secret, uri, err := s.codes.Begin(t.Context(), s.noor, session)
	if err != nil {
		t.Fatal(err)
	}
	at, err := url.Parse(uri)
	if err != nil || at.Scheme != "otpauth" || at.Host != "totp" || at.Query().Get("secret") != secret ||
		at.Query().Get("issuer") != houseName() || at.Query().Get("digits") != "6" || at.Query().Get("period") != "30" || at.Query().Get("algorithm") != "SHA1" {
		t.Errorf("address: got %s, %v", uri, err)
	}
	if len(secret) != 32 {
		t.Errorf("secret: got %d characters, want 160 bits", len(secret))
	}
	add := func(by conference.PersonID, in []byte, code string) identity.Fault {
		t.Helper()
		_, err := s.codes.Add(t.Context(), by, in, ceremony, "x", code, true)
		if err == nil {
			return ""
		}
		return identity.FaultOf(err)
	}
	right := s.code(secret, 0)
	wrong := s.wrongCode()
	for _, step := range []struct {
		name string
		got  identity.Fault
		want identity.Fault
	}{
		{"another session", add(s.noor, []byte("other"), right), identity.FaultCeremony},
		{"another person", add(s.house.person(), session, right), identity.FaultPerson},
		{"a wrong code", add(s.noor, session, wrong), identity.FaultCode},
		{"the right one after it", add(s.noor, session, right), ""},
		{"a second time", add(s.noor, session, right), identity.FaultCeremony},
	} {
		if step.got != step.want {
			t.Errorf("%s: got %q, want %q", step.name, step.got, step.want)
		}
	}
	t.Run("in time", func(t *testing.T) {
		if ceremony, secret, _, err = s.codes.Begin(t.Context(), s.noor, session); err != nil {
			t.Fatal(err)
		}
		c.pass(identity.CeremonyLifetime)
		if got := add(s.noor, session, s.code(secret, 0)); got != identity.FaultCeremony {
			t.Errorf("got %q, want %q", got, identity.FaultCeremony)
		}
	})
	if n := len(s.house.people[s.noor]); n != 2 {
		t.Errorf("proofs: got %d, want 2", n)
	}
}
