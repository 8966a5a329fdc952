// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/demo"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/storage"
)

// canary is a word that stands in one typed field and nowhere else, and the
// people to whom it is due at any time. Everybody else must never be told it;
// those to whom it is due must be (the positive twin).
type canary struct {
	word, field string
	due         []string
	kept        bool // may still be opened after close, in the case
	released    []string
}

func everyone() []string {
	var all []string
	for _, p := range demo.People {
		all = append(all, p.First())
	}
	return all
}

func but(who ...string) []string {
	return slices.DeleteFunc(everyone(), func(p string) bool { return slices.Contains(who, p) })
}

var canaries = []canary{
	{word: "veilig kan blijven wonen", field: "purpose", due: everyone(), kept: true},
	{word: "waar stokt die", field: "question", due: everyone(), kept: true},
	{word: "Ruben K.", field: "subject", due: everyone(), kept: true, released: []string{"Hatice", "Aniek"}},
	{word: "Rond de woning", field: "part title", due: but("Joris", "Aniek", "Omar", "Lotte"), kept: true},
	{word: "Kent de meldingen", field: "reason of an invitation", due: []string{"Noor", "Mila"}},
	{word: "niet de diagnose", field: "consent", due: []string{"Joris"}, kept: true},
	{word: "pandbrief-kanarie", field: "task in own words", due: but("Omar"), kept: true},
	{word: "Salhi", field: "name", due: []string{"Noor", "Hatice", "Joris", "Lotte", "Omar"}, kept: true, released: []string{"Hatice"}},
	{word: "Woningcorporatie Thuiswaard", field: "organisation", due: but("Omar"), kept: true, released: []string{"Aniek"}},
	{word: "meepraat", field: "item 1", due: but("Mila", "Omar"), released: []string{"Hatice"}},
	{word: "huurachterstand", field: "item 2", due: but("Mila", "Omar"), released: []string{"Aniek"}},
	{word: "middernacht", field: "item 3", due: []string{"Noor", "Hatice", "Mila", "Stef"}},
	{word: "Volgende contact", field: "item 4, the original of narrowed words", due: []string{"Noor", "Hatice", "Joris", "Omar", "Lotte"}},
	{word: "behandeling bij de GGZ", field: "narrowed words", due: []string{"Joris", "Hatice"}, released: []string{"Hatice"}},
	{word: "overprikkeld", field: "item 5", due: []string{"Noor", "Hatice", "Joris", "Omar", "Lotte"}},
	{word: "bemiddeld", field: "item 7", due: []string{"Noor", "Hatice", "Mila"}},
	{word: "vernieling", field: "item 8, withdrawn", due: []string{"Noor", "Hatice", "Mila"}},
	{word: "slaapt vaak elders", field: "item 9", due: but("Mila", "Omar")},
	{word: "aanmelding voor schuldhulp", field: "item 10", due: but("Joris", "Omar")},
	{word: "bouw vertrouwen op", field: "item 12", due: []string{"Noor", "Hatice", "Joris", "Omar", "Lotte"}, released: []string{"Hatice"}},
	{word: "ontruiming aan", field: "item 13", due: but("Mila", "Omar"), released: []string{"Aniek"}},
	{word: "af te stemmen op de behandeling", field: "request words", due: []string{"Noor", "Hatice", "Joris", "Omar", "Lotte"}, released: []string{"Hatice"}},
	{word: "Om meldingen te herkennen", field: "request words of what was refused", due: []string{"Noor", "Hatice", "Mila", "Stef"}},
	{word: "Bespreek het eerst", field: "conditions", due: []string{"Lotte", "Hatice"}, released: []string{"Hatice"}},
	{word: "concept-kanarie", field: "draft of an agreement nobody took on", due: but("Omar", "Joris")},
	{word: "Twee bezoeken per week", field: "agreement", due: but("Omar", "Joris"), kept: true},
}

