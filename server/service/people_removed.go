// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"fmt"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
)

// callOff takes back what somebody who was removed is still invited to, and reports
// whether word of that is still to go out (M7).
func (s *Service) callOff(ctx context.Context, p conference.PersonID) (waits bool, err error) {
	streams, err := s.store.MineOf(ctx, string(p))
	if err != nil {
		return false, fmt.Errorf("reading what somebody was invited to: %w", err)
	}
	for _, stream := range streams {
		if stream.Kind != record.Meeting {
			continue
		}
		id := conference.MeetingID(stream.ID)
		if err := s.callOffOne(ctx, id, p); err != nil {
			return false, err
		}
		m, _, err := s.readMeeting(ctx, id)
		if err != nil {
			return false, err
		}
		waits = waits || m.Tells(p)
	}
	return waits, nil
}

func (s *Service) callOffOne(ctx context.Context, id conference.MeetingID, p conference.PersonID) error {
	return s.byClock(ctx, func(t *turn) error {
		m, err := t.meeting(id)
		if err != nil {
			return err
		}
		who, invited := m.ParticipantOf(p)
		if !invited || !m.Withdrawable(who) {
			return nil
		}
		return t.decide(m, conference.WithdrawRemoved{Act: t.act, Participant: who.ID})
	})
}
