// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"fmt"
	"iter"
	"slices"
	"strings"
)

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// alternatives are what a byte is replaced with: other bits, the other case, white
// space, what base64, JSON and notes skip or split at, and the base64 digit that
// differs in the bits that a last digit does not use.
func alternatives(c byte) []byte {
	all := []byte{c ^ 1, c ^ 2, c ^ 0x20, c ^ 0x80, ' ', '\t', '\n', '\r', 0, 0x7f, 'A', '0', '=', '+', '/', '"', '\\', ',', ':'}
	if at := strings.IndexByte(base64Alphabet, c); at >= 0 {
		all = append(all, base64Alphabet[at^1], base64Alphabet[at^2])
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(a byte) bool { return a == c })
}

// inserted are the texts put in at every position; some are harmless to a lenient reader.
var inserted = []string{" ", "\t", "\n", "\r", "\r\n", `\n`, `\r`, `\u0020`, `\u000a`, `\/`, "=", "A", "0", "-", "+", ",", `"`, "\x00", "\u00a0", "\ufeff", "\u200b"}

// mutations gives every changed file, each with a name: every byte replaced by its
// alternatives, put as an escape, deleted, doubled, and texts inserted everywhere.
func mutations(file []byte) iter.Seq2[string, []byte] { return mutationsFrom(file, 0) }

// mutationsFrom leaves the first bytes of the file as they are.
func mutationsFrom(file []byte, from int) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for i := from; i <= len(file); i++ {
			for what, with := range edited(file, i) {
				if !yield(fmt.Sprintf("%s at %d", what, i), with) {
					return
				}
			}
		}
	}
}

func edited(file []byte, i int) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for _, text := range inserted {
			if !yield(fmt.Sprintf("%q inserted", text), slices.Concat(file[:i], []byte(text), file[i:])) {
				return
			}
		}
		if i == len(file) {
			return
		}
		c := file[i]
		replacements := []string{"", string([]byte{c, c}), fmt.Sprintf(`\u%04x`, c), fmt.Sprintf(`\u%04X`, c)}
		for _, a := range alternatives(c) {
			replacements = append(replacements, string([]byte{a}))
		}
		for _, text := range replacements {
			if !yield(fmt.Sprintf("%q instead of %q", text, c), slices.Concat(file[:i], []byte(text), file[i+1:])) {
				return
			}
		}
	}
}
