// SPDX-License-Identifier: EUPL-1.2

package conference

// Owner is whose a sign-on identity is, and which of their proofs.
type Owner struct {
	Person PersonID
	Proof  ProofID
}

type (
	// IdentityLinked says whose an identity is. Digest is of issuer and subject, under
	// a key of the house: the record alone tells nobody whose it is.
	IdentityLinked struct {
		Digest Digest
		Person PersonID
		Proof  ProofID
	}
	IdentityUnlinked struct{ Digest Digest }
)

func (IdentityLinked) kind() string   { return "identity-linked" }
func (IdentityUnlinked) kind() string { return "identity-unlinked" }

func (b IdentityLinked) applyHouse(h *House, _ Event) {
	h.identities[b.Digest] = Owner{b.Person, b.Proof}
}

func (b IdentityUnlinked) applyHouse(h *House, _ Event) { delete(h.identities, b.Digest) }

// Owner returns whose an identity is.
func (h *House) Owner(d Digest) (Owner, bool) {
	of, linked := h.identities[d]
	return of, linked
}

// LinkIdentity decides that an identity is somebody's: it is one person's for good,
// until the proof is removed.
func (h *House) LinkIdentity(a Act, d Digest, of Owner) ([]Event, error) {
	if !d.Valid() || !h.Knows(of.Person) {
		return nil, refuse(Hidden)
	}
	if _, linked := h.identities[d]; linked {
		return nil, refuse(IdentityTaken)
	}
	return a.events(IdentityLinked{d, of.Person, of.Proof}), nil
}

// UnlinkProof ends what a removed proof was linked to, if it was.
func (h *House) UnlinkProof(a Act, of Owner) []Event {
	for digest, linked := range h.identities {
		if linked == of {
			return a.events(IdentityUnlinked{digest})
		}
	}
	return nil
}
