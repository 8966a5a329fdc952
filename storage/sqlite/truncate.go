// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/casustafel/casustafel/storage/sqlstore"
)

// How often Truncate tries, how long SQLite waits for readers of other processes
// each time, and how long our own readers then get before the next try.
const (
	truncateTries = 5
	truncateWait  = 100 * time.Millisecond
	truncatePause = 50 * time.Millisecond
)

// ErrBusy means that somebody read the log for so long that it could not be emptied.
var ErrBusy = errors.New("sqlite: log is in use")

// Truncate moves the log into the database and makes it empty, between two
// transactions of the writer and while no read of this process runs. A part that
// stayed, because another process reads, is ErrBusy after some tries.
func (e *Engine) Truncate(ctx context.Context) error {
	unlock, err := e.lockBackups(ctx)
	if err != nil {
		return err
	}
	return errors.Join(e.empty(ctx), unlock())
}

func (e *Engine) empty(ctx context.Context) error {
	err := ErrBusy
	for try := 0; try < truncateTries && errors.Is(err, ErrBusy); try++ {
		if try > 0 {
			time.Sleep(truncatePause)
		}
		err = e.writer.do(&job{ctx: ctx, alone: true, run: e.checkpoint})
	}
	return err
}

func (e *Engine) checkpoint(ctx context.Context, c sqlstore.Conn) (err error) {
	e.mover.mu.Lock()
	defer e.mover.mu.Unlock()
	e.gate.Lock()
	defer e.gate.Unlock()
	if err := setPatience(ctx, c, truncateWait); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, setPatience(ctx, c, patience)) }()
	// That it failed is in the first column only: it is no error.
	var busy, log, moved int
	if err := c.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &moved); err != nil {
		return fmt.Errorf("checkpointing: %w", err)
	}
	if busy != 0 {
		return ErrBusy
	}
	return nil
}

func setPatience(ctx context.Context, c sqlstore.Conn, d time.Duration) error {
	_, err := c.ExecContext(ctx, fmt.Sprintf("PRAGMA busy_timeout = %d", d.Milliseconds()))
	return err
}
