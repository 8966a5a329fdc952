// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// A fault is a system that breaks one rule. nil: does as it should.
type fault struct {
	see func(m *Meeting, s Sight) eyes
	do  func(m *Meeting, d Deed) ([]Event, error)
}

func (f fault) sight(m *Meeting, p PersonID) eyes {
	if f.see == nil {
		return m.Sight(p)
	}
	return f.see(m, m.Sight(p))
}

func (f fault) decide(m *Meeting, d Deed) ([]Event, error) {
	if f.do == nil {
		return m.Decide(d)
	}
	return f.do(m, d)
}

// Faulty eyes: each answers one question wrongly.
type (
	looseItem      struct{ Sight }
	leftItem       struct{ Sight }
	withdrawnItem  struct{ Sight }
	blindProvider  struct{ Sight }
	lateItem       struct{ Sight }
	looseRequest   struct{ Sight }
	looseLimits    struct{ Sight }
	looseAgreement struct{ Sight }
	earlyCase      struct{ Sight }
	loosePart      struct{ Sight }
	loosePeople    struct{ Sight }
	shortList      struct{ Sight }
	looseParcel    struct{ Sight }
	wholeNotes     struct{ Sight }
	earlyNotes     struct{ Sight }
	looseVoucher   struct{ Sight }
	looseGiven     struct{ Sight }
)

func (s looseItem) Item(id ItemID) bool {
	i, ok := s.meeting.Item(id)
	return s.Sight.Item(id) || ok && !i.Withdrawn && s.AtTable()
}

func (s leftItem) Item(id ItemID) bool {
	i, ok := s.meeting.Item(id)
	return s.Sight.Item(id) || ok && !i.Withdrawn && s.meeting.Open() && slices.Contains(i.Audience, s.me.ID)
}

func (s withdrawnItem) Item(id ItemID) bool {
	i, ok := s.meeting.Item(id)
	return s.Sight.Item(id) || ok && s.AtTable() && slices.Contains(i.Audience, s.me.ID)
}

func (s looseGiven) Given() []Release {
	if s.meeting.Stage != Done {
		return nil
	}
	return s.meeting.Releases()
}

func (s blindProvider) Item(id ItemID) bool { return s.Sight.Item(id) && s.AtTable() }

func (s lateItem) Item(id ItemID) bool {
	i, ok := s.meeting.Item(id)
	return s.Sight.Item(id) || ok && s.meeting.Stage == Closing && i.Provider == s.me.ID && !i.Withdrawn
}

func (s looseRequest) Request(id RequestID) bool {
	r, ok := s.meeting.Request(id)
	return ok && r.State != Lapsed && s.Item(r.Item)
}

func (s looseLimits) Limits(id RequestID) bool { return s.Request(id) }

func (s looseAgreement) Agreement(id AgreementID) bool {
	a, ok := s.meeting.Agreement(id)
	return s.Sight.Agreement(id) || ok && !a.Dropped && s.AtTable()
}

func (s earlyCase) Case() bool {
	return s.Sight.Case() || s.invited && s.me.Accepted != "" && s.meeting.Stage != Done
}

func (s loosePart) Part(id PartID) bool { return s.Case() && slices.Contains(s.meeting.Parts, id) }

func (s loosePeople) Participant(id ParticipantID) bool {
	p, ok := s.meeting.Participant(id)
	return s.Sight.Participant(id) || ok && s.AtTable() && p.Presence == AtTable
}

func (s shortList) Items() []Item { return s.Sight.Items()[:len(s.Sight.Items())/2] }

func (s looseParcel) Parcel(id ParticipantID) bool {
	_, ok := s.meeting.Parcel(id)
	return ok && s.meeting.Stage == Done && s.Attended()
}

func (s wholeNotes) Contributions() []Contribution {
	s.organiser = s.organiser || s.Attended()
	return s.Sight.Contributions()
}

func (s earlyNotes) Notes() bool { return s.Sight.Notes() || s.meeting.Stage == Safe && s.organiser }

func (s looseVoucher) MayVouchFor(id ParticipantID) bool {
	p, ok := s.meeting.Participant(id)
	return s.Sight.MayVouchFor(id) || ok && s.Case() && p.Capacity.may().vouchedFor && !p.Uninvited && s.shares(&p)
}

