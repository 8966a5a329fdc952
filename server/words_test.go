// SPDX-License-Identifier: EUPL-1.2

package server

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// avoided are the words that the glossary has another word for, as they could stand
// in what the program itself writes. What is on a screen stands in the page's own
// texts, whose test has the same words: frontend/src/i18n/i18n.test.ts.
var avoided = regexp.MustCompile(`(?i)\b(teneinde|middels|dient te|dienen te|jij|jouw|jullie)\b|inbrengers?\b|\bvrijg(ave|egeven|even)|` +
	`\bpakket|\bnotulen|\bsessies?\b|\bgebruikers?\b|cliënt|patiënt|hoedanigheid|actiepunt|meeneemronde|\bzit(ten)? voor\b|\bdoelstelling`)

// house is a word of the program's own makers, who run it; who gets a mail or a paper
// reads the name of the municipality.
var house = regexp.MustCompile(`(?i)\bhuis\b`)

const longest = 15 // words in a sentence

func TestTexts_OfTheProgramKeepToTheGlossary(t *testing.T) {
	read := 0
	for _, dir := range []string{"papers", "notify", "demo", "app"} {
		for _, text := range textsIn(t, dir) {
			read++
			if found := avoided.FindString(text); found != "" {
				t.Errorf("%s: %q has %q", dir, text, found)
			}
			if dir != "app" && dir != "demo" && house.MatchString(text) {
				t.Errorf("%s: %q calls it a house", dir, text)
			}
			for _, sentence := range regexp.MustCompile(`[.!?:]\s+`).Split(text, -1) {
				if dir != "demo" && dir != "app" && len(strings.Fields(sentence)) > longest {
					t.Errorf("%s: longer than %d words: %q", dir, longest, sentence)
				}
			}
		}
	}
	if read < 100 {
		t.Errorf("read %d texts: where are they?", read)
	}
	for _, text := range []string{"Zit voor.", "Er is niets vrijgegeven", "De inbrenger gaf dit"} {
		if !avoided.MatchString(text) {
			t.Errorf("%q was not noticed", text)
		}
	}
}

// textsIn returns what a package says: its literals with more than one word.
func textsIn(t *testing.T, dir string) (texts []string) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("listing %s: %d files, %v", dir, len(files), err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatalf("reading %s: %v", file, err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil && strings.Contains(strings.TrimSpace(text), " ") {
					texts = append(texts, text)
				}
			}
			return true
		})
	}
	return texts
}
