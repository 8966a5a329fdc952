// SPDX-License-Identifier: EUPL-1.2

package catalogue

import (
	"fmt"
	"regexp"
	"testing"
)

// value is what every enumeration of the catalogue can do.
type value interface {
	~string
	Valid() bool
	Label() string
	English() string
}

// ambiguous finds the abbreviations that mean two laws, and those of the study
// that nobody at a table can read. (product, Words)
var ambiguous = regexp.MustCompile(`(?i)\b(wpg|wgs|zvh|wjsg|p-wet|seed|unverified)\b`)

// faults says what is wrong with the values of one enumeration.
func faults[T value](values []T) []string {
	var found []string
	say := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	byValue, byLabel, byEnglish := map[T]bool{}, map[string]T{}, map[string]T{}
	for _, v := range values {
		label, english := v.Label(), v.English()
		switch {
		case !v.Valid():
			say("%q is listed but not valid", v)
		case !wellNamed(string(v)):
			say("%q is not at most 40 of a-z, 0-9 and hyphen", v)
		case byValue[v]:
			say("%q is listed twice", v)
		case label == "":
			say("%q has no label", v)
		case byLabel[label] != "":
			say("%q and %q have the same label %q", byLabel[label], v, label)
		case ambiguous.MatchString(label):
			say("%q has a label with an ambiguous abbreviation: %q", v, label)
		case english == "" && !dutchName(v):
			say("%q has no English label", v)
		case english != "" && byEnglish[english] != "":
			say("%q and %q have the same English label %q", byEnglish[english], v, english)
		}
		byValue[v], byLabel[label], byEnglish[english] = true, v, v
	}
	return found
}

// dutchName reports whether v is a law, whose name stays Dutch in English.
func dutchName[T value](v T) bool {
	_, isLaw := any(v).(Law)
	return isLaw
}

func mustBeSound[T value](t *testing.T, values []T, atLeast int) {
	t.Helper()
	for _, fault := range faults(values) {
		t.Error(fault)
	}
	if len(values) < atLeast {
		t.Errorf("got %d values, want at least %d", len(values), atLeast)
	}
	for _, v := range []T{"", "no-such-value", "Ordinary", T(" " + string(values[0]))} {
		if v.Valid() || v.Label() != "" || v.English() != "" {
			t.Errorf("%q: got valid %v, labels %q and %q; want an unknown value to be refused", v, v.Valid(), v.Label(), v.English())
		}
	}
}

func TestEnumerations_AreClosedNamedAndLabelled(t *testing.T) {
	t.Run("partners", func(t *testing.T) { mustBeSound(t, Partners(), 48) })
	t.Run("secrecies", func(t *testing.T) { mustBeSound(t, Secrecies(), 7) })
	t.Run("domains", func(t *testing.T) { mustBeSound(t, Domains(), 13) })
	t.Run("laws", func(t *testing.T) { mustBeSound(t, Laws(), 8) })
	t.Run("natures", func(t *testing.T) { mustBeSound(t, Natures(), 6) })
	t.Run("origins", func(t *testing.T) { mustBeSound(t, Origins(), 5) })
	t.Run("details", func(t *testing.T) { mustBeSound(t, Details(), 2) })
	t.Run("grounds", func(t *testing.T) { mustBeSound(t, Grounds(), 6) })
}

// planted is an enumeration with seven faults; the test adds a value that is not in it.
type planted string

var plantedTable = table[planted]{
	{"sound", "goed", "sound"}, {"Upper-Case", "hoofdletters", "capitals"}, {"unlabelled", "", "unlabelled"}, {"same", "goed", "same"},
	{"two-laws", "geheimhouding van de Wpg", "two laws"}, {"twice", "dubbel", "twice"}, {"twice", "nog eens", "again"},
	{"dutch-only", "alleen Nederlands", ""}, {"same-english", "anders", "sound"},
}

func (p planted) Valid() bool     { return plantedTable.has(p) }
func (p planted) Label() string   { return plantedTable.label(p) }
func (p planted) English() string { return plantedTable.english(p) }

func TestFaults_FindsEveryPlantedFault(t *testing.T) {
	found := faults(append(plantedTable.values(), "unlisted"))
	if len(found) != 8 {
		t.Errorf("got %d faults, want 8: %q", len(found), found)
	}
}

func TestLaw_NamesStayDutchInEnglish(t *testing.T) {
	for law, want := range map[Law]string{LawWmo: "", LawPolitiegegevens: "", LawNone: "no law of its own", LawUnknown: "not established yet"} {
		if got := law.English(); got != want {
			t.Errorf("%s: got %q, want %q", law, got, want)
		}
	}
}

func TestEnumerations_GiveCopies(t *testing.T) {
	Domains()[0] = "changed"
	if got := Domains()[0]; got != DomainHousing {
		t.Errorf("got %q after changing an earlier answer, want %q", got, DomainHousing)
	}
}

func TestDetail_LabelsFollowTheGlossary(t *testing.T) {
	if got, want := DetailThat.Label(), "alleen dát iets speelt"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := DetailWhat.Label(), "ook wát er speelt"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Details()[0]; got != DetailThat {
		t.Errorf("the form starts at %q, want %q (L3)", got, DetailThat)
	}
}

func TestGround_ArticleOnlyForTheSixOfTheAVG(t *testing.T) {
	six := 0
	for _, g := range Grounds() {
		if g.InAVG() != (g.Article() != "") {
			t.Errorf("%q: in the AVG %v, article %q", g, g.InAVG(), g.Article())
		}
		if g.InAVG() {
			six++
		}
	}
	if six != 6 {
		t.Errorf("got %d grounds of AVG 6(1), want 6", six)
	}
}

func TestPartnerKind_Enforces(t *testing.T) {
	want := map[PartnerKind]bool{PartnerPolice: true, PartnerProsecution: true, PartnerMunicipalityEnforcement: true}
	for _, k := range Partners() {
		if got := k.Enforces(); got != want[k] {
			t.Errorf("%q: got %v, want %v (L5)", k, got, want[k])
		}
	}
}
