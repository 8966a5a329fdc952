// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"sync"
)

// queues let deeds that keep crossing each other wait for their turn, and a deed that
// is sent again for the first. Nothing that is written depends on it: the versions
// of the streams decide. But without it a busy meeting decides the same deed many
// times over, and a slow one never.
type queues struct {
	mu   sync.Mutex
	open map[string]*queue
}

// queue is of one meeting or case, or of one key of a person; it is there as long
// as somebody is in it.
type queue struct {
	turn chan struct{} // holds a token while it is nobody's turn
	in   int
}

// waiting is one deed that may have to wait: once it crossed another, or when
// others already wait.
type waiting struct {
	queues *queues
	of     string
	mine   *queue
}

func (q *queues) waiting(of string) *waiting { return &waiting{queues: q, of: of} }

// from waits for one's turn before the n-th attempt, unless it is one's turn
// already; it returns the error of ctx when that ends first.
func (w *waiting) from(ctx context.Context, n int) error {
	if w.mine != nil || n == 0 && !w.queues.busy(w.of) {
		return nil
	}
	return w.take(ctx)
}

// take waits until it is one's turn, whether or not others wait.
func (w *waiting) take(ctx context.Context) error {
	mine := w.queues.join(w.of)
	select {
	case <-mine.turn:
		w.mine = mine
		return nil
	case <-ctx.Done():
		w.queues.part(w.of, mine)
		return ctx.Err()
	}
}

// leave ends one's turn, if one had it.
func (w *waiting) leave() {
	if w.mine != nil {
		w.mine.turn <- struct{}{}
		w.queues.part(w.of, w.mine)
	}
}

// busy reports whether somebody's deed has crossed another and is being decided anew.
func (q *queues) busy(of string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.open[of] != nil
}

func (q *queues) join(of string) *queue {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.open[of] == nil {
		q.open[of] = &queue{turn: make(chan struct{}, 1)}
		q.open[of].turn <- struct{}{}
	}
	q.open[of].in++
	return q.open[of]
}

func (q *queues) part(of string, mine *queue) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if mine.in--; mine.in == 0 {
		delete(q.open, of)
	}
}
