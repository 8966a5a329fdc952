// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const fixture = "testdata/events.v1.jsonl"

var addEvents = flag.Bool("add-events", false, "append a stored text of every kind that "+fixture+" lacks; what is there is never changed")

func TestCodec_EveryKindComesBackAsItWas(t *testing.T) {
	t.Run("P6: with any values", rapid.MakeCheck(func(t *rapid.T) {
		e, err := sample(rapid.SampledFrom(bodies).Draw(t, "kind"), func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") })
		if err != nil {
			t.Fatal(err)
		}
		mustComeBack(t, e)
	}))
	t.Run("P6: with none: an empty id or list says that there is none", func(t *testing.T) {
		for _, b := range bodies {
			mustComeBack(t, Event{At: opening, By: Clock, Body: b})
		}
	})
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func mustComeBack(t fataler, e Event) {
	t.Helper()
	text, v, err := Encode(e)
	if err != nil || v != version {
		t.Fatalf("encoding %s: got version %d, %v", e.Kind(), v, err)
	}
	got, err := Decode(text)
	if err != nil {
		t.Fatalf("decoding %s: %v", text, err)
	}
	if diff := cmp.Diff(e, got); diff != "" {
		t.Fatalf("%s came back changed (-want +got):\n%s", e.Kind(), diff)
	}
}

func TestCodec_ReadsWhatVersion1Wrote(t *testing.T) {
	t.Run("P6: stored texts of every kind, verbatim, to the byte", func(t *testing.T) {
		seen := map[string]bool{}
		for _, text := range storedTexts(t) {
			e, err := Decode(text)
			if err != nil {
				t.Errorf("a stored text cannot be read any more: %v\n%s", err, text)
				continue
			}
			if again, _, err := Encode(e); err != nil || again != text {
				t.Errorf("got %s %v\nwant %s", again, err, text)
			}
			seen[e.Kind()] = true
		}
		for kind := range kinds {
			if !seen[kind] {
				t.Errorf("%s has no stored text of %s: run with -add-events", fixture, kind)
			}
		}
	})
}

func storedTexts(t testing.TB) []string {
	t.Helper()
	text, err := os.ReadFile(fixture)
	if err != nil && !*addEvents {
		t.Fatal(err)
	}
	lines := strings.FieldsFunc(string(text), func(r rune) bool { return r == '\n' })
	if !*addEvents {
		return lines
	}
	for _, b := range bodies {
		if slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, `{"kind":"`+b.kind()+`"`) }) {
			continue
		}
		e, err := sample(b, func(n int) int { return (len(lines) + 1) * 7919 % n })
		if err != nil {
			t.Fatal(err)
		}
		line, _, err := Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
	if err := os.WriteFile(fixture, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestDecode_RefusesWhatItDoesNotUnderstand(t *testing.T) {
	good := `{"kind":"meeting-started","version":1,"at":"2026-12-02T09:00:00Z","by":"` + string(who("Noor")) + `","body":{}}`
	if _, err := Decode(good); err != nil {
		t.Fatalf("the text that the others are made of: %v", err)
	}
	rows := map[string][2]string{
		"P6: an unknown kind":            {"meeting-started", "meeting-paused"},
		"P6: a later version":            {`"version":1`, `"version":2`},
		"P6: no version":                 {`"version":1,`, ``},
		"P6: an unknown field":           {`"version":1`, `"version":1,"note":"x"`},
		"P6: an unknown field inside":    {`"body":{}`, `"body":{"note":"x"}`},
		"P6: no body":                    {`,"body":{}`, ``},
		"P6: something after the end":    {`{}}`, `{}}{}`},
		"P6: cut short":                  {`{}}`, `{`},
		"P6: nothing":                    {good, ``},
		"P6: done by nobody":             {string(who("Noor")), ``},
		"P6: a name instead of an id":    {string(who("Noor")), `Noor van Dalen`},
		"P6: an id in capitals":          {string(who("Noor")), strings.ToUpper(string(who("Noor")))},
		"P6: a time that is none":        {"2026-12-02T09:00:00Z", "today"},
		"P6: a list instead of an event": {good, "[" + good + "]"},
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(good, row[0], row[1], 1)
			if text == good {
				t.Fatal("the text was not changed")
			}
			if e, err := Decode(text); err == nil {
				t.Errorf("got %+v, want refused: %s", e, text)
			}
		})
	}
}

func TestCodec_ListsEveryEvent(t *testing.T) {
	if len(kinds) != len(bodies) {
		t.Errorf("got %d kinds of %d events: two have the same name", len(kinds), len(bodies))
	}
	listed := map[string]bool{}
	for _, b := range bodies {
		listed[reflect.TypeOf(b).Name()] = true
	}
	for _, name := range receiversOf(t, "kind") {
		if !listed[name] {
			t.Errorf("%s is an event that the list in codec.go lacks", name)
		}
	}
}

// receiversOf returns the types of this package, tests left out, that have a method.
func receiversOf(t *testing.T, method string) (names []string) {
	t.Helper()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if name := file.Name(); !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != method {
				continue
			}
			if of, ok := f.Recv.List[0].Type.(*ast.Ident); ok {
				names = append(names, of.Name)
			}
		}
	}
	if len(names) < len(bodies) {
		t.Fatalf("got %d types with %s, want at least %d: the search is broken", len(names), method, len(bodies))
	}
	return names
}

// FuzzDecode: whatever is stored, reading it does not panic, and what is read can
// be written and read again to the same.
func FuzzDecode(f *testing.F) {
	for _, text := range storedTexts(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if e, err := Decode(text); err == nil {
			mustComeBack(t, e)
		}
	})
}
