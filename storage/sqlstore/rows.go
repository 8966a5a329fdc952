// SPDX-License-Identifier: EUPL-1.2

package sqlstore

import (
	"context"
	"database/sql"
	"time"
)

// scanner is one row: *sql.Row or *sql.Rows.
type scanner interface{ Scan(dest ...any) error }

// collect reads all rows of a query and closes them before it returns, so that
// no row is held open while anything else happens.
func collect[T any](ctx context.Context, c Conn, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := c.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return drain(rows, scan)
}

func drain[T any](rows *sql.Rows, scan func(scanner) (T, error)) ([]T, error) {
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// list is collect in a read of its own.
func list[T any](ctx context.Context, l Looker, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	var all []T
	err := l.Read(ctx, func(ctx context.Context, c Conn) (err error) {
		all, err = collect(ctx, c, scan, query, args...)
		return err
	})
	return all, err
}

func micros(t time.Time) int64  { return t.UnixMicro() }
func moment(us int64) time.Time { return time.UnixMicro(us).UTC() }
