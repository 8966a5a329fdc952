// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"regexp"
	"testing"
)

func TestSpokenCode(t *testing.T) {
	p := proof("Stef")
	got := SpokenCode(p)
	t.Run("L1: is six digits, the same on every screen and in every version", func(t *testing.T) {
		if !regexp.MustCompile(`^[0-9]{6}$`).MatchString(got) || SpokenCode(p) != got {
			t.Errorf("got %q, want the same six digits", got)
		}
		if want := "881212"; got != want {
			t.Errorf("got %s, want %s: two screens may run two versions", got, want)
		}
	})
	t.Run("L1: is another for another proof", func(t *testing.T) {
		if SpokenCode(proof("else")) == got {
			t.Error("got the same code")
		}
	})
	t.Run("L1: spreads over all of them, with noughts in front", func(t *testing.T) {
		seen, noughts := map[string]bool{}, 0
		for n := range 2000 {
			code := SpokenCode(proof(string(rune(n))))
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
