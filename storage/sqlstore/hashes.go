// SPDX-License-Identifier: EUPL-1.2

package sqlstore

import (
	"context"
	"fmt"

	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/record"
)

// newHashes returns what an entry adds to its stream's tree: its own hash and
// those of the subtrees that it completes, lowest level first.
func newHashes(ctx context.Context, c Conn, s record.Stream, e record.Entry) ([]byte, error) {
	added, err := ledger.Extend(e.Seq-1, e.Text, func(indexes []int64) ([]ledger.Hash, error) {
		return storedHashes(ctx, c, s, indexes)
	})
	if err != nil {
		return nil, err
	}
	var blob []byte
	for _, h := range added {
		blob = append(blob, h[:]...)
	}
	return blob, nil
}

// storedHashes reads hashes by their place in tlog's stored order. The hash at
// (level, n) is added by the last entry below it, as the one of that level.
func storedHashes(ctx context.Context, c Conn, s record.Stream, indexes []int64) ([]ledger.Hash, error) {
	hashes := make([]ledger.Hash, len(indexes))
	for i, index := range indexes {
		seq, level := ledger.Place(index)
		var blob []byte
		const get = `SELECT hashes FROM entries WHERE stream_kind = $1 AND stream_id = $2 AND seq = $3`
		if err := c.QueryRowContext(ctx, get, s.Kind, s.ID, seq).Scan(&blob); err != nil {
			return nil, fmt.Errorf("reading hashes of entry %d: %w", seq, err)
		}
		if len(blob) < (level+1)*ledger.HashSize {
			return nil, fmt.Errorf("entry %d has %d bytes of hashes, want level %d", seq, len(blob), level)
		}
		copy(hashes[i][:], blob[level*ledger.HashSize:])
	}
	return hashes, nil
}

// Hashes returns the stored tree hashes of a stream, in tlog's stored order; none
// for an unknown stream.
func (s *Store) Hashes(ctx context.Context, st record.Stream) ([][32]byte, error) {
	const get = `SELECT hashes FROM entries WHERE stream_kind = $1 AND stream_id = $2 ORDER BY seq`
	blobs, err := list(ctx, s.engine, scanBlob, get, st.Kind, st.ID)
	if err != nil {
		return nil, fmt.Errorf("getting hashes of %s %s: %w", st.Kind, st.ID, err)
	}
	var hashes [][32]byte
	for _, blob := range blobs {
		for ; len(blob) >= ledger.HashSize; blob = blob[ledger.HashSize:] {
			hashes = append(hashes, [32]byte(blob))
		}
	}
	return hashes, nil
}

func scanBlob(row scanner) (blob []byte, err error) {
	err = row.Scan(&blob)
	return blob, err
}