// TestCanaries plays the demo case, reads as everybody at every stage, and then
// looks for every typed word wherever it must not be (S5, M6).
func TestCanaries(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	data, backups := t.TempDir(), t.TempDir()
	h := mustOpen(t, data)
	play, heard := h.mustBegin(t)
	heard.after = func(path string) {
		if strings.HasSuffix(path, "/items") { // before anybody leaves, or withdraws it
			readMeeting(t, play)
		}
	}
	playAloud(t, h, play, heard, func(stage string) {
		readAll(t, play)
		mustBackup(t, h, filepath.Join(backups, stage+".db"))
	})
	h.stop()

	for _, c := range canaries {
		for _, fault := range c.toldWrongly(heard) {
			t.Error(fault)
		}
	}
	for _, dir := range []string{data, backups, temp} {
		for _, fault := range wordsInFiles(mustReadAll(t, dir)) {
			t.Error(fault)
		}
	}
	for _, fault := range wordsInFiles(map[string][]byte{"the output of the program": []byte(h.log.String())}) {
		t.Error(fault)
	}
	opened := mustOpenEverything(t, data)
	for _, fault := range wordsOpened(opened, play) {
		t.Error(fault)
	}
}

// playAloud plays the case with what the demo does not have: a task in own words,
// a draft that nobody takes on, and refused input in every field.
func playAloud(t *testing.T, h *house, play *demo.Play, heard *recorder, after func(stage string)) {
	t.Helper()
	play.Invited(tenOClock)
	play.Convened()
	play.As("Stef").Declares(service.DeclaredTask{Words: "Huur, pandbrief-kanarie.", Secrecy: catalogue.SecrecyAgreed})
	play.As("Noor").Confirms("Stef")
	must(t, play)
	for _, p := range demo.People { // every frame has to be due to its reader, too
		h.mustWatch(t, play, heard, p.First())
	}
	after("convened")
	play.AtTheTable()
	play.As("Lotte").Drafts("A6", 4, service.AgreementText{
		Activity: "concept-kanarie", Extent: "x", Start: "2026-12-02", Executor: "x", Contact: "x",
	})
	must(t, play)
	after("table")
	play.TheRound()
	must(t, play)
	after("round")
	play.Closed()
	play.As("Hatice").OpensParcel()
	play.As("Aniek").OpensParcel()
	must(t, play)
	after("closed")
}

var readings = []string{"", "/notes", "/parcel", "/deeds", "/certificate", "/record"}

func readMeeting(t *testing.T, play *demo.Play) {
	t.Helper()
	for _, p := range demo.Everybody() {
		if _, err := play.Client(p.First()).Get(t.Context(), "/v1/meetings/"+string(play.Meeting)); err != nil {
			t.Fatal(err)
		}
	}
}

