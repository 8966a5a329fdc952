// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"time"
)

// ParcelEnd says how a parcel went.
type ParcelEnd string

const (
	ParcelWaits ParcelEnd = ""
	InOwnFile   ParcelEnd = "collected" // the recipient said that it is in their file
	TermRanOut  ParcelEnd = "expired"
	KeyLost     ParcelEnd = "lost" // the house was restored, and keys of parcels are in no backup
)

// OpenParcel shows a recipient the own parcel for the first time. From then it
// lives for the house's hours after opening, at most until its term (S7).
type OpenParcel struct {
	Act
	Terms Terms
}

// CollectParcel says: it is in my file. The parcel's key is destroyed after this (S7).
type CollectParcel struct{ Act }

// ExpireParcel ends a parcel whose term ran out; only the clock does (S7).
type ExpireParcel struct {
	Act
	Recipient ParticipantID
}

// ParcelOpened, ParcelCollected and ParcelExpired are the life of a parcel.
type (
	ParcelOpened struct {
		Recipient ParticipantID
		Until     time.Time
	}
	ParcelCollected struct{ Recipient ParticipantID }
	ParcelExpired   struct{ Recipient ParticipantID }
)

func (ParcelOpened) kind() string    { return "parcel-opened" }
func (ParcelCollected) kind() string { return "parcel-collected" }
func (ParcelExpired) kind() string   { return "parcel-expired" }

func (b ParcelOpened) apply(m *Meeting, e Event) {
	m.changeParcel(b.Recipient, func(p *Parcel) { p.OpenedAt, p.Until = e.At, b.Until })
}

func (b ParcelCollected) apply(m *Meeting, _ Event) {
	m.changeParcel(b.Recipient, func(p *Parcel) { p.Gone = InOwnFile })
}

func (b ParcelExpired) apply(m *Meeting, _ Event) {
	m.changeParcel(b.Recipient, func(p *Parcel) { p.Gone = TermRanOut })
}

func (d OpenParcel) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.Parcel(s.me.ID)
}

func (d CollectParcel) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.Parcel(s.me.ID)
}

func (d ExpireParcel) stands(m *Meeting) bool {
	_, ok := m.Parcel(d.Recipient)
	return ok && d.By == Clock
}

func (d OpenParcel) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	p, _ := m.Parcel(me.ID)
	switch {
	case p.Gone != ParcelWaits || !d.At.Before(p.Until):
		return nil, refuse(ParcelGone)
	case !p.OpenedAt.IsZero():
		return nil, nil
	}
	until := slices.MinFunc([]time.Time{p.Until, d.At.Add(seconds(d.Terms.AfterOpening))}, time.Time.Compare)
	return []Body{ParcelOpened{me.ID, recorded(until)}}, nil
}

func (d CollectParcel) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	p, _ := m.Parcel(me.ID)
	switch {
	case p.Gone == InOwnFile:
		return nil, nil
	case p.Gone != ParcelWaits:
		return nil, refuse(ParcelGone)
	case p.OpenedAt.IsZero():
		return nil, refuse(ParcelUnopened)
	}
	return []Body{ParcelCollected{me.ID}}, nil
}

func (d ExpireParcel) decide(m *Meeting) ([]Body, error) {
	p, _ := m.Parcel(d.Recipient)
	if p.Gone != ParcelWaits || d.At.Before(p.Until) {
		return nil, refuse(NotDue)
	}
	return []Body{ParcelExpired{d.Recipient}}, nil
}

// Parcels returns all parcels of a meeting: for keeping their terms, not for showing.
func (m *Meeting) Parcels() []Parcel { return slices.Clone(m.parcels) }
