// SPDX-License-Identifier: EUPL-1.2

package storagetest

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/record"
)

func testSessions(t *testing.T, open func(t testing.TB) Store) {
	for name, test := range map[string]func(*testing.T, Store){
		"are read back whole until one of their ends":   sessionsLive,
		"cannot be taken over":                          sessionsAreUnique,
		"are kept longer and never shorter":             sessionsAreKept,
		"change their hash when they are proved, once":  sessionsAreProved,
		"are raised by their proof":                     sessionsAreRaised,
		"end at once, one, a person's, the old and all": sessionsEnd,
	} {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

func newSession(person string, hash ...byte) record.Session {
	return record.Session{
		Hash: hash, ID: uuid.NewString(), Person: person, Level: 2, Method: "passkey", Proof: "proof of " + person, Meeting: "m",
		Begun: noon, Proved: noon.Add(time.Microsecond), Seen: noon.Add(time.Second), IdleEnds: noon.Add(time.Minute), Ends: noon.Add(time.Hour),
	}
}

func mustPutSession(t testing.TB, s Store, v record.Session) record.Session {
	t.Helper()
	mustDo(t, "putting a session", s.PutSession(context.Background(), v))
	return v
}

func wantSession(t testing.TB, s Store, want record.Session, now time.Time) {
	t.Helper()
	wantSame(t, "the session by its hash", must(s.Session(t.Context(), want.Hash, now))(t), want)
	wantSame(t, "the session by its id", must(s.SessionByID(t.Context(), want.ID, now))(t), want)
}

func wantNoSession(t testing.TB, s Store, v record.Session, now time.Time) {
	t.Helper()
	_, err := s.Session(t.Context(), v.Hash, now)
	wantError(t, err, record.ErrNotFound)
	_, err = s.SessionByID(t.Context(), v.ID, now)
	wantError(t, err, record.ErrNotFound)
}

func sessionsLive(t *testing.T, s Store) {
	one := mustPutSession(t, s, newSession("p", 0, 1, 0xff))
	late := newSession("p", 0, 1, 0xfe)
	late.Begun, late.IdleEnds, late.Ends = noon.Add(time.Second), noon.Add(time.Hour), noon.Add(2*time.Minute)
	mustPutSession(t, s, late)
	mustPutSession(t, s, newSession("q", 9))
	wantSession(t, s, one, one.IdleEnds.Add(-time.Microsecond))
	wantNoSession(t, s, one, one.IdleEnds)
	wantSession(t, s, late, late.Ends.Add(-time.Microsecond))
	wantNoSession(t, s, late, late.Ends)
	wantSame(t, "the sessions of p", must(s.SessionsOf(t.Context(), "p", noon))(t), []record.Session{one, late})
	wantSame(t, "the sessions of p that live", must(s.SessionsOf(t.Context(), "p", one.IdleEnds))(t), []record.Session{late})
	for _, hash := range [][]byte{{0}, nil} {
		_, err := s.Session(t.Context(), hash, noon)
		wantError(t, err, record.ErrNotFound)
	}
}

func sessionsAreUnique(t *testing.T, s Store) {
	one := mustPutSession(t, s, newSession("p", 1))
	sameHash, sameID := newSession("q", 1), newSession("q", 2)
	sameID.ID = one.ID
	for _, other := range []record.Session{sameHash, sameID} {
		if err := s.PutSession(t.Context(), other); err == nil {
			t.Fatal("got no error for a hash or id that is stored")
		}
	}
	wantSession(t, s, one, noon)
}

func sessionsAreKept(t *testing.T, s Store) {
	one, other := mustPutSession(t, s, newSession("p", 1)), mustPutSession(t, s, newSession("p", 2))
	one.Seen, one.IdleEnds, one.Ends = noon.Add(time.Minute), noon.Add(16*time.Minute), noon.Add(3*time.Hour)
	mustDo(t, "keeping", s.KeepSession(t.Context(), one.ID, one.Seen, one.IdleEnds, one.Ends))
	wantSession(t, s, one, noon)
	mustDo(t, "keeping for less", s.KeepSession(t.Context(), one.ID, noon, noon, noon))
	wantSession(t, s, one, noon)
	mustDo(t, "keeping what is not there", s.KeepSession(t.Context(), "none", noon, noon, noon))
	wantSession(t, s, other, noon)
}

func sessionsAreProved(t *testing.T, s Store) {
	one, other := mustPutSession(t, s, newSession("p", 1)), mustPutSession(t, s, newSession("p", 2))
	next := one
	next.Hash, next.Level, next.Method, next.Proof, next.Meeting, next.Proved = []byte{3}, 3, "sign-on", "another", "", noon.Add(time.Second)
	mustDo(t, "proving", s.ProveSession(t.Context(), one.Hash, next))
	lower := next
	lower.Hash, lower.Level = []byte{4}, 2
	wantError(t, s.ProveSession(t.Context(), next.Hash, lower), record.ErrNotFound)
	wantSession(t, s, next, noon)
	wantSession(t, s, other, noon)
	_, err := s.Session(t.Context(), one.Hash, noon)
	wantError(t, err, record.ErrNotFound)
	wantError(t, s.ProveSession(t.Context(), one.Hash, next), record.ErrNotFound)
	t.Run("by eight at once", func(t *testing.T) {
		var won atomic.Int64
		var work sync.WaitGroup
		for i := range 8 {
			work.Go(func() {
				v := next
				v.Hash = []byte{byte(10 + i)}
				switch err := s.ProveSession(t.Context(), next.Hash, v); {
				case err == nil:
					won.Add(1)
				case !errors.Is(err, record.ErrNotFound):
					t.Errorf("got %v, want not found", err)
				}
			})
		}
		work.Wait()
		wantSame(t, "how many succeeded", won.Load(), 1)
	})
}

func sessionsAreRaised(t *testing.T, s Store) {
	one, mailbox, elsewhere := newSession("p", 1), newSession("p", 2), newSession("q", 3)
	mailbox.Level, elsewhere.Proof = 1, one.Proof
	another := newSession("p", 4)
	another.Proof = "another"
	for _, v := range []record.Session{one, mailbox, elsewhere, another} {
		mustPutSession(t, s, v)
	}
	mustDo(t, "raising", s.RaiseSessions(t.Context(), "p", one.Proof, 2, 3))
	one.Level, one.Meeting = 3, ""
	for _, want := range []record.Session{one, mailbox, elsewhere, another} {
		wantSession(t, s, want, noon)
	}
}

func sessionsEnd(t *testing.T, s Store) {
	ctx := t.Context()
	var all []record.Session
	for i, person := range []string{"p", "p", "p", "q", "q", "r"} {
		v := newSession(person, byte(i))
		if i == 3 {
			v.IdleEnds = noon
		}
		if i == 4 {
			v.Ends = noon
		}
		all = append(all, mustPutSession(t, s, v))
	}
	mustDo(t, "ending one", s.EndSession(ctx, all[0].Hash))
	mustDo(t, "ending it again", s.EndSession(ctx, all[0].Hash))
	wantNoSession(t, s, all[0], noon)
	wantError(t, s.EndSessionOf(ctx, "q", all[1].ID), record.ErrNotFound)
	wantSession(t, s, all[1], noon)
	mustDo(t, "ending an own one", s.EndSessionOf(ctx, "p", all[1].ID))
	wantError(t, s.EndSessionOf(ctx, "p", all[1].ID), record.ErrNotFound)
	wantSession(t, s, all[2], noon)
	mustDo(t, "ending those of p", s.EndSessionsOf(ctx, "p"))
	wantNoSession(t, s, all[2], noon)
	mustDo(t, "ending old ones", s.EndSessionsBefore(ctx, noon))
	wantNoSession(t, s, all[3], noon.Add(-time.Microsecond))
	wantNoSession(t, s, all[4], noon.Add(-time.Microsecond))
	wantSession(t, s, all[5], noon)
	mustDo(t, "ending all", s.EndAllSessions(ctx))
	wantNoSession(t, s, all[5], noon)
}

func mustDo(t testing.TB, doing string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", doing, err)
	}
}
