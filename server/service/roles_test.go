// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// ofTheHouse are people with one role each, and Stef with none.
var ofTheHouse = []string{"Bea", "Noor", "Fenna", "Cor", "Stef"}

// mayDo is the table of rights of the house (product, roles and rights): who may do
// each of its deeds. What is about oneself is everybody's.
var mayDo = map[string]string{
	"SetHouse": "Bea", "AddPersonBy": "Bea", "ChangePerson": "Bea", "GiveRoles": "Bea", "RemovePerson": "Bea",
	"AddOrganisation": "Bea", "SetOrganisation": "Bea", "DropOrganisation": "Bea",
	"AddIssuer": "Bea", "SetIssuer": "Bea", "DropIssuer": "Bea", "OfferEnrolment": "Bea", "ConfirmProof": "Bea",
	"RemoveProof": "Bea Stef", "RenameProof": "Stef", "EndSessions": "Bea Stef", "OpenCase": "Noor",
}

// mayRead is the same for what is read; the case and its meeting are Noor's, and
// nobody else of these is invited.
var mayRead = map[string]struct {
	may  string
	read func(s *servicetest.Scene, p conference.PersonID) error
}{
	"the settings": {"Bea", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.HouseView(s.Ctx, p)
		return err
	}},
	"the people": {"Bea Noor", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.People(s.Ctx, p)
		return err
	}},
	"the organisations": {"Bea Noor", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.Organisations(s.Ctx, p)
		return err
	}},
	"the sign-ons": {"Bea", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.Issuers(s.Ctx, p)
		return err
	}},
	"the case": {"Noor", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.Case(s.Ctx, p, s.Case)
		return err
	}},
	"the meeting": {"Noor", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.Meeting(s.Ctx, p, s.Meeting)
		return err
	}},
	"the notes": {"Noor", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.Notes(s.Ctx, p, s.Meeting)
		return err
	}},
	"a parcel": {"", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.Parcel(s.Ctx, p, s.Meeting)
		return err
	}},
	"the own deeds": {"Noor", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.Deeds(s.Ctx, p, s.Meeting)
		return err
	}},
	"the record": {"Noor Fenna", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.Record(s.Ctx, p, s.Meeting)
		return err
	}},
	"the certificate": {"Noor Fenna", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.Certificate(s.Ctx, p, s.Meeting)
		return err
	}},
	"an absent record": {"", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.Record(s.Ctx, p, absent)
		return err
	}},
	"an absent evidence": {"", func(s *servicetest.Scene, p conference.PersonID) error {
		_, err := s.House.Certificate(s.Ctx, p, absent)
		return err
	}},
}

const absent conference.MeetingID = "0193e100-0000-7000-8000-999999999999"

// mustRightsScene is a closed meeting of Noor's with Hatice, and a house with something
// to keep; Stef has proofs.
func mustRightsScene(t *testing.T, h *servicetest.House) *servicetest.Scene {
	t.Helper()
	s := servicetest.NewScene(t.Context(), h, time.Now())
	s.Table("Hatice")
	s.Draft("Hatice", "contact", "Vaste contactpersoon.")
	s.TakeOn("Hatice", "contact")
	s.Round("contact")
	s.Close()
	s.Keep("Stef")
	s.Must(t)
	return s
}

// unlawful tells where somebody may what they may not, or may not what they may.
func unlawful(t *testing.T, s *servicetest.Scene) (found []string) {
	for what, row := range mayRead {
		for _, name := range ofTheHouse {
			err := row.read(s, servicetest.Person(name))
			found = append(found, judged(name, what, row.may, err)...)
		}
	}
	for what, may := range mayDo {
		for _, name := range ofTheHouse {
			s.Keep("Stef") // what the deed before took away
			if what == "ConfirmProof" {
				unsure := servicetest.Passkey("new")
				unsure.Confirmed = false
				s.AddProof("Stef", "new", unsure)
			}
			s.Must(t)
			_, err := deeds[what].do(s, servicetest.Act(name))
			found = append(found, judged(name, what, may, err)...)
			clearProofs(t, s)
		}
	}
	slices.Sort(found)
	return found
}

func judged(name, what, may string, err error) []string {
	allowed := strings.Contains(may, name)
	hidden := refusedAs(err, conference.Hidden) || refusedAs(err, conference.RoleMayNot)
	if allowed && err == nil || !allowed && hidden {
		return nil
	}
	return []string{fmt.Sprintf("%s, %s: got %v, want it allowed: %t", name, what, err, allowed)}
}

