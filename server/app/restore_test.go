// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/backup"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/config"
	"github.com/casustafel/casustafel/server/demo"
	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/server/view"
	"github.com/casustafel/casustafel/storage"
)

// drill is a house that was backed up, went on, and burnt down: one case that ended
// after the backup, one with a closed meeting and a parcel that waits, one with an
// open table, and one with a meeting that was only planned.
type drill struct {
	old                   *house
	ended, kept, at, plan *demo.Play
	address, fingerprint  string
	certificate           []byte
	first, last, list     backup.Made
	key                   vault.Identity
}

func mustDrill(t *testing.T) *drill {
	t.Helper()
	d := &drill{}
	var recipient vault.Recipient
	recipient, d.key = mustRecoveryKey(t)
	d.old = mustOpenFor(t, 24*time.Hour)
	d.ended = d.mustPlay(t, "closed")
	d.old.now.forward(time.Hour)
	d.kept, d.at, d.plan = d.mustPlay(t, "closed"), d.mustPlay(t, "table"), d.mustPlay(t, "convened")
	d.kept.As("Hatice").OpensParcel()
	must(t, d.kept)
	d.certificate = d.mustGet(t, d.kept, "Noor", "/certificate")
	c := backup.Config{
		Database: filepath.Join(d.old.data, "db", app.DatabaseFile), Keys: filepath.Join(d.old.data, "keys"),
		To: t.TempDir(), Sealed: []vault.Recipient{recipient}, Now: d.old.now.Now,
	}
	d.first = mustMakeBackup(t, c)
	d.old.now.forward(23*time.Hour + 30*time.Minute)
	if _, err := d.old.Service.KeepTerms(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.last = mustMakeBackup(t, c)
	c.To = t.TempDir()
	var err error
	if d.list, err = backup.MakeList(c); err != nil {
		t.Fatal(err)
	}
	d.address, d.fingerprint = d.old.Address(), d.first.House
	d.old.stop()
	return d
}

// mustOpenFor is the demo's house with a short term for cases, and long ones for
// the rest.
func mustOpenFor(t *testing.T, term time.Duration) *house {
	t.Helper()
	data, log, now := t.TempDir(), &safeBuffer{}, &moment{at: tenOClock}
	c := app.DemoConfig(data, 0, log)
	const year = 365 * 24 * 3600
	c.Terms = conference.Terms{AutoClose: year, Parcel: year, AfterOpening: year, Case: int64(term / time.Second)}
	c.Now, c.Level = now.Now, slog.LevelInfo
	h := mustRun(t, c)
	h.data, h.log, h.now = data, log, now
	if err := h.AddDemoPeople(t.Context()); err != nil {
		t.Fatal(err)
	}
	return h
}

func (d *drill) mustPlay(t *testing.T, stage string) *demo.Play {
	t.Helper()
	play, err := demo.Begin(t.Context(), d.old.web, d.old.Origin)
	if err == nil {
		err = play.PlayTo(stage, d.old.now.Now())
	}
	if err != nil {
		t.Fatal(err)
	}
	return play
}

func (d *drill) mustGet(t *testing.T, play *demo.Play, first, path string) []byte {
	t.Helper()
	answer, err := play.Client(first).Get(t.Context(), "/v1/meetings/"+string(play.Meeting)+path)
	if err != nil || answer.Status != http.StatusOK {
		t.Fatalf("getting %q as %s: got %d, %v", path, first, answer.Status, err)
	}
	return answer.Body
}

func mustRecoveryKey(t *testing.T) (vault.Recipient, vault.Identity) {
	t.Helper()
	var secret bytes.Buffer
	text, err := vault.NewRecoveryKey(&secret)
	if err != nil {
		t.Fatal(err)
	}
	recipient, err := vault.ParseRecipient(text)
	if err != nil {
		t.Fatal(err)
	}
	identity, err := vault.ReadIdentity(&secret)
	if err != nil {
		t.Fatal(err)
	}
	return recipient, identity
}

func mustMakeBackup(t *testing.T, c backup.Config) backup.Made {
	t.Helper()
	made, err := backup.Make(t.Context(), c)
	if err != nil {
		t.Fatalf("backing up: %v", err)
	}
	return made
}

// mustRestore restores a backup with these lists into a new folder.
func (d *drill) mustRestore(t *testing.T, from backup.Made, lists ...string) (string, backup.Result) {
	t.Helper()
	data := t.TempDir()
	r, err := backup.Restore(t.Context(), backup.Into{
		From: from.Path, Lists: lists, Identity: d.key, Now: d.old.now.Now,
		Database: filepath.Join(data, "db", app.DatabaseFile), Keys: filepath.Join(data, "keys"),
	})
	if err != nil {
		t.Fatalf("restoring: %v", err)
	}
	return data, r
}

// comesBack tries to open every envelope of a backup, and of what was restored from
// it, and names each that opens and may not, and each that may and does not. It may
// open if its drawer is long, and its key was live when the house burnt down.
func (d *drill) comesBack(t *testing.T, from backup.Made, data string) (faults []string) {
	t.Helper()
	keys, err := vault.OpenSlots(filepath.Join(data, "keys"))
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	were, err := vault.OpenSlots(filepath.Join(d.old.data, "keys"))
	if err != nil {
		t.Fatal(err)
	}
	defer were.Close()
	opens := 0
	for _, database := range []string{filepath.Join(from.Path, "casustafel.db"), filepath.Join(data, "db", app.DatabaseFile)} {
		for _, e := range mustEnvelopes(t, database) {
			may := e.Drawer.Kind != vault.Table && e.Drawer.Kind != vault.Parcel && were.Status(e.Drawer) == vault.Live
			_, err := keys.Open(e.Drawer, e.ID, e.Sealed)
			if (err == nil) != may {
				faults = append(faults, fmt.Sprintf("an envelope of %s opens is %t, want %t", e.Drawer, err == nil, may))
			}
			if err == nil {
				opens++
			}
		}
	}
	if opens < 50 {
		t.Errorf("%d envelopes open: want many, or this looks at nothing", opens)
	}
	return faults
}

type envelope struct {
	Drawer vault.Drawer
	ID     string
	Sealed []byte
}

// mustEnvelopes reads every envelope of a copy of a database.
func mustEnvelopes(t *testing.T, path string) (all []envelope) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	mustWrite(t, copied, b)
	store, err := storage.Open(t.Context(), storage.Config{Path: copied})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	drawers, err := store.Drawers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drawers {
		envelopes, err := store.EnvelopesOf(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range envelopes {
			all = append(all, envelope{e.Drawer, e.ID, e.Sealed})
		}
	}
	return all
}

// TestDrill restores the backup of before with the list of after, and serves what
// comes of it: nothing destroyed comes back, everything that must be kept does (S5).
func TestDrill(t *testing.T) {
	d := mustDrill(t)
	data, r := d.mustRestore(t, d.first, d.list.Path)
	if r.Tables != 2 || r.Parcels != 4 || r.Cases != 1 || len(r.Missing)+len(r.Differs) != 0 || r.House != d.fingerprint {
		t.Errorf("got %d tables, %d parcels and %d cases lost, missing %v, differing %v; want 2, 4, 1 and none",
			r.Tables, r.Parcels, r.Cases, r.Missing, r.Differs)
	}
	if !r.ListedAt.After(r.At) {
		t.Errorf("what was destroyed is known until %s, want later than the backup of %s", r.ListedAt, r.At)
	}
	for _, fault := range d.comesBack(t, d.first, data) {
		t.Error(fault)
	}
	for _, dir := range []string{data, filepath.Dir(d.first.Path)} {
		for _, fault := range wordsInFiles(mustReadAll(t, dir)) {
			t.Error(fault)
		}
	}
	d.opensNothingFromTheTable(t, data)
	var out bytes.Buffer
	in := config.Inspect{DB: filepath.Join(data, "db"), Keys: filepath.Join(data, "keys")}
	if err := app.Inspect(t.Context(), in, &out); err != nil {
		t.Errorf("inspecting: %v\n%s", err, out.String())
	}
	d.isServed(t, data)
}

// opensNothingFromTheTable looks for the words of the demo in what opens.
func (d *drill) opensNothingFromTheTable(t *testing.T, data string) {
	t.Helper()
	all := mustOpenEverything(t, data)
	for _, c := range canaries {
		found := slices.ContainsFunc(all, func(o opened) bool { return strings.Contains(o.text, c.word) })
		want := c.kept && !strings.Contains(c.word, "kanarie") // the demo itself has none of those
		if found != want {
			t.Errorf("%s (%q): opens is %t, want %t", c.field, c.word, found, want)
		}
	}
}

// isServed starts the restored house where the old one was, and reads.
func (d *drill) isServed(t *testing.T, data string) {
	t.Helper()
	c := app.DemoConfig(data, 0, &safeBuffer{})
	c.Now, c.Listen = d.old.now.Now, d.address
	h := mustRun(t, c)
	if answer, err := d.kept.Client("Noor").Get(t.Context(), "/v1/me"); err != nil || answer.Status != http.StatusUnauthorized {
		t.Errorf("a session of before: got %d, %v; want it ended", answer.Status, err)
	}
	again := func(first string, m conference.MeetingID, path string) demo.Answer {
		t.Helper()
		who := demo.People[slices.IndexFunc(demo.People, func(p demo.Person) bool { return p.First() == first })]
		client, err := demo.LogIn(t.Context(), h.web, h.Origin, who)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := client.Get(t.Context(), "/v1/meetings/"+string(m)+path)
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
	for _, play := range []*demo.Play{d.at, d.plan} {
		var v view.Meeting
		answer := again("Noor", play.Meeting, "")
		if err := json.Unmarshal(answer.Body, &v); err != nil || v.Stage != conference.Done || !v.Lost || len(v.Items)+len(v.Agreements) > 0 {
			t.Errorf("a meeting that was not closed: got %d, stage %s, lost %t, %d items; want it closed as lost", answer.Status, v.Stage, v.Lost, len(v.Items))
		}
		if got := again("Noor", play.Meeting, "/certificate").Status; got != http.StatusNotFound {
			t.Errorf("its certificate: got %d, want 404", got)
		}
	}
	if got := again("Noor", d.kept.Meeting, "/certificate").Body; !bytes.Equal(got, d.certificate) {
		t.Error("the certificate of the closed meeting is not the same to the byte")
	}
	if _, err := ledger.Verify(d.certificate, d.fingerprint); err != nil {
		t.Errorf("verifying it: %v", err)
	}
	var notes view.Notes
	if err := json.Unmarshal(again("Hatice", d.kept.Meeting, "/notes").Body, &notes); err != nil || len(notes.Agreements) == 0 || len(notes.Attendance) == 0 {
		t.Errorf("the notes of the closed meeting: got %+v, %v; want them as before", notes, err)
	}
	var hatice view.Meeting
	if err := json.Unmarshal(again("Hatice", d.kept.Meeting, "").Body, &hatice); err != nil || hatice.Parcel == nil || hatice.Parcel.Gone != conference.KeyLost || hatice.Lost {
		t.Errorf("the parcel that waited: got %+v, %v; want it lost, and the meeting not", hatice.Parcel, err)
	}
}

// TestDrill_CatchesWhatComesBack is the planted fault: without the newest list, the
// case that ended since opens again, and the drill sees it.
func TestDrill_CatchesWhatComesBack(t *testing.T) {
	d := mustDrill(t)
	data, r := d.mustRestore(t, d.first)
	if faults := d.comesBack(t, d.first, data); len(faults) == 0 || r.Cases != 0 {
		t.Errorf("without the newest list: got %d faults and %d cases ended, want some and none", len(faults), r.Cases)
	}
	t.Run("and the newest backup needs no other list", func(t *testing.T) {
		data, _ := d.mustRestore(t, d.last)
		for _, fault := range d.comesBack(t, d.last, data) {
			t.Error(fault)
		}
	})
	t.Run("and a list that lost one line is refused", func(t *testing.T) {
		b, err := os.ReadFile(d.list.Path)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(b), "\n")
		at := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, `"case/`) })
		path := filepath.Join(t.TempDir(), "short.json")
		mustWrite(t, path, []byte(strings.Join(slices.Delete(lines, at, at+1), "\n")))
		_, err = backup.Restore(t.Context(), backup.Into{
			From: d.first.Path, Lists: []string{path}, Identity: d.key, Now: time.Now,
			Database: filepath.Join(t.TempDir(), "db", "x.db"), Keys: filepath.Join(t.TempDir(), "keys"),
		})
		if err == nil || !strings.Contains(err.Error(), "not a whole list") {
			t.Errorf("got %v, want it refused", err)
		}
	})
}
