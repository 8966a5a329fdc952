// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/server/view"
)

// Ender ends sessions, wherever they are open, before it returns: all of a person, or
// those that rest on one proof.
type Ender interface {
	EndPerson(ctx context.Context, p conference.PersonID) error
	EndProof(ctx context.Context, p conference.PersonID, proof conference.ProofID) error
}

// AddPerson makes a person known to the house, under an id that stays the same: for
// the demo and for tests. Adding somebody twice changes nothing.
func (s *Service) AddPerson(ctx context.Context, id conference.PersonID, content conference.PersonContent, roles ...conference.Role) error {
	if !conference.ValidID(string(id)) || id == conference.Clock {
		return errors.New("adding a person: not an id of a person")
	}
	return s.byClock(ctx, func(t *turn) error {
		h, err := t.house()
		if err != nil {
			return err
		}
		return t.addCard(h, id, content, roles)
	})
}

// AddPersonBy adds somebody, by an administrator, or without roles by an organiser
// who will invite them; the receipt names the person.
func (s *Service) AddPersonBy(ctx context.Context, a Act, in NewPerson) (Receipt, error) {
	return s.do(ctx, a, "add-person", func(t *turn) error {
		h, err := t.house()
		if err != nil {
			return err
		}
		id := conference.PersonID(NewID())
		t.id = string(id)
		return t.addPerson(h, id, in)
	})
}

func (t *turn) addPerson(h *conference.House, id conference.PersonID, in NewPerson) error {
	return t.addCard(h, id, ChangedPerson{in.Name, in.Email, in.Organisation, in.Contact}.card(), in.Roles)
}

// addCard makes the drawer of a person only once it is decided that there is one.
func (t *turn) addCard(h *conference.House, id conference.PersonID, card conference.PersonContent, roles []conference.Role) error {
	deed := conference.AddPerson{Act: t.act, Person: id, Facts: card.Facts(), Roles: roles}
	var err error
	if deed.Address, err = t.addressDigest(h, card.Email); err != nil {
		return err
	}
	deed.Card = t.seal(personDrawer(id), card)
	if err := t.decideHouse(h, deed); err != nil || len(t.seals) == 0 {
		return err
	}
	return t.create(personDrawer(id))
}

// card is what is sealed of it.
func (in ChangedPerson) card() conference.PersonContent {
	return conference.PersonContent{Name: in.Name, Email: in.Email, Organisation: in.Organisation, Contact: in.Contact}
}

// ChangePerson corrects a card. Copies in meetings that somebody attended stay.
func (s *Service) ChangePerson(ctx context.Context, a Act, id conference.PersonID, in ChangedPerson) (Receipt, error) {
	return s.inHouse(ctx, a, "change-person", string(id), func(t *turn, h *conference.House) error {
		was, err := textOf[conference.PersonContent](t, h.Persons[id])
		if err != nil {
			return err
		}
		address, err := t.addressDigest(h, in.Email)
		if err != nil {
			return err
		}
		t.drop(h.Persons[id])
		err = t.decideHouse(h, conference.ChangePerson{
			Act: t.act, Person: id, Address: address, Card: t.seal(personDrawer(id), in.card()), Facts: in.card().Facts(),
		})
		if err != nil || sameAddress(was.Email, in.Email) {
			return err
		}
		return t.readdress(id)
	})
}

// readdress: who changes where the links to somebody go does not, by that alone, say
// whose sign-on comes from there.
func (t *turn) readdress(id conference.PersonID) error {
	a, err := t.account(id)
	if err != nil {
		return err
	}
	return t.write(personStream(id), a.Readdress(t.act))
}

func sameAddress(a, b string) bool { return oneAddress(a) == oneAddress(b) }

// oneAddress writes an address in one way, however it was typed.
func oneAddress(a string) string { return strings.ToLower(strings.TrimSpace(a)) }

