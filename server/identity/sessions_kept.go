// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"maps"
	"sync"
	"time"

	"github.com/casustafel/casustafel/server/record"
)

// mostKept bounds how many sessions are kept in memory; each can be read again.
const mostKept = 10_000

// kept is a store whose sessions are recognised from memory: every request begins
// with that. Whatever changes or ends one forgets before and after it is written, and
// what was read across such a change is not kept; so an end holds when it returns.
// There is one process, so nobody else writes.
type kept struct {
	Store

	mu      sync.Mutex
	changes uint64
	rows    map[string]record.Session // by hash
}

func keep(s Store) *kept { return &kept{Store: s, rows: map[string]record.Session{}} }

// remembers reports whether a session can be recognised without a look at the store.
func (k *kept) remembers(hash []byte) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	_, there := k.rows[string(hash)]
	return there
}

// Session is Store's. What ended by itself is not found, kept or not.
func (k *kept) Session(ctx context.Context, hash []byte, now time.Time) (record.Session, error) {
	k.mu.Lock()
	row, there := k.rows[string(hash)]
	changes := k.changes
	k.mu.Unlock()
	if there && now.Before(row.IdleEnds) && now.Before(row.Ends) {
		return row, nil
	}
	row, err := k.Store.Session(ctx, hash, now)
	if err == nil {
		k.put(row, changes)
	}
	return row, err
}

func (k *kept) put(row record.Session, changes uint64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.changes != changes {
		return
	}
	if len(k.rows) >= mostKept {
		clear(k.rows)
	}
	k.rows[string(row.Hash)] = row
}

// change writes something about the sessions that match.
func (k *kept) change(is func(record.Session) bool, write func() error) error {
	k.forget(is)
	defer k.forget(is)
	return write()
}

func (k *kept) forget(is func(record.Session) bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.changes++
	maps.DeleteFunc(k.rows, func(_ string, row record.Session) bool { return is(row) })
}

func ofID(id string) func(record.Session) bool {
	return func(row record.Session) bool { return row.ID == id }
}

func ofHash(hash []byte) func(record.Session) bool {
	return func(row record.Session) bool { return string(row.Hash) == string(hash) }
}

func ofPerson(person string) func(record.Session) bool {
	return func(row record.Session) bool { return row.Person == person }
}

// KeepSession and what follows are Store's.
//
// KeepSession takes what it wrote over: who is at work stays recognised from memory.
func (k *kept) KeepSession(ctx context.Context, id string, seen, idleEnds, ends time.Time) error {
	if err := k.Store.KeepSession(ctx, id, seen, idleEnds, ends); err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.changes++
	for hash, row := range k.rows {
		if row.ID == id {
			row.Seen, row.IdleEnds, row.Ends = latest(row.Seen, seen), latest(row.IdleEnds, idleEnds), latest(row.Ends, ends)
			k.rows[hash] = row
		}
	}
	return nil
}

func (k *kept) ProveSession(ctx context.Context, old []byte, v record.Session) error {
	return k.change(ofHash(old), func() error { return k.Store.ProveSession(ctx, old, v) })
}

func (k *kept) RaiseSessions(ctx context.Context, person, proof string, from, to int) error {
	return k.change(ofPerson(person), func() error { return k.Store.RaiseSessions(ctx, person, proof, from, to) })
}

func (k *kept) EndSession(ctx context.Context, hash []byte) error {
	return k.change(ofHash(hash), func() error { return k.Store.EndSession(ctx, hash) })
}

func (k *kept) EndSessionOf(ctx context.Context, person, id string) error {
	return k.change(ofID(id), func() error { return k.Store.EndSessionOf(ctx, person, id) })
}

func (k *kept) EndSessionsOf(ctx context.Context, person string) error {
	return k.change(ofPerson(person), func() error { return k.Store.EndSessionsOf(ctx, person) })
}

func (k *kept) EndSessionsBefore(ctx context.Context, t time.Time) error {
	return k.change(func(row record.Session) bool { return !t.Before(row.IdleEnds) || !t.Before(row.Ends) },
		func() error { return k.Store.EndSessionsBefore(ctx, t) })
}
