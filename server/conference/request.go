// SPDX-License-Identifier: EUPL-1.2

package conference

import "slices"

// RequestItem asks a provider for one item, for the own share in an agreement or
// the own task, in words that say what for (T2; VNG question 33, WGS 2.29(3)).
type RequestItem struct {
	Act
	Request   RequestID
	Item      ItemID
	Agreement AgreementID // the own agreement it serves; empty with OwnTask
	OwnTask   bool
	Envelope  EnvelopeID // the words
	Words     bool       // fact: something was said
}

// WithdrawRequest is the asker's: who asked by mistake, or needs it no more, takes
// home no more than they need. After a no there is nothing to withdraw, so that
// nobody asks for the same again and again (T2).
type WithdrawRequest struct {
	Act
	Request RequestID
}

// RequestWithdrawn ends a request, and the permission that was given for it.
type RequestWithdrawn struct{ Request RequestID }

func (RequestWithdrawn) kind() string { return "request-withdrawn" }

func (b RequestWithdrawn) apply(m *Meeting, _ Event) {
	m.changeRequest(b.Request, func(r *Request) { r.State, r.Narrowed, r.Limits = Lapsed, false, "" })
}

// stands: of what they withdrew already they know too, so that the same key gets the
// same answer.
func (d WithdrawRequest) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	r, ok := m.Request(d.Request)
	return s.Request(d.Request) || ok && s.AtTable() && r.By == s.me.ID
}

func (d WithdrawRequest) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	r, _ := m.Request(d.Request)
	switch {
	case r.By != me.ID:
		return nil, refuse(NotYourRequest)
	case r.State == Lapsed:
		return nil, nil
	case r.State == Refused || r.State == TakenBack:
		return nil, refuse(RequestRefused)
	}
	return []Body{RequestWithdrawn{d.Request}}, nil
}

// TakeHomeRequested awaits the provider. Its audience is that of the item.
type TakeHomeRequested struct {
	Request   RequestID
	Item      ItemID
	Recipient ParticipantID
	Agreement AgreementID
	Audience  []ParticipantID
	Envelope  EnvelopeID
}

func (TakeHomeRequested) kind() string { return "take-home-requested" }

func (b TakeHomeRequested) apply(m *Meeting, _ Event) {
	m.requests = append(m.requests, Request{
		ID: b.Request, Item: b.Item, By: b.Recipient, Agreement: b.Agreement, Audience: b.Audience, Words: b.Envelope,
		State: Asked, Revision: m.Version, item: slices.IndexFunc(m.items, func(i Item) bool { return i.ID == b.Item }),
	})
}

func (d RequestItem) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.AtTable() && s.Item(d.Item) && (d.Agreement == "" || s.Agreement(d.Agreement))
}

func (d RequestItem) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	item, _ := m.Item(d.Item)
	if err := d.mayAsk(m, me, item); err != nil {
		return nil, err
	}
	var n needs
	n.that((d.Agreement == "") == d.OwnTask, ServesMissing, "serves")
	n.that(d.Words, WordsMissing, "words")
	if err := n.err(); err != nil {
		return nil, err
	}
	if err := d.serves(m, me); err != nil {
		return nil, err
	}
	return []Body{TakeHomeRequested{d.Request, d.Item, me.ID, d.Agreement, item.Audience, d.Envelope}}, nil
}

func (d RequestItem) mayAsk(m *Meeting, me Participant, item Item) error {
	switch {
	case !me.Capacity.may().takesHome:
		return refuse(CapacityMayNot)
	case item.Provider == me.ID:
		return refuse(OwnItem)
	}
	return me.mayTakeHome(item)
}

// mayTakeHome: advisers take no personal data home. Asking and granting are
// refused, not warned about; advice without personal data may go (T3; VNG question 33).
func (p Participant) mayTakeHome(i Item) error {
	if i.Personal && !p.Capacity.may().personal {
		return refuse(AdviserTakesNone)
	}
	return nil
}

// serves: the purpose is the recipient's own: an agreement they took on, or the
// task they sit under; and it was not asked before for the same.
func (d RequestItem) serves(m *Meeting, me Participant) error {
	if d.OwnTask && !me.Task.Declared() {
		return refuseField(NoOwnTask, "serves")
	}
	if a, _ := m.Agreement(d.Agreement); !d.OwnTask && a.Taker != me.ID {
		return refuseField(NotYourAgreement, "serves")
	}
	_, asked := seek(m.requests, func(r *Request) bool {
		return r.By == me.ID && r.Item == d.Item && r.Agreement == d.Agreement && r.State != Lapsed
	})
	if asked {
		return refuse(AlreadyAsked)
	}
	return nil
}
