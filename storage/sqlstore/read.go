// SPDX-License-Identifier: EUPL-1.2

package sqlstore

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// Entries returns the entries of a stream after a Seq, in order; none for an
// unknown stream.
func (l look) Entries(ctx context.Context, s record.Stream, after int64) ([]record.Entry, error) {
	const get = `SELECT seq, kind, version, text FROM entries
		WHERE stream_kind = $1 AND stream_id = $2 AND seq > $3 ORDER BY seq`
	entries, err := list(ctx, l.from, scanEntry, get, s.Kind, s.ID, after)
	if err != nil {
		return nil, fmt.Errorf("getting entries of %s %s: %w", s.Kind, s.ID, err)
	}
	return entries, nil
}

func scanEntry(row scanner) (e record.Entry, err error) {
	err = row.Scan(&e.Seq, &e.Kind, &e.Version, &e.Text)
	return e, err
}

// Streams returns the heads of all streams of a kind, ordered by id.
func (s *Store) Streams(ctx context.Context, kind record.StreamKind) ([]record.Head, error) {
	const get = `SELECT stream_kind, stream_id, version FROM heads
		WHERE stream_kind = $1 AND version > 0 ORDER BY stream_id`
	heads, err := list(ctx, s.engine, scanHead, get, kind)
	if err != nil {
		return nil, fmt.Errorf("getting streams of kind %s: %w", kind, err)
	}
	return heads, nil
}

func scanHead(row scanner) (h record.Head, err error) {
	err = row.Scan(&h.Stream.Kind, &h.Stream.ID, &h.Version)
	return h, err
}

// askAtOnce is how many ids go into one query.
const askAtOnce = 200

// Envelopes returns the sealed bytes by envelope id, all of one moment; absent
// ids are left out.
func (l look) Envelopes(ctx context.Context, ids []string) (map[string]record.Envelope, error) {
	found := make(map[string]record.Envelope, len(ids))
	err := l.from.Read(ctx, func(ctx context.Context, c Conn) error {
		for some := range slices.Chunk(ids, askAtOnce) {
			if err := findEnvelopes(ctx, c, some, found); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("getting %d envelopes: %w", len(ids), err)
	}
	return found, nil
}

func findEnvelopes(ctx context.Context, c Conn, ids []string, found map[string]record.Envelope) error {
	numbers := make([]string, len(ids))
	args := make([]any, len(ids))
	for i, id := range ids {
		numbers[i], args[i] = "$"+strconv.Itoa(i+1), id
	}
	get := `SELECT id, drawer_kind, drawer_id, sealed FROM envelopes WHERE id IN (` + strings.Join(numbers, ", ") + `)`
	envelopes, err := collect(ctx, c, scanEnvelope, get, args...)
	for _, e := range envelopes {
		found[e.ID] = e
	}
	return err
}

func scanEnvelope(row scanner) (e record.Envelope, err error) {
	err = row.Scan(&e.ID, &e.Drawer.Kind, &e.Drawer.ID, &e.Sealed)
	return e, err
}

// EnvelopesOf returns all envelopes of a drawer, ordered by id.
func (s *Store) EnvelopesOf(ctx context.Context, d vault.Drawer) ([]record.Envelope, error) {
	const get = `SELECT id, drawer_kind, drawer_id, sealed FROM envelopes
		WHERE drawer_kind = $1 AND drawer_id = $2 ORDER BY id`
	envelopes, err := list(ctx, s.engine, scanEnvelope, get, d.Kind, d.ID)
	if err != nil {
		return nil, fmt.Errorf("getting envelopes of %s: %w", d, err)
	}
	return envelopes, nil
}

// Drawers returns every drawer that has an envelope, ordered by kind and id.
func (s *Store) Drawers(ctx context.Context) ([]vault.Drawer, error) {
	const get = `SELECT DISTINCT drawer_kind, drawer_id FROM envelopes ORDER BY drawer_kind, drawer_id`
	drawers, err := list(ctx, s.engine, scanDrawer, get)
	if err != nil {
		return nil, fmt.Errorf("getting drawers: %w", err)
	}
	return drawers, nil
}

func scanDrawer(row scanner) (d vault.Drawer, err error) {
	err = row.Scan(&d.Kind, &d.ID)
	return d, err
}
