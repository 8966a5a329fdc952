// SPDX-License-Identifier: EUPL-1.2

package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/casustafel/casustafel/server/record"
)

func changeIndex(ctx context.Context, c Conn, changes []record.Change) error {
	for i, change := range changes {
		if err := applyChange(ctx, c, change); err != nil {
			return fmt.Errorf("index change %d: %w", i, err)
		}
	}
	return nil
}

func applyChange(ctx context.Context, c Conn, change record.Change) error {
	switch {
	case change.PutMine != nil:
		return putMine(ctx, c, *change.PutMine)
	case change.DropMine != nil:
		return dropMine(ctx, c, *change.DropMine)
	case change.SetOver != nil:
		return setOver(ctx, c, *change.SetOver)
	case change.PutDue != nil:
		return putDue(ctx, c, *change.PutDue)
	default:
		return dropDue(ctx, c, *change.DropDue)
	}
}

func putMine(ctx context.Context, c Conn, m record.Mine) error {
	const put = `INSERT INTO mine (person, stream_kind, stream_id, over) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`
	_, err := c.ExecContext(ctx, put, m.Person, m.Stream.Kind, m.Stream.ID, microsOrZero(m.Over))
	return err
}

func setOver(ctx context.Context, c Conn, o record.Over) error {
	const set = `UPDATE mine SET over = $1 WHERE stream_kind = $2 AND stream_id = $3`
	_, err := c.ExecContext(ctx, set, microsOrZero(o.At), o.Stream.Kind, o.Stream.ID)
	return err
}

// microsOrZero writes the time that is not there as 0.
func microsOrZero(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return micros(t)
}

func dropMine(ctx context.Context, c Conn, m record.Mine) error {
	const drop = `DELETE FROM mine WHERE person = $1 AND stream_kind = $2 AND stream_id = $3`
	_, err := c.ExecContext(ctx, drop, m.Person, m.Stream.Kind, m.Stream.ID)
	return err
}

func putDue(ctx context.Context, c Conn, d record.Due) error {
	const put = `INSERT INTO due (stream_kind, stream_id, what, ref, at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (stream_kind, stream_id, what, ref) DO UPDATE SET at = excluded.at`
	_, err := c.ExecContext(ctx, put, d.Stream.Kind, d.Stream.ID, d.What, d.Ref, micros(d.At))
	return err
}

func dropDue(ctx context.Context, c Conn, d record.Due) error {
	const drop = `DELETE FROM due WHERE stream_kind = $1 AND stream_id = $2 AND what = $3 AND ref = $4`
	_, err := c.ExecContext(ctx, drop, d.Stream.Kind, d.Stream.ID, d.What, d.Ref)
	return err
}

// MineOf returns what goes on for a person, ordered by stream kind and id.
func (s *Store) MineOf(ctx context.Context, person string) ([]record.Stream, error) {
	const get = `SELECT stream_kind, stream_id FROM mine WHERE person = $1 AND over = 0 ORDER BY stream_kind, stream_id`
	streams, err := list(ctx, s.engine, scanStream, get, person)
	if err != nil {
		return nil, fmt.Errorf("getting the streams of %s: %w", person, err)
	}
	return streams, nil
}

