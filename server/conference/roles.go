// SPDX-License-Identifier: EUPL-1.2

package conference

import "slices"

// Role is what somebody may do in the house, apart from any meeting. None of them
// opens a case or a table of others.
type Role string

const (
	RoleOrganiser     Role = "organiser"     // opens cases and convenes
	RoleCoordinator   Role = "coordinator"   // sees numbers
	RoleFG            Role = "fg"            // reads records and certificates
	RoleAdministrator Role = "administrator" // keeps people and settings
)

var roles = []Role{RoleOrganiser, RoleCoordinator, RoleFG, RoleAdministrator}

// Roles returns all roles, in their order on screens.
func Roles() []Role { return slices.Clone(roles) }

// Valid reports whether the role is one of the closed list.
func (r Role) Valid() bool { return slices.Contains(roles, r) }

// Roles returns what a person may, in the order of the closed list.
func (h *House) Roles(p PersonID) []Role { return slices.Clone(h.roles[p]) }

// Has reports whether a person has a role.
func (h *House) Has(p PersonID, r Role) bool { return slices.Contains(h.roles[p], r) }

// With returns who has a role, in no order.
func (h *House) With(r Role) []PersonID {
	var with []PersonID
	for p := range h.roles {
		if h.Has(p, r) {
			with = append(with, p)
		}
	}
	return with
}

// GiveRoles says what somebody may from now on: these, and no others.
type GiveRoles struct {
	Act
	Person PersonID
	Roles  []Role
}

// RolesGiven replaces all roles of a person.
type RolesGiven struct {
	Person PersonID
	Roles  []Role
}

func (RolesGiven) kind() string { return "roles-given" }

func (b RolesGiven) applyHouse(h *House, _ Event) {
	h.roles[b.Person] = b.Roles
	if len(b.Roles) == 0 {
		delete(h.roles, b.Person)
	}
}

func (d GiveRoles) may(h *House) bool { return d.administrated(h) }

func (d GiveRoles) decideHouse(h *House) ([]Body, error) {
	given, err := inOrder(d.Roles)
	switch {
	case !h.Knows(d.Person):
		return nil, refuse(Hidden)
	case err != nil:
		return nil, err
	case !slices.Contains(given, RoleAdministrator) && h.KeptOnlyBy(d.Person):
		return nil, refuseField(LastAdministrator, "roles")
	case slices.Equal(given, h.roles[d.Person]):
		return nil, nil
	}
	return []Body{RolesGiven{d.Person, given}}, nil
}

// inOrder returns each role once, in the order of the closed list.
func inOrder(list []Role) ([]Role, error) {
	for _, r := range list {
		if !r.Valid() {
			return nil, refuseField(RoleUnknown, "roles")
		}
	}
	return only(roles, func(r Role) bool { return slices.Contains(list, r) }), nil
}

// KeptOnlyBy reports whether nobody else keeps the house: one that nobody keeps could never be mended.
func (h *House) KeptOnlyBy(p PersonID) bool {
	for other := range h.roles {
		if other != p && h.Has(other, RoleAdministrator) {
			return false
		}
	}
	return h.Has(p, RoleAdministrator)
}
