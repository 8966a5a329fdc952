// SPDX-License-Identifier: EUPL-1.2

package storagetest

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/record"
)

func answered(a record.Answer, w ...record.Write) record.Batch {
	return record.Batch{Writes: w, Answer: &a}
}

func testAnswers(t *testing.T, open func(t testing.TB) Store) {
	t.Run("come back as given", func(t *testing.T) { testAnswerKept(t, open(t)) })
	t.Run("stop a second effect", func(t *testing.T) { testAnswerTaken(t, open(t)) })
	t.Run("are won by exactly one of many at once", func(t *testing.T) { testAnswerRace(t, open(t)) })
	t.Run("are forgotten when older than a moment", func(t *testing.T) { testAnswerForgotten(t, open(t)) })
}

func testAnswerKept(t *testing.T, s Store) {
	want := record.Answer{Person: "p", Key: "k", Deed: "item.put/17", ID: "i", Version: 4, At: noon}
	mustAppend(t, s, answered(want, write(newStream(record.Case), 0, "x")))
	wantSame(t, "the answer", must(s.Answer(t.Context(), "p", "k"))(t), want)
	for _, other := range [][2]string{{"p", "K"}, {"P", "k"}, {"k", "p"}, {"", ""}} {
		_, err := s.Answer(t.Context(), other[0], other[1])
		wantError(t, err, record.ErrNotFound)
	}
}

func testAnswerTaken(t *testing.T, s Store) {
	st := newStream(record.Case)
	a := record.Answer{Person: "p", Key: "k", Deed: "d", ID: "i", Version: 1, At: noon}
	mustAppend(t, s, answered(a, write(st, 0, "x")))
	second := a
	second.ID = "other"
	for name, w := range map[string]record.Write{
		"when the batch fits":             write(st, 1, "y"),
		"also when it is in conflict too": write(st, 0, "y"),
	} {
		t.Run(name, func(t *testing.T) {
			wantUnchanged(t, s, func() { wantError(t, s.Append(t.Context(), answered(second, w)), record.ErrAnswered) })
			wantSame(t, "the answer", must(s.Answer(t.Context(), "p", "k"))(t), a)
		})
	}
	t.Run("but not of another person or key", func(t *testing.T) {
		a.Person = "q"
		mustAppend(t, s, answered(a, write(st, 1, "y")))
		a.Key = "l"
		mustAppend(t, s, answered(a, write(st, 2, "z")))
	})
}

func testAnswerRace(t *testing.T, s Store) {
	const tries = 16
	errs := make([]error, tries)
	var all sync.WaitGroup
	for i := range tries {
		all.Go(func() {
			a := record.Answer{Person: "p", Key: "k", Deed: "d", ID: "i", Version: 1, At: noon}
			errs[i] = s.Append(t.Context(), answered(a, write(newStream(record.Case), 0, "x")))
		})
	}
	all.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		} else if !errors.Is(err, record.ErrAnswered) {
			t.Errorf("got error %v, want %v", err, record.ErrAnswered)
		}
	}
	wantSame(t, "how many won", won, 1)
	wantSame(t, "how many took effect", len(must(s.Streams(t.Context(), record.Case))(t)), 1)
}

func testAnswerForgotten(t *testing.T, s Store) {
	ctx := t.Context()
	for i, key := range []string{"old", "at", "new"} {
		at := noon.Add(time.Duration(i-1) * time.Microsecond)
		mustAppend(t, s, answered(record.Answer{Person: "p", Key: key, Deed: "d", ID: "i", At: at}))
	}
	if err := s.ForgetAnswers(ctx, noon); err != nil {
		t.Fatalf("forgetting answers: %v", err)
	}
	_, err := s.Answer(ctx, "p", "old")
	wantError(t, err, record.ErrNotFound)
	must(s.Answer(ctx, "p", "at"))(t)
	must(s.Answer(ctx, "p", "new"))(t)
	mustAppend(t, s, answered(record.Answer{Person: "p", Key: "old", Deed: "d", ID: "again", At: noon}))
}
