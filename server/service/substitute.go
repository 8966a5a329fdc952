// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
)

// Substitute lets somebody else come instead of a participant who was not yet at the
// table; the receipt names the new one. The organisation and the reason are copied
// into an envelope of its own (M9).
func (s *Service) Substitute(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID, in NewSubstitute) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "substitute", string(p), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		deed := conference.Substitute{Act: t.act, Participant: p, Person: in.Person}
		sight := m.Sight(a.Person)
		if t.again || !sight.Organiser() || !sight.Participant(p) || !seats(m) {
			return deed, nil
		}
		h, err := s.readHouse(ctx)
		if err != nil {
			return nil, err
		}
		_, deed.Known = h.Persons[in.Person]
		old, _ := m.Participant(p)
		carried, err := textOf[conference.InvitationContent](t, old.Invitation)
		if err != nil {
			return nil, err
		}
		deed.Seat = t.seat(id, carried.Organisation, carried.Why)
		if deed.Known {
			if deed.Seat.Link, deed.Seat.Mails, err = t.invitationLink(in.Person); err != nil {
				return nil, err
			}
		}
		t.id = string(deed.Seat.Participant)
		return deed, nil
	})
}
