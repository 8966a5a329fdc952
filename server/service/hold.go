// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// afterClose is how long who was in a meeting may still look at what came of it.
const afterClose = 30 * time.Minute

// beforeStart is how early who waits for a meeting is held there.
const beforeStart = time.Hour

// HeldUntil returns until when a person may not be thrown out because of a meeting:
// some time after it closes, from shortly before its start, while they are at its
// table or wait for it, be it at the door or, once it is open, for the confirmation
// of their task. The zero time says that nothing holds them.
func (s *Service) HeldUntil(ctx context.Context, p conference.PersonID, id conference.MeetingID) (time.Time, error) {
	m, _, err := s.readMeeting(ctx, id)
	if err != nil || !s.begins(m) && !m.Open() {
		return time.Time{}, err
	}
	me, invited := m.ParticipantOf(p)
	waits := me.Presence != conference.Outside || m.Open() && me.AwaitsConfirmation()
	if !invited || !waits {
		return time.Time{}, nil
	}
	return m.ClosesAt.Add(afterClose), nil
}

func (s *Service) begins(m *conference.Meeting) bool {
	return m.Stage == conference.Planned && !s.now().Before(m.Start.Add(-beforeStart))
}
