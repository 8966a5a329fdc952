// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"fmt"
	"time"

	"github.com/casustafel/casustafel/server/vault"
)

// Restored is what a restore found and did, in numbers.
type Restored struct {
	Tables  int            // meetings that were not closed: closed as lost
	Parcels int            // parcels that waited: lost
	Cases   int            // cases that had ended since: ended again
	People  int            // people who were removed since: removed again
	Keepers int            // administrators who are left
	Drawers int            // drawers without a key, of which the sealed texts were deleted
	Missing []vault.Drawer // long keys that the backup should have had; ended like destroyed ones
}

// Restore brings the record of a backup together with the keys that are left, in
// a house that nobody serves yet: what has no key is deleted, and the record says
// what became of it. It is called once, before Recover.
func (s *Service) Restore(ctx context.Context, backup time.Time) (Restored, error) {
	var r Restored
	for _, step := range []func(context.Context, *Restored) error{
		func(ctx context.Context, _ *Restored) error { return s.noteRestore(ctx, backup) },
		s.buryDrawers, s.loseMeetings, s.loseCases, s.losePeople,
	} {
		if err := step(ctx, &r); err != nil {
			return r, fmt.Errorf("restoring: %w", err)
		}
	}
	return r, s.truncate(ctx)
}

func (s *Service) noteRestore(ctx context.Context, backup time.Time) error {
	return s.byClock(ctx, func(t *turn) error {
		h, err := t.house()
		if err != nil {
			return err
		}
		return t.write(houseStream, h.Restore(t.act, backup))
	})
}

// buryDrawers deletes the sealed texts of every drawer that has no key. The drawer
// becomes a destroyed one, so that nothing is ever sealed in it again.
func (s *Service) buryDrawers(ctx context.Context, r *Restored) error {
	stored, err := s.store.Drawers(ctx)
	if err != nil {
		return err
	}
	gone := only(stored, func(d vault.Drawer) bool { return s.keys.Status(d) != vault.Live })
	for _, d := range gone {
		if s.keys.Status(d) == vault.Missing && d.Kind != vault.Table && d.Kind != vault.Parcel {
			r.Missing = append(r.Missing, d)
		}
		if err := s.bury(d); err != nil {
			return err
		}
	}
	r.Drawers = len(gone)
	return s.deleteDrawers(ctx, gone)
}

func (s *Service) bury(d vault.Drawer) error {
	if s.keys.Status(d) == vault.Missing {
		if err := s.keys.Create(d); err != nil {
			return err
		}
	}
	return s.keys.Destroy(d)
}