// addressDigest names a mail address in the record without telling it: under the key
// of identities, apart from those.
func (t *turn) addressDigest(h *conference.House, address string) (conference.Digest, error) {
	if oneAddress(address) == "" {
		return "", nil
	}
	key := t.identityKey
	if key == nil {
		text, err := textOf[settingsText](t, h.Settings)
		if err != nil {
			return "", err
		}
		key = text.IdentityKey
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("address\x00" + oneAddress(address)))
	return conference.Digest(hex.EncodeToString(mac.Sum(nil))), nil
}

// GiveRoles says what somebody may from now on.
func (s *Service) GiveRoles(ctx context.Context, a Act, id conference.PersonID, in GivenRoles) (Receipt, error) {
	return s.inHouse(ctx, a, "give-roles", string(id), func(t *turn, h *conference.House) error {
		return t.decideHouse(h, conference.GiveRoles{Act: t.act, Person: id, Roles: in.Roles})
	})
}

// RemovePerson removes somebody: when it returns without error, nothing of theirs
// logs in any more and their drawer is destroyed. What they did stays in the record.
func (s *Service) RemovePerson(ctx context.Context, a Act, id conference.PersonID) (Receipt, error) {
	receipt, err := s.inHouse(ctx, a, "remove-person", string(id), func(t *turn, h *conference.House) error {
		return t.decideHouse(h, conference.RemovePerson{Act: t.act, Person: id})
	})
	if err != nil {
		return Receipt{}, err
	}
	// A removal that was recorded goes on when the caller goes away.
	return receipt, s.destroyPerson(context.WithoutCancel(ctx), id)
}

// destroyPerson ends what a removed person still has; it can be repeated. The drawer
// waits while they are to be told that they are not expected any more: days at most.
func (s *Service) destroyPerson(ctx context.Context, id conference.PersonID) error {
	if err := s.ender.EndPerson(ctx, id); err != nil {
		return err
	}
	if waits, err := s.callOff(ctx, id); err != nil || waits {
		return err
	}
	if err := s.keys.Destroy(personDrawer(id)); err != nil {
		return err
	}
	s.opened.empty()
	if err := s.deleteDrawers(ctx, []vault.Drawer{personDrawer(id)}); err != nil {
		return err
	}
	return s.noLongerDue(ctx, record.Change{DropDue: &record.Due{Stream: houseStream, What: dueForget, Ref: string(id)}})
}

// Knows reports whether somebody is known to the house: who was removed is not.
func (s *Service) Knows(ctx context.Context, p conference.PersonID) (bool, error) {
	h, err := s.readHouse(ctx)
	return err == nil && h.Knows(p), err
}

// Stands reports whether a session may still rest on a person, and on a proof of
// theirs where it names one: who was removed is nobody, also in a session that began
// while they were.
func (s *Service) Stands(ctx context.Context, p conference.PersonID, proof conference.ProofID) (bool, error) {
	known, err := s.Knows(ctx, p)
	if err != nil || !known || proof == "" {
		return known, err
	}
	a, err := s.readAccount(ctx, p)
	if err != nil {
		return false, err
	}
	_, there := a.Proof(proof)
	return there, nil
}

// Roles returns what somebody may in the house.
func (s *Service) Roles(ctx context.Context, p conference.PersonID) ([]conference.Role, error) {
	h, err := s.readHouse(ctx)
	if err != nil {
		return nil, err
	}
	return h.Roles(p), nil
}

// People returns whom the house knows: to an administrator with everything but what
// proves them, to an organiser whom there is to invite, to others not-found.
func (s *Service) People(ctx context.Context, p conference.PersonID) (view.People, error) {
	h, err := s.houseFor(ctx, p, conference.RoleAdministrator, conference.RoleOrganiser)
	if err != nil {
		return view.People{}, err
	}
	from := view.FromHouse{House: h, Viewer: p, At: s.now()}
	for id := range h.Persons {
		account, err := s.readAccount(ctx, id)
		if err != nil {
			return view.People{}, err
		}
		from.Accounts = append(from.Accounts, account)
	}
	return opened(ctx, s, from, view.OfPeople)
}
