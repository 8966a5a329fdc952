// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"iter"
	"slices"
)

// Sight is what one person may see of one meeting. Reading, live updates and the
// first check of every deed ask it; there is no second filter. A person who is
// not in the meeting has a Sight in which nothing is visible.
type Sight struct {
	meeting   *Meeting
	me        *Participant // a participant without a name where the viewer is none
	invited   bool
	organiser bool
}

// Sight returns what a person may see of this meeting.
func (m *Meeting) Sight(p PersonID) Sight {
	me, invited := m.participantOf(p)
	return Sight{m, me, invited, p != "" && m.Organiser == p}
}

// Me returns the viewer as participant.
func (s Sight) Me() (Participant, bool) { return *s.me, s.invited }

// Organiser reports whether the viewer convened this meeting, and chairs it.
func (s Sight) Organiser() bool { return s.organiser }

// Meeting: whoever was invited knows that there is a meeting, and when. (M7)
func (s Sight) Meeting() bool { return s.organiser || s.invited }

// AtTable: admitted by name and not left, while the table is open. (L1)
func (s Sight) AtTable() bool {
	return s.invited && s.meeting.Open() && s.me.Presence == AtTable
}

// Attended: has been at the table at least once. (S3)
func (s Sight) Attended() bool { return s.invited && len(s.me.Attended) > 0 }

// Case: purpose, questions and subjects are seen by the organiser, and by who
// accepted confidentiality and, where one is needed, had the task confirmed. Who
// was at the table and left loses sight of it like of the rest. After closing only
// who attended keeps it, as head of the notes. (C3, L1, M2, M5, S3)
func (s Sight) Case() bool {
	switch {
	case s.organiser || !s.invited:
		return s.organiser
	case s.meeting.Stage == Done:
		return s.Attended()
	case s.Attended():
		return s.AtTable()
	}
	return s.me.ready()
}

// Part: the organiser knows all parts, others only those they were asked for,
// once they may see the case. (M6)
func (s Sight) Part(id PartID) bool {
	return slices.Contains(s.meeting.Parts, id) && (s.organiser || s.Case() && slices.Contains(s.me.Parts, id))
}

// Participant: the organiser knows all, everybody knows themselves; others are
// seen by who is at the table, if they were at the table too and share a part.
// After closing the same holds for who attended. (M6, S3)
func (s Sight) Participant(id ParticipantID) bool {
	for n := range s.meeting.participants {
		if p := &s.meeting.participants[n]; p.ID == id {
			return s.participant(p)
		}
	}
	return false
}

func (s Sight) participant(p *Participant) bool {
	if p.Uninvited {
		return false
	}
	if s.organiser || s.invited && p.ID == s.me.ID {
		return true
	}
	here := s.AtTable() || s.meeting.Stage == Done && s.Attended()
	return here && len(p.Attended) > 0 && s.shares(p)
}

func (s Sight) shares(p *Participant) bool {
	return slices.ContainsFunc(p.Parts, func(part PartID) bool { return slices.Contains(s.me.Parts, part) })
}

// Elsewhere counts who is at the table now but shares no part with the viewer:
// a number, without names. (M6)
func (s Sight) Elsewhere() int {
	n := 0
	for _, p := range s.meeting.participants {
		if s.AtTable() && p.Presence == AtTable && !s.Participant(p.ID) {
			n++
		}
	}
	return n
}

// Item: while the table is open, the own items, and to who is at the table those
// they are in the audience of. A withdrawn item is seen by nobody. (L1, L6, M6)
func (s Sight) Item(id ItemID) bool {
	i, ok := s.meeting.Item(id)
	return ok && s.item(&i)
}

func (s Sight) item(i *Item) bool {
	if i.Withdrawn || !s.invited || !s.meeting.Open() {
		return false
	}
	return i.Provider == s.me.ID || s.AtTable() && slices.Contains(i.Audience, s.me.ID)
}

// Provides: the item is seen, and it is the viewer's own. (T1)
func (s Sight) Provides(id ItemID) bool {
	i, _ := s.meeting.Item(id)
	return s.Item(id) && i.Provider == s.me.ID
}

// Request: who provides the item sees every request on it, also after leaving;
// others see it at the table, if they are in its audience and see the item. (L1, T2)
func (s Sight) Request(id RequestID) bool {
	r, ok := s.meeting.Request(id)
	return ok && s.request(&r)
}

func (s Sight) request(r *Request) bool {
	i := &s.meeting.items[r.item]
	if r.State == Lapsed || !s.item(i) {
		return false
	}
	return i.Provider == s.me.ID || s.AtTable() && slices.Contains(r.Audience, s.me.ID)
}

// Agreement: at the table, the organiser and who is in its audience. After closing
// what was taken on is seen by the organiser, by who took it on and by the audience
// that attended. (M6, S1, S2, S3)
func (s Sight) Agreement(id AgreementID) bool {
	a, ok := s.meeting.Agreement(id)
	return ok && s.agreement(&a)
}

