// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"sync"
	"time"
)

// TooManyTries is the answer to who tried in vain too often: to try again after a while.
type TooManyTries struct{ Wait time.Duration }

func (TooManyTries) Error() string { return "identity: too many tries" }

// tries count how often each tried in vain of late, by the name they are counted under. A try counts from when it
// begins, so that many at once are not many tries.
type tries struct {
	now func() time.Time

	mu sync.Mutex
	of map[string]tried
}

type tried struct {
	times  []time.Time // within the span
	paused time.Time   // until then
}

func newTries(now func() time.Time) *tries {
	return &tries{now: now, of: map[string]tried{}}
}

// begin counts a try, or refuses it when there were too many.
func (t *tries) begin(by string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.forget()
	now, one := t.now(), t.of[by]
	if now.Before(one.paused) {
		return TooManyTries{one.paused.Sub(now)}
	}
	if one.times = append(recent(one.times, now), now); len(one.times) >= codeTries {
		one = tried{paused: now.Add(codePause)}
	}
	t.of[by] = one
	return nil
}

// end forgives tries after a right one.
func (t *tries) end(by string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.of, by)
}

// forget drops whom it is long ago for.
func (t *tries) forget() {
	now := t.now()
	for p, one := range t.of {
		if len(recent(one.times, now)) == 0 && !now.Before(one.paused) {
			delete(t.of, p)
		}
	}
}

func recent(times []time.Time, now time.Time) []time.Time {
	for len(times) > 0 && now.Sub(times[0]) >= codeSpan {
		times = times[1:]
	}
	return times
}
