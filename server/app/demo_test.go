// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/config"
	"github.com/casustafel/casustafel/server/demo"
	"github.com/casustafel/casustafel/server/view"
)

// mustDemo runs the command as somebody at a terminal would, to its end.
func mustDemo(t *testing.T, s config.Demo) (out string) {
	t.Helper()
	var printed, log bytes.Buffer
	s.Exit = true
	if err := app.Demo(t.Context(), s, &printed, &log); err != nil {
		t.Fatalf("demo: %v\n%s", err, log.String())
	}
	return printed.String()
}

func TestDemo_ClosedLeavesNothingThatWasNotReleased(t *testing.T) {
	data, out := t.TempDir(), t.TempDir()
	mustDemo(t, config.Demo{Stage: "closed", Data: data, Export: out})
	exported := mustReadAll(t, out)
	for _, word := range []string{"overprikkeld", "bemiddeld", "middernacht", "bipolaire", "vernieling", "Sanne", "111222333"} {
		for _, files := range []map[string][]byte{mustReadAll(t, data), exported} {
			for name, content := range files {
				if bytes.Contains(content, []byte(word)) {
					t.Errorf("%q is in %s", word, name)
				}
			}
		}
	}
	names := slices.Sorted(maps.Keys(exported))
	want := []string{"certificate.json", "parcel-aniek.json", "parcel-hatice.json", "record.json"}
	if len(names) != len(want) {
		t.Fatalf("exported %v, want %v", names, want)
	}
	holds := func(name string, want ...string) {
		t.Helper()
		var parcel view.Parcel
		if err := json.Unmarshal(exported[filepath.Join(out, name)], &parcel); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got []string
		for _, item := range parcel.Items {
			got = append(got, item.Text)
			if item.OnlyFor == "" || !strings.Contains(item.Paragraph, item.Provider) {
				t.Errorf("%s: %q does not carry its purpose and provider (T5)", name, item.Text)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
	holds("parcel-hatice.json", "Ruben wil in zijn huis blijven en wil dat zijn zus meepraat.",
		"Er loopt behandeling bij de GGZ.", "Begin met één vaste contactpersoon en bouw vertrouwen op.")
	holds("parcel-aniek.json", "Er is een huurachterstand van drie maanden.",
		"Zolang er een regeling loopt, vraagt Thuiswaard geen ontruiming aan.")
}

// S6: anybody can verify the certificate, offline, and a changed record is named.
func TestVerify_NamesWhatIsNotAsItWas(t *testing.T) {
	out := t.TempDir()
	mustDemo(t, config.Demo{Stage: "closed", Data: t.TempDir(), Export: out})
	certificate, record := filepath.Join(out, "certificate.json"), filepath.Join(out, "record.json")
	verify := func(s config.Verify) (string, error) {
		var printed bytes.Buffer
		err := app.Verify(s, &printed)
		return printed.String(), err
	}
	printed, err := verify(config.Verify{Certificate: certificate, Record: record})
	if err != nil || !strings.Contains(printed, "volledig en ongewijzigd") || !strings.Contains(printed, "Vingerafdruk") {
		t.Fatalf("a good one: got %v and %s", err, printed)
	}
	t.Run("a changed certificate", func(t *testing.T) {
		changed := filepath.Join(t.TempDir(), "c.json")
		text := bytes.Replace(mustRead(t, certificate), []byte(`\"destroyed\":5`), []byte(`\"destroyed\":4`), 1)
		mustWrite(t, changed, text)
		if _, err := verify(config.Verify{Certificate: changed}); err == nil || bytes.Equal(text, mustRead(t, certificate)) {
			t.Errorf("got %v, want a refusal of a changed file", err)
		}
	})
	t.Run("somebody else's key", func(t *testing.T) {
		if _, err := verify(config.Verify{Certificate: certificate, Key: "0000-0000"}); err == nil {
			t.Error("got no error")
		}
	})
	lines := bytes.SplitAfter(mustRead(t, record), []byte("\n"))
	for name, change := range map[string]struct {
		to   [][]byte
		want string
	}{
		"a dropped event": {slices.Delete(slices.Clone(lines), 5, 6), "weggelaten"},
		"a doubled event": {slices.Insert(slices.Clone(lines), 5, lines[5]), "toegevoegd"},
	} {
		t.Run(name, func(t *testing.T) {
			changed := filepath.Join(t.TempDir(), "r.json")
			mustWrite(t, changed, bytes.Join(change.to, nil))
			if printed, err := verify(config.Verify{Certificate: certificate, Record: changed}); err == nil || !strings.Contains(printed, change.want) {
				t.Errorf("got %v and %s, want an event that is %s", err, printed, change.want)
			}
		})
	}
}

func mustRead(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func mustWrite(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestDemo_ReachesEveryStage_AndServesAPlayedFolderAsItIs(t *testing.T) {
	for _, stage := range demo.Stages {
		t.Run(stage, func(t *testing.T) {
			data := t.TempDir()
			mustDemo(t, config.Demo{Stage: stage, Data: data})
			again := mustDemo(t, config.Demo{Stage: stage, Data: data})
			if told := strings.Contains(again, "al een gespeelde casus"); told != (stage != "new") {
				t.Errorf("second time: got %q", again)
			}
			var printed bytes.Buffer
			err := app.Inspect(t.Context(), config.Inspect{DB: filepath.Join(data, "db"), Keys: filepath.Join(data, "keys")}, &printed)
			if err != nil {
				t.Errorf("inspecting: %v: %s", err, printed.String())
			}
		})
	}
}
