// SPDX-License-Identifier: EUPL-1.2

package storagetest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

func testFresh(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	st, e := newStream(record.Case), envelope(newDrawer(vault.Case), "sealed")
	mustAppend(t, s, record.Batch{Writes: []record.Write{write(st, 0, "one")}, Seal: []record.Envelope{e}})
	fresh := must(s.Fresh(ctx))(t)
	t.Run("sees what was committed before it", func(t *testing.T) {
		wantSame(t, "the entries", len(must(fresh.Entries(ctx, st, 0))(t)), 1)
		got := must(fresh.Envelopes(ctx, []string{e.ID}))(t)
		wantSame(t, "the envelopes", got, map[string]record.Envelope{e.ID: e})
	})
	t.Run("sees what is committed after it was opened", func(t *testing.T) {
		mustAppend(t, s, record.Batch{Writes: []record.Write{write(st, 1, "two")}, Drop: []string{e.ID}})
		wantSame(t, "the entries after 1", len(must(fresh.Entries(ctx, st, 1))(t)), 1)
		wantSame(t, "the envelopes", len(must(fresh.Envelopes(ctx, []string{e.ID}))(t)), 0)
	})
	t.Run("can be closed without closing the store", func(t *testing.T) {
		mustDo(t, "closing the look", fresh.Close())
		wantSame(t, "the entries", len(mustTexts(t, s, st)), 2)
		if _, err := fresh.Entries(ctx, st, 0); err == nil {
			t.Fatal("got no error from a closed look")
		}
	})
}

func testTruncate(t *testing.T, open func(t testing.TB) Store) {
	s := open(t)
	st := newStream(record.Meeting)
	done, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for done.Err() == nil {
				if _, err := s.Entries(t.Context(), st, 0); err != nil {
					t.Errorf("reading while the log is truncated: %v", err)
				}
			}
		})
	}
	all.Go(func() {
		defer stop()
		for i := range 10 {
			if _, err := appendRetrying(t.Context(), s, st, fmt.Sprint(i)); err != nil {
				t.Errorf("appending: %v", err)
			}
			if err := s.Truncate(t.Context()); err != nil {
				t.Errorf("truncating among readers: %v", err)
			}
		}
	})
	all.Wait()
	wantSame(t, "how many entries there are", len(mustTexts(t, s, st)), 10)
}

func testBackup(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	mustAppend(t, s, writes(write(newStream(record.Case), 0, "x")))
	path := filepath.Join(t.TempDir(), "a copy?.db")
	t.Run("makes a file that only we may read", func(t *testing.T) {
		mustDo(t, "backing up", s.Backup(ctx, path))
		info := must(os.Stat(path))(t)
		wantSame(t, "its mode", info.Mode(), os.FileMode(0o600))
	})
	t.Run("leaves an existing file alone", func(t *testing.T) {
		before := must(os.ReadFile(path))(t)
		if err := s.Backup(ctx, path); err == nil {
			t.Fatal("got no error for a file that is there")
		}
		wantSame(t, "the file", string(must(os.ReadFile(path))(t)) == string(before), true)
	})
}
