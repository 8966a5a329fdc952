// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"
)

// TestMain asks after a whole run whether every reason was really given to
// somebody: a reason that nothing refuses with is dead.
func TestMain(m *testing.M) {
	code := m.Run()
	if dead := deadReasons(seenReasons.all()); code == 0 && wholeRun() && len(dead) > 0 {
		fmt.Println("FAIL: no test is refused with", dead)
		code = 1
	}
	os.Exit(code)
}

// elsewhere are the reasons of other packages: the keys of answers. The service
// knows which deeds take a code.
var (
	elsewhere = []Reason{KeyMissing, KeyReused, ProofMissing, CodeMissing, IssuerUnknown}
	ofService = []Reason{CodeNotHere}
)

func deadReasons(seen map[Reason]bool) []Reason {
	var dead []Reason
	for r := range reasons {
		if !seen[r] && !slices.Contains(slices.Concat(elsewhere, ofService), r) {
			dead = append(dead, r)
		}
	}
	slices.Sort(dead)
	return dead
}

// wholeRun: a run of some tests only, or of none, proves nothing about the rest.
func wholeRun() bool {
	for _, name := range []string{"test.run", "test.skip", "test.list", "test.fuzz"} {
		if f := flag.Lookup(name); f != nil && f.Value.String() != "" {
			return false
		}
	}
	return true
}

// seenReasons are the reasons that the tables were refused with; the model's games
// do not count.
var seenReasons reasonSet

type reasonSet struct {
	mu   sync.Mutex
	seen map[Reason]bool
}

func (s *reasonSet) add(err error) {
	var refused Errors
	errors.As(err, &refused)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.seen == nil {
		s.seen = map[Reason]bool{}
	}
	for _, e := range refused {
		s.seen[e.Reason] = true
	}
}

func (s *reasonSet) all() map[Reason]bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen
}

func TestDeadReasons_CatchesAReasonThatNothingGives(t *testing.T) {
	seen := map[Reason]bool{}
	for r := range reasons {
		seen[r] = r != AdviserTakesNone
	}
	if got := deadReasons(seen); !slices.Equal(got, []Reason{AdviserTakesNone}) {
		t.Errorf("got %v, want only the one that was left out", got)
	}
}
