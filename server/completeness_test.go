// SPDX-License-Identifier: EUPL-1.2

package server

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/httpapi"
)

// keptHere are the rules that the program keeps whole. Each is named in a test.
var keptHere = strings.Fields("C3 M1 M2 M4 M5 M6 M9 L1 L2 L6 L12 T1 T2 T3 T5 T6 S1 S2 S3 S5 S6 S7 S8 P6")

func TestEveryReasonHasATextInBothLanguages(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		texts := mustReasons(t, language)
		for _, fault := range textFaults(texts) {
			t.Errorf("%s: %s", language, fault)
		}
	}
}

func TestEveryReasonHasAText_CatchesAMissingAndADeadOne(t *testing.T) {
	texts := mustReasons(t, "nl")
	delete(texts, "task-missing")
	texts["nothing-like-this"] = "Dit bestaat niet."
	if got := textFaults(texts); len(got) != 2 {
		t.Errorf("faults: got %v, want two", got)
	}
}

func mustReasons(t *testing.T, language string) map[string]string {
	t.Helper()
	file, err := os.ReadFile("../frontend/src/i18n/" + language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var catalogue struct {
		Reasons map[string]string `json:"reasons"`
	}
	if err := json.Unmarshal(file, &catalogue); err != nil {
		t.Fatalf("reading %s: %v", language, err)
	}
	return catalogue.Reasons
}

func textFaults(texts map[string]string) []string {
	var found []string
	reasons := map[string]bool{}
	for reason := range conference.Reasons() {
		reasons[string(reason)] = true
	}
	for _, reason := range httpapi.Reasons() {
		reasons[reason] = true
	}
	for reason := range reasons {
		if strings.TrimSpace(texts[reason]) == "" {
			found = append(found, "no text for "+reason)
		}
	}
	for reason := range texts {
		if !reasons[reason] {
			found = append(found, "a text for no reason: "+reason)
		}
	}
	return found
}

func TestEveryKeptRuleIsNamedInATestAndInTheCode(t *testing.T) {
	tests, code := goFiles(t)
	for _, rule := range keptHere {
		named := regexp.MustCompile(`\b` + rule + `\b`)
		if !named.MatchString(tests) {
			t.Errorf("rule %s is named in no test", rule)
		}
		if !named.MatchString(code) {
			t.Errorf("rule %s cannot be found in the code by its number", rule)
		}
	}
	if regexp.MustCompile(`\bC99\b`).MatchString(code) {
		t.Error("a rule that does not exist was found: the search finds anything")
	}
}

func goFiles(t *testing.T) (tests, code string) {
	t.Helper()
	var test, prod strings.Builder
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || name == "completeness_test.go" {
			return err
		}
		text, err := os.ReadFile(name)
		if strings.HasSuffix(name, "_test.go") {
			test.Write(text)
		} else {
			prod.Write(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return test.String(), prod.String()
}
