// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/view"
)

// HouseView returns all settings to an administrator; to everybody else not-found.
func (s *Service) HouseView(ctx context.Context, p conference.PersonID) (view.House, error) {
	h, err := s.houseFor(ctx, p, conference.RoleAdministrator)
	if err != nil {
		return view.House{}, err
	}
	says, err := s.settings(ctx)
	v := view.OfHouse(h, says)
	v.MailTrouble = s.outbox.now()
	return v, err
}

// HousePublic returns what stands on the door: the name, and whose sign-on is trusted.
func (s *Service) HousePublic(ctx context.Context) (view.Entrance, error) {
	says, err := s.settings(ctx)
	if err != nil {
		return view.Entrance{}, err
	}
	lines, err := s.IssuerNames(ctx)
	return view.Entrance{House: says.Name, SignOn: lines}, err
}

// Theme returns which of the looks that are there the house chose, by name, or none.
func (s *Service) Theme(ctx context.Context) (string, error) {
	says, err := s.settings(ctx)
	return says.Theme, err
}

// houseFor returns the house to who has one of these roles, and not-found to others.
func (s *Service) houseFor(ctx context.Context, p conference.PersonID, roles ...conference.Role) (*conference.House, error) {
	h, err := s.readHouse(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range roles {
		if h.Has(p, r) {
			return h, nil
		}
	}
	return nil, conference.Refuse(conference.Hidden)
}

// opened makes a view of the house twice: to learn what it needs, and with that.
func opened[V any](ctx context.Context, s *Service, from view.FromHouse, of func(view.FromHouse) V) (V, error) {
	wanted := &view.Wanted{}
	from.Texts = wanted
	v := of(from)
	texts, err := s.open(ctx, wanted.IDs)
	if err != nil {
		return v, err
	}
	from.Texts = texts
	return of(from), nil
}
