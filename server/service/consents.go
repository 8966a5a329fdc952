// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"slices"

	"github.com/casustafel/casustafel/server/conference"
)

// NewConsent is a provider's own record of a consent (C8).
type NewConsent struct {
	Subject conference.SubjectID `json:"subject"`
	Words   string               `json:"words"`
	Given   string               `json:"given"`
}

// RecordConsent keeps a consent in the provider's own drawer; the receipt names it.
func (s *Service) RecordConsent(ctx context.Context, a Act, id conference.CaseID, in NewConsent) (Receipt, error) {
	return s.do(ctx, a, "record-consent "+string(id), func(t *turn) error {
		c, err := t.theCase(id)
		if err != nil {
			return err
		}
		takesPart, err := s.takesPart(ctx, c, a.Person)
		if err != nil {
			return err
		}
		return t.decideCase(id, c.Opened() && takesPart, func() ([]conference.Event, error) {
			if !slices.Contains(c.Subjects, in.Subject) {
				return nil, conference.Refuse(conference.SubjectUnknown)
			}
			if err := s.keys.Create(ownDrawer(id, a.Person)); err != nil {
				return nil, err
			}
			t.id = NewID()
			return c.RecordConsent(conference.RecordConsent{
				Act: t.act, Consent: conference.ConsentID(t.id), TakesPart: takesPart, Words: conference.Said(in.Words),
				Envelope: t.seal(ownDrawer(id, a.Person), conference.ConsentContent(in)),
			})
		})
	})
}

// takesPart: somebody who may see the case in one of its meetings.
func (s *Service) takesPart(ctx context.Context, c *conference.Case, p conference.PersonID) (bool, error) {
	for _, id := range c.Meetings {
		m, _, err := s.readMeeting(ctx, id)
		if err != nil || m.Sight(p).Case() {
			return err == nil, err
		}
	}
	return false, nil
}

// WithdrawConsent ends an own consent at once for what is not yet shared.
func (s *Service) WithdrawConsent(ctx context.Context, a Act, id conference.CaseID, consent conference.ConsentID) (Receipt, error) {
	return s.do(ctx, a, "withdraw-consent "+string(id)+" "+string(consent), func(t *turn) error {
		c, err := t.theCase(id)
		if err != nil {
			return err
		}
		t.id = string(consent)
		_, mine := c.Consent(consent, a.Person)
		return t.decideCase(id, mine, func() ([]conference.Event, error) { return c.WithdrawConsent(t.act, consent) })
	})
}
