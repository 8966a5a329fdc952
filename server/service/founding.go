// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"errors"
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// ErrFounded means that there is a house already; it is founded once.
var ErrFounded = errors.New("service: the house is founded already")

// SetUp reports whether there is a house with settings, as InitHouse makes one.
func (s *Service) SetUp(ctx context.Context) (bool, error) {
	h, err := s.readHouse(ctx)
	return err == nil && h.Settings != "", err
}

// Found makes sure that there is a house of this name with these terms, that nobody
// administrates: for the demo and for tests. It is repeated at every start.
func (s *Service) Found(ctx context.Context, name string, terms conference.Terms) error {
	content := conference.SettingsContent{Name: name}
	err := s.found(ctx, func(t *turn, h *conference.House) error {
		sealed := t.seal(houseDrawer, settingsText{content, newIdentityKey()})
		return t.write(houseStream, h.Found(t.act, terms, sealed))
	})
	if errors.Is(err, ErrFounded) {
		return nil
	}
	return err
}

// InitHouse makes the house and its first administrator, and returns the link by
// which they enrol, and until when. Errors: ErrFounded, or what the input lacks.
func (s *Service) InitHouse(ctx context.Context, in NewSettings, admin NewPerson) (p conference.PersonID, link conference.LinkID, until time.Time, err error) {
	p, link = conference.PersonID(NewID()), conference.LinkID(NewID())
	err = s.found(ctx, func(t *turn, h *conference.House) error {
		if err := t.setHouse(h, in.Terms.terms(), in.Weighed, settingsText{SettingsContent: in.content()}); err != nil {
			return err
		}
		admin.Roles = []conference.Role{conference.RoleAdministrator}
		if err := t.addPerson(h, p, admin); err != nil {
			return err
		}
		a, err := t.account(p)
		if err != nil {
			return err
		}
		until, err = t.offer(a, link, true)
		return err
	})
	return p, link, until, err
}

func (s *Service) found(ctx context.Context, make func(*turn, *conference.House) error) error {
	if err := s.keys.Create(houseDrawer); err != nil {
		return err
	}
	return s.byClock(ctx, func(t *turn) error {
		h, err := t.house()
		if err != nil {
			return err
		}
		if h.Settings != "" {
			return ErrFounded
		}
		return make(t, h)
	})
}
