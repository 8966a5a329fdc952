// SPDX-License-Identifier: EUPL-1.2

// Package sqlstore keeps the record, the sealed envelopes, the index and the
// sessions in SQL tables: the one body of queries that every engine accepts. It
// does not know which engine runs them, how transactions are grouped, what an
// event means or how an envelope opens.
//
// Queries number their arguments $1 to $n, use every number and pass no more;
// times are microseconds since 1970, UTC; nothing in them is of one engine only.
package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/casustafel/casustafel/server/record"
)

// Conn is what a query needs of database/sql: a connection or a transaction.
type Conn interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Func is a piece of work on a connection. It uses nothing but its arguments and
// values that nobody changes any more, because it may run on another goroutine,
// and after its caller stopped waiting. It does not call the Store or the Engine.
type Func func(ctx context.Context, c Conn) error

// Looker reads. Each Read sees one moment of what was committed.
type Looker interface {
	// Read runs f on a connection that refuses to write.
	Read(ctx context.Context, f Func) error
	Close() error
}

// Engine is everything in which databases differ. Its errors are those of
// database/sql, with a full disk translated to record.ErrFull.
type Engine interface {
	Looker
	// Write runs f so that all it wrote is on disk when nil is returned, and none
	// of it otherwise; the error of f is returned. Two writes never see each
	// other's half. When ctx ends first its error is returned, and f may still
	// take place.
	Write(ctx context.Context, f Func) error
	// Fresh opens a Looker that shares no connection and no cache with this engine.
	Fresh(ctx context.Context) (Looker, error)
	// Truncate makes the engine forget deleted pages outside its main file.
	Truncate(ctx context.Context) error
	// Backup writes a copy without deleted pages to a file that does not exist yet.
	Backup(ctx context.Context, path string) error
}

// Store implements record.Store, and the sessions of package identity, on an Engine.
type Store struct {
	look
	engine Engine
}

var _ record.Store = (*Store)(nil)

// New returns the store on an engine whose tables are there (see Migrate). The
// store owns the engine from now on: closing the store closes it.
func New(e Engine) *Store { return &Store{look: look{from: e}, engine: e} }

// Truncate makes the engine forget deleted pages outside its main file. It waits
// for the reads that run and holds off new ones meanwhile; an error means that a
// part stayed.
func (s *Store) Truncate(ctx context.Context) error {
	if err := s.engine.Truncate(ctx); err != nil {
		return fmt.Errorf("truncating the log: %w", err)
	}
	return nil
}

// Fresh opens a second, independent, read-only look at what is committed. The
// caller closes it.
func (s *Store) Fresh(ctx context.Context) (record.Reader, error) {
	l, err := s.engine.Fresh(ctx)
	if err != nil {
		return nil, fmt.Errorf("opening a fresh look: %w", err)
	}
	return look{from: l}, nil
}

// Backup writes a copy of everything, without deleted pages, to the new file
// path; an existing file is an error. The copy is on disk when nil is returned.
func (s *Store) Backup(ctx context.Context, path string) error {
	if err := s.engine.Backup(ctx, path); err != nil {
		return fmt.Errorf("backing up: %w", err)
	}
	return nil
}

// look is the reading that a Store and a fresh Reader have in common.
type look struct{ from Looker }

var _ record.Reader = look{}

// Close ends the store, or the fresh look; what was under way ends first.
func (l look) Close() error { return l.from.Close() }
