// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"fmt"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// loseMeetings closes every meeting whose table has no key and that is not closed,
// and ends every parcel that waits without one.
func (s *Service) loseMeetings(ctx context.Context, r *Restored) error {
	heads, err := s.store.Streams(ctx, record.Meeting)
	if err != nil {
		return err
	}
	for _, head := range heads {
		id := conference.MeetingID(head.Stream.ID)
		m, _, err := s.readMeeting(ctx, id)
		if err != nil {
			return err
		}
		if m.Stage != conference.Done && s.keys.Status(tableDrawer(id)) != vault.Live {
			r.Tables++
			err = s.loseTable(ctx, id)
		}
		if err == nil {
			err = s.loseParcels(ctx, m, r)
		}
		if err != nil {
			return fmt.Errorf("losing meeting %s: %w", id, err)
		}
	}
	return nil
}

func (s *Service) loseTable(ctx context.Context, id conference.MeetingID) error {
	if err := s.bury(tableDrawer(id)); err != nil {
		return err
	}
	return s.byClock(ctx, func(t *turn) error {
		m, err := t.meeting(id)
		if err != nil {
			return err
		}
		if err := t.decide(m, conference.LoseTable{Act: t.act}); err != nil {
			return err
		}
		return t.settleLost(m)
	})
}

// settleLost does for house and case what closing does: the record is pinned, and
// the term of the case begins.
func (t *turn) settleLost(m *conference.Meeting) error {
	h, err := t.house()
	if err != nil {
		return err
	}
	c, err := t.theCase(m.Case)
	if err != nil {
		return err
	}
	texts, err := t.textsAfter(meetingStream(m.ID))
	if err != nil {
		return err
	}
	root, err := ledger.RootOf(texts)
	if err != nil {
		return err
	}
	if c.Opened() {
		if err := t.write(caseStream(m.Case), c.Keep(t.act, h.Terms)); err != nil {
			return err
		}
	}
	return t.write(houseStream, h.Settle(t.act, m.ID, int64(len(texts)), conference.Digest(fmt.Sprintf("%x", root[:]))))
}

func (s *Service) loseParcels(ctx context.Context, m *conference.Meeting, r *Restored) error {
	for _, p := range m.Parcels() {
		drawer := parcelDrawer(m.ID, p.Recipient)
		if p.Gone != conference.ParcelWaits || s.keys.Status(drawer) == vault.Live {
			continue
		}
		if err := s.bury(drawer); err != nil {
			return err
		}
		err := s.byClock(ctx, func(t *turn) error {
			m, err := t.meeting(m.ID)
			if err != nil {
				return err
			}
			return t.decide(m, conference.LoseParcel{Act: t.act, Recipient: p.Recipient})
		})
		if err != nil {
			return err
		}
		r.Parcels++
	}
	return nil
}

// loseCases ends every case whose key is destroyed: its term ran out after the
// backup was made.
func (s *Service) loseCases(ctx context.Context, r *Restored) error {
	heads, err := s.store.Streams(ctx, record.Case)
	if err != nil {
		return err
	}
	for _, head := range heads {
		id := conference.CaseID(head.Stream.ID)
		c, _, err := s.readCase(ctx, id)
		if err != nil {
			return err
		}
		if !c.Opened() || s.keys.Status(caseDrawer(id)) != vault.Destroyed {
			continue
		}
		r.Cases++
		err = s.byClock(ctx, func(t *turn) error {
			c, err := t.theCase(id)
			if err != nil {
				return err
			}
			return t.write(caseStream(id), c.Lose(t.act))
		})
		if err != nil {
			return fmt.Errorf("ending case %s: %w", id, err)
		}
	}
	return nil
}

// losePeople removes everybody whose key is destroyed, and counts who is left to
// keep the house.
func (s *Service) losePeople(ctx context.Context, r *Restored) error {
	h, err := s.readHouse(ctx)
	if err != nil {
		return err
	}
	for p := range h.Persons {
		if s.keys.Status(personDrawer(p)) != vault.Destroyed {
			if h.Has(p, conference.RoleAdministrator) {
				r.Keepers++
			}
			continue
		}
		r.People++
		err := s.byClock(ctx, func(t *turn) error {
			h, err := t.house()
			if err != nil {
				return err
			}
			return t.write(houseStream, h.Lose(t.act, p))
		})
		if err != nil {
			return fmt.Errorf("removing somebody again: %w", err)
		}
	}
	return nil
}
