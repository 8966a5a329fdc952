// SPDX-License-Identifier: EUPL-1.2

package sqlstore

import (
	"context"
	"fmt"
	"time"
)

// PutSession stores a session by the hash of its random token; the token itself
// never gets here. A hash that is already stored is an error.
func (s *Store) PutSession(ctx context.Context, hash []byte, person string, created, ends time.Time) error {
	const put = `INSERT INTO sessions (hash, person, created_at, ends_at) VALUES ($1, $2, $3, $4)`
	return s.exec(ctx, "writing a session", put, hash, person, micros(created), micros(ends))
}

// SessionPerson returns whose session this is, or record.ErrNotFound when there
// is none that ends after now.
func (s *Store) SessionPerson(ctx context.Context, hash []byte, now time.Time) (string, error) {
	var person string
	err := s.engine.Read(ctx, func(ctx context.Context, c Conn) error {
		const get = `SELECT person FROM sessions WHERE hash = $1 AND ends_at > $2`
		return found(c.QueryRowContext(ctx, get, hash, micros(now)).Scan(&person))
	})
	if err != nil {
		return "", fmt.Errorf("getting a session: %w", err)
	}
	return person, nil
}

// EndSession deletes a session; an absent one is no error.
func (s *Store) EndSession(ctx context.Context, hash []byte) error {
	return s.exec(ctx, "ending a session", `DELETE FROM sessions WHERE hash = $1`, hash)
}

// EndSessionsBefore deletes the sessions that end at or before t.
func (s *Store) EndSessionsBefore(ctx context.Context, t time.Time) error {
	return s.exec(ctx, "ending old sessions", `DELETE FROM sessions WHERE ends_at <= $1`, micros(t))
}
