// SPDX-License-Identifier: EUPL-1.2

package vaulttest

import (
	"math/rand/v2"
	"testing"

	"github.com/casustafel/casustafel/server/vault"
)

// steps is how many deeds the model check does: each one that writes is synced.
const steps = 200

// expected is the model: what a keyring should know of one drawer.
type expected struct {
	status vault.Status
	sealed []byte
}

// model does random deeds, the same ones each time, on a few drawers and looks
// at all of them after each deed.
func model(t testing.TB, s *stand) {
	drawers := []vault.Drawer{table, other, person, {Kind: vault.Parcel, ID: "p"}, {Kind: vault.Own, ID: "o"}, {Kind: vault.House, ID: "h"}}
	known := map[vault.Drawer]expected{}
	random := rand.New(rand.NewPCG(1, 2))
	for range steps {
		d := drawers[random.IntN(len(drawers))]
		switch random.IntN(12) {
		case 0, 1, 2, 3:
			known[d] = s.createAs(t, d, known[d])
		case 4:
			known[d] = s.destroyAs(t, d, known[d])
		case 5:
			s.mustReopen(t)
		case 6:
			// A drawer that nobody used before, so that there is always something to destroy.
			drawers = append(drawers, vault.Drawer{Kind: vault.Case, ID: string(rune('A' + len(drawers)%26))})
		default:
			known[d] = s.sealAs(t, d, known[d])
		}
		for _, d := range drawers {
			s.compare(t, d, known[d])
		}
		if t.Failed() {
			return
		}
	}
}

func (s *stand) createAs(t testing.TB, d vault.Drawer, e expected) expected {
	t.Helper()
	if e.status == vault.Destroyed {
		answers(t, "Create", s.keys.Create(d), vault.ErrDestroyed)
		return e
	}
	answers(t, "Create", s.keys.Create(d), nil)
	e.status = vault.Live
	return e
}

func (s *stand) destroyAs(t testing.TB, d vault.Drawer, e expected) expected {
	t.Helper()
	if e.status == vault.Missing {
		answers(t, "Destroy", s.keys.Destroy(d), vault.ErrMissing)
		return e
	}
	answers(t, "Destroy", s.keys.Destroy(d), nil)
	e.status = vault.Destroyed
	return e
}

func (s *stand) sealAs(t testing.TB, d vault.Drawer, e expected) expected {
	t.Helper()
	sealed, err := s.keys.Seal(d, id, []byte(words))
	answers(t, "Seal", err, map[vault.Status]error{vault.Missing: vault.ErrMissing, vault.Destroyed: vault.ErrDestroyed}[e.status])
	if e.status == vault.Live {
		e.sealed = sealed
	}
	return e
}

func (s *stand) compare(t testing.TB, d vault.Drawer, e expected) {
	t.Helper()
	s.status(t, d, e.status)
	switch {
	case e.sealed == nil:
	case e.status == vault.Live:
		opens(t, s.keys, d, id, e.sealed, words)
	default:
		refuses(t, s.keys, d, id, e.sealed, vault.ErrDestroyed)
	}
}
