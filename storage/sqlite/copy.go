// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// copyLock is the file beside a database that is locked while somebody copies it
// or empties its log, in whichever process.
const copyLock = ".copying"

// lockPause is how long to wait before asking for the lock again.
const lockPause = 20 * time.Millisecond

// Copy writes a copy of the database at from, which another process may have open,
// to the new file to (0600): what is committed, without deleted pages. It changes
// nothing at from. A copy that is not complete is removed. A process that copies
// its own open database calls Engine.Backup instead.
func Copy(ctx context.Context, from, to string) error {
	e, err := existing(from)
	if err != nil {
		return fmt.Errorf("copying %s: %w", from, err)
	}
	absolute, err := filepath.Abs(to)
	if err != nil {
		return err
	}
	unlock, err := lockCopying(ctx, string(e.source))
	if err != nil {
		return fmt.Errorf("copying %s: %w", from, err)
	}
	return errors.Join(e.copyOrNothing(ctx, absolute), unlock())
}

// existing is an engine that only copies. Looking at the file opens nothing.
func existing(path string) (*Engine, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(absolute); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(fs.ErrNotExist, err)
	}
	return &Engine{source: source(absolute)}, nil
}

// lockCopying waits until no process copies this database or empties its log: a
// copy is a long read, and the log cannot be emptied while it runs.
func lockCopying(ctx context.Context, path string) (unlock func() error, err error) {
	file, err := openLock(path)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return file.Close, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			break
		}
		select {
		case <-time.After(lockPause):
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), file.Close())
		}
	}
	return nil, errors.Join(fmt.Errorf("locking for copying: %w", err), file.Close())
}

// openLock makes the file that is locked where it is not there, for whoever owns
// the database: an administrator who copies must not lock its program out.
func openLock(path string) (*os.File, error) {
	file, err := os.OpenFile(path+copyLock, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && os.Geteuid() == 0 {
		err = file.Chown(int(owner.Uid), int(owner.Gid))
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}
