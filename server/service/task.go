// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// DeclaredTask is the task under which somebody takes part (M2): from the
// catalogue, or in own words; an adviser leaves both empty.
type DeclaredTask struct {
	Task    catalogue.TaskID  `json:"task"`
	Follows catalogue.TaskID  `json:"follows"`
	Words   string            `json:"words"`
	Secrecy catalogue.Secrecy `json:"secrecy"`
}

// DeclareTask declares the actor's own task.
func (s *Service) DeclareTask(ctx context.Context, a Act, id conference.MeetingID, in DeclaredTask) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "declare-task", "", func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		me, _ := m.Sight(t.act.By).Me()
		t.id = string(me.ID)
		words := t.sealIf(conference.Said(in.Words), tableDrawer(id), conference.TaskContent{Words: in.Words})
		return conference.DeclareTask{Act: t.act, Catalogue: in.Task, Follows: in.Follows, Words: words, Secrecy: in.Secrecy}, nil
	})
}

// ConfirmTask is the organiser's line on a declared task.
func (s *Service) ConfirmTask(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "confirm-task", string(p), plain(func(act conference.Act) conference.Deed {
		return conference.ConfirmTask{Act: act, Participant: p}
	}))
}

// AcceptConfidentiality is the actor's own promise.
func (s *Service) AcceptConfidentiality(ctx context.Context, a Act, id conference.MeetingID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "accept-confidentiality", "", plain(func(act conference.Act) conference.Deed {
		return conference.AcceptConfidentiality{Act: act}
	}))
}
