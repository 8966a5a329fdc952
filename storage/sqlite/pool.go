// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/casustafel/casustafel/storage/sqlstore"
)

// pool is a number of connections that cannot write, each with the statements it
// read with. A read holds the gate for reading; whoever holds it for writing knows
// that no read of this process runs.
type pool struct {
	db   *sql.DB
	gate *sync.RWMutex
	free chan *prepared // those that nobody reads on; nil stands for one to be opened
}

func openPool(ctx context.Context, s source, size int, gate *sync.RWMutex) (pool, error) {
	db, err := sql.Open("sqlite", s.reading())
	if err != nil {
		return pool{}, err
	}
	db.SetMaxOpenConns(size)
	db.SetMaxIdleConns(size)
	if err := db.PingContext(ctx); err != nil {
		return pool{}, errors.Join(fmt.Errorf("opening for reading: %w", err), db.Close())
	}
	p := pool{db: db, gate: gate, free: make(chan *prepared, size)}
	for range size {
		p.free <- nil
	}
	return p, nil
}

// Read runs f in a transaction, so that all it reads is of one moment. It waits
// for a free connection, and while the log is being truncated.
func (p pool) Read(ctx context.Context, f sqlstore.Func) error {
	p.gate.RLock()
	defer p.gate.RUnlock()
	c, err := p.begin(ctx)
	if err != nil {
		return fmt.Errorf("beginning a read: %w", ended(ctx, explain(err)))
	}
	defer p.end(c)
	return ended(ctx, explain(f(ctx, c)))
}

// begin takes a connection, opened where it was not, and begins a transaction on it.
func (p pool) begin(ctx context.Context) (*prepared, error) {
	var c *prepared
	select {
	case c = <-p.free:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if c == nil {
		conn, err := p.db.Conn(ctx)
		if err != nil {
			p.free <- nil
			return nil, err
		}
		c = newPrepared(conn)
	}
	if _, err := c.ExecContext(context.Background(), "BEGIN"); err != nil {
		return nil, errors.Join(err, p.drop(c))
	}
	return c, nil
}

// end gives a connection back. Nothing was written, so there is nothing that a
// commit could add.
func (p pool) end(c *prepared) {
	if _, err := c.ExecContext(context.Background(), "ROLLBACK"); err != nil {
		p.drop(c)
		return
	}
	p.free <- c
}

// drop closes a connection that no longer does what it is told.
func (p pool) drop(c *prepared) error {
	err := c.Close()
	p.free <- nil
	return err
}

// ended says that it was the caller who went away: the driver then tells only that
// it was interrupted.
func ended(ctx context.Context, err error) error {
	var driver *sqlite.Error
	if ctx.Err() != nil && errors.As(err, &driver) && driver.Code()&primary == sqlite3.SQLITE_INTERRUPT {
		return fmt.Errorf("%w: %w", ctx.Err(), err)
	}
	return err
}

// Close closes the connections; reads that run end first.
func (p pool) Close() error {
	p.gate.Lock()
	defer p.gate.Unlock()
	var errs []error
	for range cap(p.free) {
		if c := <-p.free; c != nil {
			errs = append(errs, c.Close())
		}
		p.free <- nil // who comes later finds the database closed
	}
	return errors.Join(append(errs, p.db.Close())...)
}
