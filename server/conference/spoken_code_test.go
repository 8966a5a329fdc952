// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"regexp"
	"testing"
)

func TestSpokenCode(t *testing.T) {
	m, p := MeetingID(named("meeting")), proof("Stef")
	got := SpokenCode(m, p)
	t.Run("L1: is six digits, the same on every screen and in every version", func(t *testing.T) {
		if !regexp.MustCompile(`^[0-9]{6}$`).MatchString(got) || SpokenCode(m, p) != got {
			t.Errorf("got %q, want the same six digits", got)
		}
		if want := "927543"; got != want {
			t.Errorf("got %s, want %s: two screens may run two versions", got, want)
		}
	})
	t.Run("L1: is another for another proof and another meeting", func(t *testing.T) {
		for name, other := range map[string]string{
			"proof": SpokenCode(m, proof("else")), "meeting": SpokenCode(MeetingID(named("other")), p),
			"both turned around": SpokenCode(MeetingID(p), ProofID(m)),
		} {
			if other == got {
				t.Errorf("another %s: got the same code", name)
			}
		}
	})
	t.Run("L1: spreads over all of them, with noughts in front", func(t *testing.T) {
		seen, noughts := map[string]bool{}, 0
		for n := range 2000 {
			code := SpokenCode(m, proof(string(rune(n))))
			if seen[code] = true; len(code) != 6 {
				t.Fatalf("got %q, want six digits", code)
			}
			if code[0] == '0' {
				noughts++
			}
		}
		if len(seen) < 1990 || noughts == 0 {
			t.Errorf("got %d different codes of 2000, and %d with a nought in front", len(seen), noughts)
		}
	})
}
