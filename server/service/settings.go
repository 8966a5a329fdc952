// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"crypto/rand"
	"sync"

	"github.com/casustafel/casustafel/server/conference"
)

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

// setHouse replaces the settings; the key of identities stays the one there is.
func (t *turn) setHouse(h *conference.House, terms conference.Terms, weighed int, text settingsText) error {
	old, err := textOf[settingsText](t, h.Settings)
	if err != nil {
		return err
	}
	if text.IdentityKey = old.IdentityKey; text.IdentityKey == nil {
		text.IdentityKey = newIdentityKey()
		t.identityKey = text.IdentityKey
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
