// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"errors"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
)

// Whatever ends a session here first takes it out of the store and then ends the
// pages that are open in it; a page that opens in between looks in the store.

// End ends a session at once; ending none is no error.
func (s *Sessions) End(ctx context.Context, token string) error {
	row, err := s.store.Session(ctx, hash(token), s.now())
	if errors.Is(err, record.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := s.store.EndSession(ctx, hash(token)); err != nil {
		return err
	}
	s.pages.EndSessions(row.ID)
	return nil
}

// EndOne ends one of a person's own sessions. Errors: ErrNobody, for another's too.
func (s *Sessions) EndOne(ctx context.Context, p conference.PersonID, id string) error {
	err := s.store.EndSessionOf(ctx, string(p), id)
	if errors.Is(err, record.ErrNotFound) {
		return ErrNobody
	}
	if err == nil {
		s.pages.EndSessions(id)
	}
	return err
}

// EndAll ends every session of a person, the one that asks included.
func (s *Sessions) EndAll(ctx context.Context, p conference.PersonID) error {
	if err := s.store.EndSessionsOf(ctx, string(p)); err != nil {
		return err
	}
	s.pages.EndPerson(p)
	return nil
}

// EndPerson is EndAll, under the name by which service asks for it when somebody
// is removed or turned out to be another.
func (s *Sessions) EndPerson(ctx context.Context, p conference.PersonID) error {
	return s.EndAll(ctx, p)
}

// EndProof ends the sessions of a person that rest on one proof.
func (s *Sessions) EndProof(ctx context.Context, p conference.PersonID, proof conference.ProofID) error {
	list, err := s.List(ctx, p)
	for _, one := range list {
		if one.Proof != proof {
			continue
		}
		if err := s.EndOne(ctx, p, one.ID); err != nil && !errors.Is(err, ErrNobody) {
			return err
		}
	}
	return err
}

// Sweep deletes the rows of sessions that have ended by themselves.
func (s *Sessions) Sweep(ctx context.Context) error { return s.store.EndSessionsBefore(ctx, s.now()) }
