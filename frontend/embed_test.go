// SPDX-License-Identifier: EUPL-1.2

package frontend

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPage_HasAnIndex(t *testing.T) {
	index := MustReadIndex(t, Page())
	if !strings.Contains(index, "<title>Casustafel</title>") {
		t.Errorf("got an index.html without the title, want it: %.200s", index)
	}
}

func TestPage_ChoosesWhatThereIs(t *testing.T) {
	placeholder := &fstest.MapFile{Data: []byte("placeholder")}
	built := &fstest.MapFile{Data: []byte("built")}

	t.Run("before a page is built", func(t *testing.T) {
		got := MustReadIndex(t, page(fstest.MapFS{
			"placeholder/index.html": placeholder,
			"dist/.gitkeep":          {},
		}))
		if want := "placeholder"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
	t.Run("after a page is built", func(t *testing.T) {
		got := MustReadIndex(t, page(fstest.MapFS{
			"placeholder/index.html": placeholder,
			"dist/index.html":        built,
		}))
		if want := "built"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

// The server forbids inline script and style, and every other host.
var forbidden = regexp.MustCompile(`(?i)<style|\sstyle=|<script>|<script [^>]*>[^<]|\son[a-z]+=|(src|href)="(https?:)?//`)

func TestPage_KeepsToTheContentSecurityPolicy(t *testing.T) {
	for _, folder := range []string{"placeholder", "dist"} {
		html, err := fs.ReadFile(files, folder+"/index.html")
		if err != nil {
			continue // dist is there only after a build
		}
		if found := forbidden.Find(html); found != nil {
			t.Errorf("%s/index.html: got %q, want nothing that the policy forbids", folder, found)
		}
	}
	for _, planted := range []string{
		`<style>body{}</style>`, `<p style="x">`, `<script>x()</script>`,
		`<img onerror="x">`, `<link href="https://example.org/a.css">`, `<script src="//example.org/a.js">`,
	} {
		if !forbidden.MatchString(planted) {
			t.Errorf("planted %s: got nothing, want it caught", planted)
		}
	}
}

func MustReadIndex(t testing.TB, from fs.FS) string {
	t.Helper()
	data, err := fs.ReadFile(from, "index.html")
	if err != nil {
		t.Fatalf("reading index.html: %v", err)
	}
	return string(data)
}