// instead answers one kind of deed itself, and all others as they should be.
func instead[D Deed](answer func(m *Meeting, d D) ([]Event, error)) fault {
	return fault{do: func(m *Meeting, d Deed) ([]Event, error) {
		if mine, ok := d.(D); ok {
			return answer(m, mine)
		}
		return m.Decide(d)
	}}
}

func see[E eyes](wrap func(Sight) E) fault {
	return fault{see: func(_ *Meeting, s Sight) eyes { return wrap(s) }}
}

// faults are the mistakes that the model has to see, each with what it says.
var faults = []struct {
	name  string
	wrong system
	want  string
}{
	{"M6: sight ignores the audience", see(func(s Sight) looseItem { return looseItem{s} }), "item: got true, want false"},
	{"L1: who left still sees the table", see(func(s Sight) leftItem { return leftItem{s} }), "item: got true, want false"},
	{"L6: a withdrawn item is still shown", see(func(s Sight) withdrawnItem { return withdrawnItem{s} }), "item: got true, want false"},
	{"L1: a provider who left loses the own items", see(func(s Sight) blindProvider { return blindProvider{s} }), "item: got false, want true"},
	{"S5: an item is seen while closing", see(func(s Sight) lateItem { return lateItem{s} }), "item: got true, want false"},
	{"T2: requests are seen by latecomers", see(func(s Sight) looseRequest { return looseRequest{s} }), "request: got true, want false"},
	{"T2: conditions are seen by third parties", see(func(s Sight) looseLimits { return looseLimits{s} }), "limits: got true, want false"},
	{"M6: agreements are seen by everybody", see(func(s Sight) looseAgreement { return looseAgreement{s} }), "agreement: got true, want false"},
	{"M2: the case is shown before the task is confirmed", see(func(s Sight) earlyCase { return earlyCase{s} }), "case: got true, want false"},
	{"M6: all parts are shown", see(func(s Sight) loosePart { return loosePart{s} }), "part: got true, want false"},
	{"M6: people of other parts are shown", see(func(s Sight) loosePeople { return loosePeople{s} }), "participant: got true, want false"},
	{"L1: a list leaves something out", see(func(s Sight) shortList { return shortList{s} }), "list of items"},
	{"S7: a parcel is shown to others", see(func(s Sight) looseParcel { return looseParcel{s} }), "parcel: got true, want false"},
	{"T1: what others let go along is shown", see(func(s Sight) looseGiven { return looseGiven{s} }), "given"},
	{"S3: notes tell of what one was not shown", see(func(s Sight) wholeNotes { return wholeNotes{s} }), "contributions"},
	{"S3: notes are read before closing", see(func(s Sight) earlyNotes { return earlyNotes{s} }), "notes: got true, want false"},

	{"T1: the chair gives permission for a provider", instead(func(m *Meeting, d Grant) ([]Event, error) {
		r, _ := m.Request(d.Request)
		if !m.Sight(d.By).Organiser() || !m.Sight(d.By).Request(d.Request) || r.State == Granted {
			return m.Decide(d)
		}
		return d.events(PermissionGranted{Request: d.Request}), nil
	}), "conference.Grant was accepted"},
	{"T1: what nobody answered is permitted at close", instead(func(m *Meeting, d BeginClosing) ([]Event, error) {
		events, err := m.Decide(d)
		if err != nil {
			return events, err
		}
		began := events[0].Body.(ClosingBegan)
		var granted []Body
		for _, r := range began.Undecided {
			granted = append(granted, PermissionGranted{Request: r})
		}
		return d.events(append(granted, began)...), nil
	}), "a permission comes from somebody who is not the provider"},
	{"T2: what nobody answered stays open", instead(func(m *Meeting, d BeginClosing) ([]Event, error) {
		events, err := m.Decide(d)
		if err == nil {
			events = d.events(ClosingBegan{Cause: ByClock})
		}
		return events, err
	}), "undecided after closing began"},
	{"T3: an adviser asks for an item about a person", instead(func(m *Meeting, d RequestItem) ([]Event, error) {
		me, _ := m.ParticipantOf(d.By)
		item, _ := m.Item(d.Item)
		if me.Capacity != Adviser || !d.stands(m) || !item.Personal || !d.OwnTask {
			return m.Decide(d)
		}
		return d.events(TakeHomeRequested{d.Request, d.Item, me.ID, "", item.Audience, d.Envelope}), nil
	}), "conference.RequestItem was accepted"},
	{"L6: the chair withdraws for a provider", instead(func(m *Meeting, d WithdrawItem) ([]Event, error) {
		if m.Sight(d.By).Organiser() && d.stands(m) {
			return d.events(ItemWithdrawn{d.Item}), nil
		}
		return m.Decide(d)
	}), "conference.WithdrawItem was accepted"},
	{"L1: starting lets the waiting room in", instead(func(m *Meeting, d Start) ([]Event, error) {
		events, err := m.Decide(d)
		for _, p := range m.participants {
			if err == nil && p.Presence == Waiting && p.Person != d.By {
				events = append(events, d.events(Admitted{p.ID, ""})...)
			}
		}
		return events, err
	}), "got true, want false"},
	{"M6: a hidden item is refused instead of hidden", instead(func(m *Meeting, d WithdrawItem) ([]Event, error) {
		if _, there := m.Item(d.Item); there && !d.stands(m) {
			return nil, refuse(OnlyProvider)
		}
		return m.Decide(d)
	}), "want it hidden from who may not know"},
	{"T1: a release is sealed that was refused", instead(func(m *Meeting, d Seal) ([]Event, error) {
		if m.Stage == Closing && d.stands(m) {
			return d.events(Sealed{d.Parcels, d.Agreements}), nil
		}
		return m.Decide(d)
	}), "conference.Seal was accepted"},
	{"P6: a refused deed leaves a trace", instead(func(m *Meeting, d Arrive) ([]Event, error) {
		events, err := m.Decide(d)
		if err != nil {
			m.changeParticipant(seat("Noor"), func(p *Participant) { p.Accepted += "!" })
		}
		return events, err
	}), "was refused and changed the state"},
	{"P6: a deed is recorded of somebody else", instead(func(m *Meeting, d Leave) ([]Event, error) {
		events, err := m.Decide(d)
		for i := range events {
			events[i].By = m.Organiser
		}
		return events, err
	}), "recorded of somebody who did not do it"},
	{"T1: a narrowed item can still be taken home", instead(func(m *Meeting, d NarrowItem) ([]Event, error) {
		events, err := m.Decide(d)
		if err != nil || len(events) == 0 {
			return events, err
		}
		var kept []Body
		for _, r := range m.requests {
			if r.Item == d.Item && r.State == Granted && slices.Contains(events[0].Body.(ItemNarrowed).From, r.By) {
				kept = append(kept, PermissionGranted{Request: r.ID, Limits: r.Limits})
			}
		}
		return append(events, d.events(kept...)...), nil
	}), `while "`},
	{"M9: a link can be used twice", instead(func(m *Meeting, d TakeLink) ([]Event, error) {
		c := m.Clone()
		c.changeParticipant(c.Sight(d.By).me.ID, func(p *Participant) { p.LinkTaken = false })
		return c.Decide(d)
	}), "conference.TakeLink was accepted"},
	{"M9: a link works for who is no longer invited", instead(func(m *Meeting, d TakeLink) ([]Event, error) {
		for _, p := range m.participants {
			if p.Person == d.By && p.Link == d.Link && p.Uninvited && m.comes() && p.LinkOpen(d.At) {
				return d.events(LinkTaken{p.ID, p.Link}), nil
			}
		}
		return m.Decide(d)
	}), "conference.TakeLink was accepted"},
	{"M9: any link works that somebody has", instead(func(m *Meeting, d TakeLink) ([]Event, error) {
		d.Link = m.Sight(d.By).me.Link
		return m.Decide(d)
	}), "conference.TakeLink was accepted"},
	{"L1: a mailbox is enough to be admitted", instead(func(m *Meeting, d Admit) ([]Event, error) {
		p, _ := m.Participant(d.Participant)
		if d.stands(m) && m.Open() && p.Presence == Waiting && p.ready() {
			return d.events(Admitted{p.ID, d.Card}), nil
		}
		return m.Decide(d)
	}), "conference.Admit was accepted"},
	{"L1: who was never confirmed is admitted", instead(func(m *Meeting, d Admit) ([]Event, error) {
		p, _ := m.Participant(d.Participant)
		if d.stands(m) && m.Open() && p.Presence == Waiting && p.ready() && p.First {
			return d.events(Admitted{p.ID, d.Card}), nil
		}
		return m.Decide(d)
	}), "conference.Admit was accepted"},
	{"L1: another session that proves less sends somebody back", instead(func(m *Meeting, d Arrive) ([]Event, error) {
		me, invited := m.ParticipantOf(d.By)
		if !invited || me.Presence != Waiting || !me.proven() || d.Shown.Proven() || m.Stage != Table || me.Person == m.Organiser {
			return m.Decide(d)
		}
		return d.events(Proved{Participant: me.ID, Method: d.Shown.Method, First: d.Shown.First, Proof: d.Shown.Proof}), nil
	}), "what somebody showed"},
	{"L1: what is confirmed is not the proof whose code was compared", instead(func(m *Meeting, d ConfirmIdentity) ([]Event, error) {
		if p, _ := m.Participant(d.Participant); d.stands(m) && p.First {
			d.SpokenCode = SpokenCode(p.Proof)
		}
		return m.Decide(d)
	}), "conference.ConfirmIdentity was accepted"},
	{"M5: the promise of somebody else stands", instead(func(m *Meeting, d RefuseIdentity) ([]Event, error) {
		events, err := m.Decide(d)
		if p, _ := m.Participant(d.Participant); err == nil && p.Accepted != "" {
			events = append(events, d.events(ConfidentialityAccepted{p.ID, p.Capacity.Promise()})...)
		}
		return events, err
	}), "promise: got true, want false"},
	{"L1, M4: an adviser vouches", instead(func(m *Meeting, d VouchFor) ([]Event, error) {
		me, _ := m.ParticipantOf(d.By)
		p, _ := m.Participant(d.Participant)
		if me.Capacity == Adviser && d.stands(m) && m.Open() && p.Capacity.may().vouchedFor && !(p.proven() && p.Presence != Outside) {
			return d.events(VouchedFor{p.ID, me.ID}), nil
		}
		return m.Decide(d)
	}), "conference.VouchFor was accepted"},
	{"M6: who could be vouched for is shown to everybody in the part", see(func(s Sight) looseVoucher { return looseVoucher{s} }), "neighbour: got true, want false"},
	{"L12: a wrong code is good", instead(func(m *Meeting, d UseCode) ([]Event, error) {
		d.Right = true
		return m.Decide(d)
	}), "conference.UseCode was accepted"},
	{"L12: a code lives on whatever is tried", instead(func(m *Meeting, d MissCode) ([]Event, error) {
		events, err := m.Decide(d)
		if len(events) == 0 || m.Stage != Table {
			return events, err
		}
		p, _ := m.Participant(d.Participant)
		return d.events(CodeGiven{p.ID, p.Code}), nil
	}), "codes missed"},
	{"M9: a substitute has the promise of the first", instead(func(m *Meeting, d Substitute) ([]Event, error) {
		events, err := m.Decide(d)
		if p, _ := m.Participant(d.Participant); err == nil && p.Accepted != "" {
			events = append(events, d.events(ConfidentialityAccepted{d.Seat.Participant, p.Capacity.Promise()})...)
		}
		return events, err
	}), "promise: got true, want false"},
	{"M9: a substitute has the identity of the first", instead(func(m *Meeting, d Substitute) ([]Event, error) {
		events, err := m.Decide(d)
		if p, _ := m.Participant(d.Participant); err == nil && p.proven() {
			events = append(events, d.events(Proved{Participant: d.Seat.Participant, Method: p.Method, First: p.First, Proof: p.Proof})...)
		}
		return events, err
	}), "what somebody showed"},
}

func TestRules_PlantedFaultsAreSeen(t *testing.T) {
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			var other error // what another game saw of it first
			for seed := range uint64(200) {
				err := newGame(seeded(seed), f.wrong).playMeeting(400)
				if err != nil && strings.Contains(err.Error(), f.want) {
					return
				}
				other = errors.Join(other, err)
			}
			t.Errorf("the model never saw it as %q, but: %v", f.want, other)
		})
	}
}
