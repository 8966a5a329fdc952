// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
)

// stubborn is a keyring that fails to destroy as long as it is told to.
type stubborn struct {
	vault.Keyring
	fails *bool
}

func (s stubborn) Destroy(d vault.Drawer) error {
	if *s.fails {
		return errors.New("the disk of the keys does not answer")
	}
	return s.Keyring.Destroy(d)
}

// TestTerms_AKeyThatCouldNotBeDestroyedStaysDue: what a term promised is done at
// the next look, not at the next restart (S7, P4).
func TestTerms_AKeyThatCouldNotBeDestroyedStaysDue(t *testing.T) {
	fails := false
	clock := servicetest.NewClock(begins)
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{
		Now: clock.Now, Keys: func(k vault.Keyring) vault.Keyring { return stubborn{k, &fails} },
	})
	s := servicetest.NewScene(context.Background(), h, begins)
	play(s, "closed")
	s.Must(t)
	for _, c := range []struct {
		what string
		at   time.Time
		keys []vault.Kind
	}{
		{"a parcel", begins.Add(14 * 24 * time.Hour), []vault.Kind{vault.Parcel}},
		{"a case", begins.Add(time.Duration(conference.DefaultTerms.Case) * time.Second), []vault.Kind{vault.Case, vault.Own}},
	} {
		clock.Set(c.at)
		fails = true
		for range 2 {
			if _, err := h.KeepTerms(s.Ctx); err == nil {
				t.Errorf("%s whose key cannot be destroyed: got no error", c.what)
			}
		}
		if got := liveOf(h, c.keys...); got == 0 {
			t.Errorf("%s: no key is live, so nothing was put to the test", c.what)
		}
		fails = false
		mustKeep(t, s, clock, c.at)
		if got := liveOf(h, c.keys...); got != 0 {
			t.Errorf("%s: got %d live keys after the next look, want none", c.what, got)
		}
		if n, err := h.KeepTerms(s.Ctx); n != 0 || err != nil {
			t.Errorf("%s: got %d due after that, %v; want nothing", c.what, n, err)
		}
	}
	mustInspect(t, h)
}
