// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"database/sql"
	"sync"

	"github.com/casustafel/casustafel/storage/sqlstore"
)

// moving says when the log is moved into the database.
type moving struct {
	writes int // after so many writes, beside the writer
	pages  int // and when it is longer than this all the same, in the writer's place
}

// usually: an append of an item writes some ten pages of 4 kB into the log.
var usually = moving{writes: 400, pages: 16_000}

// mover moves the log into the database on a connection of its own, while the
// writer goes on: left to SQLite, the writer would do it at the end of a commit,
// and everybody who waits for that commit or a next one would wait for it too.
// Its goroutine ends when the mover is closed.
type mover struct {
	moving
	db    *sql.DB
	wake  chan struct{}
	ctx   context.Context
	stop  context.CancelFunc
	ended chan struct{}
	mu    sync.Mutex // held while the log is moved: SQLite refuses a second one that does
}

func newMover(s source, when moving) (*mover, error) {
	db, err := sql.Open("sqlite", s.writing())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	ctx, stop := context.WithCancel(context.Background())
	return &mover{moving: when, db: db, wake: make(chan struct{}, 1), ctx: ctx, stop: stop, ended: make(chan struct{})}, nil
}

func (m *mover) nudge() {
	select {
	case m.wake <- struct{}{}:
	default:
	}
}

// work has nobody to tell that something failed, as SQLite has not: the log stays
// longer, nothing is lost, and the next time is soon.
func (m *mover) work(w *writer) {
	defer close(m.ended)
	for {
		select {
		case <-m.wake:
		case <-m.ctx.Done():
			return
		}
		if pages, err := m.move(m.ctx, m.db); err == nil && pages > m.pages {
			_ = w.do(&job{ctx: m.ctx, alone: true, run: func(ctx context.Context, c sqlstore.Conn) error {
				_, err := m.move(ctx, c)
				return err
			}})
		}
	}
}

// querier is a connection, or a pool of one.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// move moves what no reader needs any more where it is, and returns how long the
// log was then, in pages. The log begins anew with the first write that finds all of
// it moved. Beside a writer that never rests there is always something left, and
// then only its own turn helps.
func (m *mover) move(ctx context.Context, c querier) (pages int, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var busy, moved int
	err = c.QueryRowContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)").Scan(&busy, &pages, &moved)
	return pages, err
}

func (m *mover) close() error {
	m.stop()
	<-m.ended
	return m.db.Close()
}
