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

// pool is a number of connections that cannot write. A read holds the gate for
// reading; whoever holds it for writing knows that no read of this process runs.
type pool struct {
	db   *sql.DB
	gate *sync.RWMutex
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
	return pool{db: db, gate: gate}, nil
}

// Read runs f in a transaction, so that all it reads is of one moment. It waits
// for a free connection, and while the log is being truncated.
func (p pool) Read(ctx context.Context, f sqlstore.Func) error {
	p.gate.RLock()
	defer p.gate.RUnlock()
	tx, err := p.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("beginning a read: %w", ended(ctx, explain(err)))
	}
	// Nothing was written, so there is nothing that a commit could add.
	defer tx.Rollback()
	return ended(ctx, explain(f(ctx, tx)))
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
	return p.db.Close()
}
