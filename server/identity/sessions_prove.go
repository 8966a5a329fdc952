// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"errors"
	"fmt"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
)

// Prove notes by what the person of a session proved who they are, and when; its
// person and meeting stay. The token is another from now on, and the old one is
// nobody's: whoever knew it before does not come along. What is open in the session
// stays open. What somebody proves takes nothing away: at a level below the session's
// own it stays as it is, under the same token. Errors: ErrNobody, also for the second
// of two at once.
func (s *Sessions) Prove(ctx context.Context, token string, n New) (string, error) {
	now := s.now()
	row, err := s.store.Session(ctx, hash(token), now)
	if err == nil && Level(row.Level) > n.Level {
		return token, nil
	}
	next, at := newToken(), n.provedAt(now)
	if Level(row.Level) == n.Level { // an older proof takes nothing from a later one
		at = latest(at, row.Proved)
	}
	row.Hash, row.Level, row.Method, row.Proof, row.Proved = hash(next), int(n.Level), string(n.Method), string(n.Proof), at
	row.Meeting = bound(n.Level, conference.MeetingID(row.Meeting))
	if err == nil {
		err = s.store.ProveSession(ctx, hash(token), row)
	}
	if errors.Is(err, record.ErrNotFound) {
		return "", ErrNobody
	}
	if err != nil {
		return "", fmt.Errorf("proving a session: %w", err)
	}
	return next, nil
}

// Raise makes a person's First sessions with a proof that was just confirmed
// Proven. Somebody else confirmed it, so there is no answer to put a new token in:
// theirs is the one they got when they proved.
func (s *Sessions) Raise(ctx context.Context, p conference.PersonID, proof conference.ProofID) error {
	return s.store.RaiseSessions(ctx, string(p), string(proof), int(First), int(Proven))
}