// clearProofs takes away all that a deed left, so that there is room for the next.
func clearProofs(t *testing.T, s *servicetest.Scene) {
	t.Helper()
	account, err := s.House.Account(s.Ctx, servicetest.Person("Stef"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range account.Proofs {
		mustDo(t)(s.House.RemoveProof(s.Ctx, servicetest.Act("Bea"), account.ID, p.ID))
	}
}

// TestRights_OfTheHouse holds every deed and every reading against the table.
func TestRights_OfTheHouse(t *testing.T) {
	for name := range houseDeeds {
		if _, judged := mayDo[name]; !judged {
			t.Errorf("the table of rights lacks %s", name)
		}
	}
	s := mustRightsScene(t, servicetest.MustOpen(t, t.TempDir(), servicetest.Options{}))
	for _, fault := range unlawful(t, s) {
		t.Error(fault)
	}
}

// TestRights_AFlippedRoleIsNoticed gives one person one role more, each in turn, and
// one role less: the matrix must see every one that means something.
func TestRights_AFlippedRoleIsNoticed(t *testing.T) {
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{})
	s := mustRightsScene(t, h)
	s.Demote("Stef") // and another administrator from now on
	other := mustAdministrator(t, s)
	give := func(name string, roles ...conference.Role) {
		t.Helper()
		mustDo(t)(h.GiveRoles(s.Ctx, service.Act{Person: other, Key: servicetest.NewKey()}, servicetest.Person(name), service.GivenRoles{Roles: roles}))
	}
	flips := map[string]conference.Role{
		"an organiser":     conference.RoleOrganiser,
		"an administrator": conference.RoleAdministrator,
		"an FG":            conference.RoleFG,
	}
	for _, what := range slices.Sorted(maps.Keys(flips)) {
		give("Stef", flips[what])
		if found := unlawful(t, s); len(found) == 0 {
			t.Errorf("Stef as %s: got nothing, want it noticed", what)
		}
		give("Stef")
	}
	give("Fenna")
	if found := unlawful(t, s); len(found) != 2 {
		t.Errorf("Fenna as an FG no more: got %v, want record and certificate noticed", found)
	}
}

func mustAdministrator(t *testing.T, s *servicetest.Scene) conference.PersonID {
	t.Helper()
	id := conference.PersonID(service.NewID())
	if err := s.House.AddPerson(s.Ctx, id, conference.PersonContent{Name: "Ander"}, conference.RoleAdministrator); err != nil {
		t.Fatal(err)
	}
	return id
}

// TestAddPersonBy_AnOrganiserAddsWhomTheyInvite, without any right.
func TestAddPersonBy_AnOrganiserAddsWhomTheyInvite(t *testing.T) {
	s, _ := mustTimed(t)
	r := mustDo(t)(s.House.AddPersonBy(s.Ctx, servicetest.Act("Noor"), servicetest.NewPerson("Anna")))
	if _, err := s.House.AddPersonBy(s.Ctx, servicetest.Act("Noor"), servicetest.NewPerson("Anna", conference.RoleFG)); !refusedAs(err, conference.RoleMayNot) {
		t.Errorf("with a role: got %v, want %s", err, conference.RoleMayNot)
	}
	if _, err := s.House.AddPersonBy(s.Ctx, servicetest.Act("Stef"), servicetest.NewPerson("Anna")); !refusedAs(err, conference.Hidden) {
		t.Errorf("by who is no organiser: got %v, want %s", err, conference.Hidden)
	}
	people, err := s.House.People(s.Ctx, servicetest.Person("Noor"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people.People {
		if p.Email != "" || p.Contact != "" || p.Roles != nil || p.Proofs != nil || p.OfferUntil != nil {
			t.Errorf("an organiser sees of %s: %+v", p.Name, p)
		}
		if string(p.ID) == r.ID && (p.Name != "Anna" || p.Organisation != "Org van Anna" || p.Known) {
			t.Errorf("got %+v", p)
		}
	}
	if all, err := s.House.People(s.Ctx, servicetest.Person("Bea")); err != nil || len(all.People) != len(people.People) || all.People[0].Name != "Aniek" || all.People[1].Email == "" {
		t.Errorf("an administrator: got %+v, %v", all, err)
	}
}
