// SPDX-License-Identifier: EUPL-1.2

package papers_test

import (
	"testing"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/papers"
)

// T5: the purpose travels with the data.
func TestParagraph_T5_SaysWhyWhatAndFromWhom(t *testing.T) {
	release := conference.ReleaseContent{
		Text: "Er loopt behandeling bij de GGZ.", InOtherWords: true, About: "Ruben K.", Provider: "Joris Blok", Organisation: "GGZ", Origin: "own-file",
		Dated: "2026-11-18", ProvidedOn: "2026-12-02", Serves: "Vaste contactpersoon voor Ruben.", Words: "om bezoeken af te stemmen",
		Conditions: "Bespreek het eerst met Ruben",
	}
	want := "Ontvangen in een casusoverleg op 2 december 2026 van Joris Blok (GGZ).\nGevraagd voor: Vaste contactpersoon voor Ruben. " +
		"Reden: om bezoeken af te stemmen.\nOntvangen: Er loopt behandeling bij de GGZ.\nOver: Ruben K.\nBron: eigen dossier, 18 november 2026.\n" +
		"Dit zijn andere woorden, gekozen door wie het inbracht.\nVoorwaarde: Bespreek het eerst met Ruben.\nAlleen voor dit doel."
	if got := papers.Paragraph(release); got != want {
		t.Errorf("paragraph:\n got %s\nwant %s", got, want)
	}
	release.InOtherWords, release.Conditions, release.About = false, "", ""
	want = "Ontvangen in een casusoverleg op 2 december 2026 van Joris Blok (GGZ).\nGevraagd voor: Vaste contactpersoon voor Ruben. " +
		"Reden: om bezoeken af te stemmen.\nOntvangen: Er loopt behandeling bij de GGZ.\nBron: eigen dossier, 18 november 2026.\nAlleen voor dit doel."
	if got := papers.Paragraph(release); got != want {
		t.Errorf("paragraph without limits:\n got %s\nwant %s", got, want)
	}
}

func TestDate_LeavesAloneWhatIsNoDate(t *testing.T) {
	for in, want := range map[string]string{"2026-12-02": "2 december 2026", "gisteren": "gisteren", "": ""} {
		if got := papers.Date(in); got != want {
			t.Errorf("date of %q: got %q, want %q", in, got, want)
		}
	}
}
