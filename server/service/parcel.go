// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// OpenParcel shows the actor the own parcel for the first time (S7).
func (s *Service) OpenParcel(ctx context.Context, a Act, id conference.MeetingID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "open-parcel", "", func(t *turn, _ *conference.Meeting) (conference.Deed, error) {
		h, err := s.readHouse(ctx)
		if err != nil {
			return nil, err
		}
		return conference.OpenParcel{Act: t.act, Terms: h.Terms}, nil
	})
}

// CollectParcel: it is in my file. When it returns without error the parcel's key
// is destroyed.
func (s *Service) CollectParcel(ctx context.Context, a Act, id conference.MeetingID) (Receipt, error) {
	receipt, err := s.inMeeting(ctx, a, id, "collect-parcel", "", func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		me, _ := m.Sight(a.Person).Me()
		t.dropParcel(m, me.ID)
		return conference.CollectParcel{Act: t.act}, nil
	})
	if err != nil {
		return Receipt{}, err
	}
	return receipt, s.destroyGone(context.WithoutCancel(ctx), id)
}

func (t *turn) dropParcel(m *conference.Meeting, p conference.ParticipantID) {
	parcel, _ := m.Parcel(p)
	t.drop(parcel.Envelopes...)
}

// destroyGone destroys the keys of a meeting's parcels that are no longer there,
// and takes that from the list of what is due.
func (s *Service) destroyGone(ctx context.Context, id conference.MeetingID) error {
	m, _, err := s.readMeeting(ctx, id)
	if err != nil {
		return err
	}
	var forgotten []record.Change
	for _, p := range m.Parcels() {
		drawer := parcelDrawer(id, p.Recipient)
		if p.Gone == conference.ParcelWaits || s.keys.Status(drawer) == vault.Destroyed {
			continue
		}
		if err := s.keys.Destroy(drawer); err != nil {
			return err
		}
		forgotten = append(forgotten, noLongerDue(meetingStream(id), dueForget, string(p.Recipient)))
	}
	if err := s.truncate(ctx); err != nil || len(forgotten) == 0 {
		return err
	}
	return s.noLongerDue(ctx, forgotten...)
}

// noLongerDue takes what was done from the list of what is due, without an event:
// the record says already that it had to be.
func (s *Service) noLongerDue(ctx context.Context, done ...record.Change) error {
	return s.byClock(ctx, func(t *turn) error {
		t.batch.Index = done
		return nil
	})
}
