// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestMain(m *testing.M) {
	if deed, ok := children[os.Getenv(childEnv)]; ok {
		if err := deed(os.Args[len(os.Args)-1]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func mustOpenSlots(t testing.TB, dir string) *Slots {
	t.Helper()
	s, err := OpenSlots(dir)
	if err != nil {
		t.Fatalf("OpenSlots: got %v, want no error", err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func mustCreate(t testing.TB, s *Slots, drawers ...Drawer) {
	t.Helper()
	for _, d := range drawers {
		if err := s.Create(d); err != nil {
			t.Fatalf("Create(%v): got %v, want no error", d, err)
		}
	}
}

func mustDestroy(t testing.TB, s *Slots, d Drawer) {
	t.Helper()
	if err := s.Destroy(d); err != nil {
		t.Fatalf("Destroy(%v): got %v, want no error", d, err)
	}
}

func mustClose(t testing.TB, s *Slots) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatalf("Close: got %v, want no error", err)
	}
}

// keyOf returns a copy of a live key.
func keyOf(t testing.TB, s *Slots, d Drawer) []byte {
	t.Helper()
	e, err := s.keys.find(d)
	if err != nil || e.key == nil {
		t.Fatalf("key of %v: got none (error %v)", d, err)
	}
	return bytes.Clone(e.key()[:])
}

// filesWith names the files below dir that hold a key or half of it.
func filesWith(t testing.TB, dir string, key []byte) []string {
	t.Helper()
	found, err := scan(dir, key)
	if err != nil {
		t.Fatalf("scanning the directory: %v", err)
	}
	return found
}

func scan(dir string, key []byte) (found []string, err error) {
	err = filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, key[:keySize/2]) || bytes.Contains(content, key[keySize/2:]) {
			found = append(found, e.Name())
		}
		return err
	})
	return found, err
}

func drawers(kind Kind, from, to int) (all []Drawer) {
	for i := from; i < to; i++ {
		all = append(all, Drawer{Kind: kind, ID: fmt.Sprintf("%04d", i)})
	}
	return all
}
