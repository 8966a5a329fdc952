// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"maps"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// The deeds on the house and on how people prove who they are, in the same table as
// all others.
func init() { maps.Copy(deeds, houseDeeds) }

func demote(name string) func(*servicetest.Scene) {
	return func(s *servicetest.Scene) { s.Demote(name) }
}

func kept[ID ~string](s *servicetest.Scene, name string) ID { return ID(s.Kept[name]) }

func newSettings(name string) service.NewSettings {
	return service.NewSettings{
		Name: name, MailFrom: "overleg@waterkamp.example", Weighed: 6,
		Terms: service.NewTerms{AutoCloseHours: 3, ParcelDays: 7, OpenedHours: 12, CaseDays: 400},
	}
}

var houseDeeds = map[string]deed{
	"SetHouse": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.SetHouse(s.Ctx, a, newSettings("Gemeente Waterkamp"))
	}, demote("Bea")},
	"AddPersonBy": {"kept", "Bea", 2, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.AddPersonBy(s.Ctx, a, servicetest.NewPerson("Anna", conference.RoleOrganiser))
	}, demote("Bea")},
	"ChangePerson": {"kept", "Bea", 2, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.ChangePerson(s.Ctx, a, kept[conference.PersonID](s, "person"), service.ChangedPerson{Name: "Piet Pietersen"})
	}, demote("Bea")},
	"GiveRoles": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.GiveRoles(s.Ctx, a, kept[conference.PersonID](s, "person"), service.GivenRoles{Roles: []conference.Role{conference.RoleFG}})
	}, demote("Bea")},
	"RemovePerson": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.RemovePerson(s.Ctx, a, kept[conference.PersonID](s, "person"))
	}, demote("Bea")},
	"AddOrganisation": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.AddOrganisation(s.Ctx, a, servicetest.NewOrganisation("Halt"))
	}, demote("Bea")},
	"SetOrganisation": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.SetOrganisation(s.Ctx, a, kept[conference.OrganisationID](s, "organisation"), servicetest.NewOrganisation("Halt"))
	}, demote("Bea")},
	"DropOrganisation": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.DropOrganisation(s.Ctx, a, kept[conference.OrganisationID](s, "organisation"))
	}, demote("Bea")},
	"AddIssuer": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.AddIssuer(s.Ctx, a, servicetest.NewIssuer("Politie"))
	}, demote("Bea")},
	"SetIssuer": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.SetIssuer(s.Ctx, a, kept[conference.IssuerID](s, "issuer"), servicetest.NewIssuer("Politie"))
	}, demote("Bea")},
	"DropIssuer": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.DropIssuer(s.Ctx, a, kept[conference.IssuerID](s, "issuer"))
	}, demote("Bea")},
	"OfferEnrolment": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.OfferEnrolment(s.Ctx, a, servicetest.Person("Stef"))
	}, demote("Bea")},
	"ConfirmProof": {"unsure", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.ConfirmProof(s.Ctx, a, servicetest.Person("Stef"), kept[conference.ProofID](s, "new"))
	}, demote("Bea")},
	"RenameProof": {"kept", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.RenameProof(s.Ctx, a, kept[conference.ProofID](s, "one"), "Telefoon")
	}, removed("one")},
	"RemoveProof": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.RemoveProof(s.Ctx, a, servicetest.Person("Stef"), kept[conference.ProofID](s, "one"))
	}, demote("Bea")},
	"EndSessions": {"kept", "Bea", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.EndSessions(s.Ctx, a, servicetest.Person("Stef"))
	}, demote("Bea")},
}

func removed(proof string) func(*servicetest.Scene) {
	return func(s *servicetest.Scene) { s.RemoveProof("Stef", proof) }
}
