// SPDX-License-Identifier: EUPL-1.2

package storagetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/casustafel/casustafel/server/record"
)

func changes(all ...record.Change) record.Batch { return record.Batch{Index: all} }

func putMine(person string, s record.Stream) record.Change {
	return record.Change{PutMine: &record.Mine{Person: person, Stream: s}}
}

func dropMine(person string, s record.Stream) record.Change {
	return record.Change{DropMine: &record.Mine{Person: person, Stream: s}}
}

func putDue(s record.Stream, what, ref string, at time.Time) record.Change {
	return record.Change{PutDue: &record.Due{Stream: s, What: what, Ref: ref, At: at}}
}

func dropDue(s record.Stream, what, ref string) record.Change {
	return record.Change{DropDue: &record.Due{Stream: s, What: what, Ref: ref}}
}

var (
	caseA    = record.Stream{Kind: record.Case, ID: "a"}
	caseB    = record.Stream{Kind: record.Case, ID: "b"}
	meetingA = record.Stream{Kind: record.Meeting, ID: "a"}
)

func testMine(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	mustAppend(t, s, changes(putMine("p", meetingA), putMine("p", caseB), putMine("p", caseA), putMine("P", caseB)))
	wantSame(t, "the streams of p", must(s.MineOf(ctx, "p"))(t), []record.Stream{caseA, caseB, meetingA})
	t.Run("may be put twice and dropped when absent", func(t *testing.T) {
		mustAppend(t, s, changes(putMine("p", caseA), dropMine("q", caseA)))
		wantSame(t, "the streams of p", must(s.MineOf(ctx, "p"))(t), []record.Stream{caseA, caseB, meetingA})
	})
	t.Run("changes in the order given", func(t *testing.T) {
		mustAppend(t, s, changes(dropMine("p", caseA), putMine("p", caseA), putMine("p", caseB), dropMine("p", caseB)))
		wantSame(t, "the streams of p", must(s.MineOf(ctx, "p"))(t), []record.Stream{caseA, meetingA})
		wantSame(t, "the streams of P", must(s.MineOf(ctx, "P"))(t), []record.Stream{caseB})
	})
}

func setOver(s record.Stream, at time.Time) record.Change {
	return record.Change{SetOver: &record.Over{Stream: s, At: at}}
}

func testOver(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	later := noon.Add(time.Microsecond)
	mustAppend(t, s, changes(putMine("p", meetingA), putMine("p", caseA), putMine("p", caseB), putMine("q", meetingA), putMine("q", caseB)))
	mustAppend(t, s, changes(setOver(meetingA, noon), setOver(caseA, noon), setOver(caseB, later), setOver(record.Stream{Kind: record.Case, ID: "absent"}, noon)))
	from := func(person string, before record.Stream, limit int) []record.Stream {
		t.Helper()
		return must(s.OverOf(ctx, person, before, limit))(t)
	}
	none := record.Stream{}
	t.Run("comes last first, for everybody whose it is", func(t *testing.T) {
		wantSame(t, "what is over for p", from("p", none, 9), []record.Stream{caseB, meetingA, caseA})
		wantSame(t, "what is over for q", from("q", none, 9), []record.Stream{caseB, meetingA})
		wantSame(t, "what goes on for p", len(must(s.MineOf(ctx, "p"))(t)), 0)
	})
	t.Run("comes at most so many at a time, and goes on after any of them", func(t *testing.T) {
		wantSame(t, "the first two", from("p", none, 2), []record.Stream{caseB, meetingA})
		wantSame(t, "after the first", from("p", caseB, 9), []record.Stream{meetingA, caseA})
		wantSame(t, "after the second", from("p", meetingA, 9), []record.Stream{caseA})
		wantSame(t, "after the last", len(from("p", caseA, 9)), 0)
		wantSame(t, "less than none", len(from("p", none, -1)), 0)
		wantSame(t, "after what is not theirs", len(from("q", caseA, 9)), 0)
	})
	t.Run("stays over when put again, and goes on when it is said", func(t *testing.T) {
		mustAppend(t, s, changes(putMine("p", caseB), setOver(caseA, time.Time{})))
		wantSame(t, "what is over for p", from("p", none, 9), []record.Stream{caseB, meetingA})
		wantSame(t, "what goes on for p", must(s.MineOf(ctx, "p"))(t), []record.Stream{caseA})
		wantSame(t, "after what goes on", len(from("p", caseA, 9)), 0)
	})
}

