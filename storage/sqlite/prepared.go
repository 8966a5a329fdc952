// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// keptStatements bounds how many statements are kept: those of an append are few.
const keptStatements = 64

// prepared is the writer's connection, which keeps the statements it executed: SQLite
// takes longer to read them than to carry them out. One goroutine uses it.
type prepared struct {
	*sql.Conn
	kept map[string]*sql.Stmt
}

func newPrepared(c *sql.Conn) *prepared { return &prepared{c, map[string]*sql.Stmt{}} }

// ExecContext executes one statement.
func (p *prepared) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	kept := p.kept[query]
	if kept == nil {
		if len(p.kept) >= keptStatements {
			return p.Conn.ExecContext(ctx, query, args...)
		}
		var err error
		if kept, err = p.PrepareContext(ctx, query); err != nil {
			return nil, err
		}
		p.kept[query] = kept
	}
	return kept.ExecContext(ctx, args...)
}

// Close closes the statements and the connection.
func (p *prepared) Close() error {
	var errs []error
	for _, kept := range p.kept {
		errs = append(errs, kept.Close())
	}
	return errors.Join(append(errs, p.Conn.Close())...)
}
