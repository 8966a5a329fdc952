// SPDX-License-Identifier: EUPL-1.2

package conference

// AcceptConfidentiality is each person's own promise for this meeting, "except
// where the law obliges you"; the subject is asked to keep what concerns others
// (M5; VNG question 33).
type AcceptConfidentiality struct{ Act }

// Promise is which text was accepted. A subject may speak about themselves with
// whom they want, and a representative with the one they are there for. Another
// wording is another promise; an earlier one stays what somebody said yes to.
type Promise string

const (
	PromiseGeneral        Promise = "general-1"
	PromiseSubject        Promise = "subject-1"
	PromiseRepresentative Promise = "representative-1"
)

// Valid reports whether the promise is one of the closed list.
func (p Promise) Valid() bool {
	return p == PromiseGeneral || p == PromiseSubject || p == PromiseRepresentative
}

// ConfidentialityAccepted says who accepted which text.
type ConfidentialityAccepted struct {
	Participant ParticipantID
	Promise     Promise
}

func (ConfidentialityAccepted) kind() string { return "confidentiality-accepted" }

func (b ConfidentialityAccepted) apply(m *Meeting, _ Event) {
	m.changeParticipant(b.Participant, func(p *Participant) { p.Accepted = b.Promise })
}

func (d AcceptConfidentiality) stands(m *Meeting) bool { return m.Sight(d.By).invited }

func (d AcceptConfidentiality) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	if m.Stage != Planned && !m.Open() {
		return nil, refuse(MeetingClosed)
	}
	if me.Accepted != "" {
		return nil, nil
	}
	return []Body{ConfidentialityAccepted{me.ID, me.Promise()}}, nil
}

// Promise returns the text that this capacity is asked to accept.
func (c Capacity) Promise() Promise {
	switch c {
	case Subject:
		return PromiseSubject
	case Representative:
		return PromiseRepresentative
	default:
		return PromiseGeneral
	}
}

// Promise returns the text that somebody accepted, or else is asked to.
func (p Participant) Promise() Promise {
	if p.Accepted != "" {
		return p.Accepted
	}
	return p.Capacity.Promise()
}
