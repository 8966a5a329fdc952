// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// accountScene plays how Stef proves who he is.
type accountScene struct {
	t   testing.TB
	a   *Account
	now time.Time
}

func newAccountScene(t testing.TB) *accountScene {
	return &accountScene{t, NewAccount(who("Stef")), opening}
}

func (s *accountScene) by(name string) Act {
	s.now = s.now.Add(time.Minute)
	if name == "Clock" {
		return Act{Clock, s.now}
	}
	return Act{who(name), s.now}
}

func (s *accountScene) apply(events []Event) (bodies []Body) {
	s.t.Helper()
	for _, e := range events {
		bodies = append(bodies, e.Body)
		if err := s.a.Apply(e); err != nil {
			s.t.Fatal(err)
		}
	}
	return bodies
}

// gives plays a deed, and checks its exact events when some are named.
func (s *accountScene) gives(d AccountDeed, want ...Body) {
	s.t.Helper()
	events, err := s.a.Decide(d)
	if err != nil {
		s.t.Fatalf("%T: got %v, want accepted", d, err)
	}
	if diff := cmp.Diff(want, s.apply(events)); len(want) > 0 && diff != "" {
		s.t.Errorf("events of %T (-want +got):\n%s", d, diff)
	}
}

func (s *accountScene) refuses(d AccountDeed, want string) {
	s.t.Helper()
	events, err := s.a.Decide(d)
	seenReasons.add(err)
	if got := told(err); len(got) != 1 || got[0] != want || len(events) > 0 {
		s.t.Errorf("%T: got %v and %d events, want %s and none", d, got, len(events), want)
	}
}

func (s *accountScene) add(n string, m Method, confirmed bool) AddProof {
	return AddProof{Act: s.by("Stef"), Proof: proof(n), Method: m, Envelope: envelope(n), Confirmed: confirmed}
}

// with is Stef with these proofs, "!" behind those that nobody confirmed.
func with(t testing.TB, proofs ...string) *accountScene {
	s := newAccountScene(t)
	for _, n := range proofs {
		s.gives(s.add(strings.TrimSuffix(n, "!"), MethodPasskey, !strings.HasSuffix(n, "!")))
	}
	return s
}
