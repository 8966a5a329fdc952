// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// afterClose is how long who was in a meeting may still look at what came of it.
const afterClose = 30 * time.Minute

// HeldUntil returns until when a person may not be thrown out because of a meeting:
// some time after it closes, while it goes on and they are at its table or wait for
// it. The zero time says that nothing holds them.
func (s *Service) HeldUntil(ctx context.Context, p conference.PersonID, id conference.MeetingID) (time.Time, error) {
	m, _, err := s.readMeeting(ctx, id)
	if err != nil || !m.Open() {
		return time.Time{}, err
	}
	if me, invited := m.ParticipantOf(p); !invited || me.Presence == conference.Outside {
		return time.Time{}, nil
	}
	return m.ClosesAt.Add(afterClose), nil
}
