// SPDX-License-Identifier: EUPL-1.2

package conference

// BeginClosing is the first step of closing: nothing can be put on the table any
// more, and what is undecided is refused (T2, S5). The chair closes after the
// round (S1); the clock closes what nobody closed (S8). A meeting that its chair
// closes before there was a table is cancelled: whoever has an invitation, or may
// have, gets word of that (C7, M7).
type BeginClosing struct{ Act }

// Cause says who closed.
type Cause string

const (
	ByChair Cause = "chair"
	ByClock Cause = "clock"
)

// Valid reports whether the cause is one of the closed list.
func (c Cause) Valid() bool { return c == ByChair || c == ByClock }

// ClosingBegan ends the table. Undecided are the requests that it refuses.
type ClosingBegan struct {
	Cause     Cause
	Undecided []RequestID
}

func (ClosingBegan) kind() string { return "closing-began" }

func (b ClosingBegan) apply(m *Meeting, e Event) {
	m.Cancelled = m.Stage == Planned && b.Cause == ByChair
	m.ByItself = b.Cause == ByClock
	m.Stage = Closing
	refused := set(b.Undecided)
	m.changeRequests(func(r Request) bool { return refused[r.ID] }, func(r *Request) { r.State = Refused })
	for _, p := range m.participants {
		m.changeParticipant(p.ID, func(p *Participant) { p.goOut(e) })
	}
}

func (d BeginClosing) stands(m *Meeting) bool {
	return m.Sight(d.By).Organiser() || d.By == Clock
}

func (d BeginClosing) decide(m *Meeting) ([]Body, error) {
	if m.Stage != Planned && !m.Open() {
		return nil, refuse(MeetingClosed)
	}
	cause := ByChair
	if d.By == Clock {
		cause = ByClock
		if d.At.Before(m.ClosesAt) {
			return nil, refuse(NotDue)
		}
	} else if err := m.roundHeld(); err != nil {
		return nil, err
	}
	began := []Body{ClosingBegan{cause, m.undecided()}}
	if m.Stage == Planned && cause == ByChair {
		began = append(began, m.calledOff()...)
	}
	return began, nil
}

// calledOff is what goes out when nobody is expected any more.
func (m *Meeting) calledOff() []Body {
	var bodies []Body
	for _, p := range m.participants {
		if !p.Uninvited {
			bodies = append(bodies, p.noLonger()...)
		}
	}
	return bodies
}

func (m *Meeting) undecided() []RequestID {
	var ids []RequestID
	for _, r := range m.requests {
		if r.State == Asked {
			ids = append(ids, r.ID)
		}
	}
	return ids
}
