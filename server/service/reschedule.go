// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"strings"
	"unicode"

	"github.com/casustafel/casustafel/server/conference"
)

// oneLine makes one line of a typed text: a place stands in the header of a mail.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }), " ")
}

// Reschedule moves a meeting that has not begun to another time, or place; whoever
// had a mail gets another.
func (s *Service) Reschedule(ctx context.Context, a Act, id conference.MeetingID, in NewTimes) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "reschedule", "", func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		deed := conference.Reschedule{Act: t.act, Start: in.PlannedStart, End: in.PlannedEnd}
		h, err := s.readHouse(ctx)
		if err != nil {
			return nil, err
		}
		deed.Terms = h.Terms
		in.Place = oneLine(in.Place)
		if t.again || !m.Sight(a.Person).Organiser() {
			return deed, nil
		}
		agenda, err := textOf[conference.AgendaContent](t, m.Agenda)
		if err != nil || agenda.Place == in.Place {
			return deed, err
		}
		agenda.Place = in.Place
		t.drop(m.Agenda)
		deed.Agenda = t.seal(caseDrawer(m.Case), agenda)
		return deed, nil
	})
}
