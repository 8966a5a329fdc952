// SPDX-License-Identifier: EUPL-1.2

package conference

import "slices"

// ParticipantOf returns the participant that a person is in this meeting.
func (m *Meeting) ParticipantOf(p PersonID) (Participant, bool) {
	q, invited := m.participantOf(p)
	return *q, invited
}

// participantOf does the same without a copy: every look asks it. Who is in the
// meeting no more, or never was, is a participant without a name.
func (m *Meeting) participantOf(p PersonID) (*Participant, bool) {
	for n := range m.participants {
		if q := &m.participants[n]; q.Person == p && !q.Uninvited {
			return q, true
		}
	}
	return &Participant{}, false
}

// Participant returns a participant by id. Like the other look-ups below it does
// not ask who is looking; what a viewer gets passes through Sight.
func (m *Meeting) Participant(id ParticipantID) (Participant, bool) {
	return seek(m.participants, func(p *Participant) bool { return p.ID == id })
}

func (m *Meeting) Item(id ItemID) (Item, bool) {
	return seek(m.items, func(i *Item) bool { return i.ID == id })
}

func (m *Meeting) Request(id RequestID) (Request, bool) {
	return seek(m.requests, func(r *Request) bool { return r.ID == id })
}

func (m *Meeting) Agreement(id AgreementID) (Agreement, bool) {
	return seek(m.agreements, func(a *Agreement) bool { return a.ID == id })
}

// Parcel returns the parcel of a recipient, if anything was released to them.
func (m *Meeting) Parcel(id ParticipantID) (Parcel, bool) {
	return seek(m.parcels, func(p *Parcel) bool { return p.Recipient == id })
}

// atTable returns who sits at a part now, in the order of invitation (M6).
func (m *Meeting) atTable(part PartID) []ParticipantID {
	var ids []ParticipantID
	for _, p := range m.participants {
		if p.Presence == AtTable && slices.Contains(p.Parts, part) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func (m *Meeting) changeParticipant(id ParticipantID, f func(*Participant)) {
	change(m.participants, func(p Participant) bool { return p.ID == id }, func(p *Participant) {
		f(p)
		p.Revision, m.People = m.Version, m.Version
	})
}

func (m *Meeting) changeItem(id ItemID, f func(*Item)) {
	change(m.items, func(i Item) bool { return i.ID == id }, func(i *Item) {
		f(i)
		i.Revision = m.Version
	})
}

func (m *Meeting) changeAgreement(id AgreementID, f func(*Agreement)) {
	change(m.agreements, func(a Agreement) bool { return a.ID == id }, func(a *Agreement) {
		f(a)
		a.Revision, m.Agreed = m.Version, m.Version
	})
}

func (m *Meeting) changeParcel(id ParticipantID, f func(*Parcel)) {
	change(m.parcels, func(p Parcel) bool { return p.Recipient == id }, f)
}

// changeRequests changes every request that matches.
func (m *Meeting) changeRequests(is func(Request) bool, f func(*Request)) {
	change(m.requests, is, func(r *Request) {
		f(r)
		r.Revision = m.Version
	})
}

// lapse ends every request that matches: what it asked for is gone.
func (m *Meeting) lapse(is func(Request) bool) {
	m.changeRequests(is, func(r *Request) { r.State, r.Limits, r.Narrowed = Lapsed, "", false })
}

func find[T any](list []T, is func(T) bool) (T, bool) {
	return seek(list, func(one *T) bool { return is(*one) })
}

// seek is find where much is asked of large things: it copies what it finds, and
// not what it passes.
func seek[T any](list []T, is func(*T) bool) (T, bool) {
	for n := range list {
		if is(&list[n]) {
			return list[n], true
		}
	}
	var none T
	return none, false
}

func change[T any](list []T, is func(T) bool, f func(*T)) {
	for i := range list {
		if is(list[i]) {
			f(&list[i])
		}
	}
}

func set[T comparable](list []T) map[T]bool {
	in := make(map[T]bool, len(list))
	for _, one := range list {
		in[one] = true
	}
	return in
}
