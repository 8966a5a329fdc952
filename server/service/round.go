// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// OpenRound begins Wie neemt wat mee?
func (s *Service) OpenRound(ctx context.Context, a Act, id conference.MeetingID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "open-round", "", plain(func(act conference.Act) conference.Deed {
		return conference.OpenRound{Act: act}
	}))
}

// DiscussAgreement takes one agreement up in the round.
func (s *Service) DiscussAgreement(ctx context.Context, a Act, id conference.MeetingID, agreement conference.AgreementID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "discuss-agreement", string(agreement), plain(func(act conference.Act) conference.Deed {
		return conference.DiscussAgreement{Act: act, Agreement: agreement}
	}))
}

// Extend moves the moment at which the table closes by itself.
func (s *Service) Extend(ctx context.Context, a Act, id conference.MeetingID, until time.Time) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "extend", "", plain(func(act conference.Act) conference.Deed {
		return conference.Extend{Act: act, Until: until}
	}))
}
