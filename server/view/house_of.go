// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"cmp"
	"slices"
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// FromHouse is what a view of the house is made from, for somebody who may have it.
type FromHouse struct {
	House    *conference.House
	Accounts []*conference.Account
	Viewer   conference.PersonID
	Proof    conference.ProofID // by which the viewer is here
	At       time.Time
	Texts    Texts
}

// OfHouse makes an administrator's view of the settings.
func OfHouse(h *conference.House, says conference.SettingsContent) House {
	const hour, day = 3600, 24 * 3600
	return House{
		Name: says.Name, MailFrom: says.MailFrom, MailName: says.MailName, FGName: says.FGName, FGContact: says.FGContact,
		CoordinatingFG: says.CoordinatingFG, Convenant: says.Convenant, Theme: says.Theme, Weighed: h.Weighed,
		Terms: Terms{
			AutoCloseHours: int(h.Terms.AutoClose / hour), ParcelDays: int(h.Terms.Parcel / day),
			OpenedHours: int(h.Terms.AfterOpening / hour), CaseDays: int(h.Terms.Case / day),
		},
	}
}

// OfPeople makes the list of whom the house knows, by name: what an organiser needs to
// invite somebody, and for an administrator what is to be kept.
func OfPeople(f FromHouse) People {
	v := People{People: []PersonLine{}}
	keeps := f.House.Has(f.Viewer, conference.RoleAdministrator)
	for _, a := range f.Accounts {
		card := text[conference.PersonContent](f.Texts, f.House.Persons[a.ID])
		line := PersonLine{ID: a.ID, Name: card.Name, Organisation: card.Organisation, Known: a.Known()}
		if keeps {
			line = f.kept(line, card, a)
		}
		v.People = append(v.People, line)
	}
	slices.SortFunc(v.People, func(a, b PersonLine) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return v
}

func (f FromHouse) kept(line PersonLine, card conference.PersonContent, a *conference.Account) PersonLine {
	line.Email, line.Contact = card.Email, card.Contact
	line.Roles, line.Proofs = f.House.Roles(a.ID), f.proofs(a, false)
	if a.Offered(f.At) {
		line.OfferUntil = moment(a.Offer.Until)
	}
	return line
}

// OfProofs makes somebody's own view of how they prove who they are.
func OfProofs(f FromHouse) Proofs {
	v := Proofs{Proofs: []ProofLine{}}
	for _, a := range f.Accounts {
		v.Proofs = append(v.Proofs, f.proofs(a, true)...)
	}
	return v
}

// proofs: what a proof is called is its owner's, and shown to nobody else.
func (f FromHouse) proofs(a *conference.Account, own bool) []ProofLine {
	var lines []ProofLine
	for _, p := range a.Proofs {
		line := ProofLine{
			ID: p.ID, Method: p.Method, Confirmed: p.Confirmed, Added: p.At, LastUsed: moment(p.Used),
			Word: wordOf(f.Texts, f.House.Persons, p.Word),
		}
		if !p.Confirmed {
			line.SpokenCode = conference.SpokenCode(p.ID)
		}
		if own {
			line.Name = text[conference.ProofContent](f.Texts, p.Envelope).Name
			line.New = p.ID != f.Proof && p.NewSince(a.Since(f.Proof))
			line.Here = p.ID == f.Proof
		}
		lines = append(lines, line)
	}
	return lines
}

// OfOrganisations makes the list of partners, in the order in which they were added.
func OfOrganisations(f FromHouse) Organisations {
	v := Organisations{Organisations: []OrganisationLine{}}
	for _, o := range f.House.Organisations() {
		name := text[conference.OrganisationContent](f.Texts, o.Envelope).Name
		v.Organisations = append(v.Organisations, OrganisationLine{o.ID, name, o.Kind, o.Secrecy})
	}
	return v
}

// OfIssuers makes an administrator's list of the sign-ons that are trusted.
func OfIssuers(f FromHouse) Issuers {
	v := Issuers{Issuers: []Issuer{}}
	for _, i := range f.House.Issuers() {
		c := text[conference.IssuerContent](f.Texts, i.Envelope)
		v.Issuers = append(v.Issuers, Issuer{i.ID, c.Name, c.URL, c.ClientID, len(c.Key) > 0, list(c.Domains), list(c.ACR), list(c.AMR)})
	}
	return v
}
