// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestReadLong_LooksAgainAtATornSlot(t *testing.T) {
	for name, c := range map[string]struct {
		repaired bool
		want     error
	}{"that is whole the next time": {true, nil}, "that stays torn": {false, ErrDamaged}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := mustOpenSlots(t, dir)
			mustCreate(t, s, drawers(Case, 0, 3)...)
			mustClose(t, s)
			path := filepath.Join(dir, longName)
			whole, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			torn := bytes.Clone(whole)
			clear(at(torn, 1)[300:])
			copy(at(torn, 1)[200:], "half of another")
			mustWriteFile(t, path, torn)
			t.Cleanup(func() { pause = time.Sleep })
			pause = func(time.Duration) {
				if c.repaired {
					mustWriteFile(t, path, whole)
				}
			}
			keys, err := ReadLong(dir)
			if !errors.Is(err, c.want) || c.want == nil && keys.Len() != 3 {
				t.Errorf("got %v, want %v and then three keys", err, c.want)
			}
			if _, err := ReadDestroyed(dir); err != nil {
				if !errors.Is(err, c.want) || c.want == nil {
					t.Errorf("destroyed: got %v, want %v", err, c.want)
				}
			}
		})
	}
}

func mustWriteFile(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestReadLong_WhileTheKeyringIsInUse reads over and over while keys are made and
// destroyed: every look succeeds, writes nothing and misses no key that was there.
func TestReadLong_WhileTheKeyringIsInUse(t *testing.T) {
	dir := t.TempDir()
	s := mustOpenSlots(t, dir)
	mustCreate(t, s, Drawer{Case, "before"})
	ended := make(chan error, 1)
	go func() {
		var err error
		for _, d := range drawers(Case, 0, 300) {
			err = errors.Join(err, s.Create(d), s.Destroy(d))
		}
		ended <- err
	}()
	for looks := 0; ; looks++ {
		keys, err := ReadLong(dir)
		if err != nil {
			t.Fatalf("look %d: %v", looks, err)
		}
		if !slices.ContainsFunc(keys.held(), func(k slot) bool { return k.drawer.ID == "before" }) {
			t.Fatalf("look %d: the key that was there is missing", looks)
		}
		keys.Close()
		if _, err := ReadDestroyed(dir); err != nil {
			t.Fatalf("look %d: %v", looks, err)
		}
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
			return
		default:
		}
	}
}

func TestReadLong_TakesNoLockAndWritesNothing(t *testing.T) {
	dir := t.TempDir()
	s := mustOpenSlots(t, dir)
	mustCreate(t, s, everyKind...)
	before := mustReadDir(t, dir)
	recipient, _, _ := mustRecoveryKey(t)
	mustBackup(t, dir, recipient)
	if _, err := ReadDestroyed(dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, mustReadDir(t, dir)); diff != "" {
		t.Errorf("the folder of the keys changed (-before +after):\n%s", diff)
	}
	t.Run("nor makes a keyring where there is none", func(t *testing.T) {
		empty := t.TempDir()
		_, long := ReadLong(empty)
		_, gone := ReadDestroyed(empty)
		if !errors.Is(long, os.ErrNotExist) || !errors.Is(gone, os.ErrNotExist) || len(mustReadDir(t, empty)) > 0 {
			t.Errorf("got %v and %v, want %v and an empty folder", long, gone, os.ErrNotExist)
		}
	})
}

func mustReadDir(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = fmt.Sprint(info.Mode(), info.ModTime(), string(b))
	}
	return files
}

// listening notes which bytes of a file were read.
type listening struct {
	io.ReaderAt
	key int // how many bytes of keys were read
}

func (l *listening) ReadAt(b []byte, off int64) (int, error) {
	for i := range b {
		if in := (int(off) + i) % slotSize; in >= atKey && in < atKey+keySize {
			l.key++
		}
	}
	return l.ReaderAt.ReadAt(b, off)
}

func TestReadDestroyed_ReadsNoShortKey(t *testing.T) {
	dir := t.TempDir()
	s := mustOpenSlots(t, dir)
	mustCreate(t, s, drawers(Table, 0, 5)...)
	file, err := os.Open(filepath.Join(dir, shortName))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	l := &listening{ReaderAt: file}
	found, err := headsOf(l, shortName, chunkSlots)
	if err != nil || len(found) != 5 || l.key != 0 {
		t.Errorf("got %d drawers, %v and %d bytes of keys read; want 5, no error and none", len(found), err, l.key)
	}
	t.Run("and the ear hears one that is read", func(t *testing.T) {
		if _, err := l.ReadAt(make([]byte, slotSize), 0); err != nil || l.key != keySize {
			t.Errorf("got %d and %v, want %d", l.key, err, keySize)
		}
	})
	t.Run("a slot that was wiped in between is damage", func(t *testing.T) {
		mustClose(t, s)
		b, err := os.ReadFile(filepath.Join(dir, shortName))
		if err != nil {
			t.Fatal(err)
		}
		clear(at(b, 2))
		mustWriteFile(t, filepath.Join(dir, shortName), b)
		pause = func(time.Duration) {}
		t.Cleanup(func() { pause = time.Sleep })
		if _, err := ReadDestroyed(dir); !errors.Is(err, ErrDamaged) {
			t.Errorf("got %v, want %v", err, ErrDamaged)
		}
	})
}
