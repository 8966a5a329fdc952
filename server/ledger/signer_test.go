// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

func TestOpenSigner_KeepsOneKey(t *testing.T) {
	dir := t.TempDir()
	first, err := OpenSigner(dir, testName)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, keyFile)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("that only its owner reads", func(t *testing.T) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != 0o600 {
			t.Errorf("mode: got %o, want 600", got)
		}
	})
	t.Run("and leaves no draft", func(t *testing.T) {
		files, err := os.ReadDir(dir)
		if err != nil || len(files) != 1 {
			t.Errorf("files: got %v, %v, want only %s", files, err, keyFile)
		}
	})
	t.Run("when opened again", func(t *testing.T) {
		again, err := OpenSigner(dir, testName)
		if err != nil || again.Key() != first.Key() {
			t.Errorf("got %v, %v, want %s", again, err, first.Key())
		}
		after, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(before, after) {
			t.Errorf("the file was written again: %v", err)
		}
	})
	t.Run("and another one elsewhere", func(t *testing.T) {
		other, err := OpenSigner(t.TempDir(), testName)
		if err != nil || other.Key() == first.Key() {
			t.Errorf("got %v, %v, want another key", other, err)
		}
	})
	t.Run("that signed notes read", func(t *testing.T) {
		if _, err := note.NewVerifier(first.Key()); err != nil {
			t.Errorf("NewVerifier(%q): %v", first.Key(), err)
		}
	})
}

func TestOpenSigner_GivesOneKeyToAllWhoOpenAtOnce(t *testing.T) {
	dir := t.TempDir()
	keys := make([]string, 8)
	var wg sync.WaitGroup
	for i := range keys {
		wg.Go(func() {
			s, err := OpenSigner(dir, testName)
			if err != nil {
				t.Errorf("OpenSigner: %v", err)
				return
			}
			keys[i] = s.Key()
		})
	}
	wg.Wait()
	for _, key := range keys {
		if key != keys[0] || key == "" {
			t.Errorf("got %q, want %q", key, keys[0])
		}
	}
}

func TestOpenSigner_DoesNotReplaceAKeyThatCameInBetween(t *testing.T) {
	dir := t.TempDir()
	first, err := OpenSigner(dir, testName)
	if err != nil {
		t.Fatal(err)
	}
	// The second process saw no key, and makes one when the first already did.
	if err := createKey(dir, filepath.Join(dir, keyFile), testName); err != nil {
		t.Fatal(err)
	}
	if again, err := OpenSigner(dir, testName); err != nil || again.Key() != first.Key() {
		t.Errorf("got %v, %v, want %s", again, err, first.Key())
	}
}

func TestOpenSigner_RefusesADamagedFile(t *testing.T) {
	good, err := encodeSigner(testSeed(), testName)
	if err != nil {
		t.Fatal(err)
	}
	refuse := func(t *testing.T, what string, text []byte) {
		t.Helper()
		s, err := parseSigner(text, testName)
		if s != nil || !errors.Is(err, ErrKeyFile) {
			t.Errorf("%s: got %v, %v, want %v", what, s, err, ErrKeyFile)
		}
		if err != nil && strings.Contains(err.Error(), string(good[len(good)-12:len(good)-1])) {
			t.Errorf("%s: the error tells the key", what)
		}
	}
	if _, err := parseSigner(good, testName); err != nil {
		t.Fatalf("undamaged: %v", err)
	}
	for what, text := range mutations(good) {
		refuse(t, what, text)
	}
	for n := range good {
		refuse(t, fmt.Sprintf("first %d bytes", n), good[:n])
	}
	t.Run("and does not put a new one in its place", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), keyFile)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenSigner(filepath.Dir(path), testName); !errors.Is(err, ErrKeyFile) {
			t.Errorf("got %v, want %v", err, ErrKeyFile)
		}
		if text, err := os.ReadFile(path); err != nil || len(text) != 0 {
			t.Errorf("the file was written: %v", err)
		}
	})
}

func TestOpenSigner_RefusesWhatItCannotKeep(t *testing.T) {
	for _, name := range []string{"", "with space", "with+plus", "with\nnewline", "with\x01control", "with\u00a0space", "\xff", "with\u2028line"} {
		dir := t.TempDir()
		if s, err := OpenSigner(dir, name); !errors.Is(err, ErrName) || s != nil {
			t.Errorf("name %q: got %v, %v, want %v", name, s, err, ErrName)
		}
		if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
			t.Errorf("name %q: left %v, %v", name, files, err)
		}
	}
	t.Run("the key of another name", func(t *testing.T) {
		dir := t.TempDir()
		if _, err := OpenSigner(dir, testName); err != nil {
			t.Fatal(err)
		}
		if s, err := OpenSigner(dir, "other.example.nl"); !errors.Is(err, ErrKeyName) || s != nil {
			t.Errorf("got %v, %v, want %v", s, err, ErrKeyName)
		}
	})
	t.Run("a key where there is no directory", func(t *testing.T) {
		if _, err := OpenSigner(filepath.Join(t.TempDir(), "absent"), testName); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("got %v, want %v", err, fs.ErrNotExist)
		}
	})
}

func TestSigner_CannotBePrinted(t *testing.T) {
	s := MustSigner(t, testName)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%p"} {
		for _, value := range []any{s, *s, []*Signer{s}, struct{ S *Signer }{s}, struct{ s Signer }{*s}} {
			if out := fmt.Sprintf(verb, value); leaks(out) {
				t.Errorf("%s of %T tells the private key", verb, value)
			}
		}
	}
	out, err := json.Marshal([]any{s, *s})
	if err != nil || leaks(string(out)) {
		t.Errorf("JSON tells the private key: %v", err)
	}
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "s", s)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "s", *s)
	if leaks(log.String()) {
		t.Error("a log tells the private key")
	}
}

func TestSigner_CannotBePrinted_SeesALeak(t *testing.T) {
	planted := struct{ Seed []byte }{testSeed()}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%X"} {
		if !leaks(fmt.Sprintf(verb, planted)) {
			t.Errorf("%s of a bare key is not seen as a leak", verb)
		}
	}
	if text, err := encodeSigner(testSeed(), testName); err != nil || !leaks(string(text)) {
		t.Errorf("the key's own text is not seen as a leak: %v", err)
	}
}

// leaks reports whether the seed stands in a text in one of the ways Go prints bytes.
func leaks(out string) bool {
	seed := testSeed()
	private := base64.StdEncoding.EncodeToString(append([]byte{algEd25519}, seed...))
	bare := strings.Trim(fmt.Sprint(seed), "[]")
	hexed := strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%#v", seed), "[]byte{"), "}")
	for _, form := range []string{string(seed), hex.EncodeToString(seed), bare, hexed, private, base64.StdEncoding.EncodeToString(seed)} {
		if strings.Contains(strings.ToLower(out), strings.ToLower(form)) {
			return true
		}
	}
	return false
}

func TestSigner_Fingerprint(t *testing.T) {
	s := MustSigner(t, testName)
	if got, want := s.Fingerprint(), "^([0-9a-f]{4}-){15}[0-9a-f]{4}$"; !regexp.MustCompile(want).MatchString(got) {
		t.Errorf("got %s, want %s", got, want)
	}
	if other := MustSigner(t, "other.example.nl"); other.Fingerprint() == s.Fingerprint() {
		t.Error("another name has the same fingerprint")
	}
}
