// SPDX-License-Identifier: EUPL-1.2

package conference

// WithdrawItem takes an own item off the table: gone from every screen and from
// the tables at once, unreadable for ever at close. Only its provider can, also
// after leaving, until close (L6, L1).
type WithdrawItem struct {
	Act
	Item ItemID
}

// ItemWithdrawn ends an item; what was asked of it lapses.
type ItemWithdrawn struct{ Item ItemID }

func (ItemWithdrawn) kind() string { return "item-withdrawn" }

func (b ItemWithdrawn) apply(m *Meeting, _ Event) {
	m.changeItem(b.Item, func(i *Item) { i.Withdrawn = true })
	m.lapse(func(r Request) bool { return r.Item == b.Item })
}

func (d WithdrawItem) stands(m *Meeting) bool { return m.Sight(d.By).Item(d.Item) }

func (d WithdrawItem) standsAgain(m *Meeting) bool {
	me, invited := m.Sight(d.By).Me()
	i, _ := m.Item(d.Item)
	return m.Open() && invited && i.Provider == me.ID
}

func (d WithdrawItem) decide(m *Meeting) ([]Body, error) {
	if !m.Sight(d.By).Provides(d.Item) {
		return nil, refuse(OnlyProvider)
	}
	return []Body{ItemWithdrawn{d.Item}}, nil
}

// Sealed texts of an item and of everything asked of it: what goes with it.
func (m *Meeting) textsOf(is func(Request) bool, more ...EnvelopeID) []EnvelopeID {
	gone := more
	for _, r := range m.requests {
		if is(r) {
			gone = append(gone, r.Words)
			if r.Limits != "" {
				gone = append(gone, r.Limits)
			}
		}
	}
	return gone
}

// TextsOf returns the sealed texts that go when an item is withdrawn.
func (m *Meeting) TextsOf(i ItemID) []EnvelopeID {
	item, _ := m.Item(i)
	return m.textsOf(func(r Request) bool { return r.Item == i }, item.Envelope)
}
