// SPDX-License-Identifier: EUPL-1.2

// Package demo plays the fictional demo case over HTTP, as its people would: for
// trying, training, pictures and the end-to-end tests. Its script reads like
// minutes. It knows the routes, and nothing of how the program does what it asks.
package demo

import (
	"strings"

	"github.com/casustafel/casustafel/server/conference"
)

// House is the fictional municipality.
const House = "Gemeente Waterkamp"

// Person is somebody of the demo case. Everything about them is made up.
type Person struct {
	ID           conference.PersonID
	Name         string
	Organisation string
	Contact      string
}

// People are the eight of the demo case; Stranger is known to the house and not invited.
var (
	noor     = Person{"0193e100-0000-7000-8000-000000000001", "Noor van Dalen", "Gemeente Waterkamp, procesregie", "noor.vandalen@waterkamp.example"}
	hatice   = Person{"0193e100-0000-7000-8000-000000000002", "Hatice Demir", "Wijkteam Noord", "hatice.demir@wijkteam.example"}
	joris    = Person{"0193e100-0000-7000-8000-000000000003", "Joris Blok", "GGZ, FACT-team", "joris.blok@ggz.example"}
	mila     = Person{"0193e100-0000-7000-8000-000000000004", "Mila Peters", "Politie", "mila.peters@politie.example"}
	stef     = Person{"0193e100-0000-7000-8000-000000000005", "Stef Hoekstra", "Woningcorporatie Thuiswaard", "stef.hoekstra@thuiswaard.example"}
	aniek    = Person{"0193e100-0000-7000-8000-000000000006", "Aniek Visser", "Gemeente Waterkamp, schuldhulp", "aniek.visser@waterkamp.example"}
	omar     = Person{"0193e100-0000-7000-8000-000000000007", "Omar Salhi", "GGD", "omar.salhi@ggd.example"}
	lotte    = Person{"0193e100-0000-7000-8000-000000000008", "Lotte K.", "zus van Ruben", "lotte.k@thuis.example"}
	Stranger = Person{"0193e100-0000-7000-8000-000000000009", "Bram Bos", "Gemeente Waterkamp, burgerzaken", "bram.bos@waterkamp.example"}

	People = []Person{noor, hatice, joris, mila, stef, aniek, omar, lotte}
)

// roles are what people of the demo may in the house: Bram keeps it, and sees no case.
var roles = map[conference.PersonID][]conference.Role{
	noor.ID:     {conference.RoleOrganiser},
	Stranger.ID: {conference.RoleAdministrator},
}

// Roles returns what somebody may in the house.
func (p Person) Roles() []conference.Role { return roles[p.ID] }

// First returns the name by which the minutes call somebody.
func (p Person) First() string { return strings.Fields(p.Name)[0] }

// Everybody returns all persons that the house knows.
func Everybody() []Person { return append(append([]Person{}, People...), Stranger) }

func named(first string) (Person, bool) {
	for _, p := range Everybody() {
		if p.First() == first {
			return p, true
		}
	}
	return Person{}, false
}
