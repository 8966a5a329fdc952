// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"github.com/casustafel/casustafel/storage/sqlstore"
)

// numbered fails the test for a query whose numbers are not exactly those of its
// arguments: SQLite takes too many in silence, PostgreSQL does not.
type numbered struct {
	sqlstore.Engine
	t testing.TB
}

func (e numbered) Write(ctx context.Context, f sqlstore.Func) error {
	return e.Engine.Write(ctx, e.watched(f))
}

func (e numbered) Read(ctx context.Context, f sqlstore.Func) error {
	return e.Engine.Read(ctx, e.watched(f))
}

func (e numbered) watched(f sqlstore.Func) sqlstore.Func {
	return func(ctx context.Context, c sqlstore.Conn) error { return f(ctx, numberedConn{c, e.t}) }
}

type numberedConn struct {
	sqlstore.Conn
	t testing.TB
}

func (c numberedConn) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	c.check(query, len(args))
	return c.Conn.ExecContext(ctx, query, args...)
}

func (c numberedConn) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	c.check(query, len(args))
	return c.Conn.QueryContext(ctx, query, args...)
}

func (c numberedConn) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	c.check(query, len(args))
	return c.Conn.QueryRowContext(ctx, query, args...)
}

func (c numberedConn) check(query string, args int) {
	if err := checkNumbers(query, args); err != nil {
		c.t.Errorf("%v in: %s", err, query)
	}
}

var number = regexp.MustCompile(`\$([0-9]+)`)

func checkNumbers(query string, args int) error {
	used := map[string]bool{}
	for _, found := range number.FindAllStringSubmatch(query, -1) {
		used[found[1]] = true
	}
	for n := 1; n <= args; n++ {
		if !used[strconv.Itoa(n)] {
			return fmt.Errorf("argument %d is not used", n)
		}
	}
	if len(used) != args {
		return fmt.Errorf("%d numbers are used for %d arguments", len(used), args)
	}
	return nil
}

func TestCheckNumbers_CatchesWhatOnlySQLiteTakes(t *testing.T) {
	for query, fits := range map[string]bool{
		`SELECT $2, $1`: true, `SELECT $1, $2, $1`: true, `SELECT $1`: false, `SELECT $2`: false, `SELECT $1, $3`: false, `SELECT $1, $2, $3`: false,
	} {
		if err := checkNumbers(query, 2); (err == nil) != fits {
			t.Errorf("%s with 2 arguments: got %v, want that it fits: %v", query, err, fits)
		}
	}
}
