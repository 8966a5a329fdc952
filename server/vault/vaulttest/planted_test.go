// SPDX-License-Identifier: EUPL-1.2

package vaulttest

import (
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/casustafel/casustafel/server/vault"
)

// TestRun_CatchesPlantedFaults runs each check on a keyring with one fault that
// it is there to find.
func TestRun_CatchesPlantedFaults(t *testing.T) {
	planted := map[string][]func(vault.Keyring) vault.Keyring{
		"what is sealed opens again":                      {func(k vault.Keyring) vault.Keyring { return plainText{k} }},
		"creating twice keeps the key":                    {func(k vault.Keyring) vault.Keyring { return createsLoudly{k} }},
		"a missing drawer is missing":                     {func(k vault.Keyring) vault.Keyring { return createsItself{k} }},
		"a destroyed drawer stays destroyed":              {newAllTalk, newForgetful, newHoarder},
		"changed or misplaced bytes do not open":          {func(k vault.Keyring) vault.Keyring { return unbound{k} }},
		"drawers are listed in order":                     {func(k vault.Keyring) vault.Keyring { return backwards{k} }},
		"only drawers get a key":                          {func(k vault.Keyring) vault.Keyring { return cutsIDs{k} }},
		"a fresh reader stands by itself":                 {func(k vault.Keyring) vault.Keyring { return notFresh{k} }},
		"a closed keyring does nothing":                   {newHoarder},
		"nothing opens after destroying, whoever is busy": {newLate},
		"any sequence of deeds answers as the model":      {newAllTalk, newForgetful},
	}
	for _, c := range checks {
		if len(planted[c.name]) == 0 {
			t.Errorf("%q: has no planted fault", c.name)
		}
		for _, plant := range planted[c.name] {
			t.Run(c.name, func(t *testing.T) {
				if !findsFault(t, c, plant) {
					t.Errorf("got no failure, want the planted fault caught")
				}
			})
		}
	}
}

func findsFault(t *testing.T, c check, plant func(vault.Keyring) vault.Keyring) bool {
	r := &recorder{TB: t}
	open := func(t testing.TB, dir string) vault.Keyring {
		slots, err := vault.OpenSlots(dir)
		if err != nil {
			t.Fatalf("OpenSlots: %v", err)
		}
		return plant(slots)
	}
	done := make(chan struct{})
	go func() { // of its own, because Fatalf ends the goroutine
		defer close(done)
		c.on(r, open)
	}()
	<-done
	return r.Failed()
}

// recorder takes failures instead of its test.
type recorder struct {
	testing.TB
	mu     sync.Mutex
	failed bool
}

func (r *recorder) Errorf(string, ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.failed = true
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	runtime.Goexit()
}

func (r *recorder) Failed() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.failed
}

// plainText puts what was said behind the sealed bytes.
type plainText struct{ vault.Keyring }

func (k plainText) Seal(d vault.Drawer, id string, plain []byte) ([]byte, error) {
	sealed, err := k.Keyring.Seal(d, id, plain)
	return append(sealed, plain...), err
}

func (k plainText) Open(d vault.Drawer, id string, sealed []byte) ([]byte, error) {
	for cut := len(sealed); cut > 0; cut-- {
		if plain, err := k.Keyring.Open(d, id, sealed[:cut]); err == nil {
			return plain, nil
		}
	}
	return nil, vault.ErrTampered
}

// createsLoudly refuses to create what is there.
type createsLoudly struct{ vault.Keyring }

func (k createsLoudly) Create(d vault.Drawer) error {
	if k.Status(d) == vault.Live {
		return vault.ErrLocked
	}
	return k.Keyring.Create(d)
}

// createsItself makes a key where there is none.
type createsItself struct{ vault.Keyring }

func (k createsItself) Seal(d vault.Drawer, id string, plain []byte) ([]byte, error) {
	k.Create(d)
	return k.Keyring.Seal(d, id, plain)
}

// unbound seals for a drawer, whatever the envelope.
type unbound struct{ vault.Keyring }

func (k unbound) Seal(d vault.Drawer, _ string, plain []byte) ([]byte, error) {
	return k.Keyring.Seal(d, "", plain)
}

