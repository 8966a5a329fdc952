// SPDX-License-Identifier: EUPL-1.2

// Package sqlite runs the queries of sqlstore on one SQLite database: one writer
// that commits what is waiting together, a pool of readers that cannot write, and
// the settings that make "acknowledged" mean "on disk". It does not know what
// the queries are about.
//
// Nothing else in the process may open the files of a database that is open here,
// not even to look: closing such a file takes away the locks of SQLite.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"github.com/pressly/goose/v3"

	"github.com/casustafel/casustafel/migrations"
	"github.com/casustafel/casustafel/storage/sqlstore"
)

// readers is how many reads run at once; more wait.
const readers = 8

// ErrClosed is the answer to a write that comes after Close.
var ErrClosed = errors.New("sqlite: database is closed")

// Engine is one open database. It is safe for concurrent use.
type Engine struct {
	pool
	source  source
	db      *sql.DB // of the writer's one connection
	writer  *writer
	mover   *mover
	backups chan struct{} // holds one token while nobody copies or truncates
	close   func() error
}

var _ sqlstore.Engine = (*Engine)(nil)

// Open opens the database file at path, makes it (0600) and its folder (0700) if
// they are not there, and brings its tables up to date. It returns
// sqlstore.ErrNewer for a database of a newer program. The caller closes the engine.
func Open(ctx context.Context, path string) (*Engine, error) {
	s, err := prepare(path)
	if err != nil {
		return nil, fmt.Errorf("preparing %s: %w", path, err)
	}
	e, err := open(ctx, s, usually)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	return e, nil
}

func open(ctx context.Context, s source, when moving) (*Engine, error) {
	db, err := openMigrated(ctx, s)
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	m, err := newMover(s, when)
	if err != nil {
		return nil, errors.Join(err, conn.Close(), db.Close())
	}
	e := &Engine{source: s, db: db, mover: m, writer: newWriter(conn, when.writes, m.nudge), backups: make(chan struct{}, 1)}
	go m.work(e.writer)
	e.backups <- struct{}{}
	e.close = sync.OnceValue(e.shut)
	if e.pool, err = openPool(ctx, s, readers, &sync.RWMutex{}); err != nil {
		return nil, errors.Join(err, m.close(), e.writer.close(), db.Close())
	}
	return e, nil
}

func openMigrated(ctx context.Context, s source) (*sql.DB, error) {
	folder, err := fs.Sub(migrations.FS, "sqlite")
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", s.writing())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if err := sqlstore.Migrate(ctx, db, goose.DialectSQLite3, folder); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// Write runs f in the next transaction of the writer, in a savepoint of its own.
func (e *Engine) Write(ctx context.Context, f sqlstore.Func) error {
	return e.writer.do(&job{ctx: ctx, run: f})
}

// Fresh opens a connection of its own that reads what is committed.
func (e *Engine) Fresh(ctx context.Context) (sqlstore.Looker, error) {
	return openPool(ctx, e.source, 1, e.gate)
}

// Close lets a backup and the writes end that were accepted, then closes every
// connection of the engine. The last one to close moves the log into the database.
func (e *Engine) Close() error { return e.close() }

func (e *Engine) shut() error {
	<-e.backups
	defer e.unlockBackups()
	return errors.Join(e.mover.close(), e.writer.close(), e.pool.Close(), e.db.Close())
}
