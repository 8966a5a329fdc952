// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSlots_Destroy(t *testing.T) {
	dir := t.TempDir()
	s := mustOpenSlots(t, dir)
	all := []Drawer{{Table, "a"}, {Parcel, "a"}, {Case, "a"}, {Own, "a"}, {Person, "a"}}
	mustCreate(t, s, all...)
	for _, d := range all {
		key := keyOf(t, s, d)
		if got, want := filesWith(t, dir, key), []string{fileOf(d.Kind)}; !slices.Equal(got, want) {
			t.Errorf("files with the live key of %v: got %v, want %v", d, got, want)
		}
		mustDestroy(t, s, d)
		if got := filesWith(t, dir, key); len(got) != 0 {
			t.Errorf("files with the destroyed key of %v: got %v, want none", d, got)
		}
	}
}

func TestSlots_Destroy_LeavesNoise(t *testing.T) {
	dir := t.TempDir()
	s := mustOpenSlots(t, dir)
	seen := map[string]bool{string(make([]byte, keySize)): true}
	for i, d := range drawers(Case, 0, 3) {
		mustCreate(t, s, d)
		mustDestroy(t, s, d)
		b, err := os.ReadFile(filepath.Join(dir, longName))
		if err != nil {
			t.Fatal(err)
		}
		noise := string(at(b, i)[atKey : atKey+keySize])
		if seen[noise] {
			t.Errorf("key bytes of destroyed slot %d: got zeros or those of another slot, want noise", i)
		}
		seen[noise] = true
	}
}

func TestSlots_Destroy_ClearsMemory(t *testing.T) {
	s := mustOpenSlots(t, t.TempDir())
	mustCreate(t, s, testDrawer)
	fresh, err := s.Fresh()
	if err != nil {
		t.Fatalf("Fresh: %v", err)
	}
	mine, _ := s.keys.find(testDrawer)
	its, _ := fresh.(*reader).keys.find(testDrawer)
	if mine.key() == its.key() || *mine.key() != *its.key() {
		t.Fatalf("fresh reader: want an equal key of its own")
	}
	mustDestroy(t, s, testDrawer)
	if !zero(mine.key()[:]) || !zero(its.key()[:]) {
		t.Errorf("keys in memory after Destroy: got bytes, want zeros")
	}
}

func TestSlots_Close_ClearsMemory(t *testing.T) {
	s := mustOpenSlots(t, t.TempDir())
	mustCreate(t, s, testDrawer)
	e, _ := s.keys.find(testDrawer)
	mustClose(t, s)
	if !zero(e.key()[:]) {
		t.Errorf("key in memory after Close: got bytes, want zeros")
	}
}

func TestOpenSlots_TakesTheDirectoryForItself(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "keys")
	s := mustOpenSlots(t, dir)
	if _, err := OpenSlots(dir); !errors.Is(err, ErrLocked) {
		t.Errorf("second OpenSlots: got error %v, want %v", err, ErrLocked)
	}
	mustCreate(t, s, testDrawer)
	mustClose(t, s)
	if got := mustOpenSlots(t, dir).Status(testDrawer); got != Live {
		t.Errorf("after closing and opening again: got %v, want live", got)
	}
}

func TestOpenSlots_KeepsOthersOut(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{shortName, longName} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	mustOpenSlots(t, dir)
	want := map[string]os.FileMode{"": 0o700, shortName: 0o600, longName: 0o600, lockName: 0o600}
	for name, mode := range want {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != mode {
			t.Errorf("mode of %q: got %v and error %v, want %v", name, info.Mode().Perm(), err, mode)
		}
	}
}

func TestSlots_GrowByWholeChunks(t *testing.T) {
	dir := t.TempDir()
	s := mustOpenSlots(t, dir)
	size := func() int64 {
		info, err := os.Stat(filepath.Join(dir, shortName))
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	first := drawers(Parcel, 0, chunkSlots)
	mustCreate(t, s, first...)
	if got, want := size(), int64(chunkSlots*slotSize); got != want {
		t.Errorf("size with one chunk used: got %d, want %d", got, want)
	}
	mustCreate(t, s, drawers(Parcel, chunkSlots, chunkSlots+2)...)
	if got, want := size(), int64(2*chunkSlots*slotSize); got != want {
		t.Errorf("size with a chunk and two used: got %d, want %d", got, want)
	}
	mustDestroy(t, s, first[3])
	mustClose(t, s)
	s = mustOpenSlots(t, dir)
	for _, d := range drawers(Parcel, 0, chunkSlots+2) {
		want := Live
		if d == first[3] {
			want = Destroyed
		}
		if got := s.Status(d); got != want {
			t.Errorf("Status(%v) after opening again: got %v, want %v", d, got, want)
		}
	}
	mustCreate(t, s, drawers(Parcel, chunkSlots+2, chunkSlots+3)...)
	if got, want := size(), int64(2*chunkSlots*slotSize); got != want {
		t.Errorf("size after one more: got %d, want %d", got, want)
	}
}

func TestSlots_ErrorsHideWhatIsNoDrawer(t *testing.T) {
	s := mustOpenSlots(t, t.TempDir())
	words := Drawer{Kind: Table, ID: "words that were said"}
	_, sealing := s.Seal(words, "id", nil)
	_, opening := s.Open(words, "id", nil)
	for _, err := range []error{s.Create(words), s.Destroy(words), sealing, opening} {
		if err == nil || strings.Contains(err.Error(), "said") {
			t.Errorf("got %v, want an error without the words", err)
		}
	}
}