func (k unbound) Open(d vault.Drawer, _ string, sealed []byte) ([]byte, error) {
	return k.Keyring.Open(d, "", sealed)
}

func (k unbound) Fresh() (vault.Opener, error) { return k, nil }

// backwards lists the last drawer first.
type backwards struct{ vault.Keyring }

func (k backwards) Drawers() []vault.Held {
	held := k.Keyring.Drawers()
	slices.Reverse(held)
	return held
}

// cutsIDs makes any id fit.
type cutsIDs struct{ vault.Keyring }

func (k cutsIDs) Create(d vault.Drawer) error {
	d.ID = d.ID[:min(len(d.ID), 80)]
	return k.Keyring.Create(d)
}

// notFresh gives itself as the fresh reader.
type notFresh struct{ vault.Keyring }

func (k notFresh) Fresh() (vault.Opener, error) { return k, nil }

// forgetful says that a drawer is destroyed, and knows it until it is closed.
type forgetful struct {
	vault.Keyring
	gone map[vault.Drawer]bool
}

func newForgetful(k vault.Keyring) vault.Keyring {
	return forgetful{k, map[vault.Drawer]bool{}}
}

func (k forgetful) Destroy(d vault.Drawer) error {
	if k.Status(d) == vault.Missing {
		return vault.ErrMissing
	}
	k.gone[d] = true
	return nil
}

func (k forgetful) Status(d vault.Drawer) vault.Status {
	if k.gone[d] {
		return vault.Destroyed
	}
	return k.Keyring.Status(d)
}

func (k forgetful) check(d vault.Drawer) error {
	if k.gone[d] {
		return vault.ErrDestroyed
	}
	return nil
}

func (k forgetful) Create(d vault.Drawer) error {
	if err := k.check(d); err != nil {
		return err
	}
	return k.Keyring.Create(d)
}

func (k forgetful) Seal(d vault.Drawer, id string, plain []byte) ([]byte, error) {
	if err := k.check(d); err != nil {
		return nil, err
	}
	return k.Keyring.Seal(d, id, plain)
}

func (k forgetful) Open(d vault.Drawer, id string, sealed []byte) ([]byte, error) {
	if err := k.check(d); err != nil {
		return nil, err
	}
	return k.Keyring.Open(d, id, sealed)
}

func (k forgetful) Fresh() (vault.Opener, error) { return k, nil }

// allTalk answers that it destroyed.
type allTalk struct{ vault.Keyring }

func newAllTalk(k vault.Keyring) vault.Keyring { return allTalk{k} }

func (allTalk) Destroy(vault.Drawer) error { return nil }

// hoarder remembers what it once opened.
type hoarder struct {
	vault.Keyring
	seen map[string][]byte
}

func newHoarder(k vault.Keyring) vault.Keyring { return hoarder{k, map[string][]byte{}} }

func (k hoarder) Seal(d vault.Drawer, id string, plain []byte) ([]byte, error) {
	sealed, err := k.Keyring.Seal(d, id, plain)
	if err == nil {
		k.seen[d.String()+id+string(sealed)] = plain
	}
	return sealed, err
}

func (k hoarder) Open(d vault.Drawer, id string, sealed []byte) ([]byte, error) {
	if plain, ok := k.seen[d.String()+id+string(sealed)]; ok {
		return plain, nil
	}
	return k.Keyring.Open(d, id, sealed)
}

// late destroys after it has answered, when others had their turn.
type late struct {
	vault.Keyring
	mu      *sync.Mutex
	waiting map[vault.Drawer]int
}

func newLate(k vault.Keyring) vault.Keyring {
	return late{k, &sync.Mutex{}, map[vault.Drawer]int{}}
}

func (k late) Destroy(d vault.Drawer) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.waiting[d] = 2
	return nil
}

func (k late) Open(d vault.Drawer, id string, sealed []byte) ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	plain, err := k.Keyring.Open(d, id, sealed)
	if k.waiting[d]--; k.waiting[d] == 0 {
		return plain, k.Keyring.Destroy(d)
	}
	return plain, err
}
