// SPDX-License-Identifier: EUPL-1.2

package conference

// AddPerson makes somebody known to the house, once. An administrator adds anybody;
// an organiser who is to be invited, without a role (M1).
type AddPerson struct {
	Act
	Person PersonID
	Card   EnvelopeID
	Facts  PersonFacts
	Roles  []Role
}

// ChangePerson corrects who somebody is.
type ChangePerson struct {
	Act
	Person PersonID
	Card   EnvelopeID
	Facts  PersonFacts
}

// RemovePerson ends everything by which somebody comes in. What they did stays in
// the records, and their copies in closed meetings stay with those (P6).
type RemovePerson struct {
	Act
	Person PersonID
}

type (
	// PersonAdded makes a person known; the name is sealed in the person's drawer.
	PersonAdded struct {
		Person PersonID
		Card   EnvelopeID
	}
	PersonChanged struct {
		Person PersonID
		Card   EnvelopeID
	}
	PersonRemoved struct{ Person PersonID }
)

func (PersonAdded) kind() string   { return "person-added" }
func (PersonChanged) kind() string { return "person-changed" }
func (PersonRemoved) kind() string { return "person-removed" }

func (b PersonAdded) applyHouse(h *House, _ Event)   { h.Persons[b.Person] = b.Card }
func (b PersonChanged) applyHouse(h *House, _ Event) { h.Persons[b.Person] = b.Card }

func (b PersonRemoved) applyHouse(h *House, _ Event) {
	h.Left[b.Person] = h.Persons[b.Person]
	delete(h.Persons, b.Person)
	delete(h.roles, b.Person)
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
	added := []Body{PersonAdded{d.Person, d.Card}}
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
	return []Body{PersonChanged{d.Person, d.Card}}, nil
}

func (d RemovePerson) may(h *House) bool { return d.administrated(h) }

func (d RemovePerson) decideHouse(h *House) ([]Body, error) {
	switch {
	case !h.Knows(d.Person):
		return nil, refuse(Hidden)
	case h.lastAdministrator(d.Person):
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
