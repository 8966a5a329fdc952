// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// keptStatements bounds how many statements are kept: those in use are few, but
// some name as many values as there are to look for.
const keptStatements = 64

// prepared is a connection that keeps the statements it executed: SQLite takes
// longer to read them than to carry them out. One goroutine uses it at a time.
type prepared struct {
	*sql.Conn
	kept map[string]*sql.Stmt
}

func newPrepared(c *sql.Conn) *prepared { return &prepared{c, map[string]*sql.Stmt{}} }

// of returns the statement of a query. When too many are kept, any of them goes.
func (p *prepared) of(ctx context.Context, query string) (*sql.Stmt, error) {
	if kept := p.kept[query]; kept != nil {
		return kept, nil
	}
	for other, old := range p.kept {
		if len(p.kept) < keptStatements {
			break
		}
		delete(p.kept, other)
		if err := old.Close(); err != nil {
			return nil, err
		}
	}
	made, err := p.PrepareContext(ctx, query)
	if err == nil {
		p.kept[query] = made
	}
	return made, err
}

// ExecContext executes a statement.
func (p *prepared) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	s, err := p.of(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

// QueryContext returns the rows of a query; they are closed before the next one.
func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := p.of(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

// QueryRowContext returns the first row of a query.
func (p *prepared) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	s, err := p.of(ctx, query)
	if err != nil { // the row tells what is wrong with it
		return p.Conn.QueryRowContext(ctx, query, args...)
	}
	return s.QueryRowContext(ctx, args...)
}

// Close closes the statements and the connection.
func (p *prepared) Close() error {
	var errs []error
	for _, kept := range p.kept {
		errs = append(errs, kept.Close())
	}
	return errors.Join(append(errs, p.Conn.Close())...)
}
