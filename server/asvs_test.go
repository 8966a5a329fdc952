// SPDX-License-Identifier: EUPL-1.2

package server

import (
	"os"
	"path/filepath"
	"regexp"
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
				known[name[1]] = testsOf(t, name[1])
			}
			if !known[name[1]][name[2]] {
				faults = append(faults, cells[0]+": names "+name[1]+"."+name[2]+", which is not there")
			}
		}
	}
	return faults
}

func TestASVS_EveryNamedTestExists(t *testing.T) {
	text, err := os.ReadFile("../docs/asvs.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range asvsFaults(t, string(text)) {
		t.Error(fault)
	}
	for _, chapter := range []string{"V3.", "V4.", "V6.", "V7.", "V8.3.2", "V9.", "V10.", "V12.", "V13.2", "V13.3", "V13.4", "V14.3", "V16.1", "V16.2", "V16.3", "V16.4", "V16.5"} {
		if !strings.Contains(string(text), "\n| "+chapter) {
			t.Errorf("there is no row of %s", chapter)
		}
	}
	planted := "| V1.1.1 | Kept. | `app.TestOfNothing` |\n| V1.1.2 | Kept. | none |\n| V1.1.3 | Kept. | `nowhere.TestLook` |\n| V1.1.4 | **Not kept.** | none |\n"
	if got := asvsFaults(t, planted); len(got) != 3 {
		t.Errorf("a table with three faults: got %q", got)
	}
}
