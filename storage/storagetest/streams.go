// SPDX-License-Identifier: EUPL-1.2

package storagetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/record"
)

// wantHashes compares the stored hashes with those computed from the texts.
func wantHashes(t testing.TB, s Store, st record.Stream) {
	t.Helper()
	texts := mustTexts(t, s, st)
	want := ledger.StoredHashes(texts)
	got := must(s.Hashes(t.Context(), st))(t)
	if len(got) != len(want) {
		t.Fatalf("got %d hashes for %d entries, want %d", len(got), len(texts), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("hash %d of %d entries is not the one of their texts", i, len(texts))
		}
	}
}

func testHashes(t *testing.T, open func(t testing.TB) Store) {
	s := open(t)
	t.Run("of an unknown stream are none", func(t *testing.T) {
		wantSame(t, "its hashes", len(must(s.Hashes(t.Context(), newStream(record.Case)))(t)), 0)
	})
	t.Run("agree with the texts at every length", func(t *testing.T) {
		st := newStream(record.Case)
		for n := range 33 {
			mustAppend(t, s, writes(write(st, int64(n), fmt.Sprint("text ", n))))
			wantHashes(t, s, st)
		}
	})
	t.Run("agree when entries come several at a time", func(t *testing.T) {
		st, other := newStream(record.Case), newStream(record.Meeting)
		at := 0
		for _, n := range []int{3, 1, 8, 5, 2, 16} {
			var texts []string
			for i := range n {
				texts = append(texts, fmt.Sprint("text ", at+i))
			}
			mustAppend(t, s, writes(write(st, int64(at), texts...), write(other, int64(at), texts...)))
			at += n
			wantHashes(t, s, st)
		}
		wantHashes(t, s, other)
	})
}

func testStreams(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	wantSame(t, "the cases of an empty store", len(must(s.Streams(ctx, record.Case))(t)), 0)
	for _, id := range []string{"b", "ab", "a-b", "B", "a"} {
		mustAppend(t, s, writes(write(record.Stream{Kind: record.Case, ID: id}, 0, "x", "y")))
	}
	mustAppend(t, s, writes(write(record.Stream{Kind: record.Meeting, ID: "a"}, 0, "x")))
	mustAppend(t, s, writes(write(record.Stream{Kind: record.Person, ID: "a"}, 0, "x")))
	var want []record.Head
	for _, id := range []string{"B", "a", "a-b", "ab", "b"} {
		want = append(want, record.Head{Stream: record.Stream{Kind: record.Case, ID: id}, Version: 2})
	}
	wantSame(t, "the cases, ordered byte by byte", must(s.Streams(ctx, record.Case))(t), want)
	for _, kind := range record.StreamKinds() {
		st := newStream(kind)
		mustAppend(t, s, writes(write(st, 0, "of a "+string(kind))))
		if heads := must(s.Streams(ctx, kind))(t); !slices.Contains(heads, record.Head{Stream: st, Version: 1}) {
			t.Errorf("a stream of a %s: not among its kind: %v", kind, heads)
		}
	}
}
