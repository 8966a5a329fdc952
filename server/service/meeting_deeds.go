// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
)

// inMeeting carries out one deed in one meeting. make returns the deed, with the
// envelopes it names and the facts it needs; target tells two of them apart.
func (s *Service) inMeeting(ctx context.Context, a Act, id conference.MeetingID, name, target string,
	make making,
) (Receipt, error) {
	if a.Beside != nil {
		return s.besideMeeting(ctx, a, id, name, target, make)
	}
	return s.do(ctx, a, deedName(name, id, target), func(t *turn) error {
		m, err := t.meeting(id)
		if err != nil {
			return err
		}
		if !m.Sight(a.Person).Meeting() {
			return conference.Refuse(conference.Hidden)
		}
		if t.id == "" {
			t.id = target
		}
		deed, err := make(t, m)
		if err != nil {
			return err
		}
		return t.decide(m, deed)
	})
}

func deedName(name string, id conference.MeetingID, target string) string {
	return name + " " + string(id) + " " + target
}

// plain is for deeds that need nothing but the act.
func plain(make func(conference.Act) conference.Deed) making {
	return func(t *turn, _ *conference.Meeting) (conference.Deed, error) { return make(t.act), nil }
}
