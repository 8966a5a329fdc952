// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/view"
)

// ErrFounded means that there is a house already; it is founded once.
var ErrFounded = errors.New("service: the house is founded already")

// settingsText is what lies sealed in the drawer of the house: what it says about
// itself, and the key under which identities are named in the record.
type settingsText struct {
	conference.SettingsContent
	IdentityKey []byte `json:"identityKey"`
}

// kept is what was opened last of what the house says about itself; never the key.
type kept struct {
	mu   sync.Mutex
	of   conference.EnvelopeID
	says conference.SettingsContent
}

// settings returns what the house says about itself now. Who read the house just
// before it was set anew finds its old text gone, and reads on.
func (s *Service) settings(ctx context.Context) (conference.SettingsContent, error) {
	for range looks {
		h, err := s.readHouse(ctx)
		if err != nil {
			return conference.SettingsContent{}, err
		}
		if says, ok := s.says.get(h.Settings); ok {
			return says, nil
		}
		opened, err := s.open(ctx, []conference.EnvelopeID{h.Settings})
		if err != nil {
			return conference.SettingsContent{}, err
		}
		var says conference.SettingsContent
		if opened.Text(h.Settings, &says) {
			s.says.put(h.Settings, says)
			return says, nil
		}
		s.states.doubt(houseStream)
	}
	return conference.SettingsContent{}, errTextGone
}

func (k *kept) get(id conference.EnvelopeID) (conference.SettingsContent, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.says, k.of == id
}

func (k *kept) put(id conference.EnvelopeID, says conference.SettingsContent) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.of, k.says = id, says
}

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

// setHouse replaces the settings; the key of identities stays the one there is.
func (t *turn) setHouse(h *conference.House, terms conference.Terms, weighed int, text settingsText) error {
	old, err := textOf[settingsText](t, h.Settings)
	if err != nil {
		return err
	}
	if text.IdentityKey = old.IdentityKey; text.IdentityKey == nil {
		text.IdentityKey = newIdentityKey()
	}
	if h.Settings != "" {
		t.drop(h.Settings)
	}
	return t.decideHouse(h, conference.SetHouse{
		Act: t.act, Terms: terms, Weighed: weighed, Envelope: t.seal(houseDrawer, text), Facts: text.Facts(),
	})
}

func newIdentityKey() []byte {
	key := make([]byte, 32)
	rand.Read(key)
	return key
}

// SetHouse replaces what the house says about itself and how it works.
func (s *Service) SetHouse(ctx context.Context, a Act, in NewSettings) (Receipt, error) {
	return s.inHouse(ctx, a, "set-house", conference.TheHouse, func(t *turn, h *conference.House) error {
		return t.setHouse(h, in.Terms.terms(), in.Weighed, settingsText{SettingsContent: in.content()})
	})
}

// HouseView returns all settings to an administrator; to everybody else not-found.
func (s *Service) HouseView(ctx context.Context, p conference.PersonID) (view.House, error) {
	h, err := s.houseFor(ctx, p, conference.RoleAdministrator)
	if err != nil {
		return view.House{}, err
	}
	says, err := s.settings(ctx)
	return view.OfHouse(h, says), err
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
