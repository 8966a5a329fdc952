// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
)

// Start opens the table.
func (s *Service) Start(ctx context.Context, a Act, id conference.MeetingID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "start", "", func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		me, _ := m.Sight(a.Person).Me()
		shown, err := t.shown(a)
		if err != nil || t.again || !seats(m) {
			return conference.Start{Act: t.act, Shown: shown}, err
		}
		card, err := t.card(m, me)
		return conference.Start{Act: t.act, Card: card, Shown: shown}, err
	})
}

// Arrive knocks at the door.
func (s *Service) Arrive(ctx context.Context, a Act, id conference.MeetingID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "arrive", "", func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		shown, err := t.shown(a)
		return conference.Arrive{Act: t.act, Shown: shown}, err
	})
}

// Admit lets one person in, by name.
func (s *Service) Admit(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "admit", string(p), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		sight := m.Sight(a.Person)
		if !sight.Organiser() || !sight.Participant(p) || t.again || !seats(m) {
			return conference.Admit{Act: t.act, Participant: p}, nil
		}
		who, _ := m.Participant(p)
		card, err := t.card(m, who)
		return conference.Admit{Act: t.act, Participant: p, Card: card}, err
	})
}

// Leave ends the actor's stay at the table, or waiting.
func (s *Service) Leave(ctx context.Context, a Act, id conference.MeetingID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "leave", "", plain(func(act conference.Act) conference.Deed {
		return conference.Leave{Act: act}
	}))
}

// ShowOut ends somebody else's stay, or waiting.
func (s *Service) ShowOut(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "show-out", string(p), plain(func(act conference.Act) conference.Deed {
		return conference.ShowOut{Act: act, Participant: p}
	}))
}

// seats reports whether anybody can still sit down: after it, what a card is made
// from is gone, and the rules refuse without one.
func seats(m *conference.Meeting) bool { return m.Stage == conference.Planned || m.Open() }

// card copies who somebody is into the case's drawer: the meeting keeps its own
// copy of name, organisation and footing, whatever becomes of the account.
func (t *turn) card(m *conference.Meeting, p conference.Participant) (conference.EnvelopeID, error) {
	h, err := t.s.readHouse(t.ctx)
	if err != nil {
		return "", err
	}
	if !h.Knows(p.Person) { // removed while waiting: there is nobody to let in
		return "", conference.Refuse(conference.PersonUnknown)
	}
	person, err := textOf[conference.PersonContent](t, h.Persons[p.Person])
	if err != nil {
		return "", err
	}
	seat, err := textOf[conference.InvitationContent](t, p.Invitation)
	if err != nil {
		return "", err
	}
	task, err := textOf[conference.TaskContent](t, p.Task.Words)
	if err != nil {
		return "", err
	}
	if p.Card != "" {
		t.drop(p.Card)
	}
	return t.seal(caseDrawer(m.Case), conference.CardContent{
		Name: person.Name, Organisation: seat.Organisation, Contact: person.Contact, TaskWords: task.Words,
	}), nil
}
