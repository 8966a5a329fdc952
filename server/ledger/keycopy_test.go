// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCopyKey_SignsAsBefore(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	s, err := OpenSigner(dir, "casustafel.example.nl")
	if err != nil {
		t.Fatal(err)
	}
	var copied bytes.Buffer
	from, err := CopyKey(dir, &copied)
	if err != nil || from != s.Fingerprint() {
		t.Fatalf("CopyKey: got %q, %v; want %q", from, err, s.Fingerprint())
	}
	got, err := RestoreKey(to, bytes.NewReader(copied.Bytes()))
	if err != nil || got != from {
		t.Fatalf("RestoreKey: got %q, %v; want %q", got, err, from)
	}
	again, err := OpenSigner(to, "casustafel.example.nl")
	if err != nil || again.Key() != s.Key() {
		t.Errorf("got %v, %v; want the same key", again, err)
	}
	if info, err := os.Stat(filepath.Join(to, keyFile)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v; want a file of mode 0600", info, err)
	}
	t.Run("a key that is there stays", func(t *testing.T) {
		if _, err := RestoreKey(to, bytes.NewReader(copied.Bytes())); !errors.Is(err, os.ErrExist) {
			t.Errorf("got %v, want %v", err, os.ErrExist)
		}
	})
	t.Run("what is no key is refused, and not shown", func(t *testing.T) {
		for _, text := range []string{"", "words that were said", strings.Replace(copied.String(), "+", "-", 1), copied.String() + "x"} {
			empty := t.TempDir()
			_, err := RestoreKey(empty, strings.NewReader(text))
			if !errors.Is(err, ErrKeyFile) || strings.Contains(err.Error(), "said") {
				t.Errorf("%q: got %v, want %v", text, err, ErrKeyFile)
			}
			if left, _ := os.ReadDir(empty); len(left) > 0 {
				t.Errorf("%q: got %v left behind, want nothing", text, left)
			}
		}
	})
	t.Run("where there is none, none is made", func(t *testing.T) {
		empty := t.TempDir()
		if _, err := CopyKey(empty, &copied); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("got %v, want %v", err, os.ErrNotExist)
		}
		if left, _ := os.ReadDir(empty); len(left) > 0 {
			t.Errorf("got %v, want nothing made", left)
		}
	})
}
