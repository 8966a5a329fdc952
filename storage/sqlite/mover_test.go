// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

func mustOpenMoving(t *testing.T, when moving) *Engine {
	t.Helper()
	s, err := prepare(filepath.Join(t.TempDir(), "db"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := open(t.Context(), s, when)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// appendAll appends many items, by several writers at once so that they never rest.
func appendAll(t *testing.T, e *Engine, writers, each int) {
	t.Helper()
	var all sync.WaitGroup
	for range writers {
		all.Go(func() {
			stream := meeting()
			for n := range each {
				if err := appending(e, stream, int64(n))(context.Background()); err != nil {
					t.Errorf("appending: %v", err)
				}
			}
		})
	}
	all.Wait()
}

func TestMover_MovesTheLogIntoTheDatabase(t *testing.T) {
	moved := func(when moving) bool {
		e := mustOpenMoving(t, when)
		before := sizeOf(t, string(e.source))
		appendAll(t, e, 1, 300)
		for deadline := time.Now().Add(10 * time.Second); when.writes < 300 && time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
			if sizeOf(t, string(e.source)) > before {
				return true
			}
		}
		return sizeOf(t, string(e.source)) > before
	}
	if !moved(moving{writes: 100, pages: 16_000}) {
		t.Error("three hundred appends left everything in the log")
	}
	if moved(moving{writes: 1_000_000, pages: 16_000}) {
		t.Error("without the mover the database grows too: the test sees nothing")
	}
}

// TestMover_KeepsTheLogShort: beside a writer that never rests the log begins anew only
// when it is moved in the writer's turn.
func TestMover_KeepsTheLogShort(t *testing.T) {
	const page = 4096
	logAfter := func(when moving) int64 {
		e := mustOpenMoving(t, when)
		appendAll(t, e, 8, 250)
		return sizeOf(t, string(e.source)+"-wal") / page
	}
	short, long := logAfter(moving{writes: 50, pages: 200}), logAfter(moving{writes: 1_000_000, pages: 200})
	if short > long/2 {
		t.Errorf("the log has %d pages, and %d when nobody moves it", short, long)
	}
}
