// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"sync"
	"time"
)

const (
	// CeremonyLifetime is how long somebody has for an answer from a device.
	CeremonyLifetime = 5 * time.Minute
	// SignOnLifetime is how long somebody has to log in elsewhere.
	SignOnLifetime = 10 * time.Minute
	// mostCeremonies bounds how many answers are waited for; the oldest goes first.
	mostCeremonies = 10_000
)

// ceremonies remember what was asked of somebody until the answer comes, each for one
// answer. They live in memory: after a restart one asks again.
type ceremonies[T any] struct {
	now  func() time.Time
	life time.Duration
	most int

	mu      sync.Mutex
	waiting map[string]ceremony[T]
	order   []string // of begin, and so of ends
}

type ceremony[T any] struct {
	asked   T
	session []byte // of whoever asked; empty for nobody in particular
	ends    time.Time
}

func newCeremonies[T any](now func() time.Time, life time.Duration) *ceremonies[T] {
	return &ceremonies[T]{now: now, life: life, most: mostCeremonies, waiting: map[string]ceremony[T]{}}
}

// begin remembers what is asked by a session, and returns a name for it that nobody
// can guess.
func (c *ceremonies[T]) begin(session []byte, asked T) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.forget()
	id := random()
	c.waiting[id] = ceremony[T]{asked, session, c.now().Add(c.life)}
	c.order = append(c.order, id)
	return id
}

// take returns what was asked, for the session that asked it, and forgets it.
func (c *ceremonies[T]) take(id string, session []byte) (T, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	defer delete(c.waiting, id)
	return c.find(id, session)
}

// look is take that does not forget.
func (c *ceremonies[T]) look(id string, session []byte) (T, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.find(id, session)
}

func (c *ceremonies[T]) find(id string, session []byte) (T, error) {
	found, is := c.waiting[id]
	if !is || !c.now().Before(found.ends) || subtle.ConstantTimeCompare(found.session, session) != 1 {
		var none T
		return none, wrong(FaultCeremony)
	}
	return found.asked, nil
}

// forget drops what was taken or is too late, and the oldest if there are too many.
func (c *ceremonies[T]) forget() {
	for len(c.order) > 0 {
		oldest, is := c.waiting[c.order[0]]
		if is && c.now().Before(oldest.ends) && len(c.order) < c.most {
			return
		}
		delete(c.waiting, c.order[0])
		c.order = c.order[1:]
	}
}

// random returns 256 random bits as text.
func random() string {
	b := make([]byte, 32)
	rand.Read(b) // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(b)
}
