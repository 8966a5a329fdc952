// SPDX-License-Identifier: EUPL-1.2

package vaulttest

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/casustafel/casustafel/server/vault"
)

// concurrent destroys drawers while others open and seal in them without pause.
func concurrent(t testing.TB, s *stand) {
	for round := range 8 {
		d := vault.Drawer{Kind: vault.Table, ID: fmt.Sprint("round-", round)}
		s.mustCreate(t, d)
		sealed := s.mustSeal(t, d, id, words)
		reader := s.mustFresh(t)
		bystander := vault.Drawer{Kind: vault.Case, ID: fmt.Sprint("round-", round)}
		destroyBusy(t, s.keys, d, map[string]func() error{
			"Open":              func() error { _, err := s.keys.Open(d, id, sealed); return err },
			"Open by a reader":  func() error { _, err := reader.Open(d, id, sealed); return err },
			"Seal":              func() error { _, err := s.keys.Seal(d, id, []byte(words)); return err },
			"listing and so on": func() error { return errors.Join(s.keys.Create(bystander), lookAround(s.keys, d)) },
		})
		s.status(t, bystander, vault.Live)
	}
}

// lookAround reads all there is to read; it answers like the deeds on d.
func lookAround(keys vault.Keyring, d vault.Drawer) error {
	reader, err := keys.Fresh()
	if err != nil {
		return err
	}
	keys.Drawers()
	if err := reader.Close(); err != nil || keys.Status(d) != vault.Destroyed {
		return err
	}
	return vault.ErrDestroyed
}

// destroyBusy destroys d once every deed has begun, and checks that each deed
// works before, and never when it starts after Destroy has returned.
func destroyBusy(t testing.TB, keys vault.Keyring, d vault.Drawer, deeds map[string]func() error) {
	t.Helper()
	var gone atomic.Bool
	var begun, done sync.WaitGroup
	for name, deed := range deeds {
		begun.Add(1)
		done.Go(func() {
			answers(t, name+" before Destroy", deed(), nil)
			begun.Done()
			for !gone.Load() {
				if err := deed(); err != nil && !errors.Is(err, vault.ErrDestroyed) {
					t.Errorf("%s during Destroy: got %v, want nothing or %v", name, err, vault.ErrDestroyed)
					return
				}
			}
			for range 3 {
				answers(t, name+" after Destroy", deed(), vault.ErrDestroyed)
			}
		})
	}
	begun.Wait()
	err := keys.Destroy(d)
	gone.Store(true)
	done.Wait()
	answers(t, "Destroy", err, nil)
}
