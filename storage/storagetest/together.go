// SPDX-License-Identifier: EUPL-1.2

package storagetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/casustafel/casustafel/server/record"
)

func testConcurrency(t *testing.T, open func(t testing.TB) Store) {
	t.Run("on one stream loses, doubles and skips nothing", func(t *testing.T) { testOneStream(t, open(t)) })
	t.Run("over two streams keeps them in step", func(t *testing.T) { testTwoStreams(t, open(t)) })
}

func testOneStream(t *testing.T, s Store) {
	const people, each = 8, 10
	st := newStream(record.Meeting)
	got := make(map[string]int64)
	var mu sync.Mutex
	var all sync.WaitGroup
	for p := range people {
		all.Go(func() {
			for i := range each {
				text := fmt.Sprint(p, "/", i)
				seq, err := appendRetrying(t.Context(), s, st, text)
				if err != nil {
					t.Errorf("appending %s: %v", text, err)
				}
				mu.Lock()
				got[text] = seq
				mu.Unlock()
			}
		})
	}
	all.Wait()
	texts := mustTexts(t, s, st)
	wantSame(t, "how many entries there are", len(texts), people*each)
	for text, seq := range got {
		if texts[seq-1] != text {
			t.Errorf("entry %d is %q, want %q: it was acknowledged", seq, texts[seq-1], text)
		}
	}
	wantHashes(t, s, st)
}

// testTwoStreams names the streams in either order, which makes an engine without
// a fixed order wait for itself.
func testTwoStreams(t *testing.T, s Store) {
	a, b := newStream(record.Case), newStream(record.Case)
	var all sync.WaitGroup
	for p := range 6 {
		all.Go(func() {
			for range 6 {
				if err := appendBoth(t.Context(), s, a, b, p%2 == 0); err != nil {
					t.Errorf("appending to both: %v", err)
				}
			}
		})
	}
	all.Wait()
	wantSame(t, "how many entries the first has", len(mustTexts(t, s, a)), 36)
	wantSame(t, "the second stream", mustTexts(t, s, b), mustTexts(t, s, a))
}

func appendBoth(ctx context.Context, s Store, a, b record.Stream, swap bool) error {
	for {
		entries, err := s.Entries(ctx, a, 0)
		if err != nil {
			return err
		}
		at := int64(len(entries))
		ws := []record.Write{write(a, at, fmt.Sprint(at)), write(b, at, fmt.Sprint(at))}
		if swap {
			slices.Reverse(ws)
		}
		if err := s.Append(ctx, writes(ws...)); !errors.Is(err, record.ErrConflict) {
			return err
		}
	}
}

func testCancelling(t *testing.T, open func(t testing.TB) Store) {
	s := open(t)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	t.Run("before it starts writes nothing", func(t *testing.T) {
		wantUnchanged(t, s, func() {
			wantError(t, s.Append(over, writes(write(newStream(record.Case), 0, "x"))), context.Canceled)
		})
		_, err := s.Entries(over, newStream(record.Case), 0)
		wantError(t, err, context.Canceled)
	})
	t.Run("at any moment leaves a whole record and a store that works", func(t *testing.T) {
		st := newStream(record.Case)
		var all sync.WaitGroup
		for p := range 4 {
			all.Go(func() { appendCancelling(t, s, st, p) })
		}
		all.Wait()
		// Retrying, because a cancelled append may take place until now.
		must(appendRetrying(t.Context(), s, st, "still works"))(t)
		wantHashes(t, s, st)
	})
}

func appendCancelling(t *testing.T, s Store, st record.Stream, p int) {
	for i := range 20 {
		ctx, cancel := context.WithCancel(t.Context())
		go cancel()
		_, err := appendRetrying(ctx, s, st, fmt.Sprint(p, "/", i))
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("appending while cancelling: %v", err)
		}
		cancel()
	}
}
