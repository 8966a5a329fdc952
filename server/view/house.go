// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// Entrance is what whoever comes to the door sees of the house: its name, and by
// whose sign-on one can come in.
type Entrance struct {
	House  string       `json:"house" see:"public"`
	Demo   bool         `json:"demo" see:"public"`
	SignOn []SignOnLine `json:"signOn" see:"public"`
}

// SignOnLine is one organisation that vouches for its own people.
type SignOnLine struct {
	ID   conference.IssuerID `json:"id" see:"public"`
	Name string              `json:"name" see:"public"`
}

// House is what an administrator keeps of the house itself.
type House struct {
	Name           string `json:"name" see:"administrator"`
	MailFrom       string `json:"mailFrom" see:"administrator"`
	MailName       string `json:"mailName" see:"administrator"`
	FGName         string `json:"fgName" see:"administrator"`
	FGContact      string `json:"fgContact" see:"administrator"`
	CoordinatingFG string `json:"coordinatingFg" see:"administrator"`
	Convenant      string `json:"convenant" see:"administrator"`
	Theme          string `json:"theme" see:"administrator"`
	Weighed        int    `json:"weighed" see:"administrator"` // M8
	Terms          Terms  `json:"terms" see:"administrator"`

	MailTrouble *MailTrouble `json:"mailTrouble,omitempty" see:"administrator"`
}

// Terms are how long things live.
type Terms struct {
	AutoCloseHours int `json:"autoCloseHours" see:"administrator"` // S8
	ParcelDays     int `json:"parcelDays" see:"administrator"`     // S7
	OpenedHours    int `json:"openedHours" see:"administrator"`    // S7
	CaseDays       int `json:"caseDays" see:"administrator"`
}

// People is whom the house knows, as far as the viewer may.
type People struct {
	People []PersonLine `json:"people" see:"directory"`
}

// PersonLine is one of them: an organiser sees whom to invite, an administrator
// also the address, the rights and how somebody proves who they are.
type PersonLine struct {
	ID           conference.PersonID `json:"id" see:"directory"`
	Name         string              `json:"name" see:"directory"`
	Organisation string              `json:"organisation" see:"directory"`
	Known        bool                `json:"known" see:"directory"` // has proven before who they are
	Email        string              `json:"email,omitempty" see:"administrator"`
	Contact      string              `json:"contact,omitempty" see:"administrator"`
	Roles        []conference.Role   `json:"roles,omitempty" see:"administrator"`
	Proofs       []ProofLine         `json:"proofs,omitempty" see:"administrator"`
	OfferUntil   *time.Time          `json:"offerUntil,omitempty" see:"administrator"`
}

// Proofs is how the viewer proves who they are.
type Proofs struct {
	Proofs []ProofLine `json:"proofs" see:"own"`
}

// ProofLine is one way of proving; never what proves it.
type ProofLine struct {
	ID        conference.ProofID `json:"id" see:"own"`
	Method    conference.Method  `json:"method" see:"own"`
	Name      string             `json:"name" see:"own"`
	Confirmed bool               `json:"confirmed" see:"own"`
	// SpokenCode is compared before a proof is confirmed; absent once it is.
	SpokenCode string     `json:"spokenCode,omitempty" see:"own"`
	Word       *Word      `json:"word,omitempty" see:"own"`
	New        bool       `json:"new" see:"own"` // it, or the word, came since the owner was here before
	Added      time.Time  `json:"added" see:"own"`
	LastUsed   *time.Time `json:"lastUsed,omitempty" see:"own"`
	// Here says that the session that asks rests on it.
	Here bool `json:"here,omitempty" see:"own"`
}

// Organisations is which organisations the house works with.
type Organisations struct {
	Organisations []OrganisationLine `json:"organisations" see:"directory"`
}

// OrganisationLine is one of them, with the secrecy that binds its people.
type OrganisationLine struct {
	ID      conference.OrganisationID `json:"id" see:"directory"`
	Name    string                    `json:"name" see:"directory"`
	Kind    catalogue.PartnerKind     `json:"kind" see:"directory"`
	Secrecy catalogue.Secrecy         `json:"secrecy" see:"directory"`
}

// Issuers is whose sign-on the house trusts.
type Issuers struct {
	Issuers []Issuer `json:"issuers" see:"administrator"`
}

// Issuer is one of them, with the domains for which it may speak. The secret is
// never shown back.
type Issuer struct {
	ID       conference.IssuerID `json:"id" see:"administrator"`
	Name     string              `json:"name" see:"administrator"`
	URL      string              `json:"url" see:"administrator"`
	ClientID string              `json:"clientId" see:"administrator"`
	WithKey  bool                `json:"withKey" see:"administrator"` // the house signs there, and has no secret
	Domains  []string            `json:"domains" see:"administrator"`
	ACR      []string            `json:"acr" see:"administrator"`
	AMR      []string            `json:"amr" see:"administrator"`
}
