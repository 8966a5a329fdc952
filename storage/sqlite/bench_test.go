// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/storage/sqlstore"
)

// BenchmarkAppend appends what putting an item on the table appends: an event of
// 200 bytes, an envelope of a kilobyte and the answer to the command.
func BenchmarkAppend(b *testing.B) {
	for name, writers := range map[string]int{"1 writer": 1, "64 writers": 64} {
		b.Run(name, func(b *testing.B) { benchmarkAppend(b, writers) })
	}
}

func benchmarkAppend(b *testing.B, writers int) {
	e := mustOpen(b)
	s := sqlstore.New(e)
	before := e.writer.commits.Load()
	var left atomic.Int64
	left.Store(int64(b.N))
	var all sync.WaitGroup
	b.ResetTimer()
	for range writers {
		all.Go(func() {
			stream := meeting()
			for at := int64(0); left.Add(-1) >= 0; at++ {
				if err := s.Append(b.Context(), anItem(stream, at)); err != nil {
					b.Errorf("appending: %v", err)
				}
			}
		})
	}
	all.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "appends/s")
	b.ReportMetric(float64(b.N)/float64(e.writer.commits.Load()-before), "appends/commit")
}

var sealed = bytes.Repeat([]byte{7}, 1064)

func anItem(stream record.Stream, at int64) record.Batch {
	id := uuid.Must(uuid.NewV7()).String()
	return record.Batch{
		Writes: []record.Write{{Stream: stream, Expected: at, Entries: []record.Entry{{Kind: "put", Version: 1, Text: strings.Repeat("x", 200)}}}},
		Seal:   []record.Envelope{{ID: id, Drawer: vault.Drawer{Kind: vault.Table, ID: stream.ID}, Sealed: sealed}},
		Answer: &record.Answer{Person: stream.ID, Key: id, Deed: "put", ID: id, Version: at + 1},
	}
}

// BenchmarkRead asks for what is not there, as every deed does for its earlier answer.
func BenchmarkRead(b *testing.B) {
	s := sqlstore.New(mustOpen(b))
	for b.Loop() {
		if _, err := s.Answer(b.Context(), "person", "key"); !errors.Is(err, record.ErrNotFound) {
			b.Fatalf("got %v, want none", err)
		}
	}
}
