// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"time"
)

// AddProof adds one thing by which somebody proves who they are. Confirmed says that
// whoever added it was known already, or that their own organisation vouches.
type AddProof struct {
	Act
	Proof     ProofID
	Method    Method
	Envelope  EnvelopeID
	Confirmed bool
	Count     int64 // where its counter stands, if it has one
}

// ConfirmProof says that a proof is really of whom it says: somebody who saw or heard
// the person did. Of who was known before it is not somebody who had the link in hand
// by which it can have been made, while another administrator could: they would have
// only themselves to hear.
type ConfirmProof struct {
	Act
	Proof   ProofID
	Keepers []PersonID // fact: the administrators of the house
}

// RenameProof changes what its owner calls it.
type RenameProof struct {
	Act
	Proof    ProofID
	Envelope EnvelopeID
	Named    bool // fact: the name says something
}

// RemoveProof ends a proof: one's own while another stays, or that of somebody who
// lost the device. After that, the next one has to be confirmed.
type RemoveProof struct {
	Act
	Proof   ProofID
	Manages bool // fact: the actor is an administrator or an organiser
	NoMail  bool // fact: nobody else keeps a house that sends no mail
}

type (
	ProofAdded struct {
		Proof     ProofID
		Method    Method
		Envelope  EnvelopeID
		Confirmed bool
		Count     int64
	}
	ProofConfirmed struct{ Proof ProofID }
	ProofRenamed   struct {
		Proof    ProofID
		Envelope EnvelopeID
	}
	ProofRemoved struct{ Proof ProofID }
)

func (ProofAdded) kind() string     { return "proof-added" }
func (ProofConfirmed) kind() string { return "proof-confirmed" }
func (ProofRenamed) kind() string   { return "proof-renamed" }
func (ProofRemoved) kind() string   { return "proof-removed" }

func (b ProofAdded) applyAccount(a *Account, e Event) {
	p := Proof{ID: b.Proof, Method: b.Method, Envelope: b.Envelope, Confirmed: b.Confirmed, Count: b.Count, At: e.At}
	switch {
	case !p.Confirmed:
		p.Handed = a.handedBefore(e.At)
	case p.Method != MethodSignOn:
		p.Word = a.lastWord()
	}
	a.proven = a.proven || p.Confirmed
	a.Proofs = append(a.Proofs[:len(a.Proofs):len(a.Proofs)], p)
	a.first = false
}

// lastWord is what something that its owner adds rests on: they were known by what
// they had already. A word is not lost by adding one more and removing the first.
func (a *Account) lastWord() (w Word) {
	for _, p := range a.Proofs {
		if p.Confirmed && p.Word.At.After(w.At) {
			w = p.Word
		}
	}
	return w
}

func (b ProofConfirmed) applyAccount(a *Account, e Event) {
	a.Doubted, a.proven = false, true
	a.changeProof(b.Proof, func(p *Proof) {
		p.Confirmed, p.Word = true, Word{e.By, e.At}
		a.Readdressed = a.Readdressed && p.Method != MethodSignOn
	})
}

func (b ProofRenamed) applyAccount(a *Account, _ Event) {
	a.changeProof(b.Proof, func(p *Proof) { p.Envelope = b.Envelope })
}

func (b ProofRemoved) applyAccount(a *Account, e Event) {
	a.Doubted = a.Doubted || e.By != a.ID
	a.drop(b.Proof)
}

// provable are the methods of which something is kept.
var provable = []Method{MethodPasskey, MethodCode, MethodSignOn}

func (d AddProof) decideAccount(a *Account) ([]Body, error) {
	switch {
	case !slices.Contains(provable, d.Method):
		return nil, refuseField(MethodMayNot, "method")
	case len(a.Proofs) >= mostProofs:
		return nil, refuse(TooManyProofs)
	}
	elsewhere := d.Method == MethodSignOn && a.Readdressed
	confirmed := d.Confirmed && !a.Doubted && !elsewhere || a.first
	return []Body{ProofAdded{d.Proof, d.Method, d.Envelope, confirmed, d.Count}}, nil
}

func (d ConfirmProof) decideAccount(a *Account) ([]Body, error) {
	p, there := a.Proof(d.Proof)
	switch {
	case !there:
		return nil, refuse(Hidden)
	case d.By == a.ID:
		return nil, refuse(OwnIdentity)
	case p.Confirmed:
		return nil, nil
	case a.proven && p.handedBy(d.By) && slices.ContainsFunc(d.Keepers, func(k PersonID) bool { return k != a.ID && !p.handedBy(k) }):
		return nil, refuse(OtherConfirms)
	}
	return []Body{ProofConfirmed{d.Proof}}, nil
}

func (p Proof) handedBy(who PersonID) bool { return slices.Contains(p.Handed, who) }

// handedBefore returns through whose hands the links went that were taken of late.
func (a *Account) handedBefore(at time.Time) (by []PersonID) {
	for _, h := range a.handed {
		if at.Sub(h.At) <= 2*visit && !slices.Contains(by, h.By) {
			by = append(by, h.By)
		}
	}
	return by
}

func (d RenameProof) decideAccount(a *Account) ([]Body, error) {
	if _, there := a.Proof(d.Proof); !there || d.By != a.ID {
		return nil, refuse(Hidden)
	}
	if !d.Named {
		return nil, refuseField(NameMissing, "name")
	}
	return []Body{ProofRenamed{d.Proof, d.Envelope}}, nil
}

func (d RemoveProof) decideAccount(a *Account) ([]Body, error) {
	p, there := a.Proof(d.Proof)
	own := d.By == a.ID
	switch {
	case !there || !own && !d.Manages:
		return nil, refuse(Hidden)
	case own && !a.staysWithout(p, d.NoMail):
		return nil, refuse(LastProof)
	}
	return []Body{ProofRemoved{d.Proof}}, nil
}

// staysWithout: nobody shuts oneself out. What is confirmed is not replaced by what
// is not. A code needs a link next to it: without mail, and without another
// administrator to make one, it is no way in.
func (a *Account) staysWithout(gone Proof, noMail bool) bool {
	return slices.ContainsFunc(a.Proofs, func(p Proof) bool {
		return p.ID != gone.ID && (p.Confirmed || !gone.Confirmed) && !(noMail && p.Method == MethodCode)
	})
}
