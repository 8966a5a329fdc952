// SPDX-License-Identifier: EUPL-1.2

package conference

import "time"

// Identity is how the session that somebody acts from was proven. The session
// itself is elsewhere; a deed is told what is known of it.
type Identity struct {
	Method Method
	First  bool // for the first time: nobody has confirmed it yet
	Proof  ProofID
	Known  bool // at a first time: they proved before who they are, with something else
	Word   Word // whose word it rests on that it is them
}

// Word is somebody's word that it is who they say: whose, and since when. There is
// none where an organisation answers for its own people, or where nobody had to.
type Word struct {
	By PersonID
	At time.Time
}

// Given reports whether somebody gave it.
func (w Word) Given() bool { return w.By != "" }

// Proven: it is known who this is. A mailbox can be read by others, and what was
// made from a mailbox for the first time proves no more than the mailbox. (L1)
func (i Identity) Proven() bool {
	return i.Method.Valid() && i.Method != MethodLink && !i.First
}

func (p Participant) identity() Identity {
	return Identity{p.Method, p.First, p.Proof, p.Known, p.Word}
}

func (p Participant) proven() bool { return p.identity().Proven() }

// HereThemselves says that somebody is here and showed who they are: nobody has to
// answer for them any more. (L1)
func (p Participant) HereThemselves() bool { return p.Presence != Outside && p.proven() }

// Proved says how somebody who is in this meeting showed who they are.
type Proved struct {
	Participant ParticipantID
	Method      Method
	First       bool
	Proof       ProofID
	Known       bool `json:",omitzero"`
	Word        Word `json:",omitzero"`
}

func (Proved) kind() string { return "identity-proved" }

func (b Proved) apply(m *Meeting, _ Event) {
	m.changeParticipant(b.Participant, func(p *Participant) {
		p.Method, p.First, p.Proof, p.VouchedBy = b.Method, b.First, b.Proof, ""
		p.Known, p.Word = b.Known, b.Word
	})
}

// proves returns what becomes known when somebody comes by a session. While they
// are here, another session that proves less takes nothing away: whoever else reads
// the mailbox would send them back to the door.
func (p Participant) proves(by Identity) []Body {
	weaker := p.HereThemselves() && !by.Proven()
	if by == p.identity() || weaker {
		return nil
	}
	return []Body{Proved{p.ID, by.Method, by.First, by.Proof, by.Known, by.Word}}
}
