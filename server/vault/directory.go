// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// lockName is the file whose lock says that one process uses the directory.
const lockName = "lock"

// makeDirectory makes a directory that only its owner enters, parents included,
// and syncs each parent: a key must not be lost with its directory.
func makeDirectory(dir string) error {
	if err := makeMissing(filepath.Clean(dir)); err != nil {
		return err
	}
	return os.Chmod(dir, 0o700)
}

func makeMissing(dir string) error {
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	parent := filepath.Dir(dir)
	if err := makeMissing(parent); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	return syncDirectory(parent)
}

func syncDirectory(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// takeLock locks a directory until the returned file is closed or the process
// ends, in whatever way. Errors: ErrLocked.
func takeLock(dir string) (*os.File, error) {
	file, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = ErrLocked
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("locking the keys: %w", err), file.Close())
	}
	return file, nil
}
