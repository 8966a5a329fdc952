// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"cmp"
	"crypto/cipher"
	"slices"
	"sync"
)

// entry is what memory holds of one drawer. The key is nil from the moment its
// destruction begins; until the disk confirms that, the state stays Live.
type entry struct {
	state  Status
	number int64 // its slot
	key    key
	gcm    func() (cipher.AEAD, error)
}

// newEntry returns the entry of a live drawer. The cipher holds a copy of the key
// that nobody can clear, so there is one for all envelopes, made when first used.
func newEntry(number int64, k key) entry {
	return entry{state: Live, number: number, key: k, gcm: sync.OnceValues(func() (cipher.AEAD, error) { return newGCM(k) })}
}

// forgotten clears the key of an entry and returns the entry without it.
func (e entry) forgotten() entry {
	e.key.clear()
	return entry{state: e.state, number: e.number}
}

// ring is a set of keys in memory. Using a key holds the lock for reading, and
// dropping one holds it for writing: a drop waits for users and nobody follows.
type ring struct {
	mu      sync.RWMutex
	entries map[Drawer]entry
	closed  bool
}

func newRing() *ring { return &ring{entries: map[Drawer]entry{}} }

// use calls f with the cipher of a drawer. Errors: ErrClosed, ErrMissing,
// ErrDestroyed, and those of f.
func (r *ring) use(d Drawer, f func(gcm cipher.AEAD) error) error {
	r.mu.RLock()
	defer r.mu.RUnlock()
	e, ok := r.entries[d]
	switch {
	case r.closed:
		return ErrClosed
	case !ok:
		return ErrMissing
	case e.key == nil:
		return ErrDestroyed
	}
	gcm, err := e.gcm()
	if err != nil {
		return err
	}
	return f(gcm)
}

// open opens sealed bytes with the key of a drawer.
func (r *ring) open(d Drawer, id string, sealed []byte) (plain []byte, err error) {
	err = r.use(d, func(gcm cipher.AEAD) (err error) {
		plain, err = open(gcm, d, id, sealed)
		return err
	})
	return plain, err
}

// find returns what is known of a drawer: its entry, or state Missing.
func (r *ring) find(d Drawer) (entry, error) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if r.closed {
		return entry{}, ErrClosed
	}
	return r.entries[d], nil
}

// put adds or replaces an entry.
func (r *ring) put(d Drawer, e entry) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.entries[d] = e
}

// drop waits for those who use the key, and clears it.
func (r *ring) drop(d Drawer) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e, ok := r.entries[d]; ok {
		r.entries[d] = e.forgotten()
	}
}

// close clears all keys; what is known of the drawers stays.
func (r *ring) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
	for d, e := range r.entries {
		r.entries[d] = e.forgotten()
	}
}

// status returns the state of a drawer.
func (r *ring) status(d Drawer) Status {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.entries[d].state
}

// held lists all drawers, ordered by kind and id.
func (r *ring) held() []Held {
	r.mu.RLock()
	defer r.mu.RUnlock()
	all := make([]Held, 0, len(r.entries))
	for d, e := range r.entries {
		all = append(all, Held{Drawer: d, Status: e.state})
	}
	slices.SortFunc(all, func(a, b Held) int {
		return cmp.Or(cmp.Compare(a.Drawer.Kind, b.Drawer.Kind), cmp.Compare(a.Drawer.ID, b.Drawer.ID))
	})
	return all
}
