// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"

	"github.com/casustafel/casustafel/storage/sqlstore"
)

// writer owns the only connection that writes. Its goroutine ends when the writer
// is closed and everything that was accepted is answered.
type writer struct {
	conn    *prepared
	queue   *queue
	ended   chan struct{}
	commits atomic.Int64

	many   int    // after so many writes
	onMany func() // this is called; it does not wait
	since  int    // how many writes there were after the last call
}

func newWriter(conn *sql.Conn, many int, onMany func()) *writer {
	w := &writer{conn: newPrepared(conn), queue: newQueue(), ended: make(chan struct{}), many: many, onMany: onMany}
	go w.work()
	return w
}

// close waits until everything that was accepted is answered.
func (w *writer) close() error {
	w.queue.close()
	<-w.ended
	return w.conn.Close()
}

// do waits for the answer to a job, or for the end of its context.
func (w *writer) do(j *job) error {
	if err := w.queue.put(j); err != nil {
		return err
	}
	select {
	case err := <-j.done:
		return err
	case <-j.ctx.Done():
		return j.ctx.Err()
	}
}

func (w *writer) work() {
	defer close(w.ended)
	for group := w.queue.take(); len(group) > 0; group = w.queue.take() {
		w.serve(group)
	}
}

func (w *writer) serve(group []*job) {
	if group[0].alone {
		group[0].done <- guarded(w.conn, group[0])
		return
	}
	answers := w.transact(group)
	for i, j := range group {
		j.done <- answers[i]
	}
	runtime.Gosched() // who was answered goes first: the next commit takes the processor along to the disk
	if w.since += len(group); w.since >= w.many {
		w.since = 0
		w.onMany()
	}
}

// transact runs a group in one transaction. When that fails it fails for all,
// also for those that were refused: they may have been refused because of a
// neighbour that never came to be.
func (w *writer) transact(group []*job) []error {
	answers := make([]error, len(group))
	if err := w.attempt(group, answers); err != nil {
		// It fails when the engine ended the transaction already.
		_ = w.exec("ROLLBACK")
		for i := range answers {
			answers[i] = explain(err)
		}
	}
	return answers
}

func (w *writer) attempt(group []*job, answers []error) (err error) {
	if err := w.exec("BEGIN IMMEDIATE"); err != nil {
		return fmt.Errorf("beginning a transaction: %w", err)
	}
	if err := w.each(group, answers); err != nil {
		return err
	}
	if err := w.exec("COMMIT"); err != nil {
		return fmt.Errorf("committing: %w", err)
	}
	w.commits.Add(1)
	return nil
}

// each runs the jobs of a transaction. A job that has it for itself needs no
// savepoint: what it wrote before it was refused goes with the transaction.
func (w *writer) each(group []*job, answers []error) (spoiled error) {
	if len(group) == 1 {
		answers[0] = guarded(w.conn, group[0])
		return answers[0]
	}
	for i, j := range group {
		if answers[i], spoiled = w.single(j); spoiled != nil {
			return spoiled
		}
	}
	return nil
}

// single runs one job in its savepoint. It returns the answer to the job, and an
// error that spoils the whole transaction: some errors make SQLite end it.
func (w *writer) single(j *job) (answer, spoiled error) {
	if err := w.exec("SAVEPOINT one"); err != nil {
		return nil, fmt.Errorf("beginning a savepoint: %w", err)
	}
	answer = guarded(w.conn, j)
	if answer != nil {
		if err := w.exec("ROLLBACK TO one"); err != nil {
			return nil, errors.Join(answer, err)
		}
	}
	if err := w.exec("RELEASE one"); err != nil {
		return nil, fmt.Errorf("ending a savepoint: %w", errors.Join(answer, err))
	}
	return answer, nil
}

// exec runs without the context of any caller: an interrupted statement would
// take the whole transaction with it, neighbours included.
func (w *writer) exec(statement string) error {
	_, err := w.conn.ExecContext(context.Background(), statement)
	return err
}

// guarded runs a job of which somebody still wants the answer, apart from its
// caller's end, and turns a panic into an error so that the writer goes on. The
// error says what went wrong only where that cannot be content.
func guarded(c sqlstore.Conn, j *job) (err error) {
	if err := j.ctx.Err(); err != nil {
		return err
	}
	defer func() {
		switch p := recover().(type) {
		case nil:
		case runtime.Error:
			err = fmt.Errorf("sqlite: a write panicked: %w", p)
		default:
			err = fmt.Errorf("sqlite: a write panicked with a %T", p)
		}
	}()
	return explain(j.run(context.WithoutCancel(j.ctx), c))
}
