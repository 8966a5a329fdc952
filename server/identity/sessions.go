// SPDX-License-Identifier: EUPL-1.2

// Package identity says who somebody is, how that was proved, and for how long it
// holds. What that person may do is asked of conference. It knows no HTTP and no
// case.
package identity

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
)

// ErrNobody means that a token or id belongs to no session that lives.
var ErrNobody = errors.New("identity: nobody")

// How long a session lives: Idle after it was last used, and Lifetime after it
// began, whatever comes first. Hold is what makes both later.
const (
	Idle     = 15 * time.Minute
	Lifetime = 12 * time.Hour
)

// Level is how much is known of who uses a session.
type Level int

// The levels. Content needs Proven.
const (
	Mailbox Level = 1 // came by a link, and proved nothing
	First   Level = 2 // proves it with something that nobody has confirmed yet
	Proven  Level = 3
)

// Session is who uses a browser now. ID names it in lists and opens nothing.
type Session struct {
	ID       string
	Person   conference.PersonID
	Level    Level
	Method   conference.Method
	Proof    conference.ProofID
	Meeting  conference.MeetingID // below Proven: the only meeting it is for
	Begun    time.Time
	ProvedAt time.Time // when the person last proved who they are
	SeenAt   time.Time // to the minute
	IdleEnds time.Time
	Ends     time.Time
}

// Store keeps sessions by the hash of their token; the token itself is nowhere.
// The contract of each is with the implementation in storage.
type Store interface {
	PutSession(ctx context.Context, v record.Session) error
	Session(ctx context.Context, hash []byte, now time.Time) (record.Session, error)
	SessionByID(ctx context.Context, id string, now time.Time) (record.Session, error)
	SessionsOf(ctx context.Context, person string, now time.Time) ([]record.Session, error)
	KeepSession(ctx context.Context, id string, seen, idleEnds, ends time.Time) error
	ProveSession(ctx context.Context, old []byte, v record.Session) error
	RaiseSessions(ctx context.Context, person, proof string, from, to int) error
	EndSession(ctx context.Context, hash []byte) error
	EndSessionOf(ctx context.Context, person, id string) error
	EndSessionsOf(ctx context.Context, person string) error
	EndSessionsBefore(ctx context.Context, t time.Time) error
}

// Pages are what is open in a session. Each call returns when nothing more is
// being sent to them, so that an end holds before it is answered.
type Pages interface {
	EndSessions(ids ...string)
	EndPerson(conference.PersonID)
}

// Sessions begins, recognises, proves and ends sessions.
type Sessions struct {
	store *kept
	pages Pages
	now   func() time.Time
}

// NewSessions returns sessions that are kept in a store. Pages may be nil, where
// none are open.
func NewSessions(store Store, now func() time.Time, pages Pages) *Sessions {
	if pages == nil {
		pages = noPages{}
	}
	return &Sessions{keep(store), pages, now}
}

type noPages struct{}

func (noPages) EndSessions(...string)         {}
func (noPages) EndPerson(conference.PersonID) {}

// New is what a session begins with. Below Proven it is for Meeting alone, or for
// none when that is empty; a proven session is bound to no meeting.
type New struct {
	Person  conference.PersonID
	Level   Level
	Method  conference.Method
	Proof   conference.ProofID
	Meeting conference.MeetingID
	Since   time.Time // when they proved who they are, if that is not just now
}

// provedAt is when they proved it: never later than now.
func (n New) provedAt(now time.Time) time.Time {
	if n.Since.IsZero() || n.Since.After(now) {
		return now
	}
	return n.Since
}

// Begin begins a session and returns its token: 256 random bits, to be shown to
// that person's browser and to nobody else.
func (s *Sessions) Begin(ctx context.Context, n New) (string, error) {
	if n.Level < Mailbox || n.Level > Proven {
		return "", fmt.Errorf("beginning a session: level %d is none", n.Level)
	}
	token, now := newToken(), s.now()
	err := s.store.PutSession(ctx, record.Session{
		Hash: hash(token), ID: uuid.NewString(), Person: string(n.Person), Level: int(n.Level), Method: string(n.Method),
		Proof: string(n.Proof), Meeting: bound(n.Level, n.Meeting),
		Begun: now, Proved: n.provedAt(now), Seen: now, IdleEnds: now.Add(Idle), Ends: now.Add(Lifetime),
	})
	if err != nil {
		return "", fmt.Errorf("beginning a session: %w", err)
	}
	return token, nil
}

func bound(l Level, m conference.MeetingID) string {
	if l >= Proven {
		return ""
	}
	return string(m)
}

// List returns the sessions of a person that live, oldest first.
func (s *Sessions) List(ctx context.Context, p conference.PersonID) ([]Session, error) {
	rows, err := s.store.SessionsOf(ctx, string(p), s.now())
	if err != nil {
		return nil, err
	}
	list := make([]Session, len(rows))
	for i, row := range rows {
		list[i] = sessionOf(row)
	}
	return list, nil
}

func sessionOf(v record.Session) Session {
	return Session{
		ID: v.ID, Person: conference.PersonID(v.Person), Level: Level(v.Level), Method: conference.Method(v.Method),
		Proof: conference.ProofID(v.Proof), Meeting: conference.MeetingID(v.Meeting),
		Begun: v.Begun, ProvedAt: v.Proved, SeenAt: v.Seen, IdleEnds: v.IdleEnds, Ends: v.Ends,
	}
}

func newToken() string {
	secret := make([]byte, 32)
	rand.Read(secret) // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(secret)
}

func hash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
