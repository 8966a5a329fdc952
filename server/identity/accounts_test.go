// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// accounts is a house in memory, with the rules that identity counts on. What
// crosses the two is tested over the real one as well.
type accounts struct {
	mu      sync.Mutex
	people  map[conference.PersonID][]conference.KnownProof
	logged  int
	doubted []conference.ProofID
	slow    bool // in telling what it knows, so that those who ask at once all hear the same
}

func newAccounts() *accounts {
	return &accounts{people: map[conference.PersonID][]conference.KnownProof{}}
}

func (a *accounts) person() conference.PersonID {
	p := newPerson()
	a.people[p] = nil
	return p
}

func (a *accounts) PersonName(_ context.Context, p conference.PersonID) (string, error) {
	if _, known := a.people[p]; !known {
		return "", conference.Refuse(conference.Hidden)
	}
	return "Noor de Wit", nil
}

func (a *accounts) KnownProofs(_ context.Context, p conference.PersonID) ([]conference.KnownProof, error) {
	if a.slow {
		defer time.Sleep(20 * time.Millisecond)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Clone(a.people[p]), nil
}

func (a *accounts) AddProof(_ context.Context, p conference.PersonID, n conference.NewProof) (conference.ProofID, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	id := conference.ProofID(uuid.NewString())
	a.people[p] = append(a.people[p], conference.KnownProof{ID: id, Method: n.Method, Confirmed: n.Confirmed, Count: n.Count, Content: n.Content})
	return id, nil
}

func (a *accounts) LogIn(_ context.Context, p conference.PersonID, proof conference.ProofID, count int64) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	i := slices.IndexFunc(a.people[p], func(k conference.KnownProof) bool { return k.ID == proof })
	if i < 0 {
		return conference.Refuse(conference.Hidden)
	}
	known := &a.people[p][i]
	if count > known.Count || count == 0 && known.Count == 0 {
		known.Count = count
		a.logged++
		return nil
	}
	if known.Method == conference.MethodCode {
		return conference.Errors{{Code: conference.Conflict, Reason: conference.ProofUsed}}
	}
	a.people[p] = slices.Delete(a.people[p], i, i+1)
	a.doubted = append(a.doubted, proof)
	return conference.Errors{{Code: conference.Forbidden, Reason: conference.DoubtedProof}}
}

func (a *accounts) PersonOfIdentity(_ context.Context, issuer conference.IssuerID, subject string) (conference.PersonID, conference.ProofID, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for p, proofs := range a.people {
		for _, k := range proofs {
			if k.Method == conference.MethodSignOn && k.Content.Issuer == issuer && k.Content.Subject == subject {
				return p, k.ID, nil
			}
		}
	}
	return "", "", conference.Refuse(conference.Hidden)
}

// isRefused fails the test unless an error is the one answer, with this fault.
func isRefused(t *testing.T, got identity.Proved, err error, fault identity.Fault) {
	t.Helper()
	if !errors.Is(err, identity.ErrProof) || identity.FaultOf(err) != fault || got != (identity.Proved{}) {
		t.Errorf("got %+v, %v; want nothing and %v: %s", got, err, identity.ErrProof, fault)
	}
}

func hasProved(t *testing.T, got identity.Proved, err error, want identity.Proved) {
	t.Helper()
	if err != nil || got != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}

func TestFaults_AreAClosedList(t *testing.T) {
	if identity.FaultOf(nil) != "" || identity.FaultOf(fmt.Errorf("storage: %w", context.Canceled)) != "" {
		t.Error("an error that is not about proving has a fault")
	}
	if identity.Fault("anything").Valid() || !identity.FaultState.Valid() {
		t.Error("the list of faults is not closed")
	}
}
