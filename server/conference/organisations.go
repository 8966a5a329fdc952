// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"

	"github.com/casustafel/casustafel/server/catalogue"
)

// Organisation is a partner that the house works with, without its name.
type Organisation struct {
	ID       OrganisationID
	Kind     catalogue.PartnerKind
	Secrecy  catalogue.Secrecy // what binds its people
	Envelope EnvelopeID
}

// SetOrganisation adds a partner, or changes one that is there.
type SetOrganisation struct {
	Act
	Organisation Organisation
	New          bool
	Named        bool // fact: the name says something
}

// DropOrganisation takes a partner off the list; meetings have their own copies.
type DropOrganisation struct {
	Act
	Organisation OrganisationID
}

type (
	OrganisationSet struct {
		Organisation OrganisationID
		Kind         catalogue.PartnerKind
		Secrecy      catalogue.Secrecy
		Envelope     EnvelopeID
	}
	OrganisationDropped struct{ Organisation OrganisationID }
)

func (OrganisationSet) kind() string     { return "organisation-set" }
func (OrganisationDropped) kind() string { return "organisation-dropped" }

func (b OrganisationSet) applyHouse(h *House, _ Event) {
	set := Organisation{b.Organisation, b.Kind, b.Secrecy, b.Envelope}
	if _, there := h.Organisation(b.Organisation); !there {
		h.organisations = append(h.organisations, set)
	}
	change(h.organisations, isOrganisation(b.Organisation), func(o *Organisation) { *o = set })
}

func (b OrganisationDropped) applyHouse(h *House, _ Event) {
	h.organisations = slices.DeleteFunc(h.organisations, isOrganisation(b.Organisation))
}

func isOrganisation(id OrganisationID) func(Organisation) bool {
	return func(o Organisation) bool { return o.ID == id }
}

// Organisations returns the partners in the order in which they were added.
func (h *House) Organisations() []Organisation { return slices.Clone(h.organisations) }

// Organisation returns a partner by id.
func (h *House) Organisation(id OrganisationID) (Organisation, bool) {
	return find(h.organisations, isOrganisation(id))
}

func (d SetOrganisation) may(h *House) bool { return d.administrated(h) }

func (d SetOrganisation) decideHouse(h *House) ([]Body, error) {
	o := d.Organisation
	if _, there := h.Organisation(o.ID); !there && !d.New {
		return nil, refuse(Hidden)
	}
	var n needs
	n.that(d.Named, NameMissing, "name")
	n.that(o.Kind.Valid(), HatUnknown, "kind")
	n.that(o.Secrecy.Valid(), SecrecyMissing, "secrecy")
	if err := n.err(); err != nil {
		return nil, err
	}
	return []Body{OrganisationSet{o.ID, o.Kind, o.Secrecy, o.Envelope}}, nil
}

func (d DropOrganisation) may(h *House) bool { return d.administrated(h) }

func (d DropOrganisation) decideHouse(h *House) ([]Body, error) {
	if _, there := h.Organisation(d.Organisation); !there {
		return nil, refuse(Hidden)
	}
	return []Body{OrganisationDropped{d.Organisation}}, nil
}
