// SPDX-License-Identifier: EUPL-1.2

// Package papers writes what leaves the program as Dutch text for somebody's own
// file. It knows what a release holds, and nothing of who may have one.
package papers

import (
	"fmt"
	"strings"
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// OnlyFor goes with every released item: the purpose travels with the data (T5).
const OnlyFor = "Alleen voor dit doel."

// Paragraph returns a text for the recipient's own file: why it was asked, what
// was received, from whom, and on which terms (T5; VNG question 33, SG 4). Each
// stands on a line of its own: as one block nobody found the purpose in it.
func Paragraph(r conference.ReleaseContent) string {
	lines := []string{
		fmt.Sprintf("Ontvangen in een casusoverleg op %s van %s (%s).", Date(r.ProvidedOn), r.Provider, r.Organisation),
		fmt.Sprintf("Gevraagd voor: %s. Reden: %s", trim(r.Serves), sentence(r.Words)),
		"Ontvangen: " + sentence(r.Text),
	}
	if r.About != "" {
		lines = append(lines, "Over: "+sentence(r.About))
	}
	lines = append(lines, fmt.Sprintf("Bron: %s, %s.", catalogue.Origin(r.Origin).Label(), Date(r.Dated)))
	if r.InOtherWords {
		lines = append(lines, "Dit zijn andere woorden, gekozen door wie het inbracht.")
	}
	if r.Conditions != "" {
		lines = append(lines, "Voorwaarde: "+sentence(r.Conditions))
	}
	return strings.Join(append(lines, OnlyFor), "\n")
}

func trim(s string) string { return strings.TrimRight(strings.TrimSpace(s), ".") }

func sentence(s string) string { return trim(s) + "." }

var months = []string{
	"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
}

// Date writes 2026-12-02 as 2 december 2026; what is no date stays as it is.
func Date(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return fmt.Sprintf("%d %s %d", t.Day(), months[t.Month()-1], t.Year())
}
