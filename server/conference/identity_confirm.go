// SPDX-License-Identifier: EUPL-1.2

package conference

import "crypto/subtle"

// ConfirmIdentity is the organiser's word that who waits is who was invited, after
// comparing the spoken code. The code that was compared comes along: what is
// confirmed is the proof that it belongs to, and not one that came in its place
// meanwhile (L1). Who has a role in the house is let into the house with it, and for
// that the word of one organiser, who can have the link of whom they invite, is not
// enough: an administrator confirms them.
type ConfirmIdentity struct {
	Act
	Participant ParticipantID
	SpokenCode  string
	HasRole     bool // fact: of who waits, in the house
}

// IdentityConfirmed says that a first proof is of who was invited.
type IdentityConfirmed struct {
	Participant ParticipantID
	Proof       ProofID
}

func (IdentityConfirmed) kind() string { return "identity-confirmed" }

func (b IdentityConfirmed) apply(m *Meeting, e Event) {
	m.changeParticipant(b.Participant, func(p *Participant) {
		p.First, p.Known, p.Word = false, false, Word{e.By, e.At}
	})
}

func (d ConfirmIdentity) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.Organiser() && s.Participant(d.Participant)
}

func (d ConfirmIdentity) decide(m *Meeting) ([]Body, error) {
	p, _ := m.Participant(d.Participant)
	switch {
	case m.Stage != Planned && !m.Open():
		return nil, refuse(MeetingClosed)
	case p.Person == m.Organiser:
		return nil, refuse(OwnIdentity)
	case p.Presence == Outside:
		return nil, refuse(NotWaiting)
	case p.proven():
		return nil, nil
	case !p.First || p.Proof == "":
		return nil, refuse(NotProven)
	case d.HasRole:
		return nil, refuse(AdministratorConfirms)
	case !sameCode(d.SpokenCode, SpokenCode(p.Proof)):
		return nil, refuseField(SpokenCodeOther, "spokenCode")
	}
	return []Body{IdentityConfirmed{p.ID, p.Proof}}, nil
}

func sameCode(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
