// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
)

// seenEvery is how often at most it is written down that a session is used.
const seenEvery = time.Minute

// Remembers reports whether a token is recognised without a look at the store, which
// whoever makes tokens up could have it do without end.
func (s *Sessions) Remembers(token string) bool { return s.store.remembers(hash(token)) }

// Of returns the session of a token, and notes that it is used. Errors: ErrNobody.
func (s *Sessions) Of(ctx context.Context, token string) (Session, error) {
	row, err := s.store.Session(ctx, hash(token), s.now())
	return s.seen(ctx, row, err, time.Time{})
}

// Look is Of for what a page asks by itself: that is no use, and keeps no session.
func (s *Sessions) Look(ctx context.Context, token string) (Session, error) {
	return found(s.store.Session(ctx, hash(token), s.now()))
}

// Keep looks by a session's id, for what stays open in it while its token may have
// become another. Hold is as in Hold; the zero time holds nothing, and is no use.
func (s *Sessions) Keep(ctx context.Context, id string, hold time.Time) (Session, error) {
	row, err := s.store.SessionByID(ctx, id, s.now())
	if hold.IsZero() {
		return found(row, err)
	}
	return s.seen(ctx, row, err, hold)
}

// Hold lets a session end no sooner than until, neither by being idle nor by its
// age: a person in a meeting is not thrown out in the middle. Errors: ErrNobody.
func (s *Sessions) Hold(ctx context.Context, token string, until time.Time) error {
	row, err := s.store.Session(ctx, hash(token), s.now())
	_, err = s.seen(ctx, row, err, until)
	return err
}

// seen writes down that a session is used, when the last time is a while ago, and
// until when it is held, when that is later than what is written. What cannot be
// written ends nobody's session: a full disk must not empty a table.
func (s *Sessions) seen(ctx context.Context, row record.Session, err error, hold time.Time) (Session, error) {
	if as, err := found(row, err); err != nil {
		return as, err
	}
	now := s.now()
	kept := row
	kept.Seen, kept.IdleEnds, kept.Ends = now, latest(row.IdleEnds, now.Add(Idle), hold), latest(row.Ends, hold)
	stale := now.Sub(row.Seen) >= seenEvery
	held := hold.After(row.IdleEnds) || hold.After(row.Ends)
	if !stale && !held {
		return sessionOf(row), nil
	}
	if err := s.store.KeepSession(ctx, row.ID, kept.Seen, kept.IdleEnds, kept.Ends); err != nil {
		return sessionOf(row), nil
	}
	return sessionOf(kept), nil
}

// found is what looking for a session found. Errors: ErrNobody.
func found(row record.Session, err error) (Session, error) {
	switch {
	case errors.Is(err, record.ErrNotFound):
		return Session{}, ErrNobody
	case err != nil:
		return Session{}, fmt.Errorf("recognising a session: %w", err)
	}
	return sessionOf(row), nil
}

func latest(t time.Time, others ...time.Time) time.Time {
	for _, o := range others {
		if o.After(t) {
			t = o
		}
	}
	return t
}

// Fresh reports whether a session was proved within the given time. In a demo
// nobody proves anything, ever.
func (s *Sessions) Fresh(v Session, within time.Duration) bool {
	return v.Method == conference.MethodDemo || s.now().Sub(v.ProvedAt) < within
}
