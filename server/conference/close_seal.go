// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"time"
)

// Release is one permission that stands at close: this item, this recipient, this
// purpose, in the order in which it was asked.
type Release struct {
	Request   Request
	Item      Item
	Recipient Participant
	Provider  Participant
}

// Releases returns what leaves the meeting: what was explicitly permitted, on
// items that still lie there, and nothing else (T1, S5).
func (m *Meeting) Releases() []Release {
	var list []Release
	for _, r := range m.requests {
		item, ok := m.Item(r.Item)
		if r.State != Granted || !ok || item.Withdrawn {
			continue
		}
		recipient, _ := m.Participant(r.By)
		provider, _ := m.Participant(item.Provider)
		list = append(list, Release{r, item, recipient, provider})
	}
	return list
}

// FinalAgreements returns what was taken on, in order: the rest was a draft.
func (m *Meeting) FinalAgreements() []Agreement {
	return only(m.agreements, func(a Agreement) bool { return a.Taker != "" && !a.Dropped })
}

// Seal is the second step of closing: the releases are in their parcels, the
// final agreements in the case, before the table's key goes (S5, S7).
type Seal struct {
	Act
	Parcels    []SealedParcel
	Agreements []SealedAgreement
}

// SealedParcel is one recipient's; Envelopes and Requests go in pairs.
type SealedParcel struct {
	Recipient ParticipantID
	Requests  []RequestID
	Envelopes []EnvelopeID
	Until     time.Time
}

// SealedAgreement names the words of a final agreement in the case's drawer.
type SealedAgreement struct {
	Agreement AgreementID
	Envelope  EnvelopeID
}

// Sealed says which permission became which sealed release.
type Sealed struct {
	Parcels    []SealedParcel
	Agreements []SealedAgreement
}

func (Sealed) kind() string { return "releases-sealed" }

func (b Sealed) apply(m *Meeting, _ Event) {
	m.Stage = Safe
	for _, p := range b.Parcels {
		m.parcels = append(m.parcels, Parcel{Recipient: p.Recipient, Requests: p.Requests, Envelopes: p.Envelopes, Until: p.Until})
	}
	for _, a := range b.Agreements {
		m.changeAgreement(a.Agreement, func(of *Agreement) { of.Envelope = a.Envelope })
	}
}

func (d Seal) stands(m *Meeting) bool { return d.By == Clock || m.Sight(d.By).Organiser() }

// decide refuses parcels that differ from the permissions by as much as one: one
// parcel per recipient, one sealed text per permission, and no other.
func (d Seal) decide(m *Meeting) ([]Body, error) {
	if m.Stage != Closing {
		return nil, refuse(MeetingClosed)
	}
	if !d.matches(m) {
		return nil, refuse(ReleasesDiffer)
	}
	return []Body{Sealed{d.Parcels, d.Agreements}}, nil
}

func (d Seal) matches(m *Meeting) bool {
	granted := map[RequestID]ParticipantID{}
	for _, r := range m.Releases() {
		granted[r.Request.ID] = r.Recipient.ID
	}
	packed := map[ParticipantID]bool{}
	for _, p := range d.Parcels {
		if packed[p.Recipient] || len(p.Requests) == 0 || len(p.Requests) != len(p.Envelopes) {
			return false
		}
		packed[p.Recipient] = true
		for _, r := range p.Requests {
			if to, ok := granted[r]; !ok || to != p.Recipient {
				return false
			}
			delete(granted, r)
		}
	}
	same := func(a Agreement, s SealedAgreement) bool { return a.ID == s.Agreement }
	return len(granted) == 0 && slices.EqualFunc(m.FinalAgreements(), d.Agreements, same)
}
