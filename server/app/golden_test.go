// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/demo"
)

var update = flag.Bool("update", false, "write the golden files anew; read the difference before committing it")

var (
	anID   = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	aTime  = regexp.MustCompile(`\d{4}-\d\d-\d\dT[0-9:.]+Z`)
	asSeen = []string{"", "/notes", "/parcel", "/deeds", "/certificate"}
)

// golden holds everything that each person can read of the meeting at this moment
// against a file per person. Ids become the names of the minutes.
func golden(t *testing.T, play *demo.Play, stage string) {
	t.Helper()
	for _, p := range demo.Everybody() {
		var seen bytes.Buffer
		for _, path := range asSeen {
			answer, err := play.Client(p.First()).Get(t.Context(), "/v1/meetings/"+string(play.Meeting)+path)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&seen, "GET meeting%s: %d\n%s\n", path, answer.Status, readable(play, path, answer.Body))
		}
		hold(t, filepath.Join("testdata", "golden", stage, strings.ToLower(p.First())+".txt"), seen.String())
	}
}

func readable(play *demo.Play, path string, body []byte) string {
	if path == "/certificate" {
		var file struct{ Note string }
		if json.Unmarshal(body, &file) != nil || file.Note == "" {
			return string(body)
		}
		body = []byte(strings.Split(file.Note, "\n")[3]) // the statement; the rest are hashes
	}
	var pretty bytes.Buffer
	if json.Indent(&pretty, body, "", "  ") != nil {
		return string(body)
	}
	text := aTime.ReplaceAllString(pretty.String(), "<time>")
	names := known(play)
	return anID.ReplaceAllStringFunc(text, func(id string) string {
		if name, ok := names[id]; ok {
			return name
		}
		return "<id>"
	})
}

func known(play *demo.Play) map[string]string {
	names := map[string]string{string(play.Meeting): "<meeting>", string(play.Case): "<case>"}
	for _, p := range demo.Everybody() {
		names[string(play.Participant(p.First()))] = p.First()
		for n := range 14 {
			names[string(play.Request(p.First(), n))] = fmt.Sprintf("%s asks %d", p.First(), n)
		}
	}
	for n := range 14 {
		names[string(play.Item(n))] = fmt.Sprintf("item %d", n)
	}
	for _, a := range []string{"A1", "A2", "A3", "A4", "A5"} {
		names[string(play.Agreement(a))] = a
	}
	for n := 1; n <= 4; n++ {
		names[string(play.Part(n))] = fmt.Sprintf("part %d", n)
	}
	for n := 1; n <= 2; n++ {
		names[string(play.Subject(n))] = fmt.Sprintf("B%d", n)
	}
	return names
}

func hold(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}
