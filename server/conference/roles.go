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
