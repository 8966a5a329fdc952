// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
)

// inMeeting carries out one deed in one meeting. make returns the deed, with the
// envelopes it names and the facts it needs; target tells two of them apart.
func (s *Service) inMeeting(ctx context.Context, a Act, id conference.MeetingID, name, target string,
	make func(*turn, *conference.Meeting) (conference.Deed, error),
) (Receipt, error) {
	return s.do(ctx, a, name+" "+string(id)+" "+target, func(t *turn) error {
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

// plain is for deeds that need nothing but the act.
func plain(make func(conference.Act) conference.Deed) func(*turn, *conference.Meeting) (conference.Deed, error) {
	return func(t *turn, _ *conference.Meeting) (conference.Deed, error) { return make(t.act), nil }
}
