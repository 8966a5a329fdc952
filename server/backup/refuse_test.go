// SPDX-License-Identifier: EUPL-1.2

package backup

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
)

func mustFlip(t testing.TB, path string, at int) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[at%len(b)] ^= 1
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestRestore_Refuses(t *testing.T) {
	folder, other := t.TempDir(), t.TempDir()
	r := mustRecovery(t)
	h, _ := mustScene(t, folder)
	servicetest.MustOpen(t, other, servicetest.Options{})
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	foreign, err := MakeList(r.config(other, t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		name   string
		change func(t *testing.T, in *Into)
		want   error
	}{
		{"a flipped byte in the database", func(t *testing.T, in *Into) { mustFlip(t, filepath.Join(in.From, databaseName), 5000) }, ErrDamaged},
		{"a flipped byte in the keys", func(t *testing.T, in *Into) { mustFlip(t, filepath.Join(in.From, keysName), 400) }, ErrDamaged},
		{"a flipped byte in the signing key", func(t *testing.T, in *Into) { mustFlip(t, filepath.Join(in.From, signerName), 300) }, ErrDamaged},
		{"a flipped byte in the list", func(t *testing.T, in *Into) { mustFlip(t, filepath.Join(in.From, listName), 100) }, ErrDamaged},
		{"a flipped byte in the manifest", func(t *testing.T, in *Into) { mustFlip(t, filepath.Join(in.From, manifestName), 2) }, ErrDamaged},
		{"a file that is missing", func(t *testing.T, in *Into) { mustRemove(t, filepath.Join(in.From, keysName)) }, os.ErrNotExist},
		{"another recovery key", func(t *testing.T, in *Into) { in.Identity = mustRecovery(t).identity }, vault.ErrRecovery},
		{"a list of another house", func(t *testing.T, in *Into) { in.Lists = []string{foreign.Path} }, ErrOther},
		{"keys of another house", func(t *testing.T, in *Into) { in.OldKeys = servicetest.KeyFolder(other) }, ErrOther},
		{"a list that was cut short", func(t *testing.T, in *Into) {
			path := filepath.Join(t.TempDir(), "list")
			b, err := os.ReadFile(filepath.Join(in.From, listName))
			if err != nil {
				t.Fatal(err)
			}
			text := strings.Replace(string(b), `"drawers": [`, `"drawers": ["case/x"`, 1)
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			in.Lists = []string{path}
		}, ErrDamaged},
		{"a folder of a database that is not empty", func(t *testing.T, in *Into) { mustFill(t, filepath.Dir(in.Database)) }, ErrNotEmpty},
		{"a folder of keys that is not empty", func(t *testing.T, in *Into) { mustFill(t, in.Keys) }, ErrNotEmpty},
	} {
		t.Run(row.name, func(t *testing.T) {
			made := mustMake(t, r.config(folder, t.TempDir()))
			to := t.TempDir()
			in := r.into(made.Path, to)
			row.change(t, &in)
			if _, err := Restore(t.Context(), in); !errors.Is(err, row.want) {
				t.Errorf("got %v, want %v", err, row.want)
			}
			for _, dir := range []string{filepath.Dir(in.Database), in.Keys} {
				found, _ := entries(dir)
				if len(found) > 0 && row.want != ErrNotEmpty {
					t.Errorf("%s: got %v, want it left empty", filepath.Base(dir), found)
				}
			}
		})
	}
	t.Run("and takes the same without any of it", func(t *testing.T) {
		made := mustMake(t, r.config(folder, t.TempDir()))
		if _, err := Restore(t.Context(), r.into(made.Path, t.TempDir())); err != nil {
			t.Error(err)
		}
	})
}

func mustFill(t testing.TB, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "something"), []byte("here"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestMakeList_NeverGetsShorter: what was destroyed once stays on the list, also
// when the keyring has forgotten it.
func TestMakeList_NeverGetsShorter(t *testing.T) {
	folder, to := t.TempDir(), t.TempDir()
	r := mustRecovery(t)
	h, s := mustScene(t, folder)
	drawers := func() map[vault.Drawer]bool {
		t.Helper()
		made, err := MakeList(r.config(folder, to))
		if err != nil {
			t.Fatal(err)
		}
		l, err := readList(made.Path)
		if err != nil {
			t.Fatal(err)
		}
		in := map[vault.Drawer]bool{}
		for _, d := range l.drawers() {
			in[d] = true
		}
		return in
	}
	table := vault.Drawer{Kind: vault.Table, ID: string(s.Meeting)}
	if drawers()[table] {
		t.Error("an open table is on the list")
	}
	s.Round()
	s.Close()
	s.Must(t)
	if !drawers()[table] {
		t.Error("a closed table is not on the list")
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	mustRemove(t, filepath.Join(servicetest.KeyFolder(folder), "short.keys"))
	servicetest.MustOpen(t, folder, servicetest.Options{AsFound: true})
	if !drawers()[table] {
		t.Error("what was on the list is not any more")
	}
}
