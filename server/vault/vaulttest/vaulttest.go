// SPDX-License-Identifier: EUPL-1.2

// Package vaulttest is the contract of a vault.Keyring as a suite that every
// implementation passes. It knows the interface only, not how keys are kept.
package vaulttest

import (
	"bytes"
	"errors"
	"testing"

	"github.com/casustafel/casustafel/server/vault"
)

// Opening opens the keyring that is kept in dir; it fails the test if it cannot.
// The suite closes a keyring before it opens the same dir again.
type Opening func(t testing.TB, dir string) vault.Keyring

// check is one part of the contract; each has an empty directory of its own.
type check struct {
	name string
	run  func(t testing.TB, s *stand)
}

// Run runs the whole suite.
func Run(t *testing.T, open Opening) {
	for _, c := range checks {
		t.Run(c.name, func(t *testing.T) { c.on(t, open) })
	}
}

func (c check) on(t testing.TB, open Opening) {
	s := &stand{open: open, dir: t.TempDir()}
	s.keys = open(t, s.dir)
	t.Cleanup(func() { s.keys.Close() })
	c.run(t, s)
}

// stand holds the keyring under test, so that a check can close and reopen it.
type stand struct {
	open Opening
	dir  string
	keys vault.Keyring
}

func (s *stand) mustReopen(t testing.TB) {
	t.Helper()
	if err := s.keys.Close(); err != nil {
		t.Fatalf("closing: %v", err)
	}
	s.keys = s.open(t, s.dir)
}

func (s *stand) mustCreate(t testing.TB, drawers ...vault.Drawer) {
	t.Helper()
	for _, d := range drawers {
		if err := s.keys.Create(d); err != nil {
			t.Fatalf("Create(%v): got %v, want no error", d, err)
		}
	}
}

func (s *stand) mustSeal(t testing.TB, d vault.Drawer, id, plain string) []byte {
	t.Helper()
	sealed, err := s.keys.Seal(d, id, []byte(plain))
	if err != nil {
		t.Fatalf("Seal(%v): got %v, want no error", d, err)
	}
	return sealed
}

func (s *stand) mustDestroy(t testing.TB, d vault.Drawer) {
	t.Helper()
	if err := s.keys.Destroy(d); err != nil {
		t.Fatalf("Destroy(%v): got %v, want no error", d, err)
	}
}

func (s *stand) mustFresh(t testing.TB) vault.Opener {
	t.Helper()
	fresh, err := s.keys.Fresh()
	if err != nil {
		t.Fatalf("Fresh: got %v, want no error", err)
	}
	t.Cleanup(func() { fresh.Close() })
	return fresh
}

// opens checks that sealed bytes open as what was sealed.
func opens(t testing.TB, o vault.Opener, d vault.Drawer, id string, sealed []byte, want string) {
	t.Helper()
	plain, err := o.Open(d, id, sealed)
	if err != nil || !bytes.Equal(plain, []byte(want)) {
		t.Errorf("Open(%v, %q): got %q and error %v, want %q", d, id, plain, err, want)
	}
}

// refuses checks that sealed bytes do not open, and why.
func refuses(t testing.TB, o vault.Opener, d vault.Drawer, id string, sealed []byte, want error) {
	t.Helper()
	plain, err := o.Open(d, id, sealed)
	if !errors.Is(err, want) || len(plain) != 0 {
		t.Errorf("Open(%v, %q): got %q and error %v, want error %v", d, id, plain, err, want)
	}
}

// answers checks the error of a deed; want may be nil.
func answers(t testing.TB, deed string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: got error %v, want %v", deed, err, want)
	}
}

func (s *stand) status(t testing.TB, d vault.Drawer, want vault.Status) {
	t.Helper()
	if got := s.keys.Status(d); got != want {
		t.Errorf("Status(%v): got %v, want %v", d, got, want)
	}
}
