// SPDX-License-Identifier: EUPL-1.2

package conference

import "slices"

// TakeOnAgreement: Ik pak dit op. The one who will do it takes it on; nobody can
// assign it (S2).
type TakeOnAgreement struct {
	Act
	Agreement AgreementID
}

// DropAgreement takes an agreement away, by who wrote it while nobody took it on,
// or by who took it on. What was asked for it lapses.
type DropAgreement struct {
	Act
	Agreement AgreementID
}

// AgreementTakenOn and AgreementDropped say whose an agreement is, or that it is none.
type (
	AgreementTakenOn struct {
		Agreement AgreementID
		Taker     ParticipantID
	}
	AgreementDropped struct{ Agreement AgreementID }
)

func (AgreementTakenOn) kind() string { return "agreement-taken-on" }
func (AgreementDropped) kind() string { return "agreement-dropped" }

func (b AgreementTakenOn) apply(m *Meeting, _ Event) {
	m.changeAgreement(b.Agreement, func(a *Agreement) { a.Taker = b.Taker })
}

func (b AgreementDropped) apply(m *Meeting, _ Event) {
	m.changeAgreement(b.Agreement, func(a *Agreement) { a.Dropped = true })
	m.lapse(func(r Request) bool { return r.Agreement == b.Agreement })
	m.Discussed = only(m.Discussed, func(a AgreementID) bool { return a != b.Agreement })
}

func (d TakeOnAgreement) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.AtTable() && s.Agreement(d.Agreement)
}

func (d DropAgreement) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.AtTable() && s.Agreement(d.Agreement)
}

func (d DropAgreement) standsAgain(m *Meeting) bool {
	s := m.Sight(d.By)
	a, _ := m.Agreement(d.Agreement)
	return s.AtTable() && s.concerns(a)
}

func (d TakeOnAgreement) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	a, _ := m.Agreement(d.Agreement)
	switch {
	case !me.Capacity.may().takesOn:
		return nil, refuse(CapacityMayNot)
	case a.Taker == me.ID:
		return nil, nil
	case a.Taker != "":
		return nil, refuse(AgreementTaken)
	}
	return []Body{AgreementTakenOn{a.ID, me.ID}}, nil
}

func (d DropAgreement) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	a, _ := m.Agreement(d.Agreement)
	if mine := a.Taker == me.ID || a.Taker == "" && a.Author == me.ID; !mine {
		return nil, refuse(OnlyOwnAgreement)
	}
	return []Body{AgreementDropped{a.ID}}, nil
}

// Progress is how an agreement stands afterwards (S2: done or not).
type Progress string

const (
	Open     Progress = "open"
	Finished Progress = "done"
	NotDone  Progress = "not-done"
)

// Valid reports whether the progress is one of the closed list.
func (p Progress) Valid() bool { return slices.Contains([]Progress{Open, Finished, NotDone}, p) }

// ReportAgreement says, after closing, whether an agreement was done; only who
// took it on can (S2).
type ReportAgreement struct {
	Act
	Agreement AgreementID
	Progress  Progress
}

// AgreementReported says how an agreement stands.
type AgreementReported struct {
	Agreement AgreementID
	Progress  Progress
}

func (AgreementReported) kind() string { return "agreement-reported" }

func (b AgreementReported) apply(m *Meeting, _ Event) {
	m.changeAgreement(b.Agreement, func(a *Agreement) { a.Progress = b.Progress })
}

func (d ReportAgreement) stands(m *Meeting) bool { return m.Sight(d.By).Agreement(d.Agreement) }

func (d ReportAgreement) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	a, _ := m.Agreement(d.Agreement)
	switch {
	case m.Stage != Done:
		return nil, refuse(NotClosed)
	case a.Taker != me.ID:
		return nil, refuse(OnlyOwnAgreement)
	case !d.Progress.Valid():
		return nil, refuseField(ProgressUnknown, "progress")
	case a.Progress == d.Progress:
		return nil, nil
	}
	return []Body{AgreementReported{a.ID, d.Progress}}, nil
}
