// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// Invitation is what inviting one partner takes (M1, M4).
type Invitation struct {
	Person       conference.PersonID      `json:"person"`
	Organisation string                   `json:"organisation"`
	Hat          catalogue.PartnerKind    `json:"hat"`
	Capacity     conference.Capacity      `json:"capacity"`
	Parts        []conference.PartID      `json:"parts"`
	AskedBy      conference.ParticipantID `json:"askedBy"`
	Why          string                   `json:"why"`
}

// Invite asks one partner; the receipt names the participant.
func (s *Service) Invite(ctx context.Context, a Act, id conference.MeetingID, in Invitation) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "invite", "", func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		h, err := s.readHouse(ctx)
		if err != nil {
			return nil, err
		}
		_, known := h.Persons[in.Person]
		seat := t.seat(id, in.Organisation, in.Why)
		seat.Capacity, seat.Hat, seat.Parts, seat.AskedBy = in.Capacity, in.Hat, in.Parts, in.AskedBy
		t.id = string(seat.Participant)
		if known && m.Sight(a.Person).Organiser() {
			if seat.Link, seat.Mails, err = t.invitationLink(in.Person); err != nil {
				return nil, err
			}
		}
		return conference.Invite{Act: t.act, Person: in.Person, Known: known, Seat: seat}, nil
	})
}

// WithdrawInvitation takes an invitation back.
func (s *Service) WithdrawInvitation(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "withdraw-invitation", string(p), plain(func(act conference.Act) conference.Deed {
		return conference.WithdrawInvitation{Act: act, Participant: p}
	}))
}
