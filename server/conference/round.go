// SPDX-License-Identifier: EUPL-1.2

package conference

import "slices"

// OpenRound begins Wie neemt wat mee?: before closing, agreement by agreement,
// what does who does this need, and may it (S1; VNG question 33).
type OpenRound struct{ Act }

// DiscussAgreement is the chair taking up one agreement in the round.
type DiscussAgreement struct {
	Act
	Agreement AgreementID
}

// RoundOpened and AgreementDiscussed are the chair's.
type (
	RoundOpened        struct{}
	AgreementDiscussed struct{ Agreement AgreementID }
)

func (RoundOpened) kind() string        { return "round-opened" }
func (AgreementDiscussed) kind() string { return "agreement-discussed" }

func (RoundOpened) apply(m *Meeting, _ Event) { m.Stage = Round }

func (b AgreementDiscussed) apply(m *Meeting, _ Event) {
	m.Discussed = slices.Concat(m.Discussed, []AgreementID{b.Agreement})
	m.changeAgreement(b.Agreement, func(*Agreement) {})
}

func (d OpenRound) stands(m *Meeting) bool { return m.Sight(d.By).Organiser() }

func (d DiscussAgreement) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.Organiser() && s.Agreement(d.Agreement)
}

func (d OpenRound) decide(m *Meeting) ([]Body, error) {
	if err := m.mustBeOpen(); err != nil || m.Stage == Round {
		return nil, err
	}
	return []Body{RoundOpened{}}, nil
}

func (d DiscussAgreement) decide(m *Meeting) ([]Body, error) {
	a, _ := m.Agreement(d.Agreement)
	switch {
	case m.Stage != Round:
		return nil, refuse(RoundNotHeld)
	case a.Taker == "":
		return nil, refuse(NotTakenOn)
	case slices.Contains(m.Discussed, a.ID):
		return nil, nil
	}
	return []Body{AgreementDiscussed{a.ID}}, nil
}

// roundHeld refuses while the round was not held, or left out an agreement. A
// meeting that never started has nothing to go round.
func (m *Meeting) roundHeld() error {
	switch m.Stage {
	case Planned:
		return nil
	case Table:
		return refuse(RoundNotHeld)
	}
	for _, a := range m.agreements {
		if a.Taker != "" && !a.Dropped && !slices.Contains(m.Discussed, a.ID) {
			return refuse(NotDiscussed)
		}
	}
	return nil
}