func (s Sight) agreement(a *Agreement) bool {
	if a.Dropped {
		return false
	}
	if s.meeting.Stage == Done {
		return a.Taker != "" && (s.organiser || s.Attended() && s.concerns(*a))
	}
	return s.AtTable() && (s.organiser || s.concerns(*a))
}

func (s Sight) concerns(a Agreement) bool {
	return a.Taker == s.me.ID || slices.Contains(a.Audience, s.me.ID)
}

// Parcel: each recipient, the own one, after closing. (S7)
func (s Sight) Parcel(id ParticipantID) bool {
	_, ok := s.meeting.Parcel(id)
	return ok && s.invited && id == s.me.ID && s.meeting.Stage == Done
}

// Given returns, after closing, what the viewer let others take home: who decided can
// look up for whom and for what. Of a table that was lost what was sealed before still
// goes along, and nothing else. (T1, S5)
func (s Sight) Given() []Release {
	if !s.invited || s.meeting.Stage != Done {
		return nil
	}
	return only(s.meeting.Releases(), func(r Release) bool { return r.Provider.ID == s.me.ID })
}

// Notes: after closing, the organiser, and who attended and has a part of their own. (S3)
func (s Sight) Notes() bool {
	return s.meeting.Stage == Done && (s.organiser || s.Attended() && s.me.Capacity.may().readsNotes)
}

// Certificate: after closing, the organiser and all who attended. (S6)
func (s Sight) Certificate() bool {
	return s.meeting.Stage == Done && (s.organiser || s.Attended())
}

// Deeds: the own ones, by the organiser and who acts for an organisation. (P6)
func (s Sight) Deeds() bool {
	return s.organiser || s.invited && s.me.Capacity.may().readsDeeds
}

// Record: the organiser reads the record of the own cases. (P6)
func (s Sight) Record() bool { return s.organiser }

// Items returns the visible items in the order in which they were put.
func (s Sight) Items() []Item { return visible(s.EachItem(0)) }

// Requests returns the visible requests in order.
func (s Sight) Requests() []Request { return visible(s.EachRequest(0)) }

// Agreements returns the visible agreements in order.
func (s Sight) Agreements() []Agreement { return visible(s.EachAgreement(0)) }

// Participants returns the visible participants in order of invitation.
func (s Sight) Participants() []Participant {
	return only(s.meeting.participants, func(p Participant) bool { return s.participant(&p) })
}

// EachItem goes through the items that changed after a version, and says of each
// whether it is visible. Nothing is copied: who looks does so after every change,
// at every open page. What is given is not to be changed.
func (s Sight) EachItem(after int64) iter.Seq2[*Item, bool] {
	return since(s.meeting.items, func(i *Item) bool { return i.Revision > after }, s.item)
}

// EachRequest does the same for requests, which change with their item and with
// any agreement: what a request is for shows where it can be seen.
func (s Sight) EachRequest(after int64) iter.Seq2[*Request, bool] {
	return since(s.meeting.requests, func(r *Request) bool {
		return max(r.Revision, s.meeting.items[r.item].Revision, s.meeting.Agreed) > after
	}, s.request)
}

// EachAgreement does the same for agreements.
func (s Sight) EachAgreement(after int64) iter.Seq2[*Agreement, bool] {
	return since(s.meeting.agreements, func(a *Agreement) bool { return a.Revision > after }, s.agreement)
}

func since[T any](list []T, changed, sees func(*T) bool) iter.Seq2[*T, bool] {
	return func(yield func(*T, bool) bool) {
		for n := range list {
			if one := &list[n]; changed(one) && !yield(one, sees(one)) {
				return
			}
		}
	}
}

// visible copies what is visible out of the above.
func visible[T any](things iter.Seq2[*T, bool]) []T {
	var some []T
	for one, sees := range things {
		if sees {
			some = append(some, *one)
		}
	}
	return some
}

// Parts returns the visible parts in order.
func (s Sight) Parts() []PartID { return only(s.meeting.Parts, s.Part) }

func only[T any](list []T, is func(T) bool) []T {
	var some []T
	for _, one := range list {
		if is(one) {
			some = append(some, one)
		}
	}
	return some
}

// Limits: other words and conditions are between provider and recipient. (T2)
func (s Sight) Limits(id RequestID) bool {
	r, _ := s.meeting.Request(id)
	return s.Request(id) && (s.Provides(r.Item) || r.By == s.me.ID)
}

// ParcelOpen: the own parcel shows what it holds from first opening until it is
// gone. (S7)
func (s Sight) ParcelOpen() bool {
	p, _ := s.meeting.Parcel(s.me.ID)
	return s.Parcel(s.me.ID) && !p.OpenedAt.IsZero() && p.Gone == ParcelWaits
}

// Discussed: whether the round has taken up an agreement that the viewer sees. (S1)
func (s Sight) Discussed(id AgreementID) bool {
	return s.Agreement(id) && slices.Contains(s.meeting.Discussed, id)
}
