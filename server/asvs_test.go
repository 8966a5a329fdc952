// SPDX-License-Identifier: EUPL-1.2

package server

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	testName  = regexp.MustCompile("`([a-z]+)\\.(Test[A-Za-z0-9_]+)`")
	testsHere = regexp.MustCompile(`(?m)^func (Test[A-Za-z0-9_]+)\(t \*testing\.T\)`)
)

// testsOf names the tests of a package.
func testsOf(t *testing.T, pkg string) map[string]bool {
	t.Helper()
	tests := map[string]bool{}
	files, err := filepath.Glob(filepath.Join(pkg, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range testsHere.FindAllStringSubmatch(string(text), -1) {
			tests[found[1]] = true
		}
	}
	return tests
}

// asvsFaults names the rows of a table that name a test that is not there, or none
// without saying that a row is not kept or not shown.
func asvsFaults(t *testing.T, table string) (faults []string) {
	t.Helper()
	known := map[string]map[string]bool{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		if len(cells) != 3 || !strings.HasPrefix(strings.TrimSpace(cells[0]), "V") {
			continue
		}
		named := testName.FindAllStringSubmatch(cells[2], -1)
		if plain := strings.Contains(cells[1], "**") || strings.Contains(cells[1], "No Go test"); len(named) == 0 && !plain {
			faults = append(faults, cells[0]+": names no test, and does not say so")
		}
		for _, name := range named {
			if known[name[1]] == nil {
				known[name[1]] = testsOf(t, strings.Replace(name[1], "server", ".", 1))
			}
			if !known[name[1]][name[2]] {
				faults = append(faults, cells[0]+": names "+name[1]+"."+name[2]+", which is not there")
			}
		}
	}
	return faults
}

// asvsRows are the rows that concern the door, all of them, in order.
var asvsRows = []string{
	"V2.2.1, V2.2.2", "V2.3.1", "V2.3.2, V2.3.3", "V2.3.4", "V2.3.5", "V2.4.1",
	"V3.2.1, V3.2.2", "V3.3.1-3.3.4", "V3.4.1", "V3.4.2", "V3.4.3", "V3.4.4-3.4.6, V3.4.8",
	"V3.5.1, V3.5.2", "V3.5.3", "V3.5.8", "V3.6.1", "V4.1.3", "V4.1.4",
	"V4.4.1", "V4.4.2-4.4.4", "V6.1.3, V6.3.4", "V6.3.3", "V6.3.6", "V6.3.8",
	"V6.4.1", "V6.4.4", "V6.5.1-6.5.5", "V6.6.2, V6.6.3", "V6.8.1", "V6.8.2",
	"V6.8.4", "V7.1.1-7.1.3", "V7.2.1-7.2.4", "V7.3.1, V7.3.2", "V7.4.1-7.4.5", "V7.5.3",
	"V8.1.1, V8.2.1, V8.2.2", "V8.1.2, V8.2.3", "V8.3.2", "V9.1.1-9.1.3", "V9.2.1-9.2.4", "V10.2.1",
	"V10.2.2", "V10.4.10, V10.4.16", "V10.5.1-10.5.4", "V10.5.5", "V11.5.1", "V12.1.1, V12.1.2", "V12.2.1, V12.2.2",
	"V12.3.1-12.3.4", "V13.1.2, V13.1.3", "V13.2.2", "V13.3.1", "V13.3.2", "V13.3.3",
	"V13.3.4", "V13.4.2", "V13.4.5", "V13.4.6", "V14.2.1", "V14.2.7",
	"V14.3.1", "V14.3.2", "V14.3.3", "V15.4.1", "V15.4.2", "V16.1.1",
	"V16.2.1-16.2.4", "V16.2.5", "V16.3.1", "V16.3.2", "V16.3.3, V16.3.4", "V16.4.2",
	"V16.4.3", "V16.5.1", "V16.5.2", "V16.5.3", "V16.5.4",
}

// rowsOf names the rows of a table.
func rowsOf(table string) (rows []string) {
	for line := range strings.Lines(table) {
		if name, isRow := strings.CutPrefix(line, "| V"); isRow {
			row, _, _ := strings.Cut(name, " |")
			rows = append(rows, "V"+row)
		}
	}
	return rows
}

func TestASVS_EveryNamedTestExists(t *testing.T) {
	text, err := os.ReadFile("../docs/asvs.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range asvsFaults(t, string(text)) {
		t.Error(fault)
	}
	if got := rowsOf(string(text)); !slices.Equal(got, asvsRows) {
		t.Errorf("the rows: got %q, want %q", got, asvsRows)
	}
	planted := "| V1.1.1 | Kept. | `app.TestOfNothing` |\n| V1.1.2 | Kept. | none |\n| V1.1.3 | Kept. | `nowhere.TestLook` |\n| V1.1.4 | **Not kept.** | none |\n"
	if got := asvsFaults(t, planted); len(got) != 3 {
		t.Errorf("a table with three faults: got %q", got)
	}
}
