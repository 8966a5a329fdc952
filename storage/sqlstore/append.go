// SPDX-License-Identifier: EUPL-1.2

package sqlstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/casustafel/casustafel/server/record"
)

// Append writes a batch atomically over its streams; nil means that it is on disk.
// Drops come before seals, so a batch can replace an envelope. When a key was
// answered before, that is the error, whatever else is wrong with the batch.
//
// Errors: record.ErrAnswered, record.ErrConflict, record.ErrFull; the error of ctx
// when it ended first, and then the append may still take place: repeat it with
// the same key to know. So nothing in b may change any more after the call.
func (s *Store) Append(ctx context.Context, b record.Batch) error {
	if err := check(b); err != nil {
		return fmt.Errorf("appending: %w", err)
	}
	err := s.engine.Write(ctx, func(ctx context.Context, c Conn) error { return apply(ctx, c, b) })
	if err != nil {
		return fmt.Errorf("appending: %w", err)
	}
	return nil
}

// check refuses batches that no program should make.
func check(b record.Batch) error {
	seen := map[record.Stream]bool{}
	for _, w := range b.Writes {
		if seen[w.Stream] {
			return fmt.Errorf("%s %s is written twice in one batch", w.Stream.Kind, w.Stream.ID)
		}
		seen[w.Stream] = true
		if err := checkEntries(w.Entries); err != nil {
			return fmt.Errorf("%s %s: %w", w.Stream.Kind, w.Stream.ID, err)
		}
	}
	for _, e := range b.Seal {
		if len(e.Sealed) == 0 {
			return fmt.Errorf("nothing is sealed in envelope %s", e.ID)
		}
	}
	return checkChanges(b.Index)
}

// checkEntries refuses text that some engine cannot give back to the byte.
func checkEntries(entries []record.Entry) error {
	for i, e := range entries {
		if !utf8.ValidString(e.Text) || strings.ContainsRune(e.Text, 0) {
			return fmt.Errorf("text of entry %d of the write is not UTF-8 without NUL", i)
		}
	}
	return nil
}

func checkChanges(changes []record.Change) error {
	for i, c := range changes {
		set := 0
		for _, is := range []bool{c.PutMine != nil, c.DropMine != nil, c.SetOver != nil, c.PutDue != nil, c.DropDue != nil} {
			if is {
				set++
			}
		}
		if set != 1 {
			return fmt.Errorf("index change %d has %d fields set, want one", i, set)
		}
	}
	return nil
}

func apply(ctx context.Context, c Conn, b record.Batch) error {
	if b.Answer != nil {
		if err := putAnswer(ctx, c, *b.Answer); err != nil {
			return err
		}
	}
	if err := putWrites(ctx, c, b.Writes); err != nil {
		return err
	}
	if err := changeEnvelopes(ctx, c, b); err != nil {
		return err
	}
	return changeIndex(ctx, c, b.Index)
}

// putWrites moves all heads before it writes any entry: in one order for
// everybody, so that two appends cannot wait for each other.
func putWrites(ctx context.Context, c Conn, writes []record.Write) error {
	ordered := slices.SortedFunc(slices.Values(writes), func(a, b record.Write) int {
		return cmp.Or(cmp.Compare(a.Stream.Kind, b.Stream.Kind), cmp.Compare(a.Stream.ID, b.Stream.ID))
	})
	for _, w := range ordered {
		if err := moveHead(ctx, c, w); err != nil {
			return fmt.Errorf("moving %s %s on from %d: %w", w.Stream.Kind, w.Stream.ID, w.Expected, err)
		}
	}
	for _, w := range ordered {
		if err := putEntries(ctx, c, w); err != nil {
			return fmt.Errorf("writing %s %s: %w", w.Stream.Kind, w.Stream.ID, err)
		}
	}
	return nil
}

// moveHead checks the version and takes the lock of the row, for a guard too: a
// mere look would not stop another append under an engine with several writers.
func moveHead(ctx context.Context, c Conn, w record.Write) error {
	s := w.Stream
	if w.Expected == 0 {
		const put = `INSERT INTO heads (stream_kind, stream_id, version) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING`
		if _, err := c.ExecContext(ctx, put, s.Kind, s.ID); err != nil {
			return err
		}
	}
	const move = `UPDATE heads SET version = $1 WHERE stream_kind = $2 AND stream_id = $3 AND version = $4`
	to := w.Expected + int64(len(w.Entries))
	return oneRow(record.ErrConflict)(c.ExecContext(ctx, move, to, s.Kind, s.ID, w.Expected))
}

func putEntries(ctx context.Context, c Conn, w record.Write) error {
	for i, e := range w.Entries {
		e.Seq = w.Expected + int64(i) + 1
		if err := putEntry(ctx, c, w.Stream, e); err != nil {
			return fmt.Errorf("entry %d: %w", e.Seq, err)
		}
	}
	return nil
}

func putEntry(ctx context.Context, c Conn, s record.Stream, e record.Entry) error {
	hashes, err := newHashes(ctx, c, s, e)
	if err != nil {
		return err
	}
	const put = `INSERT INTO entries (stream_kind, stream_id, seq, kind, version, text, hashes)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`
	_, err = c.ExecContext(ctx, put, s.Kind, s.ID, e.Seq, e.Kind, e.Version, e.Text, hashes)
	return err
}

func changeEnvelopes(ctx context.Context, c Conn, b record.Batch) error {
	for _, d := range b.DropDrawers {
		if _, err := c.ExecContext(ctx, `DELETE FROM envelopes WHERE drawer_kind = $1 AND drawer_id = $2`, d.Kind, d.ID); err != nil {
			return fmt.Errorf("deleting drawer %s: %w", d, err)
		}
	}
	for _, id := range b.Drop {
		if _, err := c.ExecContext(ctx, `DELETE FROM envelopes WHERE id = $1`, id); err != nil {
			return fmt.Errorf("deleting envelope %s: %w", id, err)
		}
	}
	for _, e := range b.Seal {
		if err := putEnvelope(ctx, c, e); err != nil {
			return fmt.Errorf("writing envelope %s: %w", e.ID, err)
		}
	}
	return nil
}

func putEnvelope(ctx context.Context, c Conn, e record.Envelope) error {
	const put = `INSERT INTO envelopes (id, drawer_kind, drawer_id, sealed) VALUES ($1, $2, $3, $4)`
	_, err := c.ExecContext(ctx, put, e.ID, e.Drawer.Kind, e.Drawer.ID, e.Sealed)
	return err
}
