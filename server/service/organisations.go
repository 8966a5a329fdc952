// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/view"
)

// Organisations returns the partners to administrators and organisers; to others not-found.
func (s *Service) Organisations(ctx context.Context, p conference.PersonID) (view.Organisations, error) {
	h, err := s.houseFor(ctx, p, conference.RoleAdministrator, conference.RoleOrganiser)
	if err != nil {
		return view.Organisations{}, err
	}
	return opened(ctx, s, view.FromHouse{House: h, Viewer: p}, view.OfOrganisations)
}

// AddOrganisation adds a partner; the receipt names it.
func (s *Service) AddOrganisation(ctx context.Context, a Act, in NewOrganisation) (Receipt, error) {
	return s.inHouse(ctx, a, "add-organisation", "", func(t *turn, h *conference.House) error {
		t.id = NewID()
		return t.setOrganisation(h, conference.OrganisationID(t.id), in, true)
	})
}

// SetOrganisation changes a partner.
func (s *Service) SetOrganisation(ctx context.Context, a Act, id conference.OrganisationID, in NewOrganisation) (Receipt, error) {
	return s.inHouse(ctx, a, "set-organisation", string(id), func(t *turn, h *conference.House) error {
		old, _ := h.Organisation(id)
		t.drop(old.Envelope)
		return t.setOrganisation(h, id, in, false)
	})
}

func (t *turn) setOrganisation(h *conference.House, id conference.OrganisationID, in NewOrganisation, isNew bool) error {
	content := conference.OrganisationContent{Name: in.Name}
	return t.decideHouse(h, conference.SetOrganisation{
		Act: t.act, New: isNew, Named: conference.Said(in.Name),
		Organisation: conference.Organisation{ID: id, Kind: in.Kind, Secrecy: in.Secrecy, Envelope: t.seal(houseDrawer, content)},
	})
}

// DropOrganisation takes a partner off the list.
func (s *Service) DropOrganisation(ctx context.Context, a Act, id conference.OrganisationID) (Receipt, error) {
	return s.inHouse(ctx, a, "drop-organisation", string(id), func(t *turn, h *conference.House) error {
		old, _ := h.Organisation(id)
		t.drop(old.Envelope)
		return t.decideHouse(h, conference.DropOrganisation{Act: t.act, Organisation: id})
	})
}
