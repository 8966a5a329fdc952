// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mustChange changes a file of slots on disk.
func mustChange(t testing.TB, path string, change func(b []byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(b), 0o600); err != nil {
		t.Fatal(err)
	}
}

// at returns the bytes of one slot.
func at(b []byte, number int) []byte { return b[number*slotSize : (number+1)*slotSize] }

func TestOpenSlots_DoesNotStartOnDamage(t *testing.T) {
	// Slots 0 and 2 are live, slot 1 is destroyed.
	damages := map[string]struct {
		change func(b []byte) []byte
		where  string
	}{
		"a bit flipped in a live slot":       {func(b []byte) []byte { at(b, 2)[atKey] ^= 4; return b }, "slot 2"},
		"a bit flipped in a destroyed slot":  {func(b []byte) []byte { at(b, 1)[atKey] ^= 4; return b }, "slot 1"},
		"a bit flipped in a checksum":        {func(b []byte) []byte { at(b, 1)[slotSize-1] ^= 1; return b }, "slot 1"},
		"a live slot marked as destroyed":    {func(b []byte) []byte { at(b, 0)[atState] = codeEnded; return b }, "slot 0"},
		"a destroyed slot marked as live":    {func(b []byte) []byte { at(b, 1)[atState] = codeLive; return b }, "slot 1"},
		"a bit set in a free slot":           {func(b []byte) []byte { at(b, 9)[100] = 1; return b }, "slot 9"},
		"half a slot written":                {func(b []byte) []byte { clear(at(b, 2)[256:]); return b }, "slot 2"},
		"a used slot wiped":                  {func(b []byte) []byte { clear(at(b, 0)); return b }, "slot 1"},
		"a drawer with a second slot":        {func(b []byte) []byte { copy(at(b, 3), at(b, 2)); return b }, "slot 3"},
		"a destroyed drawer that lives too":  {func(b []byte) []byte { copy(at(b, 3), encodeSlot(Live, Drawer{Table, "1"}, testKey)); return b }, "slot 3"},
		"a drawer that belongs in long.keys": {func(b []byte) []byte { copy(at(b, 3), encodeSlot(Live, Drawer{Case, "1"}, testKey)); return b }, "slot 3"},
		"a file cut off in a slot":           {func(b []byte) []byte { return b[:5*slotSize+17] }, "slot 5"},
		"a file with something behind":       {func(b []byte) []byte { return append(b, 0) }, "slot 128"},
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := mustOpenSlots(t, dir)
			mustCreate(t, s, Drawer{Table, "0"}, Drawer{Table, "1"}, Drawer{Table, "2"})
			mustDestroy(t, s, Drawer{Table, "1"})
			mustChange(t, filepath.Join(dir, shortName), damage.change)
			if _, err := s.Fresh(); !errors.Is(err, ErrDamaged) {
				t.Errorf("Fresh: got %v, want %v", err, ErrDamaged)
			}
			mustClose(t, s)
			refusesToStart(t, dir, shortName, damage.where)
		})
	}
}

func refusesToStart(t *testing.T, dir string, where ...string) {
	t.Helper()
	s, err := OpenSlots(dir)
	if !errors.Is(err, ErrDamaged) {
		t.Fatalf("OpenSlots: got %v, want %v", err, ErrDamaged)
	}
	if s != nil {
		t.Errorf("OpenSlots: got a keyring with its error")
	}
	for _, part := range where {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("error %q: does not name %s", err, part)
		}
	}
}

func TestOpenSlots_GivesTheLockBackAfterDamage(t *testing.T) {
	dir := t.TempDir()
	s := mustOpenSlots(t, dir)
	mustCreate(t, s, Drawer{Own, "0"})
	mustClose(t, s)
	flip := func(b []byte) []byte { b[200] ^= 1; return b }
	mustChange(t, filepath.Join(dir, longName), flip)
	for range 2 {
		refusesToStart(t, dir, longName, "slot 0")
	}
	mustChange(t, filepath.Join(dir, longName), flip)
	if got := mustOpenSlots(t, dir).Status(Drawer{Own, "0"}); got != Live {
		t.Errorf("after undoing the damage: got %v, want live", got)
	}
}
