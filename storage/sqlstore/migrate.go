// SPDX-License-Identifier: EUPL-1.2

package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

// ErrNewer means that the database was written by a newer version of this
// program: it holds a migration that this one does not know.
var ErrNewer = errors.New("database is of a newer version of this program")

const versionTable = "goose_db_version"

// Migrate applies the migrations in folder that db does not have yet, each in its
// own transaction, in order. It never goes back, and returns ErrNewer, having
// changed nothing, for a database with a migration that is not in folder.
func Migrate(ctx context.Context, db *sql.DB, dialect goose.Dialect, folder fs.FS) error {
	p, err := goose.NewProvider(dialect, db, folder,
		goose.WithTableName(versionTable), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("reading migrations: %w", err)
	}
	// This also makes the table of versions, without which it cannot be listed.
	if _, err := p.GetDBVersion(ctx); err != nil {
		return fmt.Errorf("getting the version of the database: %w", err)
	}
	if err := refuseUnknown(ctx, db, dialect, p.ListSources()); err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrating: %w", err)
	}
	return nil
}

func refuseUnknown(ctx context.Context, db *sql.DB, dialect goose.Dialect, known []*goose.Source) error {
	versions, err := database.NewStore(dialect, versionTable)
	if err != nil {
		return fmt.Errorf("listing applied migrations: %w", err)
	}
	applied, err := versions.ListMigrations(ctx, db)
	if err != nil {
		return fmt.Errorf("listing applied migrations: %w", err)
	}
	names := map[int64]bool{0: true}
	for _, k := range known {
		names[k.Version] = true
	}
	for _, a := range applied {
		if !names[a.Version] {
			return fmt.Errorf("migration %d is unknown here: %w", a.Version, ErrNewer)
		}
	}
	return nil
}
