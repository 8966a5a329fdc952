// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// keptHere are the rules that this package keeps whole.
var keptHere = strings.Fields("C3 M1 M2 M4 M5 M6 M7 M9 L1 L2 L6 L12 T1 T2 T3 T5 T6 S1 S2 S3 S5 S6 S7 S8 P6")

// ruleNames finds the rules that begin a test's name: "M2, M5: the door stays shut".
var ruleNames = regexp.MustCompile(`"((?:[A-Z]\d+(?:, )?)+): `)

func TestRules_EachIsNamedInATest(t *testing.T) {
	named := rulesNamed(t, ".")
	for _, rule := range keptHere {
		if !slices.Contains(named, rule) {
			t.Errorf("no test is named after %s", rule)
		}
	}
}

func TestRules_AnUnnamedRuleIsNoticed(t *testing.T) {
	dir := t.TempDir()
	code := `t.Run("T3: advisers", f); say("M2, M5: door")` + "\n// T1 is only spoken of"
	if err := os.WriteFile(filepath.Join(dir, "one_test.go"), []byte(code), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := rulesNamed(t, dir); !slices.Equal(got, []string{"T3", "M2", "M5"}) {
		t.Errorf("got %v, want T3, M2 and M5", got)
	}
}

func rulesNamed(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(file) == "reasons_test.go" {
			continue
		}
		for _, found := range ruleNames.FindAllStringSubmatch(string(text), -1) {
			named = append(named, strings.Split(found[1], ", ")...)
		}
	}
	return named
}

// withoutRule: who keeps the house and how one logs in is the table of rights and the
// security of the program, which the numbered rules are not about.
var withoutRule = []Reason{
	RoleMayNot, RoleUnknown, LastAdministrator, NameMissing, EmailWrong, MailDomainWrong, IssuerWrong, ClientMissing, SecretMissing, AssuranceMissing,
	AssuranceWeak,
	IdentityTaken, MethodMayNot, TooManyProofs, LastProof, DoubtedProof, ProofUsed,
}

func TestReasons_EachHasACodeAndNamesARule(t *testing.T) {
	codes := []Code{NotFound, Invalid, Forbidden, Conflict}
	rule := regexp.MustCompile(`^[CMLTSP]\d+$`)
	for r, rules := range Reasons() {
		of := reasons[r]
		if !slices.Contains(codes, of.code) {
			t.Errorf("%s: got code %q, want one of %v", r, of.code, codes)
		}
		if without := r == Hidden || slices.Contains(elsewhere, r) || slices.Contains(withoutRule, r); rule.MatchString(rules) == without {
			t.Errorf("%s: got rule %q", r, rules)
		}
	}
}

func TestErrors_TellEveryRefusalAndNoContent(t *testing.T) {
	err := Errors{refusal(TextMissing, "text"), refusal(Hidden, "")}
	if got, want := err.Error(), "refused: L2 text-missing, not-found"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !err.Has(TextMissing) || err.Has(OriginMissing) {
		t.Errorf("Has: got %v %v, want true false", err.Has(TextMissing), err.Has(OriginMissing))
	}
	if got := told(Refuse(KeyReused)); !slices.Equal(got, []string{"conflict key-reused"}) {
		t.Errorf("Refuse: got %v", got)
	}
}
