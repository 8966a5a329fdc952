// SPDX-License-Identifier: EUPL-1.2

package conference

// LogIn is a proof that was just given, and seen to be right.
type LogIn struct {
	Act
	Proof ProofID
	Count int64 // of a passkey its counter, of a code its time step, otherwise zero
}

// EndSessions ends whatever log-ins of a person there are: by themselves, or by an
// administrator.
type EndSessions struct {
	Act
	Manages bool // fact: the actor is an administrator
}

type (
	LoggedIn struct {
		Proof  ProofID
		Method Method
		Count  int64
	}
	// ProofDoubted ends a passkey whose counter went back: there are two of it.
	ProofDoubted  struct{ Proof ProofID }
	SessionsEnded struct{}
)

func (LoggedIn) kind() string      { return "logged-in" }
func (ProofDoubted) kind() string  { return "proof-doubted" }
func (SessionsEnded) kind() string { return "sessions-ended" }

func (b LoggedIn) applyAccount(a *Account, e Event) {
	a.LastLoggedIn = e.At
	a.changeProof(b.Proof, func(p *Proof) {
		if e.At.Sub(p.Used) > visit {
			p.Earlier = p.Used
		}
		p.Used, p.Count = e.At, b.Count
	})
}

func (b ProofDoubted) applyAccount(a *Account, _ Event) {
	a.Doubted = true
	a.drop(b.Proof)
}

func (SessionsEnded) applyAccount(*Account, Event) {}

func (d LogIn) decideAccount(a *Account) ([]Body, error) {
	p, there := a.Proof(d.Proof)
	again := d.Count <= p.Count
	switch {
	case !there:
		return nil, refuse(Hidden)
	case p.Method == MethodPasskey && again && (p.Count > 0 || d.Count > 0):
		return []Body{ProofDoubted{d.Proof}}, refuse(DoubtedProof)
	case p.Method == MethodCode && again:
		return nil, refuse(ProofUsed)
	}
	return []Body{LoggedIn{p.ID, p.Method, d.Count}}, nil
}

func (d EndSessions) decideAccount(a *Account) ([]Body, error) {
	if d.By != a.ID && !d.Manages {
		return nil, refuse(Hidden)
	}
	return []Body{SessionsEnded{}}, nil
}
