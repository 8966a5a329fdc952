// SPDX-License-Identifier: EUPL-1.2

package sqlstore

import (
	"context"
	"fmt"
	"time"

	"github.com/casustafel/casustafel/server/record"
)

const sessionColumns = `hash, id, person, level, method, proof, meeting, begun_at, proved_at, seen_at, idle_ends_at, ends_at`

// PutSession stores a session. A hash or id that is already stored is an error.
func (s *Store) PutSession(ctx context.Context, v record.Session) error {
	const put = `INSERT INTO sessions (` + sessionColumns + `) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`
	return s.exec(ctx, "writing a session", put, v.Hash, v.ID, v.Person, v.Level, v.Method, v.Proof, v.Meeting,
		micros(v.Begun), micros(v.Proved), micros(v.Seen), micros(v.IdleEnds), micros(v.Ends))
}

// Session returns the session of a token's hash, or record.ErrNotFound when there
// is none that lives: both its ends come after now.
func (s *Store) Session(ctx context.Context, hash []byte, now time.Time) (record.Session, error) {
	const get = `SELECT ` + sessionColumns + ` FROM sessions WHERE hash = $1 AND idle_ends_at > $2 AND ends_at > $2`
	return s.session(ctx, get, hash, micros(now))
}

// SessionByID returns a session by the id that lists show, or record.ErrNotFound
// when there is none that lives.
func (s *Store) SessionByID(ctx context.Context, id string, now time.Time) (record.Session, error) {
	const get = `SELECT ` + sessionColumns + ` FROM sessions WHERE id = $1 AND idle_ends_at > $2 AND ends_at > $2`
	return s.session(ctx, get, id, micros(now))
}

func (s *Store) session(ctx context.Context, query string, args ...any) (v record.Session, err error) {
	err = s.engine.Read(ctx, func(ctx context.Context, c Conn) (err error) {
		v, err = scanSession(c.QueryRowContext(ctx, query, args...))
		return found(err)
	})
	if err != nil {
		return record.Session{}, fmt.Errorf("getting a session: %w", err)
	}
	return v, nil
}

// SessionsOf returns the sessions of a person that live, oldest first.
func (s *Store) SessionsOf(ctx context.Context, person string, now time.Time) ([]record.Session, error) {
	const get = `SELECT ` + sessionColumns + ` FROM sessions
		WHERE person = $1 AND idle_ends_at > $2 AND ends_at > $2 ORDER BY begun_at, id`
	all, err := list(ctx, s.engine, scanSession, get, person, micros(now))
	if err != nil {
		return nil, fmt.Errorf("listing sessions: %w", err)
	}
	return all, nil
}

// KeepSession notes that a session was seen, and lets it live until the two ends
// at least. It makes none end sooner; an absent one is no error.
func (s *Store) KeepSession(ctx context.Context, id string, seen, idleEnds, ends time.Time) error {
	const keep = `UPDATE sessions SET
		seen_at = CASE WHEN seen_at > $2 THEN seen_at ELSE $2 END,
		idle_ends_at = CASE WHEN idle_ends_at > $3 THEN idle_ends_at ELSE $3 END,
		ends_at = CASE WHEN ends_at > $4 THEN ends_at ELSE $4 END WHERE id = $1`
	return s.exec(ctx, "keeping a session", keep, id, micros(seen), micros(idleEnds), micros(ends))
}

// ProveSession gives the session of an old hash the hash and everything that was
// proved of the new one; its id, begin and ends stay. It returns record.ErrNotFound
// when no session has the old hash (any more) at that level or below: of two at
// once one succeeds, and none is lowered.
func (s *Store) ProveSession(ctx context.Context, old []byte, v record.Session) error {
	err := s.engine.Write(ctx, func(ctx context.Context, c Conn) error {
		const prove = `UPDATE sessions SET hash = $2, level = $3, method = $4, proof = $5, meeting = $6, proved_at = $7
			WHERE hash = $1 AND level <= $3`
		return oneRow(record.ErrNotFound)(c.ExecContext(ctx, prove, old, v.Hash, v.Level, v.Method, v.Proof, v.Meeting, micros(v.Proved)))
	})
	if err != nil {
		return fmt.Errorf("proving a session: %w", err)
	}
	return nil
}

// RaiseSessions lifts the sessions of a person that were proved with one proof
// from one level to another, and takes their meeting away.
func (s *Store) RaiseSessions(ctx context.Context, person, proof string, from, to int) error {
	const raise = `UPDATE sessions SET level = $4, meeting = '' WHERE person = $1 AND proof = $2 AND level = $3`
	return s.exec(ctx, "raising sessions", raise, person, proof, from, to)
}

// EndSession deletes the session of a token's hash; an absent one is no error.
func (s *Store) EndSession(ctx context.Context, hash []byte) error {
	return s.exec(ctx, "ending a session", `DELETE FROM sessions WHERE hash = $1`, hash)
}

// EndSessionOf deletes a session by its id if it is this person's, and returns
// record.ErrNotFound when it is nobody's or another's.
func (s *Store) EndSessionOf(ctx context.Context, person, id string) error {
	err := s.engine.Write(ctx, func(ctx context.Context, c Conn) error {
		const end = `DELETE FROM sessions WHERE person = $1 AND id = $2`
		return oneRow(record.ErrNotFound)(c.ExecContext(ctx, end, person, id))
	})
	if err != nil {
		return fmt.Errorf("ending a session: %w", err)
	}
	return nil
}

// EndSessionsOf deletes every session of a person.
func (s *Store) EndSessionsOf(ctx context.Context, person string) error {
	return s.exec(ctx, "ending somebody's sessions", `DELETE FROM sessions WHERE person = $1`, person)
}

// EndSessionsBefore deletes the sessions of which an end is at or before t.
func (s *Store) EndSessionsBefore(ctx context.Context, t time.Time) error {
	return s.exec(ctx, "ending old sessions", `DELETE FROM sessions WHERE ends_at <= $1 OR idle_ends_at <= $1`, micros(t))
}

// EndAllSessions deletes every session of everybody.
func (s *Store) EndAllSessions(ctx context.Context) error {
	return s.exec(ctx, "ending all sessions", `DELETE FROM sessions`)
}

func scanSession(row scanner) (record.Session, error) {
	var v record.Session
	var begun, proved, seen, idle, ends int64
	err := row.Scan(&v.Hash, &v.ID, &v.Person, &v.Level, &v.Method, &v.Proof, &v.Meeting, &begun, &proved, &seen, &idle, &ends)
	v.Begun, v.Proved, v.Seen, v.IdleEnds, v.Ends = moment(begun), moment(proved), moment(seen), moment(idle), moment(ends)
	return v, err
}
