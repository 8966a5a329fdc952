// SPDX-License-Identifier: EUPL-1.2

package vaulttest

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/vault"
)

var checks = []check{
	{"what is sealed opens again", opensAgain},
	{"creating twice keeps the key", createsOnce},
	{"a missing drawer is missing", missing},
	{"a destroyed drawer stays destroyed", destroyed},
	{"changed or misplaced bytes do not open", tampered},
	{"drawers are listed in order", listed},
	{"only drawers get a key", onlyDrawers},
	{"a fresh reader stands by itself", fresh},
	{"a closed keyring does nothing", closed},
	{"nothing opens after destroying, whoever is busy", concurrent},
	{"any sequence of deeds answers as the model", model},
}

var (
	table  = vault.Drawer{Kind: vault.Table, ID: "0198c1c2-7d2e-7000-8000-000000000001"}
	other  = vault.Drawer{Kind: vault.Table, ID: "0198c1c2-7d2e-7000-8000-000000000002"}
	person = vault.Drawer{Kind: vault.Person, ID: table.ID}
)

const (
	id    = "0198c1c2-7d2e-7000-8000-00000000000a"
	words = "words that were said at the table"
)

func opensAgain(t testing.TB, s *stand) {
	s.mustCreate(t, table)
	s.status(t, table, vault.Live)
	sealed, again := s.mustSeal(t, table, id, words), s.mustSeal(t, table, id, words)
	nothing := s.mustSeal(t, table, id, "")
	if bytes.Contains(sealed, []byte("said")) {
		t.Errorf("sealed bytes hold what was said")
	}
	if bytes.Equal(sealed, again) {
		t.Errorf("sealing twice gave the same bytes, want a new nonce each time")
	}
	for range 2 {
		opens(t, s.keys, table, id, sealed, words)
		opens(t, s.keys, table, id, again, words)
		opens(t, s.keys, table, id, nothing, "")
		s.mustReopen(t)
	}
}

func createsOnce(t testing.TB, s *stand) {
	s.mustCreate(t, table)
	sealed := s.mustSeal(t, table, id, words)
	s.mustCreate(t, table)
	opens(t, s.keys, table, id, sealed, words)
	s.mustReopen(t)
	s.mustCreate(t, table)
	opens(t, s.keys, table, id, sealed, words)
}

func missing(t testing.TB, s *stand) {
	s.mustCreate(t, table)
	sealed := s.mustSeal(t, table, id, words)
	for _, d := range []vault.Drawer{other, person, {}} {
		s.status(t, d, vault.Missing)
		refuses(t, s.keys, d, id, sealed, vault.ErrMissing)
		refuses(t, s.mustFresh(t), d, id, sealed, vault.ErrMissing)
		_, err := s.keys.Seal(d, id, []byte(words))
		answers(t, "Seal in a missing drawer", err, vault.ErrMissing)
		answers(t, "Destroy of a missing drawer", s.keys.Destroy(d), vault.ErrMissing)
		s.status(t, d, vault.Missing)
	}
}

func destroyed(t testing.TB, s *stand) {
	s.mustCreate(t, table, other, person)
	sealed, kept := s.mustSeal(t, table, id, words), s.mustSeal(t, other, id, words)
	before := s.mustFresh(t)
	opens(t, before, table, id, sealed, words)
	s.mustDestroy(t, table)
	refuses(t, before, table, id, sealed, vault.ErrDestroyed)
	for range 2 {
		s.status(t, table, vault.Destroyed)
		for _, o := range []vault.Opener{s.keys, s.mustFresh(t)} {
			refuses(t, o, table, id, sealed, vault.ErrDestroyed)
			opens(t, o, other, id, kept, words)
		}
		_, err := s.keys.Seal(table, id, []byte(words))
		answers(t, "Seal after Destroy", err, vault.ErrDestroyed)
		answers(t, "Create after Destroy", s.keys.Create(table), vault.ErrDestroyed)
		s.mustDestroy(t, table)
		s.status(t, person, vault.Live)
		s.mustReopen(t)
	}
}

