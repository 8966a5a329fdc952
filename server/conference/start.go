// SPDX-License-Identifier: EUPL-1.2

package conference

// Start opens the table. The chair sits down; whoever waits goes on waiting until
// admitted by name (L1). From here the purpose is fixed (C3).
type Start struct {
	Act
	Card  EnvelopeID // of the chair: name, organisation and footing
	Shown Identity
}

// Started opens the table.
type Started struct{}

func (Started) kind() string { return "meeting-started" }

func (Started) apply(m *Meeting, _ Event) { m.Stage = Table }

func (d Start) stands(m *Meeting) bool { return m.Sight(d.By).Organiser() }

func (d Start) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	if m.Stage != Planned {
		return nil, refuse(AlreadyStarted)
	}
	if err := me.notReady(); err != nil {
		return nil, err
	}
	return append(me.proves(d.Shown), Started{}, Admitted{me.ID, d.Card}), nil
}
