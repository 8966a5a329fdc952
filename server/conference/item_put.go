// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"

	"github.com/casustafel/casustafel/server/catalogue"
)

// PutItem puts one thing on the table, with its origin, law, nature, subject and
// life domain, and whether it says that something is so or what is so (L2; JPR,
// VNG questions 20 and 33, SG 4, WGS 2.30). The audience is fixed here.
type PutItem struct {
	Act
	Item     ItemID
	Part     PartID
	Domain   catalogue.Domain
	Detail   catalogue.Detail
	Audience []ParticipantID // nil: everybody at the table in this part
	Consent  ConsentID       // the provider's own record, if the item leans on one
	Live     bool            // fact: that consent is there and not withdrawn
	Envelope EnvelopeID
	Facts    ItemFacts
	Known    bool // fact: the subjects named are subjects of the case
}

// ItemPut says who put an item where, and who may see it.
type ItemPut struct {
	Item     ItemID
	Provider ParticipantID
	Part     PartID
	Domain   catalogue.Domain
	Detail   catalogue.Detail
	Personal bool
	Audience []ParticipantID
	Envelope EnvelopeID
	Consent  ConsentID
}

func (ItemPut) kind() string { return "item-put" }

func (b ItemPut) apply(m *Meeting, e Event) {
	m.items = append(m.items, Item{
		ID: b.Item, Number: len(m.items) + 1, Provider: b.Provider, Part: b.Part, Domain: b.Domain, Detail: b.Detail,
		Personal: b.Personal, Audience: b.Audience, Envelope: b.Envelope, Consent: b.Consent, At: e.At, Revision: m.Version,
	})
}

// stands: a part that the actor was not asked for is as absent as one that does
// not exist (M6); who is not at the table has no table to put things on (L1).
func (d PutItem) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.AtTable() && slices.Contains(s.me.Parts, d.Part)
}

func (d PutItem) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	if !me.Capacity.may().puts {
		return nil, refuse(CapacityMayNot)
	}
	if err := d.complete(); err != nil {
		return nil, err
	}
	if d.Consent != "" && !d.Live {
		return nil, refuseField(ConsentEnded, "consent")
	}
	audience, err := m.audience(d.Part, d.Audience, me.ID)
	if err != nil {
		return nil, err
	}
	return []Body{ItemPut{d.Item, me.ID, d.Part, d.Domain, d.Detail, d.Facts.Personal, audience, d.Envelope, d.Consent}}, nil
}

func (d PutItem) complete() error {
	var n needs
	n.that(d.Facts.Text, TextMissing, "text")
	n.that(d.Facts.Origin, OriginMissing, "origin")
	n.that(d.Facts.Dated, DateMissing, "dated")
	n.that(d.Facts.Law, LawMissing, "law")
	n.that(d.Facts.Nature, NatureMissing, "nature")
	n.that(d.Domain.Valid(), DomainMissing, "domain")
	n.that(d.Detail.Valid(), DetailMissing, "detail")
	n.that(!d.Facts.Personal || len(d.Facts.Subjects) > 0, SubjectNeeded, "subjects")
	n.that(d.Facts.Personal || len(d.Facts.Subjects) == 0, SubjectUnwanted, "subjects")
	n.that(d.Known, SubjectUnknown, "subjects")
	return n.err()
}
