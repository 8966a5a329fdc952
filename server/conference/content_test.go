// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/catalogue"
)

func TestItemContent_Facts(t *testing.T) {
	whole := ItemContent{"Er loopt behandeling.", catalogue.OriginOwnFile, "2026-11-30", catalogue.Laws()[0], catalogue.NatureHealth, []SubjectID{subject("B1")}}
	all := ItemFacts{true, true, true, true, true, true, whole.Subjects}
	rows := []struct {
		name   string
		change func(*ItemContent, *ItemFacts)
	}{
		{"L2: complete", func(*ItemContent, *ItemFacts) {}},
		{"L2: only space is no text", func(c *ItemContent, f *ItemFacts) { c.Text, f.Text = " \n\t", false }},
		{"L2: an origin that does not exist", func(c *ItemContent, f *ItemFacts) { c.Origin, f.Origin = "rumour", false }},
		{"L2: no date", func(c *ItemContent, f *ItemFacts) { c.Dated, f.Dated = "", false }},
		{"L2: a law that does not exist", func(c *ItemContent, f *ItemFacts) { c.Law, f.Law = "gut feeling", false }},
		{"T3: what has no known nature is about a person", func(c *ItemContent, f *ItemFacts) { c.Nature, f.Nature = "", false }},
		{"T3: only what is expressly about no person is not", func(c *ItemContent, f *ItemFacts) { c.Nature, f.Personal = catalogue.NatureNoPerson, false }},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			c, want := whole, all
			row.change(&c, &want)
			if diff := cmp.Diff(want, c.Facts()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCaseContent_Facts(t *testing.T) {
	named := SubjectContent{ID: subject("B1"), Label: "Ruben K."}
	rows := []struct {
		name string
		c    CaseContent
		want CaseFacts
	}{
		{"C3: purpose, a question and somebody", CaseContent{"Veilig wonen.", []string{"", "Wie doet wat?"}, []SubjectContent{named}}, CaseFacts{true, true, true}},
		{"C3: nothing", CaseContent{}, CaseFacts{}},
		{"C3: only space", CaseContent{" ", []string{"\t"}, []SubjectContent{named, {Label: " "}}}, CaseFacts{}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := row.c.Facts(); got != row.want {
				t.Errorf("got %+v, want %+v", got, row.want)
			}
		})
	}
}

func TestAgreementContent_Facts(t *testing.T) {
	whole := AgreementContent{"bezoekt", "twee keer per week", "2026-12-02", "2027-01-15", "wijkteam", "Hatice", ""}
	all := AgreementFacts{Activity: true, Extent: true, Start: true, Executor: true, Contact: true}
	rows := []struct {
		name   string
		change func(*AgreementContent, *AgreementFacts)
	}{
		{"S2: complete; a remark is not needed", func(*AgreementContent, *AgreementFacts) {}},
		{"S2: without an end it lasts as long as it takes", func(c *AgreementContent, f *AgreementFacts) { c.End = "" }},
		{"S2: one day", func(c *AgreementContent, f *AgreementFacts) { c.End = c.Start }},
		{"S2: an end before its start", func(c *AgreementContent, f *AgreementFacts) { c.End, f.EndsBeforeStart = "2026-12-01", true }},
		{"S2: empty", func(c *AgreementContent, f *AgreementFacts) { *c, *f = AgreementContent{}, AgreementFacts{} }},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			c, want := whole, all
			row.change(&c, &want)
			if got := c.Facts(); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
	if Said(" \t\n") || !Said(" x ") {
		t.Error("Said: want space to say nothing, and a word something")
	}
}

func TestReleaseContent_CarriesItsPurpose(t *testing.T) {
	t.Run("T5: subject, source, provider, date, purpose, words and conditions travel with it", func(t *testing.T) {
		got, err := json.Marshal(ReleaseContent{
			4, "Er loopt behandeling bij de GGZ.", true, "Ruben K.", "Joris Blok", "GGZ, FACT-team", "own-file", "2026-11-30", "2026-12-02",
			"vaste contactpersoon", "om bezoeken af te stemmen", "niet aan de corporatie",
		})
		want := `{"number":4,"text":"Er loopt behandeling bij de GGZ.","inOtherWords":true,"about":"Ruben K.","provider":"Joris Blok","organisation":"GGZ, FACT-team",` +
			`"origin":"own-file","dated":"2026-11-30","providedOn":"2026-12-02","serves":"vaste contactpersoon",` +
			`"words":"om bezoeken af te stemmen","conditions":"niet aan de corporatie"}`
		if err != nil || string(got) != want {
			t.Errorf("got %s %v\nwant %s", got, err, want)
		}
	})
}

func TestCaseContent_NamesWhomSomethingIsAbout(t *testing.T) {
	of := CaseContent{Subjects: []SubjectContent{{ID: "1", Label: "B1", Name: "Ruben K."}, {ID: "2", Label: "B2, een partner"}}}
	for _, tc := range []struct {
		of   []SubjectID
		want string
	}{
		{nil, ""}, {[]SubjectID{"1"}, "Ruben K."}, {[]SubjectID{"2"}, "B2, een partner"},
		{[]SubjectID{"2", "1"}, "Ruben K. en B2, een partner"}, {[]SubjectID{"3"}, ""},
	} {
		if got := of.Names(tc.of); got != tc.want {
			t.Errorf("%v: got %q, want %q", tc.of, got, tc.want)
		}
	}
}
