// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"sync"

	"github.com/casustafel/casustafel/storage/sqlstore"
)

// together is how many writes share a transaction at most.
const together = 64

// job is one write that waits for its turn.
type job struct {
	ctx   context.Context
	run   sqlstore.Func
	alone bool       // outside any transaction
	done  chan error // gets one answer; made by the queue
}

// queue holds the waiting jobs in the order in which they came. What was put is
// always taken, also after it is closed.
type queue struct {
	mu     sync.Mutex
	jobs   []*job
	closed bool
	wake   chan struct{} // holds a token when there may be something to take
}

func newQueue() *queue { return &queue{wake: make(chan struct{}, 1)} }

// put adds a job, or returns ErrClosed.
func (q *queue) put(j *job) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return ErrClosed
	}
	j.done = make(chan error, 1)
	q.jobs = append(q.jobs, j)
	q.nudge()
	return nil
}

func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.nudge()
}

func (q *queue) nudge() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// take waits for jobs and returns those that can go together, in order, or a
// single one that goes alone; none when the queue is closed and empty.
func (q *queue) take() []*job {
	for {
		group, over := q.next()
		if over || len(group) > 0 {
			return group
		}
		<-q.wake
	}
}

func (q *queue) next() (group []*job, over bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := fitting(q.jobs)
	group = q.jobs[:n:n]
	q.jobs = q.jobs[n:]
	return group, q.closed
}

// fitting is how many jobs at the front can go together.
func fitting(jobs []*job) int {
	for n, j := range jobs {
		if j.alone {
			return max(n, 1)
		}
		if n == together {
			return n
		}
	}
	return len(jobs)
}
