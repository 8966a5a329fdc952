// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Backup writes a copy of what is committed, without deleted pages, to the new
// file path (0600). Reading and writing go on meanwhile; Truncate waits. A copy
// that is not complete is removed.
func (e *Engine) Backup(ctx context.Context, path string) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	unlock, err := e.lockBackups(ctx)
	if err != nil {
		return err
	}
	return errors.Join(e.copyOrNothing(ctx, absolute), unlock())
}

func (e *Engine) copyOrNothing(ctx context.Context, path string) error {
	if err := create(path); err != nil {
		return err
	}
	if err := e.copyTo(ctx, path); err != nil {
		return errors.Join(explain(err), os.Remove(path))
	}
	return nil
}

// copyTo has a connection of its own, outside the gate: a copy takes long, and no
// reader should wait for it. SQLite is done with the new file before it is synced.
func (e *Engine) copyTo(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", e.source.copying())
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO $1", path)
	if err := errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("copying: %w", err)
	}
	return syncPath(path)
}

// lockBackups waits until nobody copies or truncates, in this process or another.
func (e *Engine) lockBackups(ctx context.Context) (unlock func() error, err error) {
	select {
	case <-e.backups:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	others, err := lockCopying(ctx, string(e.source))
	if err != nil {
		e.unlockBackups()
		return nil, err
	}
	return func() error {
		defer e.unlockBackups()
		return others()
	}, nil
}

func (e *Engine) unlockBackups() { e.backups <- struct{}{} }
