// SPDX-License-Identifier: EUPL-1.2

package conference

import "maps"

// AddPerson makes somebody known to the house, once. An administrator adds anybody;
// an organiser who is to be invited, without a role (M1).
type AddPerson struct {
	Act
	Person  PersonID
	Card    EnvelopeID
	Facts   PersonFacts
	Roles   []Role
	Address Digest // of the mail address, if there is one
}

// ChangePerson corrects who somebody is.
type ChangePerson struct {
	Act
	Person  PersonID
	Card    EnvelopeID
	Facts   PersonFacts
	Address Digest
}

// RemovePerson ends everything by which somebody comes in. What they did stays in
// the records, and their copies in closed meetings stay with those (P6).
type RemovePerson struct {
	Act
	Person PersonID
}

type (
	// PersonAdded makes a person known; the name is sealed in the person's drawer.
	// Address is of the mail address, under a key of the house.
	PersonAdded struct {
		Person  PersonID
		Card    EnvelopeID
		Address Digest `json:",omitzero"`
	}
	PersonChanged struct {
		Person  PersonID
		Card    EnvelopeID
		Address Digest `json:",omitzero"`
	}
	PersonRemoved struct{ Person PersonID }
)

func (PersonAdded) kind() string   { return "person-added" }
func (PersonChanged) kind() string { return "person-changed" }
func (PersonRemoved) kind() string { return "person-removed" }

func (b PersonAdded) applyHouse(h *House, _ Event)   { h.hasCard(b.Person, b.Card, b.Address) }
func (b PersonChanged) applyHouse(h *House, _ Event) { h.hasCard(b.Person, b.Card, b.Address) }

func (h *House) hasCard(p PersonID, card EnvelopeID, address Digest) {
	h.Persons[p] = card
	h.leaveAddress(p)
	if address != "" {
		h.addresses[address] = p
	}
}

func (h *House) leaveAddress(p PersonID) {
	maps.DeleteFunc(h.addresses, func(_ Digest, of PersonID) bool { return of == p })
}

// AtAddress returns whose mail address this is.
func (h *House) AtAddress(d Digest) (PersonID, bool) {
	p, known := h.addresses[d]
	return p, known
}

// addressTaken: two people with one address could not be told apart by where their
// links go. Who adds somebody may see whom the house knows, so they are told.
func (h *House) addressTaken(d Digest, p PersonID) error {
	if of, known := h.AtAddress(d); known && of != p {
		return refuseField(AddressTaken, "email")
	}
	return nil
}

func (b PersonRemoved) applyHouse(h *House, _ Event) {
	h.Left[b.Person] = h.Persons[b.Person]
	delete(h.Persons, b.Person)
	delete(h.roles, b.Person)
	h.leaveAddress(b.Person)
	for digest, of := range h.identities {
		if of.Person == b.Person {
			delete(h.identities, digest)
		}
	}
}

func (d AddPerson) may(h *House) bool {
	return d.administrated(h) || h.Has(d.By, RoleOrganiser)
}

func (d AddPerson) decideHouse(h *House) ([]Body, error) {
	if h.Knows(d.Person) {
		return nil, nil
	}
	given, err := inOrder(d.Roles)
	if err != nil {
		return nil, err
	}
	if len(given) > 0 && !d.administrated(h) {
		return nil, refuseField(RoleMayNot, "roles")
	}
	if err := d.Facts.check(); err != nil {
		return nil, err
	}
	if err := h.addressTaken(d.Address, d.Person); err != nil {
		return nil, err
	}
	added := []Body{PersonAdded{d.Person, d.Card, d.Address}}
	if len(given) > 0 {
		added = append(added, RolesGiven{d.Person, given})
	}
	return added, nil
}

func (d ChangePerson) may(h *House) bool { return d.administrated(h) }

func (d ChangePerson) decideHouse(h *House) ([]Body, error) {
	if !h.Knows(d.Person) {
		return nil, refuse(Hidden)
	}
	if err := d.Facts.check(); err != nil {
		return nil, err
	}
	if err := h.addressTaken(d.Address, d.Person); err != nil {
		return nil, err
	}
	return []Body{PersonChanged{d.Person, d.Card, d.Address}}, nil
}

func (d RemovePerson) may(h *House) bool { return d.administrated(h) }

func (d RemovePerson) decideHouse(h *House) ([]Body, error) {
	switch {
	case !h.Knows(d.Person):
		return nil, refuse(Hidden)
	case h.KeptOnlyBy(d.Person):
		return nil, refuse(LastAdministrator)
	}
	return []Body{PersonRemoved{d.Person}}, nil
}

// PersonFacts is what adding somebody needs to know of the card.
type PersonFacts struct{ Name, Email bool }

// Facts derives them. Who has no mail address is invited another way.
func (c PersonContent) Facts() PersonFacts {
	return PersonFacts{Name: said(c.Name), Email: c.Email == "" || validEmail(c.Email)}
}

func (f PersonFacts) check() error {
	var n needs
	n.that(f.Name, NameMissing, "name")
	n.that(f.Email, EmailWrong, "email")
	return n.err()
}
