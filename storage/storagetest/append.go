// SPDX-License-Identifier: EUPL-1.2

package storagetest

import (
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

func testAppend(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	st := newStream(record.Meeting)
	mustAppend(t, s, writes(record.Write{Stream: st, Entries: []record.Entry{
		{Kind: "opened", Version: 1, Text: `{"a":1}`},
		{Kind: "joined", Version: 3, Text: `{"b":2}`, Seq: 77},
	}}))
	mustAppend(t, s, writes(write(st, 2, `{"c":3}`)))
	want := []record.Entry{
		{Seq: 1, Kind: "opened", Version: 1, Text: `{"a":1}`},
		{Seq: 2, Kind: "joined", Version: 3, Text: `{"b":2}`},
		{Seq: 3, Kind: "noted", Version: 1, Text: `{"c":3}`},
	}
	t.Run("numbers entries from one and keeps them as given", func(t *testing.T) {
		wantSame(t, "the stream", must(s.Entries(ctx, st, 0))(t), want)
	})
	t.Run("reads only what comes after a seq", func(t *testing.T) {
		wantSame(t, "the stream after 2", must(s.Entries(ctx, st, 2))(t), want[2:])
		wantSame(t, "the stream after 3", len(must(s.Entries(ctx, st, 3))(t)), 0)
	})
	t.Run("knows nothing of another stream", func(t *testing.T) {
		wantSame(t, "an unknown stream", len(must(s.Entries(ctx, newStream(record.Meeting), 0))(t)), 0)
		other := record.Stream{Kind: record.Case, ID: st.ID}
		wantSame(t, "a stream of another kind with the same id", len(must(s.Entries(ctx, other, 0))(t)), 0)
	})
}

func testConflict(t *testing.T, open func(t testing.TB) Store) {
	s := open(t)
	st := newStream(record.Case)
	mustAppend(t, s, writes(write(st, 0, "one", "two")))
	for name, w := range map[string]record.Write{
		"when the stream has moved on":       write(st, 1, "late"),
		"when the stream is not so far yet":  write(st, 3, "early"),
		"when a new stream is there already": write(st, 0, "first"),
		"when the stream is unknown":         write(newStream(record.Case), 1, "lost"),
		"when a version is below zero":       write(newStream(record.Case), -1, "odd"),
	} {
		t.Run(name, func(t *testing.T) {
			wantUnchanged(t, s, func() { wantError(t, s.Append(t.Context(), writes(w)), record.ErrConflict) })
		})
	}
}

func testGuard(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	guarded, absent := newStream(record.Case), newStream(record.Case)
	mustAppend(t, s, writes(write(guarded, 0, "consent")))
	t.Run("passes while its stream has not moved", func(t *testing.T) {
		mustAppend(t, s, writes(write(guarded, 1), write(newStream(record.Meeting), 0, "item")))
		wantSame(t, "the guarded stream", mustTexts(t, s, guarded), []string{"consent"})
	})
	t.Run("passes with 0 while its stream is absent, and does not make it", func(t *testing.T) {
		before := must(s.Streams(ctx, record.Case))(t)
		mustAppend(t, s, writes(write(absent, 0), write(newStream(record.Meeting), 0, "item")))
		wantSame(t, "the cases", must(s.Streams(ctx, record.Case))(t), before)
		mustAppend(t, s, writes(write(absent, 0)))
		mustAppend(t, s, writes(write(absent, 0, "now it is there")))
	})
	t.Run("stops the other writes when its stream has moved", func(t *testing.T) {
		mustAppend(t, s, writes(write(guarded, 1, "withdrawn")))
		for _, stale := range []record.Write{write(guarded, 1), write(absent, 0)} {
			wantUnchanged(t, s, func() {
				b := writes(write(newStream(record.Meeting), 0, "item"), stale)
				wantError(t, s.Append(ctx, b), record.ErrConflict)
			})
		}
	})
}

// testAtomicity has every kind of write that comes early, and a failure that
// comes late: whatever the order in which an engine writes, something is undone.
func testAtomicity(t *testing.T, open func(t testing.TB) Store) {
	s := open(t)
	moved, d := newStream(record.Meeting), newDrawer(vault.Table)
	kept := envelope(d, "sealed before")
	mustAppend(t, s, record.Batch{Writes: []record.Write{write(moved, 0, "one")}, Seal: []record.Envelope{kept}})
	full := func(more record.Write, seal ...record.Envelope) record.Batch {
		return record.Batch{
			Writes: []record.Write{write(newStream(record.Case), 0, "first"), more, write(newStream(record.Meeting), 0, "last")},
			Seal:   append([]record.Envelope{envelope(d, "sealed now")}, seal...),
			Drop:   []string{kept.ID},
			Index:  []record.Change{{PutMine: &record.Mine{Person: "p", Stream: moved}}},
			Answer: &record.Answer{Person: "p", Key: "k", Deed: "d", ID: "i", Version: 1, At: noon},
		}
	}
	twin := envelope(d, "twin")
	for name, b := range map[string]record.Batch{
		"when a later stream is in conflict":   full(write(moved, 0, "late")),
		"when a later guard fails":             full(write(moved, 7)),
		"when a later envelope cannot be kept": full(write(moved, 1, "fits"), twin, twin),
	} {
		t.Run(name, func(t *testing.T) {
			wantUnchanged(t, s, func() {
				if err := s.Append(t.Context(), b); err == nil {
					t.Fatal("got no error, want the append to fail")
				}
			})
			_, err := s.Answer(t.Context(), "p", "k")
			wantError(t, err, record.ErrNotFound)
		})
	}
}

func testRefusal(t *testing.T, open func(t testing.TB) Store) {
	s := open(t)
	st := newStream(record.Case)
	for name, b := range map[string]record.Batch{
		"of two writes to one stream":          writes(write(st, 0, "a"), write(st, 1, "b")),
		"of a write and a guard on one stream": writes(write(st, 0, "a"), write(st, 0)),
		"of text that is not UTF-8":            writes(write(st, 0, "a\xff")),
		"of text with a zero byte":             writes(write(st, 0, "a\x00b")),
		"of an envelope with nothing in it":    {Seal: []record.Envelope{{Drawer: newDrawer(vault.Own), ID: "e"}}},
		"of an empty index change":             {Index: []record.Change{{}}},
		"of an index change with two fields": {Index: []record.Change{{
			PutMine: &record.Mine{Person: "p", Stream: st}, DropMine: &record.Mine{Person: "p", Stream: st}}}},
	} {
		t.Run(name, func(t *testing.T) {
			wantUnchanged(t, s, func() {
				if err := s.Append(t.Context(), b); err == nil {
					t.Fatal("got no error, want a refusal")
				}
			})
		})
	}
}

func testText(t *testing.T, open func(t testing.TB) Store) {
	s := open(t)
	for name, text := range map[string]string{
		"that is empty":                   "",
		"of many scripts and signs":       "Zoë – één café, naïef; 日本語 🧑‍🤝‍🧑 עברית \u202e ﷽",
		"in two normal forms":             "\u00e9 e\u0301",
		"with quotes, lines and controls": "it's \"x\" \\ $1 ? %s ; -- \r\n\t\u0001\ufeff\u2028",
		"that looks like a number":        "007",
		"that looks like a time":          "2026-11-21 12:00:00 +0000 UTC",
		"of a megabyte":                   strings.Repeat("één ", 1<<18),
	} {
		t.Run(name+" comes back to the byte", func(t *testing.T) {
			st := newStream(record.House)
			mustAppend(t, s, writes(write(st, 0, text)))
			if got := mustTexts(t, s, st); len(got) != 1 || got[0] != text {
				t.Fatalf("got other text than the %d bytes that were given", len(text))
			}
		})
	}
}
