// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/casustafel/casustafel/storage/sqlstore"
)

// childCopy copies a database as another process: from, to.
func childCopy(from, to string) error { return Copy(context.Background(), from, to) }

// TestCopy_BesideARunningProgram copies from another process while this one
// appends: the copy holds a beginning of the stream, whole, with all that was
// acknowledged before.
func TestCopy_BesideARunningProgram(t *testing.T) {
	e, st := mustOpen(t), meeting()
	const before = 20
	for range before {
		if err := appendNext(t.Context(), e, st); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		for ctx.Err() == nil {
			if err := appendNext(context.WithoutCancel(ctx), e, st); err != nil {
				ended <- err
				return
			}
		}
		ended <- nil
	}()
	to := filepath.Join(t.TempDir(), "copy.db")
	err := child("copy", "", string(e.source), to).Run()
	stop()
	if err := errors.Join(err, <-ended); err != nil {
		t.Fatal(err)
	}
	mustBeWhole(t, to, before)
	t.Run("and of one that nobody has open", func(t *testing.T) {
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(t.TempDir(), "copy.db")
		if err := Copy(t.Context(), string(e.source), to); err != nil {
			t.Fatal(err)
		}
		mustBeWhole(t, to, before)
	})
}

// mustBeWhole holds the one stream of a copy against itself; it has as many
// entries, or more.
func mustBeWhole(t testing.TB, path string, entries int) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the copy: got %v, %v; want a file of mode 0600", info, err)
	}
	e, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	s := sqlstore.New(e)
	heads, err := s.Streams(t.Context(), meeting().Kind)
	if err != nil || len(heads) != 1 || heads[0].Version < int64(entries) {
		t.Fatalf("got %v, %v; want one stream of at least %d entries", heads, err, entries)
	}
	wantWhole(t, s, heads[0].Stream, int(heads[0].Version))
}

func TestCopy_Refuses(t *testing.T) {
	e := mustOpen(t)
	empty := t.TempDir()
	t.Run("a database that is not there, and makes none", func(t *testing.T) {
		if err := Copy(t.Context(), filepath.Join(empty, "no.db"), filepath.Join(empty, "to.db")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("got %v, want %v", err, fs.ErrNotExist)
		}
		if left, err := os.ReadDir(empty); err != nil || len(left) > 0 {
			t.Errorf("got %v, %v; want nothing made", left, err)
		}
	})
	t.Run("a file that is there, and leaves it as it is", func(t *testing.T) {
		to := filepath.Join(empty, "there.db")
		if err := os.WriteFile(to, []byte("there"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := Copy(t.Context(), string(e.source), to); !errors.Is(err, fs.ErrExist) {
			t.Errorf("got %v, want %v", err, fs.ErrExist)
		}
		if b, _ := os.ReadFile(to); string(b) != "there" {
			t.Errorf("got %q, want it as it was", b)
		}
	})
}

// TestTruncate_WaitsForACopy: closing a meeting empties the log; a copy that runs
// holds that up and does not make it fail.
func TestTruncate_WaitsForACopy(t *testing.T) {
	e := mustOpen(t)
	unlock, err := lockCopying(t.Context(), string(e.source))
	if err != nil {
		t.Fatal(err)
	}
	soon, cancel := context.WithTimeout(t.Context(), 3*lockPause)
	defer cancel()
	if err := e.Truncate(soon); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("while another copies: got %v, want it to wait", err)
	}
	truncated := make(chan error, 1)
	go func() { truncated <- e.Truncate(t.Context()) }()
	time.Sleep(lockPause)
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	if err := <-truncated; err != nil {
		t.Errorf("after the copy: got %v, want no error", err)
	}
}
