// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/storage/sqlstore"
)

// appendNext appends to a stream at whatever version it is.
func appendNext(ctx context.Context, e *Engine, s record.Stream) error {
	for {
		entries, err := sqlstore.New(e).Entries(ctx, s, 0)
		if err != nil {
			return err
		}
		if err := appending(e, s, int64(len(entries)))(ctx); !errors.Is(err, record.ErrConflict) {
			return err
		}
	}
}

func wantWhole(t testing.TB, s *sqlstore.Store, stream record.Stream, entries int) {
	t.Helper()
	found, err := s.Entries(t.Context(), stream, 0)
	if err != nil || len(found) != entries {
		t.Fatalf("got %d entries and error %v, want %d", len(found), err, entries)
	}
	if err := whole(t.Context(), s, stream, found); err != nil {
		t.Error(err)
	}
}

// whole checks that entries have no gap and that the stored hashes are theirs.
func whole(ctx context.Context, s *sqlstore.Store, stream record.Stream, entries []record.Entry) error {
	var texts []string
	for i, e := range entries {
		if e.Seq != int64(i)+1 {
			return fmt.Errorf("entry %d has seq %d", i, e.Seq)
		}
		texts = append(texts, e.Text)
	}
	hashes, err := s.Hashes(ctx, stream)
	if err != nil {
		return err
	}
	for i, want := range ledger.StoredHashes(texts) {
		if i >= len(hashes) || hashes[i] != want {
			return fmt.Errorf("hash %d of %d is not the one of the texts", i, len(hashes))
		}
	}
	return nil
}

func TestTruncate_WhileAnotherProcessReads(t *testing.T) {
	e := mustOpen(t)
	if err := appending(e, meeting(), 0)(t.Context()); err != nil {
		t.Fatalf("appending: %v", err)
	}
	// To SQLite a connection outside the engine is like one of another process.
	other, err := sql.Open("sqlite", e.source.reading())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	tx, err := other.BeginTx(t.Context(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.ExecContext(t.Context(), "SELECT count(*) FROM heads"); err != nil {
		t.Fatal(err)
	}
	t.Run("says that a part stayed", func(t *testing.T) {
		if err := e.Truncate(t.Context()); !errors.Is(err, ErrBusy) {
			t.Fatalf("got error %v, want %v", err, ErrBusy)
		}
		wantSettings(t, e.writer.conn, "0")
	})
	t.Run("empties the log when that ended", func(t *testing.T) {
		if err := tx.Rollback(); err != nil {
			t.Fatal(err)
		}
		if err := e.Truncate(t.Context()); err != nil {
			t.Fatalf("truncating: %v", err)
		}
		if info, err := os.Stat(string(e.source) + "-wal"); err != nil || info.Size() != 0 {
			t.Errorf("got a log of %d bytes and error %v, want an empty one", info.Size(), err)
		}
	})
}

func TestBackup_HoldsWhatWasThere(t *testing.T) {
	e := mustOpen(t)
	s := sqlstore.New(e)
	sealed := record.Envelope{ID: "e", Drawer: vault.Drawer{Kind: vault.Case, ID: "c"}, Sealed: []byte("sealed")}
	dropped := record.Envelope{ID: "f", Drawer: sealed.Drawer, Sealed: bytes.Repeat([]byte("dropped"), 1000)}
	for _, b := range []record.Batch{{Seal: []record.Envelope{sealed, dropped}}, {Drop: []string{dropped.ID}}} {
		if err := s.Append(t.Context(), b); err != nil {
			t.Fatalf("appending: %v", err)
		}
	}
	stream := meeting()
	for range 5 {
		if err := appendNext(t.Context(), e, stream); err != nil {
			t.Fatalf("appending: %v", err)
		}
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(t.Context(), path); err != nil {
		t.Fatalf("backing up: %v", err)
	}
	if content, err := os.ReadFile(path); err != nil || bytes.Contains(content, []byte("dropped")) {
		t.Errorf("the copy holds what was dropped, or cannot be read: %v", err)
	}
	restored := sqlstore.New(mustOpenAt(t, path))
	wantWhole(t, restored, stream, 5)
	got, err := restored.EnvelopesOf(t.Context(), sealed.Drawer)
	if d := cmp.Diff([]record.Envelope{sealed}, got); err != nil || d != "" {
		t.Errorf("envelopes of the copy: error %v (-want +got):\n%s", err, d)
	}
}

func TestBackup_RemovesWhatIsNotComplete(t *testing.T) {
	e := mustOpen(t)
	path := filepath.Join(t.TempDir(), "copy.db")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := e.copyOrNothing(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want %v", err, context.Canceled)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got error %v, want that the file is gone", err)
	}
}

func TestAppend_OnAFullDisk(t *testing.T) {
	e := mustOpen(t)
	s, stream := sqlstore.New(e), meeting()
	d := vault.Drawer{Kind: vault.Table, ID: "d"}
	seal := func(id string, size int) error {
		return s.Append(t.Context(), record.Batch{Seal: []record.Envelope{{ID: id, Drawer: d, Sealed: make([]byte, size)}}})
	}
	mustDo(t, appendNext(t.Context(), e, stream))
	mustDo(t, seal("small", 10000))
	mustLimit(t, e, 100)
	t.Run("says so and writes nothing", func(t *testing.T) {
		if err := seal("large", 1<<20); !errors.Is(err, record.ErrFull) {
			t.Fatalf("got error %v, want %v", err, record.ErrFull)
		}
		if got, err := s.EnvelopesOf(t.Context(), d); err != nil || len(got) != 1 {
			t.Errorf("got %d envelopes and error %v, want the small one", len(got), err)
		}
	})
	t.Run("still reads", func(t *testing.T) { wantWhole(t, s, stream, 1) })
	t.Run("still deletes", func(t *testing.T) {
		mustDo(t, s.Append(t.Context(), record.Batch{DropDrawers: []vault.Drawer{d}}))
		if got, err := s.Drawers(t.Context()); err != nil || len(got) != 0 {
			t.Errorf("got %d drawers and error %v, want none", len(got), err)
		}
	})
	t.Run("writes again when there is room", func(t *testing.T) {
		mustLimit(t, e, 10000)
		mustDo(t, seal("large", 1<<20))
	})
}

// mustLimit sets how many pages the database may have, as if the disk ended there.
func mustLimit(t testing.TB, e *Engine, pages int) {
	t.Helper()
	err := e.Write(t.Context(), func(ctx context.Context, c sqlstore.Conn) error {
		_, err := c.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", pages))
		return err
	})
	if err != nil {
		t.Fatalf("limiting the database: %v", err)
	}
}
