// SPDX-License-Identifier: EUPL-1.2

package conference

import "slices"

// audience returns who may see something put on the table in a part: those asked
// for, or everybody who sits there now, always with the one who puts it. Somebody
// who is not at the table in that part cannot be in it (L1, M6).
func (m *Meeting) audience(part PartID, asked []ParticipantID, me ParticipantID) ([]ParticipantID, error) {
	here := m.atTable(part)
	if asked == nil {
		return here, nil
	}
	wanted := set(asked)
	wanted[me] = true
	ids := only(here, func(p ParticipantID) bool { return wanted[p] })
	if len(ids) != len(wanted) {
		return nil, refuseField(AudienceAbsent, "audience")
	}
	return ids, nil
}

// OpenItem shows an own item to people who came later (M6: of the same part). Only
// its provider can.
type OpenItem struct {
	Act
	Item ItemID
	To   []ParticipantID
}

// NarrowItem hides an own item from people who could see it; what they asked of
// it lapses. Only its provider can.
type NarrowItem struct {
	Act
	Item ItemID
	From []ParticipantID
}

// ItemOpened and ItemNarrowed change an item's audience.
type (
	ItemOpened struct {
		Item ItemID
		To   []ParticipantID
	}
	ItemNarrowed struct {
		Item ItemID
		From []ParticipantID
	}
)

func (ItemOpened) kind() string   { return "item-opened" }
func (ItemNarrowed) kind() string { return "item-narrowed" }

func (b ItemOpened) apply(m *Meeting, _ Event) {
	m.changeItem(b.Item, func(i *Item) { i.Audience = slices.Concat(i.Audience, b.To) })
}

func (b ItemNarrowed) apply(m *Meeting, _ Event) {
	from := set(b.From)
	m.changeItem(b.Item, func(i *Item) {
		i.Audience = only(i.Audience, func(p ParticipantID) bool { return !from[p] })
	})
	m.lapse(func(r Request) bool { return r.Item == b.Item && from[r.By] })
}

func (d OpenItem) stands(m *Meeting) bool   { return m.Sight(d.By).Item(d.Item) }
func (d NarrowItem) stands(m *Meeting) bool { return m.Sight(d.By).Item(d.Item) }

func (d OpenItem) decide(m *Meeting) ([]Body, error) {
	if !m.Sight(d.By).Provides(d.Item) {
		return nil, refuse(OnlyProvider)
	}
	i, _ := m.Item(d.Item)
	here, to := m.atTable(i.Part), newcomers(i, d.To)
	if len(d.To) == 0 {
		return nil, refuseField(AudienceEmpty, "to")
	}
	if slices.ContainsFunc(to, func(p ParticipantID) bool { return !slices.Contains(here, p) }) {
		return nil, refuseField(AudienceAbsent, "to")
	}
	if len(to) == 0 {
		return nil, nil
	}
	return []Body{ItemOpened{d.Item, to}}, nil
}

func newcomers(i Item, to []ParticipantID) []ParticipantID {
	to = slices.Compact(slices.Sorted(slices.Values(to)))
	return only(to, func(p ParticipantID) bool { return !slices.Contains(i.Audience, p) })
}

func (d NarrowItem) decide(m *Meeting) ([]Body, error) {
	if !m.Sight(d.By).Provides(d.Item) {
		return nil, refuse(OnlyProvider)
	}
	i, _ := m.Item(d.Item)
	from := only(i.Audience, func(p ParticipantID) bool { return p != i.Provider && slices.Contains(d.From, p) })
	if len(d.From) == 0 {
		return nil, refuseField(AudienceEmpty, "from")
	}
	if len(from) == 0 {
		return nil, nil
	}
	return []Body{ItemNarrowed{d.Item, from}}, nil
}
