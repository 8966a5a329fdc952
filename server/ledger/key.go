// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
)

// algEd25519 is the byte before an Ed25519 key in a signed note's key text.
const algEd25519 = 1

// parseKey reads a verifier key leniently and returns it in its one written form.
func parseKey(text string) (key string, err error) {
	name, rest, _ := strings.Cut(text, "+")
	_, encoded, _ := strings.Cut(rest, "+")
	raw, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(raw) != 1+ed25519.PublicKeySize || raw[0] != algEd25519 || checkName(name) != nil {
		return "", fmt.Errorf("reading the enclosed key: %w", ErrFormat)
	}
	return note.NewEd25519VerifierKey(name, raw[1:])
}

// keyName returns the name in a verifier key.
func keyName(key string) string {
	name, _, _ := strings.Cut(key, "+")
	return name
}

// fingerprint returns the SHA-256 of a verifier key as sixteen groups of four
// hexadecimal digits, to be read out over the telephone.
func fingerprint(key string) string {
	sum := sha256.Sum256([]byte(key))
	digits := hex.EncodeToString(sum[:])
	groups := make([]string, 0, len(digits)/4)
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, "-")
}

// isKey reports whether want is this verifier key or its whole fingerprint; how
// a fingerprint is grouped, and its case, do not matter.
func isKey(key, want string) bool {
	return want == key || digitsOf(want) == digitsOf(fingerprint(key))
}

func digitsOf(fingerprint string) string {
	return strings.ToLower(strings.NewReplacer("-", "", " ", "").Replace(fingerprint))
}

// checkName holds the standards' advice for origins and their rule for key names.
func checkName(name string) error {
	if name == "" || !isPlain(name) || strings.ContainsFunc(name, unicode.IsSpace) || strings.Contains(name, "+") {
		return ErrName
	}
	return nil
}

// isPlain reports whether a text is UTF-8 without anything that some reader
// takes for a control character or for the end of a line.
func isPlain(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
	})
}
