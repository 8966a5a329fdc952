// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
)

// VouchFor lets the actor answer, by name, for who sits beside them.
func (s *Service) VouchFor(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "vouch-for", string(p), plain(func(act conference.Act) conference.Deed {
		return conference.VouchFor{Act: act, Participant: p}
	}))
}
