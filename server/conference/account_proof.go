// SPDX-License-Identifier: EUPL-1.2

package conference

import "slices"

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
// the person did.
type ConfirmProof struct {
	Act
	Proof ProofID
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
	a.Proofs = append(a.Proofs[:len(a.Proofs):len(a.Proofs)],
		Proof{ID: b.Proof, Method: b.Method, Envelope: b.Envelope, Confirmed: b.Confirmed, Count: b.Count, At: e.At})
	a.first = false
}

func (b ProofConfirmed) applyAccount(a *Account, _ Event) {
	a.Doubted = false
	a.changeProof(b.Proof, func(p *Proof) { p.Confirmed = true })
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
	confirmed := d.Confirmed && !a.Doubted || a.first
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
	}
	return []Body{ProofConfirmed{d.Proof}}, nil
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
	case own && !a.staysWithout(p):
		return nil, refuse(LastProof)
	}
	return []Body{ProofRemoved{d.Proof}}, nil
}

// staysWithout: nobody shuts oneself out. What is confirmed is not replaced by what
// is not.
func (a *Account) staysWithout(gone Proof) bool {
	return slices.ContainsFunc(a.Proofs, func(p Proof) bool {
		return p.ID != gone.ID && (p.Confirmed || !gone.Confirmed)
	})
}
