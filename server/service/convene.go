// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// NewMeeting is what convening takes: when, the parts with neutral titles, and
// the organiser's own seat (M1, M6).
type NewMeeting struct {
	PlannedStart time.Time             `json:"plannedStart"`
	PlannedEnd   time.Time             `json:"plannedEnd"`
	Place        string                `json:"place"` // neutral: everybody invited sees it, and so does their mail
	Parts        []string              `json:"parts"`
	Organisation string                `json:"organisation"`
	Hat          catalogue.PartnerKind `json:"hat"`
	Why          string                `json:"why"`
}

// Convene begins a meeting on a case; the receipt names it. Its table gets a key
// of its own, which is destroyed when it closes.
func (s *Service) Convene(ctx context.Context, a Act, id conference.CaseID, in NewMeeting) (Receipt, error) {
	return s.do(ctx, a, "convene "+string(id), func(t *turn) error {
		c, err := t.theCase(id)
		if err != nil {
			return err
		}
		h, err := s.readHouse(ctx)
		if err != nil {
			return err
		}
		meeting := conference.MeetingID(NewID())
		return t.decideCase(id, c.Edits(a.Person), func() ([]conference.Event, error) {
			t.id, t.about = string(meeting), meetingStream(meeting)
			m, err := t.meeting(meeting)
			if err != nil {
				return nil, err
			}
			if err := t.decide(m, t.convene(id, meeting, in, h.Terms)); err != nil {
				return nil, err
			}
			if err := t.create(tableDrawer(meeting)); err != nil {
				return nil, err
			}
			return c.List(t.act, meeting)
		})
	})
}

func (t *turn) convene(id conference.CaseID, meeting conference.MeetingID, in NewMeeting, terms conference.Terms) conference.Convene {
	titles := conference.AgendaContent{Titles: map[conference.PartID]string{}, Place: oneLine(in.Place)}
	deed := conference.Convene{Act: t.act, Case: id, Start: in.PlannedStart, End: in.PlannedEnd, Terms: terms}
	for _, title := range in.Parts {
		part := conference.PartID(NewID())
		deed.Parts = append(deed.Parts, part)
		deed.Untitled = deed.Untitled || !conference.Said(title)
		titles.Titles[part] = title
	}
	deed.Agenda = t.seal(caseDrawer(id), titles)
	deed.Chair = t.seat(meeting, in.Organisation, in.Why)
	deed.Chair.Capacity, deed.Chair.Hat = conference.Chair, in.Hat
	return deed
}

// seat seals for whom somebody comes and why, and says what facts need. Both die
// with the table: of who took part, admission copies the organisation into the case.
func (t *turn) seat(id conference.MeetingID, organisation, why string) conference.Seat {
	return conference.Seat{
		Participant:  conference.ParticipantID(NewID()),
		Envelope:     t.seal(tableDrawer(id), conference.InvitationContent{Organisation: organisation, Why: why}),
		Organisation: conference.Said(organisation), Why: conference.Said(why),
	}
}
