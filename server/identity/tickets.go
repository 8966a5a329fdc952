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

const issuer = "casustafel"

// ErrTicket means that a ticket is not to be used: wrong, late, for another
// meeting, or used before.
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

// Issue returns a ticket for a person and a meeting.
func (t *Tickets) Issue(p conference.PersonID, m conference.MeetingID) (string, error) {
	now := t.now()
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
		Issuer: issuer, Subject: string(p), Audience: jwt.ClaimStrings{audience(m)}, ID: uuid.NewString(),
		IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(TicketLifetime)),
	})
	signed, err := token.SignedString(t.key)
	if err != nil {
		return "", fmt.Errorf("issuing a ticket: %w", err)
	}
	return signed, nil
}

// Use takes a ticket in and returns whose it is; it is no ticket a second time.
// Errors: ErrTicket.
func (t *Tickets) Use(ticket string, m conference.MeetingID) (conference.PersonID, error) {
	var claims jwt.RegisteredClaims
	_, err := jwt.ParseWithClaims(ticket, &claims, func(*jwt.Token) (any, error) { return t.key, nil },
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}), jwt.WithIssuer(issuer), jwt.WithAudience(audience(m)),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithTimeFunc(t.now))
	if err != nil || claims.ID == "" || !t.first(claims.ID, claims.ExpiresAt.Time) {
		return "", ErrTicket
	}
	return conference.PersonID(claims.Subject), nil
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

func audience(m conference.MeetingID) string { return "live:" + string(m) }
