// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/casustafel/casustafel/storage/sqlstore"
)

// mustConns takes n connections of a pool at once, so that they are different ones.
func mustConns(t testing.TB, db *sql.DB, n int) []*sql.Conn {
	t.Helper()
	conns := make([]*sql.Conn, n)
	for i := range conns {
		c, err := db.Conn(t.Context())
		if err != nil {
			t.Fatalf("taking connection %d: %v", i, err)
		}
		conns[i] = c
		t.Cleanup(func() { c.Close() })
	}
	return conns
}

func mustPragma(t testing.TB, c sqlstore.Conn, name string) string {
	t.Helper()
	var value string
	if err := c.QueryRowContext(t.Context(), "PRAGMA "+name).Scan(&value); err != nil {
		t.Fatalf("reading pragma %s: %v", name, err)
	}
	return value
}

func wantSettings(t testing.TB, c sqlstore.Conn, queryOnly string) {
	t.Helper()
	for name, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "secure_delete": "1", "foreign_keys": "1", "busy_timeout": "5000",
		"temp_store": "2", "wal_autocheckpoint": "0", "trusted_schema": "0", "query_only": queryOnly,
	} {
		if got := mustPragma(t, c, name); got != want {
			t.Errorf("pragma %s: got %s, want %s", name, got, want)
		}
	}
	if _, err := c.ExecContext(t.Context(), `SELECT "no such column"`); err == nil {
		t.Error("_dqs: got a text for a column that does not exist, want an error")
	}
	if _, err := c.ExecContext(t.Context(), `PRAGMA writable_schema = ON`); err != nil || mustPragma(t, c, "writable_schema") != "0" {
		t.Errorf("_defensive: the schema can be written to (error %v)", err)
	}
}

func TestOpen_SetsEveryConnection(t *testing.T) {
	e := mustOpen(t)
	t.Run("of the writer", func(t *testing.T) {
		wantSettings(t, e.writer.conn, "0")
		if got := e.db.Stats().MaxOpenConnections; got != 1 {
			t.Errorf("got at most %d connections that write, want 1", got)
		}
	})
	t.Run("of the readers", func(t *testing.T) {
		for _, c := range mustConns(t, e.pool.db, readers) {
			wantSettings(t, c, "1")
		}
	})
	t.Run("so that a transaction that writes begins with the lock", func(t *testing.T) {
		two, err := sql.Open("sqlite", e.source.writing())
		if err != nil {
			t.Fatal(err)
		}
		defer two.Close()
		tx, err := two.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatalf("beginning: %v", err)
		}
		defer tx.Rollback()
		other := mustConns(t, two, 1)[0]
		if err := setPatience(t.Context(), other, 0); err != nil {
			t.Fatal(err)
		}
		_, err = other.ExecContext(t.Context(), "BEGIN IMMEDIATE")
		wantCode(t, err, sqlite3.SQLITE_BUSY)
	})
}

func wantCode(t testing.TB, err error, code int) {
	t.Helper()
	var got *sqlite.Error
	if !errors.As(err, &got) || got.Code()&primary != code {
		t.Errorf("got error %v, want code %d", err, code)
	}
}

func TestRead_CannotWrite(t *testing.T) {
	e := mustOpen(t)
	fresh, err := e.Fresh(t.Context())
	if err != nil {
		t.Fatalf("opening a fresh look: %v", err)
	}
	defer fresh.Close()
	for name, l := range map[string]sqlstore.Looker{"a reader": e.pool, "a fresh look": fresh} {
		for _, deed := range []string{`DELETE FROM heads`, `PRAGMA query_only = OFF; DELETE FROM heads`, `CREATE TABLE x (y text)`} {
			t.Run(name+" "+deed, func(t *testing.T) {
				err := l.Read(t.Context(), func(ctx context.Context, c sqlstore.Conn) error {
					_, err := c.ExecContext(ctx, deed)
					return err
				})
				wantCode(t, err, sqlite3.SQLITE_READONLY)
			})
		}
	}
}

func TestOpen_MakesFilesThatOnlyWeMayRead(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	path := filepath.Join(folder, "casustafel.db")
	was := syscall.Umask(0)
	e := mustOpenAt(t, path)
	err := appending(e, meeting(), 0)(t.Context())
	syscall.Umask(was)
	if err != nil {
		t.Fatalf("appending: %v", err)
	}
	got := map[string]os.FileMode{}
	for _, name := range []string{folder, path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatalf("looking at %s: %v", name, err)
		}
		got[name] = info.Mode().Perm()
	}
	want := map[string]os.FileMode{folder: 0o700, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("modes are not as wanted (-want +got):\n%s", d)
	}
}

func TestOpen_TakesAnyPath(t *testing.T) {
	for _, name := range []string{"a b.db", "x?mode=memory", "50%25&_txlock=bogus", "één#1;.db", "file:x", "'quoted\".db"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name, name)
			e := mustOpenAt(t, path)
			if err := appending(e, meeting(), 0)(t.Context()); err != nil {
				t.Fatalf("appending: %v", err)
			}
			if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
				t.Fatalf("got no log beside %s (error %v), want one: the data are elsewhere", name, err)
			}
		})
	}
}

func TestOpen_ReopensWhatItClosed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "casustafel.db")
	for i := range 3 {
		e := mustOpenAt(t, path)
		wantMeetings(t, e, i)
		if err := appending(e, meeting(), 0)(t.Context()); err != nil {
			t.Fatalf("appending: %v", err)
		}
		if err := e.Close(); err != nil {
			t.Fatalf("closing: %v", err)
		}
	}
}

func TestOpen_RefusesADatabaseOfANewerProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "casustafel.db")
	e := mustOpenAt(t, path)
	err := e.Write(t.Context(), func(ctx context.Context, c sqlstore.Conn) error {
		_, err := c.ExecContext(ctx, `INSERT INTO goose_db_version (version_id, is_applied) VALUES ($1, $2)`, 99999, true)
		return err
	})
	if err := errors.Join(err, e.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); !errors.Is(err, sqlstore.ErrNewer) {
		t.Errorf("got error %v, want %v", err, sqlstore.ErrNewer)
	}
}

func TestOpen_TwiceKeepsTheRecordWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "casustafel.db")
	engines := []*Engine{mustOpenAt(t, path), mustOpenAt(t, path)}
	stream := meeting()
	var all sync.WaitGroup
	for _, e := range engines {
		all.Go(func() {
			for range 20 {
				if err := appendNext(t.Context(), e, stream); err != nil {
					t.Errorf("appending: %v", err)
				}
			}
		})
	}
	all.Wait()
	wantWhole(t, sqlstore.New(engines[0]), stream, 40)
}
