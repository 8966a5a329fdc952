// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/conference"
)

// TicketLifetime is how long a ticket may wait to be used.
const TicketLifetime = time.Minute

const ticketTyp = "casustafel-ticket+jwt"

// ErrTicket means that a ticket is not to be used: wrong, late, for another session
// or meeting, or used before.
var ErrTicket = errors.New("identity: not a ticket for this")

// Tickets are for opening one live page of one meeting, once, shortly after asking
// for it within a session: a websocket carries no proof of the page that opens it.
// They are signed with a key that lives as long as the process.
type Tickets struct {
	now func() time.Time
	key []byte

	mu   sync.Mutex
	used map[string]time.Time // by id, until they would have expired anyway
}

// NewTickets returns tickets with a key of their own.
func NewTickets(now func() time.Time) *Tickets {
	key := make([]byte, 32)
	rand.Read(key) // never fails: crypto/rand ends the program instead
	return &Tickets{now: now, key: key, used: map[string]time.Time{}}
}

// Issue returns a ticket for a meeting, of a person in one session of theirs.
func (t *Tickets) Issue(p conference.PersonID, session string, m conference.MeetingID) (string, error) {
	signed, err := t.use().sign(jwt.RegisteredClaims{
		ID: uuid.NewString(), Subject: string(p), Audience: jwt.ClaimStrings{audience(m, session)},
		ExpiresAt: jwt.NewNumericDate(t.now().Add(TicketLifetime)),
	}, "", t.key)
	if err != nil {
		return "", fmt.Errorf("issuing a ticket: %w", err)
	}
	return signed, nil
}

// Use takes a ticket in, in the session that it was issued in, and returns whose it
// is; it is no ticket a second time. Errors: ErrTicket.
func (t *Tickets) Use(ticket, session string, m conference.MeetingID) (conference.PersonID, error) {
	claims, err := t.use().read(ticket)
	if err != nil || claims.Audience[0] != audience(m, session) || !t.first(claims.ID, claims.ExpiresAt.Time) {
		return "", ErrTicket
	}
	return conference.PersonID(claims.Subject), nil
}

func (t *Tickets) use() use {
	return use{typ: ticketTyp, key: func(kid string) ([]byte, bool) { return t.key, kid == "" }, now: t.now}
}

func (t *Tickets) first(id string, expires time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for other, until := range t.used {
		if until.Before(t.now()) {
			delete(t.used, other)
		}
	}
	_, used := t.used[id]
	t.used[id] = expires
	return !used
}

func audience(m conference.MeetingID, session string) string {
	return "live:" + string(m) + ":" + session
}