func tampered(t testing.TB, s *stand) {
	s.mustCreate(t, table, other, person)
	sealed := s.mustSeal(t, table, id, words)
	for _, o := range []vault.Opener{s.keys, s.mustFresh(t)} {
		refuses(t, o, other, id, sealed, vault.ErrTampered)
		refuses(t, o, person, id, sealed, vault.ErrTampered)
		refuses(t, o, table, id+"0", sealed, vault.ErrTampered)
		refuses(t, o, table, "", sealed, vault.ErrTampered)
		refuses(t, o, table, id, append(slices.Clone(sealed), 0), vault.ErrTampered)
		for i := range sealed {
			refuses(t, o, table, id, sealed[:i], vault.ErrTampered)
			changed := slices.Clone(sealed)
			changed[i] ^= 1 << (i % 8)
			refuses(t, o, table, id, changed, vault.ErrTampered)
		}
		opens(t, o, table, id, sealed, words)
	}
}

func listed(t testing.TB, s *stand) {
	if got := s.keys.Drawers(); len(got) != 0 {
		t.Errorf("Drawers of a new keyring: got %v, want none", got)
	}
	s.mustCreate(t, table, person, other)
	s.mustDestroy(t, other)
	want := []vault.Held{{Drawer: person, Status: vault.Live}, {Drawer: table, Status: vault.Live}, {Drawer: other, Status: vault.Destroyed}}
	for range 2 {
		if diff := cmp.Diff(want, s.keys.Drawers()); diff != "" {
			t.Errorf("Drawers (-want +got):\n%s", diff)
		}
		s.mustReopen(t)
	}
}

func onlyDrawers(t testing.TB, s *stand) {
	longest := strings.Repeat("~", 80)
	for _, k := range []vault.Kind{vault.Table, vault.Parcel, vault.Case, vault.Own, vault.Person, vault.House} {
		d := vault.Drawer{Kind: k, ID: longest}
		s.mustCreate(t, d)
		opens(t, s.keys, d, id, s.mustSeal(t, d, id, words), words)
	}
	s.mustReopen(t)
	if got := len(s.keys.Drawers()); got != 6 {
		t.Errorf("Drawers after one of each kind: got %d, want 6", got)
	}
	for _, bad := range []string{"", longest + "~", "a b", "a\n", "a\x00", "\x7f", "é"} {
		answers(t, "Create with an illegal id", s.keys.Create(vault.Drawer{Kind: vault.Table, ID: bad}), vault.ErrDrawer)
	}
	for _, bad := range []vault.Kind{"", "Table", "room"} {
		answers(t, "Create with an unknown kind", s.keys.Create(vault.Drawer{Kind: bad, ID: table.ID}), vault.ErrDrawer)
	}
}

func fresh(t testing.TB, s *stand) {
	s.mustCreate(t, table)
	sealed := s.mustSeal(t, table, id, words)
	first, second := s.mustFresh(t), s.mustFresh(t)
	opens(t, first, table, id, sealed, words)
	for range 2 {
		if err := first.Close(); err != nil {
			t.Errorf("Close of a reader: got %v, want no error", err)
		}
	}
	refuses(t, first, table, id, sealed, vault.ErrClosed)
	opens(t, second, table, id, sealed, words)
	opens(t, s.keys, table, id, sealed, words)
	if err := s.keys.Close(); err != nil {
		t.Errorf("Close with a reader open: got %v, want no error", err)
	}
	refuses(t, second, table, id, sealed, vault.ErrClosed)
}

func closed(t testing.TB, s *stand) {
	s.mustCreate(t, table)
	sealed := s.mustSeal(t, table, id, words)
	for range 2 {
		if err := s.keys.Close(); err != nil {
			t.Errorf("Close: got %v, want no error", err)
		}
	}
	refuses(t, s.keys, table, id, sealed, vault.ErrClosed)
	_, err := s.keys.Seal(table, id, nil)
	answers(t, "Seal after Close", err, vault.ErrClosed)
	answers(t, "Create after Close", s.keys.Create(other), vault.ErrClosed)
	answers(t, "Destroy after Close", s.keys.Destroy(table), vault.ErrClosed)
	_, err = s.keys.Fresh()
	answers(t, "Fresh after Close", err, vault.ErrClosed)
	s.mustReopen(t)
	opens(t, s.keys, table, id, sealed, words)
}
