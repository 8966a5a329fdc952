// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
)

// inHouse carries out one deed of an administrator; target tells two of them apart.
// Whoever is none is refused before anything is opened or made for the deed.
func (s *Service) inHouse(ctx context.Context, a Act, name, target string, decide func(*turn, *conference.House) error) (Receipt, error) {
	return s.do(ctx, a, name+" "+target, func(t *turn) error {
		h, err := t.house()
		if err != nil {
			return err
		}
		if !h.Has(a.Person, conference.RoleAdministrator) {
			return conference.Refuse(conference.Hidden)
		}
		t.id = target
		return decide(t, h)
	})
}

// decideHouse asks conference; when only an answer is repeated, it asks the rights alone.
func (t *turn) decideHouse(h *conference.House, d conference.HouseDeed) error {
	if t.again {
		if err := h.Stands(d); err != nil {
			return err
		}
		return errAgain
	}
	events, err := h.Decide(d)
	if err != nil {
		return err
	}
	if len(events) == 0 { // it was so already: nothing is sealed or deleted either
		t.seals, t.batch.Drop = nil, nil
	}
	return t.write(houseStream, events)
}

// content is what is sealed of it.
func (in NewSettings) content() conference.SettingsContent {
	return conference.SettingsContent{
		Name: in.Name, MailFrom: in.MailFrom, MailName: in.MailName, FGName: in.FGName, FGContact: in.FGContact,
		CoordinatingFG: in.CoordinatingFG, Convenant: in.Convenant, Theme: in.Theme,
	}
}

func (in NewTerms) terms() conference.Terms {
	const hour, day = 3600, 24 * 3600
	return conference.Terms{
		AutoClose: int64(in.AutoCloseHours) * hour, Parcel: int64(in.ParcelDays) * day,
		AfterOpening: int64(in.OpenedHours) * hour, Case: int64(in.CaseDays) * day,
	}
}
