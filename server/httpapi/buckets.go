// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// keptBuckets bounds what counting takes: a few megabytes, whoever comes.
const keptBuckets = 20_000

// buckets counts by name. A bucket that is full again is forgotten: it is as if
// nobody had come.
type buckets struct {
	max int

	mu    sync.Mutex
	of    map[string]*rate.Limiter
	swept time.Time
}

func newBuckets() *buckets {
	return &buckets{max: keptBuckets, of: map[string]*rate.Limiter{}}
}

// take takes one from the bucket of a name. Errors: tooMany.
func (b *buckets) take(name string, l limit, now time.Time) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	bucket, known := b.of[name]
	if !known {
		b.makeRoom(now)
		bucket = rate.NewLimiter(l.perSecond, l.burst)
		b.of[name] = bucket
	}
	if bucket.AllowN(now, 1) {
		return nil
	}
	missing := 1 - bucket.TokensAt(now)
	return tooMany{time.Duration(missing / float64(l.perSecond) * float64(time.Second))}
}

// makeRoom looks through all of them once a second at most; in between, and when
// that makes no room, any one goes. People have buckets of their own, so that a
// crowd of addresses pushes out nobody who is logged in.
func (b *buckets) makeRoom(now time.Time) {
	if len(b.of) < b.max {
		return
	}
	if now.Sub(b.swept) >= time.Second {
		b.swept = now
		for name, bucket := range b.of {
			if bucket.TokensAt(now) >= float64(bucket.Burst()) {
				delete(b.of, name)
			}
		}
	}
	for name := range b.of {
		if len(b.of) < b.max {
			return
		}
		delete(b.of, name)
	}
}
