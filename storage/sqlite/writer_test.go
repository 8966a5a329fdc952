// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/storage/sqlstore"
)

// held is a writer that was stopped in the middle of a transaction, so that what
// comes meanwhile waits and goes together in the next.
type held struct {
	e       *Engine
	goOn    chan struct{}
	first   chan error
	answers []chan error
}

func mustHold(t testing.TB, e *Engine) *held {
	t.Helper()
	h := &held{e: e, goOn: make(chan struct{}), first: make(chan error, 1)}
	started := make(chan struct{})
	go func() {
		h.first <- e.Write(context.Background(), func(context.Context, sqlstore.Conn) error {
			close(started)
			<-h.goOn
			return nil
		})
	}()
	<-started
	return h
}

// add puts a write in the queue, and returns when it is there.
func (h *held) add(ctx context.Context, write func(ctx context.Context) error) {
	answer := make(chan error, 1)
	h.answers = append(h.answers, answer)
	want := h.waiting() + 1
	go func() { answer <- write(ctx) }()
	for h.waiting() < want {
		runtime.Gosched()
	}
}

func (h *held) waiting() int {
	h.e.writer.queue.mu.Lock()
	defer h.e.writer.queue.mu.Unlock()
	return len(h.e.writer.queue.jobs)
}

// release lets the writer go on and returns the answers in the order of add.
func (h *held) release(t testing.TB) []error {
	t.Helper()
	close(h.goOn)
	if err := <-h.first; err != nil {
		t.Fatalf("the write that held the others: %v", err)
	}
	errs := make([]error, len(h.answers))
	for i, a := range h.answers {
		errs[i] = <-a
	}
	return errs
}

// appending is an append of one entry to a new meeting.
func appending(e *Engine, s record.Stream, expected int64) func(context.Context) error {
	return func(ctx context.Context) error {
		entries := []record.Entry{{Kind: "noted", Version: 1, Text: "{}"}}
		return sqlstore.New(e).Append(ctx, record.Batch{Writes: []record.Write{{Stream: s, Expected: expected, Entries: entries}}})
	}
}

func meeting() record.Stream { return record.Stream{Kind: record.Meeting, ID: uuid.NewString()} }

func wantMeetings(t testing.TB, e *Engine, want int) {
	t.Helper()
	got, err := sqlstore.New(e).Streams(t.Context(), record.Meeting)
	if err != nil || len(got) != want {
		t.Fatalf("got %d meetings and error %v, want %d", len(got), err, want)
	}
}

func TestWriter_CommitsWhatWaitsTogether(t *testing.T) {
	e := mustOpen(t)
	h := mustHold(t, e)
	before := e.writer.commits.Load()
	for range together + 10 {
		h.add(t.Context(), appending(e, meeting(), 0))
	}
	for i, err := range h.release(t) {
		if err != nil {
			t.Errorf("append %d: %v", i, err)
		}
	}
	// The one that held, a whole group, and the rest.
	if got := e.writer.commits.Load() - before; got != 3 {
		t.Errorf("got %d commits, want 3", got)
	}
	wantMeetings(t, e, together+10)
}

func TestWriter_KeepsNeighboursOfARefusedWrite(t *testing.T) {
	e := mustOpen(t)
	h := mustHold(t, e)
	stream := meeting()
	twin := record.Envelope{ID: "twin", Drawer: vault.Drawer{Kind: vault.Own, ID: "d"}, Sealed: []byte("s")}
	h.add(t.Context(), appending(e, stream, 0))
	h.add(t.Context(), appending(e, stream, 0))
	h.add(t.Context(), func(ctx context.Context) error {
		return sqlstore.New(e).Append(ctx, record.Batch{Seal: []record.Envelope{twin, twin}})
	})
	h.add(t.Context(), func(ctx context.Context) error {
		return e.Write(ctx, func(context.Context, sqlstore.Conn) error { panic("with content") })
	})
	h.add(t.Context(), appending(e, stream, 1))
	errs := h.release(t)
	if errs[0] != nil || errs[4] != nil {
		t.Errorf("got %v and %v for the neighbours, want no error", errs[0], errs[4])
	}
	if !errors.Is(errs[1], record.ErrConflict) || errs[2] == nil || errs[3] == nil {
		t.Errorf("got %v, want a conflict and two errors", errs[1:4])
	}
	if strings.Contains(fmt.Sprint(errs[3]), "content") {
		t.Errorf("got %v, want no word of what the panic said", errs[3])
	}
	wantMeetings(t, e, 1)
}

func TestWriter_FailsTheWholeGroup(t *testing.T) {
	for name, spoil := range map[string]string{
		"when the commit fails": `CREATE TABLE a (id integer PRIMARY KEY);
			CREATE TABLE b (id integer REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED);
			INSERT INTO b (id) VALUES (1)`,
		"when the engine ended the transaction": `ROLLBACK`,
	} {
		t.Run(name, func(t *testing.T) {
			e := mustOpen(t)
			h := mustHold(t, e)
			h.add(t.Context(), appending(e, meeting(), 0))
			h.add(t.Context(), func(ctx context.Context) error {
				return e.Write(ctx, func(ctx context.Context, c sqlstore.Conn) error {
					_, err := c.ExecContext(ctx, spoil)
					return err
				})
			})
			h.add(t.Context(), appending(e, meeting(), 0))
			for i, err := range h.release(t) {
				if err == nil {
					t.Errorf("got no error for write %d, want one: nothing was committed", i)
				}
			}
			wantMeetings(t, e, 0)
			if err := appending(e, meeting(), 0)(t.Context()); err != nil {
				t.Errorf("appending afterwards: %v", err)
			}
		})
	}
}

func TestWriter_LeavesOutWhatWasCancelledWhileItWaited(t *testing.T) {
	e := mustOpen(t)
	h := mustHold(t, e)
	ctx, cancel := context.WithCancel(t.Context())
	h.add(ctx, appending(e, meeting(), 0))
	h.add(t.Context(), appending(e, meeting(), 0))
	cancel()
	errs := h.release(t)
	if !errors.Is(errs[0], context.Canceled) || errs[1] != nil {
		t.Errorf("got %v, want that the first was cancelled", errs)
	}
	wantMeetings(t, e, 1)
}

func TestWriter_Closing(t *testing.T) {
	e := mustOpen(t)
	h := mustHold(t, e)
	for range 5 {
		h.add(t.Context(), appending(e, meeting(), 0))
	}
	closed := make(chan error, 1)
	go func() { closed <- e.Close() }()
	for !isClosed(e.writer.queue) {
		runtime.Gosched()
	}
	t.Run("refuses what comes after it", func(t *testing.T) {
		if err := appending(e, meeting(), 0)(t.Context()); !errors.Is(err, ErrClosed) {
			t.Errorf("got error %v, want %v", err, ErrClosed)
		}
	})
	t.Run("waits for what came before it", func(t *testing.T) {
		select {
		case err := <-closed:
			t.Fatalf("closed with error %v while writes were waiting", err)
		default:
		}
		for i, err := range h.release(t) {
			if err != nil {
				t.Errorf("append %d: %v", i, err)
			}
		}
		if err := <-closed; err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	t.Run("may happen twice", func(t *testing.T) {
		if err := e.Close(); err != nil {
			t.Errorf("closing again: %v", err)
		}
	})
}

func isClosed(q *queue) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.closed
}
