// SPDX-License-Identifier: EUPL-1.2

// Package backup makes backups of a house that is being served, and makes a house
// from one again. It knows which files there are and in which order; what is in
// them it leaves to storage, vault, ledger and service. Keys of tables and parcels
// and those of links are in no backup, ever.
//
// The order of making is: database, long keys, list of what was destroyed. A key
// that is made after the database was copied is harmless; one that is missing is
// not. The list is the last, so that no key is kept of what it does not name.
package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/storage"
)

// The files of a backup, each in its folder by these names.
const (
	databaseName = "casustafel.db"
	keysName     = "long.keys.age"
	signerName   = "signing.key.age"
	listName     = "destroyed.json"
	manifestName = "manifest.json"
)

// Config is what a backup is made of.
type Config struct {
	Database string // file
	Keys     string // folder
	To       string // folder in which each backup becomes a folder
	Sealed   []vault.Recipient
	Now      func() time.Time
}

// Made says what was made.
type Made struct {
	Path      string // folder of a backup, or file of a list
	House     string // fingerprint
	Keys      int
	Destroyed int
}

// Make makes a backup in a new folder, which has its name only when everything is
// on disk. The house may be served meanwhile. Errors: vault.ErrRecovery without a
// recipient, and those of the file system.
func Make(ctx context.Context, c Config) (Made, error) {
	at := c.Now().UTC().Truncate(time.Second)
	name := at.Format("2006-01-02T15-04-05Z")
	made := Made{Path: filepath.Join(c.To, name)}
	if _, err := os.Lstat(made.Path); err == nil {
		return Made{}, fmt.Errorf("making a backup: %w: %s", os.ErrExist, made.Path)
	}
	if err := os.MkdirAll(c.To, 0o700); err != nil {
		return Made{}, fmt.Errorf("making a backup: %w", err)
	}
	draft, err := os.MkdirTemp(c.To, ".draft-")
	if err != nil {
		return Made{}, fmt.Errorf("making a backup: %w", err)
	}
	err = c.fill(ctx, draft, at, &made)
	if err == nil {
		err = errors.Join(syncFolder(draft), os.Rename(draft, made.Path), syncFolder(c.To))
	}
	if err != nil {
		return Made{}, errors.Join(fmt.Errorf("making a backup: %w", err), os.RemoveAll(draft))
	}
	return made, nil
}

func (c Config) fill(ctx context.Context, dir string, at time.Time, made *Made) error {
	if err := storage.Copy(ctx, storage.Config{Path: c.Database}, filepath.Join(dir, databaseName)); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(dir, keysName), func(w io.Writer) (err error) {
		made.Keys, err = c.longKeys(w)
		return err
	}); err != nil {
		return err
	}
	if err := writeFile(filepath.Join(dir, signerName), func(w io.Writer) (err error) {
		made.House, err = c.signingKey(w)
		return err
	}); err != nil {
		return err
	}
	list, err := listOf(c.Keys, at)
	if err != nil {
		return err
	}
	made.Destroyed = len(list.Drawers)
	if err := writeFile(filepath.Join(dir, listName), list.write); err != nil {
		return err
	}
	return writeManifest(dir, made.House, at)
}

func (c Config) longKeys(w io.Writer) (int, error) {
	keys, err := vault.ReadLong(c.Keys)
	if err != nil {
		return 0, err
	}
	defer keys.Close()
	return keys.Len(), keys.WriteBackup(w, c.Sealed...)
}

func (c Config) signingKey(w io.Writer) (string, error) {
	sealer, err := vault.SealTo(w, c.Sealed...)
	if err != nil {
		return "", err
	}
	house, err := ledger.CopyKey(c.Keys, sealer)
	return house, errors.Join(err, sealer.Close())
}

// MakeList writes the list of what was destroyed, and nothing else, to one file in
// the folder To, in the place of the one that is there: what that one names stays
// named, so that the list never gets shorter. Errors: ErrOther for a list of another
// house, ErrDamaged.
func MakeList(c Config) (Made, error) {
	made, err := c.makeList()
	if err != nil {
		return Made{}, fmt.Errorf("writing the list of what was destroyed: %w", err)
	}
	return made, nil
}

func (c Config) makeList() (Made, error) {
	list, err := listOf(c.Keys, c.Now().UTC().Truncate(time.Second))
	if err != nil {
		return Made{}, err
	}
	path := filepath.Join(c.To, listName)
	before, err := readList(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		err = os.MkdirAll(c.To, 0o700)
	case err == nil:
		err = list.add(before)
	}
	if err != nil {
		return Made{}, err
	}
	draft := path + ".draft"
	if err := os.Remove(draft); err != nil && !errors.Is(err, os.ErrNotExist) {
		return Made{}, err
	}
	if err := writeFile(draft, list.write); err != nil {
		return Made{}, err
	}
	return Made{Path: path, House: list.House, Destroyed: len(list.Drawers)}, errors.Join(os.Rename(draft, path), syncFolder(c.To))
}

// writeFile makes a file that only its owner reads, and syncs it.
func writeFile(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(write(file), file.Sync(), file.Close())
}

func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
