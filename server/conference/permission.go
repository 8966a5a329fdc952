// SPDX-License-Identifier: EUPL-1.2

package conference

// Grant is the provider's explicit permission: this item, this recipient, this
// purpose; whole or in other words, with or without conditions. Nothing else can
// give it: not the chair, no setting, no role, no default (T1, T2; VNG question
// 33, WGS 1.7(3)). A provider who left still decides, until close (L1).
type Grant struct {
	Act
	Request    RequestID
	OtherWords bool       // only in the provider's other words
	Words      bool       // fact: those words say something
	Limits     EnvelopeID // other words and conditions, sealed; empty when there are none
}

// Refuse is the provider's no. TakeBack ends a permission until close; after it
// stands (T6; VNG question 32).
type (
	RefuseRequest struct {
		Act
		Request RequestID
	}
	TakeBack struct {
		Act
		Request RequestID
	}
)

// PermissionGranted, PermissionRefused and PermissionTakenBack are a provider's.
type (
	PermissionGranted struct {
		Request    RequestID
		OtherWords bool
		Limits     EnvelopeID
	}
	PermissionRefused   struct{ Request RequestID }
	PermissionTakenBack struct{ Request RequestID }
)

func (PermissionGranted) kind() string   { return "permission-granted" }
func (PermissionRefused) kind() string   { return "permission-refused" }
func (PermissionTakenBack) kind() string { return "permission-taken-back" }

func (b PermissionGranted) apply(m *Meeting, _ Event) {
	m.changeRequest(b.Request, func(r *Request) { r.State, r.Narrowed, r.Limits = Granted, b.OtherWords, b.Limits })
}

func (b PermissionRefused) apply(m *Meeting, _ Event) {
	m.changeRequest(b.Request, func(r *Request) { r.State, r.Narrowed, r.Limits = Refused, false, "" })
}

func (b PermissionTakenBack) apply(m *Meeting, _ Event) {
	m.changeRequest(b.Request, func(r *Request) { r.State, r.Narrowed, r.Limits = TakenBack, false, "" })
}

func (m *Meeting) changeRequest(id RequestID, f func(*Request)) {
	m.changeRequests(func(r Request) bool { return r.ID == id }, f)
}

func (d Grant) stands(m *Meeting) bool         { return m.Sight(d.By).Request(d.Request) }
func (d RefuseRequest) stands(m *Meeting) bool { return m.Sight(d.By).Request(d.Request) }
func (d TakeBack) stands(m *Meeting) bool      { return m.Sight(d.By).Request(d.Request) }

func (d Grant) decide(m *Meeting) ([]Body, error) {
	r, err := m.provided(d.By, d.Request)
	if err != nil {
		return nil, err
	}
	item, _ := m.Item(r.Item)
	recipient, _ := m.Participant(r.By)
	if err := recipient.mayTakeHome(item); err != nil {
		return nil, err
	}
	if d.OtherWords && (!d.Words || d.Limits == "") {
		return nil, refuseField(NarrowedMissing, "inOtherWords")
	}
	if r.State == Granted && r.Narrowed == d.OtherWords && r.Limits == d.Limits {
		return nil, nil
	}
	return []Body{PermissionGranted{d.Request, d.OtherWords, d.Limits}}, nil
}

func (d RefuseRequest) decide(m *Meeting) ([]Body, error) {
	r, err := m.provided(d.By, d.Request)
	if err != nil || r.State == Refused {
		return nil, err
	}
	return []Body{PermissionRefused{d.Request}}, nil
}

func (d TakeBack) decide(m *Meeting) ([]Body, error) {
	r, err := m.provided(d.By, d.Request)
	if err != nil {
		return nil, err
	}
	switch r.State {
	case TakenBack:
		return nil, nil
	case Granted:
		return []Body{PermissionTakenBack{d.Request}}, nil
	}
	return nil, refuse(NotGranted)
}

// provided returns a request if the actor provides its item, and refuses everybody
// else, whoever they are (T1).
func (m *Meeting) provided(by PersonID, id RequestID) (Request, error) {
	r, _ := m.Request(id)
	if !m.Sight(by).Provides(r.Item) {
		return Request{}, refuse(OnlyProvider)
	}
	return r, nil
}
