// SPDX-License-Identifier: EUPL-1.2

// Package identity says who somebody is, and for how long. It hands out a person
// and nothing else: what that person may do is asked of conference. It knows no
// HTTP and no case.
package identity

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
)

// ErrNobody means that a token belongs to no session that lives.
var ErrNobody = errors.New("identity: nobody")

// Lifetime is how long a session lives at most.
const Lifetime = 12 * time.Hour

// Store keeps sessions by the hash of their token; the token itself is nowhere.
type Store interface {
	PutSession(ctx context.Context, hash []byte, person string, created, ends time.Time) error
	// SessionPerson returns record.ErrNotFound for what is absent or has ended.
	SessionPerson(ctx context.Context, hash []byte, now time.Time) (string, error)
	EndSession(ctx context.Context, hash []byte) error
	EndSessionsBefore(ctx context.Context, t time.Time) error
}

// Sessions begins, recognises and ends sessions.
type Sessions struct {
	store Store
	now   func() time.Time
}

// NewSessions returns sessions that are kept in a store.
func NewSessions(store Store, now func() time.Time) *Sessions { return &Sessions{store, now} }

// Begin begins a session of a person and returns its token: 256 random bits, to
// be shown to that person's browser and to nobody else.
func (s *Sessions) Begin(ctx context.Context, p conference.PersonID) (string, error) {
	secret := make([]byte, 32)
	rand.Read(secret) // never fails: crypto/rand ends the program instead
	token := base64.RawURLEncoding.EncodeToString(secret)
	now := s.now()
	if err := s.store.PutSession(ctx, hash(token), string(p), now, now.Add(Lifetime)); err != nil {
		return "", fmt.Errorf("beginning a session: %w", err)
	}
	return token, nil
}

// Person returns whose session a token belongs to, or ErrNobody.
func (s *Sessions) Person(ctx context.Context, token string) (conference.PersonID, error) {
	p, err := s.store.SessionPerson(ctx, hash(token), s.now())
	if errors.Is(err, record.ErrNotFound) {
		return "", ErrNobody
	}
	if err != nil {
		return "", fmt.Errorf("recognising a session: %w", err)
	}
	return conference.PersonID(p), nil
}

// End ends a session at once; ending none is no error.
func (s *Sessions) End(ctx context.Context, token string) error {
	return s.store.EndSession(ctx, hash(token))
}

// Sweep deletes the rows of sessions that have ended by themselves.
func (s *Sessions) Sweep(ctx context.Context) error {
	return s.store.EndSessionsBefore(ctx, s.now())
}

func hash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