func readAll(t *testing.T, play *demo.Play) {
	t.Helper()
	for _, p := range demo.Everybody() {
		paths := []string{"/v1/me", "/v1/meetings", "/v1/cases/" + string(play.Case), "/v1/cases/" + string(play.Case) + "/consents"}
		for _, path := range readings {
			paths = append(paths, "/v1/meetings/"+string(play.Meeting)+path)
		}
		for _, path := range paths {
			if _, err := play.Client(p.First()).Get(t.Context(), path); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// toldWrongly names who was told the word without it being due, and to whom it
// was due and who was never told.
func (c canary) toldWrongly(heard *recorder) []string {
	var found []string
	for _, p := range demo.Everybody() {
		where, told := heard.hears(p.First(), c.word)
		due := slices.Contains(c.due, p.First())
		if told && !due {
			found = append(found, fmt.Sprintf("%s (%q) was told to %s by %s", c.field, c.word, p.First(), where))
		}
		if due && !told {
			found = append(found, fmt.Sprintf("%s (%q) was due to %s and never told", c.field, c.word, p.First()))
		}
	}
	return found
}

func wordsInFiles(files map[string][]byte) []string {
	var found []string
	for name, content := range files {
		for _, c := range canaries {
			if bytes.Contains(content, []byte(c.word)) {
				found = append(found, fmt.Sprintf("%s (%q) is in the clear in %s", c.field, c.word, name))
			}
		}
	}
	return found
}

type opened struct {
	drawer vault.Drawer
	text   string
}

// mustOpenEverything opens every envelope that the keyring still opens.
func mustOpenEverything(t *testing.T, data string) []opened {
	t.Helper()
	keys, err := vault.OpenSlots(filepath.Join(data, "keys"))
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	store, err := storage.Open(t.Context(), storage.Config{Path: filepath.Join(data, "db", app.DatabaseFile)})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	drawers, err := store.Drawers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []opened
	for _, d := range drawers {
		envelopes, err := store.EnvelopesOf(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range envelopes {
			if plain, err := keys.Open(d, e.ID, e.Sealed); err == nil {
				all = append(all, opened{d, string(plain)})
			}
		}
	}
	return all
}

// wordsOpened names every word that still opens somewhere it may not, and every
// one that may and does not.
func wordsOpened(all []opened, play *demo.Play) []string {
	var found []string
	for _, c := range canaries {
		inCase, inParcel := false, false
		for _, o := range all {
			if !strings.Contains(o.text, c.word) {
				continue
			}
			switch {
			case o.drawer.Kind == vault.Parcel && c.mayHold(o.drawer, play):
				inParcel = true
			case (o.drawer.Kind == vault.Case || o.drawer.Kind == vault.Own || o.drawer.Kind == vault.Person) && c.kept:
				inCase = true
			default:
				found = append(found, fmt.Sprintf("%s (%q) still opens in a drawer of kind %s", c.field, c.word, o.drawer.Kind))
			}
		}
		if c.kept != inCase || (len(c.released) > 0) != inParcel {
			found = append(found, fmt.Sprintf("%s (%q): kept is %t and released %t, want %t and %t",
				c.field, c.word, inCase, inParcel, c.kept, len(c.released) > 0))
		}
	}
	return found
}

func (c canary) mayHold(d vault.Drawer, play *demo.Play) bool {
	return slices.ContainsFunc(c.released, func(first string) bool {
		return strings.HasSuffix(d.ID, "/"+string(play.Participant(first)))
	})
}

func mustBackup(t *testing.T, h *house, path string) {
	t.Helper()
	if err := h.Backup(t.Context(), path); err != nil {
		t.Fatalf("backing up: %v", err)
	}
}

// TestCanaries_CatchPlantedLeaks shows that each of the searches finds what it is
// there to find.
func TestCanaries_CatchPlantedLeaks(t *testing.T) {
	t.Run("a word told to whom it is not due", func(t *testing.T) {
		leak := &recorder{heard: map[string][]answer{}}
		for _, first := range canaries[0].due {
			leak.heard[first] = []answer{{"GET /", canaries[0].word}}
		}
		if got := canaries[0].toldWrongly(leak); len(got) != 0 {
			t.Errorf("told to all whom it is due: got %v, want nothing", got)
		}
		leak.heard["Bram"] = []answer{{"GET /", "x" + canaries[0].word}}
		if got := canaries[0].toldWrongly(leak); len(got) != 1 {
			t.Errorf("told to Bram: got %v, want one fault", got)
		}
		delete(leak.heard, "Noor")
		if got := canaries[0].toldWrongly(leak); len(got) != 2 {
			t.Errorf("and not told to Noor: got %v, want two faults", got)
		}
	})
	t.Run("a word in a file", func(t *testing.T) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "forgotten.tmp"), []byte("…bemiddeld…"), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := wordsInFiles(mustReadAll(t, dir)); len(got) != 1 {
			t.Errorf("got %v, want one fault", got)
		}
	})
	t.Run("a word that still opens", func(t *testing.T) {
		got := wordsOpened([]opened{{vault.Drawer{Kind: vault.Case}, "bemiddeld"}}, &demo.Play{})
		if !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "still opens") }) {
			t.Errorf("got %v, want it found", got)
		}
	})
}
