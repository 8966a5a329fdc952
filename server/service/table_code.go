// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/view"
)

// GiveCode gives somebody a personal code for a shared device (L12) and tells it to
// the chair, who passes it on. The same key is told the same code, as long as that
// is the one that counts.
func (s *Service) GiveCode(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID) (view.TableCode, error) {
	r, err := s.inMeeting(ctx, a, id, "give-code", string(p), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		who, there := m.Participant(p)
		if t.again || !there || !seats(m) {
			return conference.GiveCode{Act: t.act, Participant: p}, nil
		}
		if who.Code != "" {
			t.drop(who.Code)
		}
		envelope := t.seal(tableDrawer(id), conference.CodeContent{Code: newCode()})
		t.id = string(envelope)
		return conference.GiveCode{Act: t.act, Participant: p, Envelope: envelope}, nil
	})
	if err != nil {
		return view.TableCode{}, err
	}
	envelope := conference.EnvelopeID(r.ID)
	opened, err := s.open(ctx, []conference.EnvelopeID{envelope})
	var content conference.CodeContent
	if err == nil && !opened.Text(envelope, &content) {
		err = conference.Refuse(conference.CodeDead)
	}
	return view.TableCode{Participant: p, Code: content.Code}, err
}

// newCode returns six random digits.
func newCode() string {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		panic(fmt.Sprintf("no random numbers: %v", err)) // crypto/rand does not fail
	}
	return fmt.Sprintf("%06d", n)
}
