// SPDX-License-Identifier: EUPL-1.2

package servicetest

import (
	"encoding/json"
	"fmt"
	"sync/atomic"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
)

// NewPerson is somebody whom nobody knows yet.
func NewPerson(name string, roles ...conference.Role) service.NewPerson {
	return service.NewPerson{Name: name, Email: fmt.Sprintf("iemand-%d@%s", newcomers.Add(1), mailDomain), Organisation: "Org van " + name, Contact: "06 " + name, Roles: roles}
}

const mailDomain = "partner.example"

var newcomers atomic.Int64 // each has an address of their own

// NewOrganisation is a partner of the house.
func NewOrganisation(name string) service.NewOrganisation {
	return service.NewOrganisation{Name: name, Kind: catalogue.PartnerPolice, Secrecy: catalogue.SecrecyPolice}
}

// NewIssuer is a sign-on to trust.
func NewIssuer(name string) service.NewIssuer {
	return service.NewIssuer{
		Name: name, URL: "https://login." + mailDomain, ClientID: "casustafel", Secret: "geheim van " + name,
		Domains: []string{mailDomain}, ACR: []string{"loa3"},
	}
}

// Passkey is a passkey of this name that was confirmed.
func Passkey(name string) conference.NewProof {
	key, _ := json.Marshal("sleutel " + name)
	return conference.NewProof{Method: conference.MethodPasskey, Confirmed: true, Content: conference.ProofContent{Name: name, Passkey: key}}
}

// Keep lets the house know one more person, one organisation and one sign-on, by the
// names person, organisation and issuer, and gives somebody two passkeys, one and two.
func (s *Scene) Keep(name string) {
	s.kept("person", func() (service.Receipt, error) { return s.House.AddPersonBy(s.Ctx, Act("Bea"), NewPerson("Piet")) })
	s.kept("organisation", func() (service.Receipt, error) {
		return s.House.AddOrganisation(s.Ctx, Act("Bea"), NewOrganisation("Politie"))
	})
	s.kept("issuer", func() (service.Receipt, error) { return s.House.AddIssuer(s.Ctx, Act("Bea"), NewIssuer("GGZ")) })
	for _, n := range []string{"one", "two"} {
		s.AddProof(name, n, Passkey(n))
	}
}

// AddProof adds a proof of somebody, and keeps its id under a name.
func (s *Scene) AddProof(name, as string, proof conference.NewProof) {
	id, err := s.House.AddProof(s.Ctx, Person(name), proof)
	s.did(name, "adding a proof", err)
	s.Kept[as] = string(id)
}

func (s *Scene) kept(as string, make func() (service.Receipt, error)) {
	r, err := make()
	s.did("Bea", "keeping "+as, err)
	s.Kept[as] = r.ID
}

// Demote takes every role from somebody; another administrator does.
func (s *Scene) Demote(name string) {
	other := conference.PersonID(service.NewID())
	s.did("nobody", "adding an administrator", s.House.AddPerson(s.Ctx, other, conference.PersonContent{Name: "Ander"}, conference.RoleAdministrator))
	_, err := s.House.GiveRoles(s.Ctx, service.Act{Person: other, Key: NewKey()}, Person(name), service.GivenRoles{})
	s.did("another administrator", "demoting", err)
}

// RemovePerson lets Bea remove somebody.
func (s *Scene) RemovePerson(name string) {
	_, err := s.House.RemovePerson(s.Ctx, Act("Bea"), Person(name))
	s.did("Bea", "removing", err)
}

// RemoveProof lets Bea take a proof of somebody away.
func (s *Scene) RemoveProof(name, proof string) {
	_, err := s.House.RemoveProof(s.Ctx, Act("Bea"), Person(name), conference.ProofID(s.Kept[proof]))
	s.did("Bea", "removing a proof", err)
}

// SignOn links an identity at the sign-on that Keep trusts to somebody.
func (s *Scene) SignOn(name, as, subject string) {
	s.AddProof(name, as, conference.NewProof{Method: conference.MethodSignOn, Confirmed: true, Content: conference.ProofContent{
		Name: as, Issuer: conference.IssuerID(s.Kept["issuer"]), Subject: subject,
	}})
}
