// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"fmt"
	"strings"
)

// The files are JSON that we write ourselves: their one form then depends on this
// file and on no version of a library, and can be compared byte by byte for ever.

// member is one name and its value, the value being JSON.
type member struct{ name, value string }

// object writes members one to a line, with a final newline.
func object(members ...member) []byte {
	lines := make([]string, len(members))
	for i, m := range members {
		lines[i] = "  " + quote(m.name) + ": " + m.value
	}
	return []byte("{\n" + strings.Join(lines, ",\n") + "\n}\n")
}

// list writes texts one to a line, as the value of a member.
func list(texts []string) string {
	if len(texts) == 0 {
		return "[]"
	}
	lines := make([]string, len(texts))
	for i, text := range texts {
		lines[i] = "    " + quote(text)
	}
	return "[\n" + strings.Join(lines, ",\n") + "\n  ]"
}

// quote writes a JSON string that escapes only what has to be: the quote, the
// backslash, newline as \n, and other control characters as \u and four lower-case digits.
func quote(text string) string {
	var b strings.Builder
	b.Grow(len(text) + 2)
	b.WriteByte('"')
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c < 0x20:
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
