// SPDX-License-Identifier: EUPL-1.2

package storagetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// noon is a moment with microseconds, as every engine keeps them.
var noon = time.Date(2026, 11, 21, 12, 0, 0, 123456000, time.UTC)

func newStream(k record.StreamKind) record.Stream {
	return record.Stream{Kind: k, ID: uuid.NewString()}
}

// write is a write of one entry for each text.
func write(s record.Stream, expected int64, texts ...string) record.Write {
	w := record.Write{Stream: s, Expected: expected}
	for _, text := range texts {
		w.Entries = append(w.Entries, record.Entry{Kind: "noted", Version: 1, Text: text})
	}
	return w
}

func writes(all ...record.Write) record.Batch { return record.Batch{Writes: all} }

func envelope(d vault.Drawer, sealed string) record.Envelope {
	return record.Envelope{Drawer: d, ID: uuid.NewString(), Sealed: []byte(sealed)}
}

func newDrawer(k vault.Kind) vault.Drawer { return vault.Drawer{Kind: k, ID: uuid.NewString()} }

func mustAppend(t testing.TB, s Store, b record.Batch) {
	t.Helper()
	if err := s.Append(t.Context(), b); err != nil {
		t.Fatalf("appending: %v", err)
	}
}

func wantError(t testing.TB, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Fatalf("got error %v, want %v", got, want)
	}
}

func wantSame[T any](t testing.TB, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got, cmp.Comparer(bytes.Equal)); d != "" {
		t.Fatalf("%s is not as wanted (-want +got):\n%s", what, d)
	}
}

// must gives back what a call answered and ends the test when it failed:
// must(s.Entries(ctx, stream, 0))(t).
func must[T any](v T, err error) func(t testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatalf("unexpected error: %v", err)
		}
		return v
	}
}

func mustTexts(t testing.TB, s Store, st record.Stream) []string {
	t.Helper()
	var texts []string
	for i, e := range must(s.Entries(t.Context(), st, 0))(t) {
		if e.Seq != int64(i)+1 {
			t.Fatalf("entry %d of %v has seq %d: got a gap or a double", i, st, e.Seq)
		}
		texts = append(texts, e.Text)
	}
	return texts
}

// everything is all that can be seen of a store from outside.
type everything struct {
	Index     record.Index
	Entries   map[string][]record.Entry
	Hashes    map[string][][32]byte
	Envelopes map[string][]record.Envelope
}

func mustSeeAll(t testing.TB, s Store) everything {
	t.Helper()
	ctx := t.Context()
	all := everything{
		Index:     must(s.Index(ctx))(t),
		Entries:   map[string][]record.Entry{},
		Hashes:    map[string][][32]byte{},
		Envelopes: map[string][]record.Envelope{},
	}
	for _, h := range all.Index.Heads {
		name := fmt.Sprint(h.Stream)
		all.Entries[name] = must(s.Entries(ctx, h.Stream, 0))(t)
		all.Hashes[name] = must(s.Hashes(ctx, h.Stream))(t)
	}
	for _, d := range must(s.Drawers(ctx))(t) {
		all.Envelopes[d.String()] = must(s.EnvelopesOf(ctx, d))(t)
	}
	return all
}

// wantUnchanged runs f and compares everything before and after.
func wantUnchanged(t testing.TB, s Store, f func()) {
	t.Helper()
	before := mustSeeAll(t, s)
	f()
	wantSame(t, "the store after a refused write", mustSeeAll(t, s), before)
}

// appendRetrying appends one text at whatever version the stream is, as a service
// does, and returns the seq that it got.
func appendRetrying(ctx context.Context, s Store, st record.Stream, text string) (int64, error) {
	for {
		entries, err := s.Entries(ctx, st, 0)
		if err != nil {
			return 0, err
		}
		at := int64(len(entries))
		err = s.Append(ctx, writes(write(st, at, text)))
		if !errors.Is(err, record.ErrConflict) {
			return at + 1, err
		}
	}
}
