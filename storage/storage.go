// SPDX-License-Identifier: EUPL-1.2

// Package storage opens the place where the record and the sealed envelopes are
// kept, and picks its engine. It does not know SQL.
package storage

import (
	"context"
	"errors"

	"github.com/casustafel/casustafel/storage/sqlite"
	"github.com/casustafel/casustafel/storage/sqlstore"
)

// Config says where the data are.
type Config struct {
	Path string // the SQLite database file; it and its folder are made if they are not there
}

// Open opens the storage and brings it up to date. The caller closes it; there is
// one open storage per database and process. A database of a newer program is
// refused with sqlstore.ErrNewer.
func Open(ctx context.Context, c Config) (*sqlstore.Store, error) {
	if c.Path == "" {
		return nil, errors.New("opening storage: no path is given")
	}
	e, err := sqlite.Open(ctx, c.Path)
	if err != nil {
		return nil, err
	}
	return sqlstore.New(e), nil
}

// Copy writes a copy of a database that another process may have open to the new
// file to: what is committed, without deleted pages. It changes nothing.
func Copy(ctx context.Context, c Config, to string) error {
	return sqlite.Copy(ctx, c.Path, to)
}
