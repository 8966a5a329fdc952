// SPDX-License-Identifier: EUPL-1.2

package conference

// NewProof is something a person will prove with who they are.
type NewProof struct {
	Method    Method
	Content   ProofContent
	Confirmed bool  // by who answers for it: an organisation, or a session that was proven
	Count     int64 // where its counter stands, if it has one
}

// KnownProof is something a person proves with who they are, opened.
type KnownProof struct {
	ID        ProofID
	Method    Method
	Confirmed bool
	Count     int64 // of the last time it was used
	Content   ProofContent
}
