// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/vault"
)

// ErrKeyMissing means that sealed texts are stored whose key this keyring never
// had: data and keys do not belong together, and nothing is started.
var ErrKeyMissing = errors.New("service: a drawer has no key")

// Recover brings data and keys together before anybody is served: closings that
// were begun are finished, keys of what is gone are destroyed, and keys that no
// record speaks of as well, since they were made for an append that never was.
func (s *Service) Recover(ctx context.Context) error {
	if err := s.keysPresent(ctx); err != nil {
		return err
	}
	if err := s.finishAll(ctx); err != nil {
		return err
	}
	for _, held := range s.keys.Drawers() {
		if held.Status != vault.Live {
			continue
		}
		if err := s.reconcile(ctx, held.Drawer); err != nil {
			return fmt.Errorf("reconciling the key of a %s: %w", held.Drawer.Kind, err)
		}
	}
	return s.sweep(ctx)
}

// sweep deletes what is sealed in drawers whose key is destroyed: unreadable
// already, and a crash came between the two. The log is truncated in any case.
func (s *Service) sweep(ctx context.Context) error {
	drawers, err := s.store.Drawers(ctx)
	if err != nil {
		return fmt.Errorf("reading drawers: %w", err)
	}
	return s.deleteDrawers(ctx, only(drawers, func(d vault.Drawer) bool { return s.keys.Status(d) == vault.Destroyed }))
}

func (s *Service) deleteDrawers(ctx context.Context, gone []vault.Drawer) error {
	err := s.byClock(ctx, func(t *turn) error {
		t.batch.DropDrawers = gone
		return nil
	})
	if err != nil {
		return err
	}
	return s.truncate(ctx)
}

func only[T any](list []T, is func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(one T) bool { return !is(one) })
}

func (s *Service) keysPresent(ctx context.Context) error {
	drawers, err := s.store.Drawers(ctx)
	if err != nil {
		return fmt.Errorf("reading drawers: %w", err)
	}
	for _, d := range drawers {
		if s.keys.Status(d) == vault.Missing {
			return fmt.Errorf("%w: %s", ErrKeyMissing, d)
		}
	}
	return nil
}

// finishAll finishes what was closing, whatever the clock says now.
func (s *Service) finishAll(ctx context.Context) error {
	rows, err := s.store.DueBefore(ctx, s.now().Add(100*365*24*time.Hour), 1<<20, dueFinish)
	if err != nil {
		return fmt.Errorf("looking for closings: %w", err)
	}
	for _, d := range rows {
		if err := s.finish(ctx, conference.MeetingID(d.Stream.ID)); err != nil {
			return err
		}
	}
	return nil
}

// reconcile destroys the key of a drawer that, by the record, does not exist.
func (s *Service) reconcile(ctx context.Context, d vault.Drawer) error {
	lives, err := s.lives(ctx, d)
	if err != nil || lives {
		return err
	}
	return s.keys.Destroy(d)
}

func (s *Service) lives(ctx context.Context, d vault.Drawer) (bool, error) {
	owner, rest, _ := strings.Cut(d.ID, "/")
	switch d.Kind {
	case vault.Table:
		m, _, err := s.readMeeting(ctx, conference.MeetingID(owner))
		return err == nil && m.Stage != "" && m.Stage != conference.Done, err
	case vault.Parcel:
		m, _, err := s.readMeeting(ctx, conference.MeetingID(owner))
		if err != nil {
			return false, err
		}
		p, there := m.Parcel(conference.ParticipantID(rest))
		return there && p.Gone == conference.ParcelWaits, nil
	case vault.Case, vault.Own:
		c, _, err := s.readCase(ctx, conference.CaseID(owner))
		return err == nil && c.Opened(), err
	}
	if d.Kind == vault.House {
		return true, nil
	}
	return s.Knows(ctx, conference.PersonID(owner))
}

// destroyCase destroys the keys of a case that has ended, and deletes what they sealed.
func (s *Service) destroyCase(ctx context.Context, id conference.CaseID) error {
	var gone []vault.Drawer
	for _, held := range s.keys.Drawers() {
		owner, _, _ := strings.Cut(held.Drawer.ID, "/")
		if owner == string(id) && (held.Drawer.Kind == vault.Case || held.Drawer.Kind == vault.Own) {
			gone = append(gone, held.Drawer)
		}
	}
	for _, d := range gone {
		if err := s.keys.Destroy(d); err != nil {
			return err
		}
	}
	if err := s.deleteDrawers(ctx, gone); err != nil {
		return err
	}
	return s.noLongerDue(ctx, noLongerDue(caseStream(id), dueForget, ""))
}
