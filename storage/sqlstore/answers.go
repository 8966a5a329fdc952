// SPDX-License-Identifier: EUPL-1.2

package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/casustafel/casustafel/server/record"
)

// oneRow turns the result of a statement that changed nothing into an error.
func oneRow(none error) func(sql.Result, error) error {
	return func(r sql.Result, err error) error {
		if err != nil {
			return err
		}
		n, err := r.RowsAffected()
		if err == nil && n == 0 {
			return none
		}
		return err
	}
}

// putAnswer leaves a taken key alone and counts, because a violated constraint
// would spoil the whole transaction on some engines.
func putAnswer(ctx context.Context, c Conn, a record.Answer) error {
	const put = `INSERT INTO answers (person, answer_key, deed, id, version, at)
		VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`
	err := oneRow(record.ErrAnswered)(c.ExecContext(ctx, put, a.Person, a.Key, a.Deed, a.ID, a.Version, micros(a.At)))
	if err != nil {
		return fmt.Errorf("writing an answer: %w", err)
	}
	return nil
}

// Answer returns what a key was answered, its time in whole microseconds, or
// record.ErrNotFound.
func (s *Store) Answer(ctx context.Context, person, key string) (record.Answer, error) {
	a := record.Answer{Person: person, Key: key}
	var at int64
	err := s.engine.Read(ctx, func(ctx context.Context, c Conn) error {
		const get = `SELECT deed, id, version, at FROM answers WHERE person = $1 AND answer_key = $2`
		return found(c.QueryRowContext(ctx, get, person, key).Scan(&a.Deed, &a.ID, &a.Version, &at))
	})
	if err != nil {
		return record.Answer{}, fmt.Errorf("getting an answer of %s: %w", person, err)
	}
	a.At = moment(at)
	return a, nil
}

// ForgetAnswers deletes answers given before a moment.
func (s *Store) ForgetAnswers(ctx context.Context, before time.Time) error {
	return s.exec(ctx, "forgetting answers", `DELETE FROM answers WHERE at < $1`, micros(before))
}

// found translates the absence of a row.
func found(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return record.ErrNotFound
	}
	return err
}

// exec is one statement as a write of its own.
func (s *Store) exec(ctx context.Context, doing, query string, args ...any) error {
	err := s.engine.Write(ctx, func(ctx context.Context, c Conn) error {
		_, err := c.ExecContext(ctx, query, args...)
		return err
	})
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}
