// SPDX-License-Identifier: EUPL-1.2

package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/storage"
)

// ErrNotEmpty means that a folder to restore into holds something.
var ErrNotEmpty = errors.New("backup: folder is not empty")

// Into says from what a house is made again, and where.
type Into struct {
	From     string   // folder of one backup
	Lists    []string // newer lists of what was destroyed: files
	OldKeys  string   // folder of the keys before, where that is left; or empty
	Identity vault.Identity
	Database string // file, in a folder that is empty
	Keys     string // folder, empty
	Now      func() time.Time
}

// Result says what a restore did.
type Result struct {
	House     string    // fingerprint: as before
	At        time.Time // of the backup
	ListedAt  time.Time // until when it is known what was destroyed
	Destroyed int       // drawers that stay destroyed
	Keys      int       // drawers that open again
	service.Restored
	Differs []string // what in the record does not agree with itself
}

// Restore makes a house again: what was destroyed first, then the keys that are
// left, then the database, in which everything without a key is deleted and closed.
// The database gets its name last, so that half a restore is not served; when
// something fails, both folders are left empty. Errors: ErrNotEmpty, ErrDamaged,
// ErrOther, vault.ErrRecovery, vault.ErrDamaged.
func Restore(ctx context.Context, in Into) (Result, error) {
	r, err := in.restore(ctx)
	if err != nil {
		return Result{}, fmt.Errorf("restoring: %w", err)
	}
	return r, nil
}

func (in Into) restore(ctx context.Context) (Result, error) {
	folders := []string{filepath.Dir(in.Database), in.Keys}
	for _, dir := range folders {
		if err := mustBeEmpty(dir); err != nil {
			return Result{}, err
		}
	}
	m, err := readManifest(in.From)
	if err != nil {
		return Result{}, err
	}
	gone, err := in.destroyed(m)
	if err != nil {
		return Result{}, err
	}
	r := Result{House: m.House, At: m.At, ListedAt: gone.At, Destroyed: len(gone.Drawers)}
	err = in.fill(ctx, gone, &r)
	if err != nil {
		return Result{}, errors.Join(err, emptyAll(folders))
	}
	return r, nil
}

// destroyed is everything that any list names.
func (in Into) destroyed(m manifest) (*list, error) {
	all, err := readList(filepath.Join(in.From, listName))
	if err != nil {
		return nil, err
	}
	if all.House != m.House {
		return nil, fmt.Errorf("%w: %s", ErrOther, listName)
	}
	for _, path := range in.Lists {
		newer, err := readList(path)
		if err != nil {
			return nil, err
		}
		if err := all.take(newer); err != nil {
			return nil, fmt.Errorf("%w: %s", err, path)
		}
	}
	if in.OldKeys == "" {
		return all, nil
	}
	left, err := listOf(in.OldKeys, in.Now())
	if err == nil {
		err = all.take(left)
	}
	return all, err
}

// take adds a list, and knows as long as that one knows.
func (l *list) take(newer *list) error {
	if err := l.add(newer); err != nil {
		return err
	}
	if newer.At.After(l.At) {
		l.At = newer.At
	}
	return nil
}

func (in Into) fill(ctx context.Context, gone *list, r *Result) error {
	if err := in.restoreKeys(gone, r); err != nil {
		return err
	}
	draft := filepath.Join(filepath.Dir(in.Database), "restoring.db")
	if err := copyFile(filepath.Join(in.From, databaseName), draft); err != nil {
		return err
	}
	if err := in.settle(ctx, draft, r); err != nil {
		return err
	}
	return name(draft, in.Database)
}

func (in Into) restoreKeys(gone *list, r *Result) error {
	keys, err := os.Open(filepath.Join(in.From, keysName))
	if err != nil {
		return err
	}
	defer keys.Close()
	if r.Keys, err = vault.RestoreLong(in.Keys, keys, in.Identity, gone.drawers()); err != nil {
		return err
	}
	sealed, err := os.Open(filepath.Join(in.From, signerName))
	if err != nil {
		return err
	}
	defer sealed.Close()
	opened, err := vault.OpenWith(sealed, in.Identity)
	if err != nil {
		return err
	}
	house, err := ledger.RestoreKey(in.Keys, opened)
	if err == nil && house != r.House {
		err = fmt.Errorf("%w: %s", ErrOther, signerName)
	}
	return err
}

// settle brings the record together with the keys that are left.
func (in Into) settle(ctx context.Context, database string, r *Result) error {
	keys, err := vault.OpenSlots(in.Keys)
	if err != nil {
		return err
	}
	defer keys.Close()
	store, err := storage.Open(ctx, storage.Config{Path: database})
	if err != nil {
		return err
	}
	s := service.New(service.Config{Store: store, Keys: keys, Now: in.Now, Log: slog.New(slog.DiscardHandler)})
	err = store.EndAllSessions(ctx)
	if err == nil {
		r.Restored, err = s.Restore(ctx, r.At)
	}
	if err == nil {
		r.Differs, err = service.Inspect(ctx, store, false)
	}
	return errors.Join(err, store.Close())
}

// name gives a closed database its name. Its log has to be in it.
func name(draft, database string) error {
	if _, err := os.Lstat(draft + "-wal"); !errors.Is(err, os.ErrNotExist) {
		return errors.Join(errors.New("the log of the database was not closed"), err)
	}
	beside, err := filepath.Glob(draft + "?*")
	for _, path := range beside {
		err = errors.Join(err, os.Remove(path))
	}
	return errors.Join(err, os.Rename(draft, database), syncFolder(filepath.Dir(database)))
}

func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	return writeFile(to, func(w io.Writer) error {
		_, err := io.Copy(w, source)
		return err
	})
}