// OverOf returns what is over for a person, the last first, at most limit rows:
// from the last one on, or from what was over before another of theirs; none when
// that other is not theirs, or not over.
func (s *Store) OverOf(ctx context.Context, person string, before record.Stream, limit int) ([]record.Stream, error) {
	var streams []record.Stream
	err := s.engine.Read(ctx, func(ctx context.Context, c Conn) (err error) {
		streams, err = overOf(ctx, c, person, before, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("getting what is over for %s: %w", person, err)
	}
	return streams, nil
}

func overOf(ctx context.Context, c Conn, person string, before record.Stream, limit int) ([]record.Stream, error) {
	at := int64(math.MaxInt64)
	if before != (record.Stream{}) {
		const get = `SELECT over FROM mine WHERE person = $1 AND stream_kind = $2 AND stream_id = $3`
		err := c.QueryRowContext(ctx, get, person, before.Kind, before.ID).Scan(&at)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
	}
	const get = `SELECT stream_kind, stream_id FROM mine
		WHERE person = $1 AND over > 0 AND (over, stream_kind, stream_id) < ($2, $3, $4)
		ORDER BY over DESC, stream_kind DESC, stream_id DESC LIMIT $5`
	return collect(ctx, c, scanStream, get, person, at, before.Kind, before.ID, max(limit, 0))
}

func scanStream(row scanner) (s record.Stream, err error) {
	err = row.Scan(&s.Kind, &s.ID)
	return s, err
}

// DueBefore returns what is due at or before a moment, earliest first, at most
// limit rows, of these kinds or else of all; what is due at the same moment comes in
// a fixed order.
func (s *Store) DueBefore(ctx context.Context, at time.Time, limit int, what ...string) ([]record.Due, error) {
	args := []any{micros(at), max(limit, 0)}
	of := ""
	for i, kind := range what {
		of += ", $" + strconv.Itoa(i+3)
		args = append(args, kind)
	}
	if of != "" {
		of = " AND what IN (" + of[2:] + ")"
	}
	get := `SELECT stream_kind, stream_id, what, ref, at FROM due WHERE at <= $1` + of + `
		ORDER BY at, stream_kind, stream_id, what, ref LIMIT $2`
	due, err := list(ctx, s.engine, scanDue, get, args...)
	if err != nil {
		return nil, fmt.Errorf("getting what is due: %w", err)
	}
	return due, nil
}

func scanDue(row scanner) (d record.Due, err error) {
	var at int64
	err = row.Scan(&d.Stream.Kind, &d.Stream.ID, &d.What, &d.Ref, &at)
	d.At = moment(at)
	return d, err
}

func scanMine(row scanner) (m record.Mine, err error) {
	var over int64
	err = row.Scan(&m.Person, &m.Stream.Kind, &m.Stream.ID, &over)
	if over != 0 {
		m.Over = moment(over)
	}
	return m, err
}

// Index reads the whole index, all of one moment.
func (s *Store) Index(ctx context.Context) (record.Index, error) {
	var i record.Index
	err := s.engine.Read(ctx, func(ctx context.Context, c Conn) (err error) {
		i, err = readIndex(ctx, c)
		return err
	})
	if err != nil {
		return record.Index{}, fmt.Errorf("getting the index: %w", err)
	}
	return i, nil
}

func readIndex(ctx context.Context, c Conn) (i record.Index, err error) {
	const mine = `SELECT person, stream_kind, stream_id, over FROM mine ORDER BY person, stream_kind, stream_id`
	const due = `SELECT stream_kind, stream_id, what, ref, at FROM due ORDER BY stream_kind, stream_id, what, ref`
	const heads = `SELECT stream_kind, stream_id, version FROM heads WHERE version > 0 ORDER BY stream_kind, stream_id`
	if i.Mine, err = collect(ctx, c, scanMine, mine); err != nil {
		return i, err
	}
	if i.Due, err = collect(ctx, c, scanDue, due); err != nil {
		return i, err
	}
	i.Heads, err = collect(ctx, c, scanHead, heads)
	return i, err
}

// ReplaceIndex puts another index in the place of this one, atomically. Heads
// decide which appends are in conflict: call it only while nobody appends.
func (s *Store) ReplaceIndex(ctx context.Context, i record.Index) error {
	err := s.engine.Write(ctx, func(ctx context.Context, c Conn) error {
		if err := dropIndex(ctx, c); err != nil {
			return err
		}
		return putIndex(ctx, c, i)
	})
	if err != nil {
		return fmt.Errorf("replacing the index: %w", err)
	}
	return nil
}

func dropIndex(ctx context.Context, c Conn) error {
	for _, drop := range []string{`DELETE FROM mine`, `DELETE FROM due`, `DELETE FROM heads`} {
		if _, err := c.ExecContext(ctx, drop); err != nil {
			return err
		}
	}
	return nil
}

func putIndex(ctx context.Context, c Conn, i record.Index) error {
	for _, m := range i.Mine {
		if err := putMine(ctx, c, m); err != nil {
			return err
		}
	}
	for _, d := range i.Due {
		if err := putDue(ctx, c, d); err != nil {
			return err
		}
	}
	for _, h := range i.Heads {
		const put = `INSERT INTO heads (stream_kind, stream_id, version) VALUES ($1, $2, $3)`
		if _, err := c.ExecContext(ctx, put, h.Stream.Kind, h.Stream.ID, h.Version); err != nil {
			return err
		}
	}
	return nil
}