func testDue(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	later := noon.Add(time.Microsecond)
	mustAppend(t, s, changes(
		putDue(meetingA, "close", "", later), putDue(caseB, "end", "", noon), putDue(caseA, "warn", "2", noon),
		putDue(caseA, "warn", "1", noon), putDue(caseA, "end", "", noon.Add(-time.Hour)), putDue(caseA, "far", "", later.Add(time.Hour)),
	))
	ordered := []record.Due{
		{Stream: caseA, What: "end", At: noon.Add(-time.Hour)}, {Stream: caseA, What: "warn", Ref: "1", At: noon},
		{Stream: caseA, What: "warn", Ref: "2", At: noon}, {Stream: caseB, What: "end", At: noon}, {Stream: meetingA, What: "close", At: later},
	}
	t.Run("comes earliest first, up to and including the moment", func(t *testing.T) {
		wantSame(t, "what is due at noon", must(s.DueBefore(ctx, noon, 100))(t), ordered[:4])
		wantSame(t, "what is due later", must(s.DueBefore(ctx, later, 100))(t), ordered)
	})
	t.Run("comes at most so many at a time", func(t *testing.T) {
		wantSame(t, "the first two", must(s.DueBefore(ctx, later, 2))(t), ordered[:2])
		wantSame(t, "none of them", len(must(s.DueBefore(ctx, later, 0))(t)), 0)
		wantSame(t, "less than none", len(must(s.DueBefore(ctx, later, -1))(t)), 0)
	})
	t.Run("comes of the kinds that are asked for only", func(t *testing.T) {
		wantSame(t, "warnings", must(s.DueBefore(ctx, later, 100, "warn"))(t), ordered[1:3])
		wantSame(t, "two kinds", must(s.DueBefore(ctx, later, 100, "end", "close"))(t), []record.Due{ordered[0], ordered[3], ordered[4]})
		wantSame(t, "the first of two kinds", must(s.DueBefore(ctx, later, 1, "close", "end"))(t), ordered[:1])
		wantSame(t, "a kind that is not there", len(must(s.DueBefore(ctx, later, 100, "x' OR '1'='1"))(t)), 0)
	})
	t.Run("is replaced by a later row and dropped whatever its time", func(t *testing.T) {
		mustAppend(t, s, changes(putDue(caseA, "end", "", later.Add(time.Hour)), dropDue(caseB, "end", ""), dropDue(caseB, "absent", "")))
		wantSame(t, "what is due", must(s.DueBefore(ctx, later, 100))(t), []record.Due{ordered[1], ordered[2], ordered[4]})
	})
}

func testIndex(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	b := changes(putMine("q", caseA), putMine("p", meetingA), putMine("p", caseA), setOver(caseA, noon), putDue(meetingA, "z", "", noon), putDue(caseA, "z", "r", noon))
	b.Writes = []record.Write{write(meetingA, 0, "x"), write(caseB, 0, "x", "y")}
	mustAppend(t, s, b)
	want := record.Index{
		Mine:  []record.Mine{{Person: "p", Stream: caseA, Over: noon}, {Person: "p", Stream: meetingA}, {Person: "q", Stream: caseA, Over: noon}},
		Due:   []record.Due{{Stream: caseA, What: "z", Ref: "r", At: noon}, {Stream: meetingA, What: "z", At: noon}},
		Heads: []record.Head{{Stream: caseB, Version: 2}, {Stream: meetingA, Version: 1}},
	}
	t.Run("is read whole and in order", func(t *testing.T) {
		wantSame(t, "the index", must(s.Index(ctx))(t), want)
	})
	t.Run("is replaced whole", func(t *testing.T) {
		other := record.Index{Mine: want.Mine[:1], Heads: want.Heads[1:]}
		wantReplaced(t, s, other)
		wantReplaced(t, s, record.Index{})
		wantReplaced(t, s, want)
		mustAppend(t, s, writes(write(caseB, 2, "z")))
	})
	t.Run("stays as it was when the other cannot be kept", func(t *testing.T) {
		wantUnchanged(t, s, func() {
			twice := record.Index{Heads: []record.Head{want.Heads[0], want.Heads[0]}}
			if err := s.ReplaceIndex(ctx, twice); err == nil {
				t.Fatal("got no error for a head that is there twice")
			}
		})
	})
}

func wantReplaced(t testing.TB, s Store, i record.Index) {
	t.Helper()
	if err := s.ReplaceIndex(t.Context(), i); err != nil {
		t.Fatalf("replacing the index: %v", err)
	}
	if d := cmp.Diff(i, must(s.Index(t.Context()))(t), cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("the index is not the one that was put (-want +got):\n%s", d)
	}
}
