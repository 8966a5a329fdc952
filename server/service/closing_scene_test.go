// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
)

// Words of what is not released: none of them may be found after closing.
var canaries = []string{
	"overprikkeld", "bemiddeld", "middernacht", "veroordeling", "dagbesteding", "slaapkliniek",
	"kanarie-verzoek", "kanarie-voorwaarde", "kanarie-afspraak", "kanarie-herschreven", "Is nodig.",
}

// permitted is what each recipient's parcel holds, to the word, in order.
var permitted = map[string][]conference.ReleaseContent{
	"Hatice": {
		{Number: 1, Text: "Ruben wil in zijn huis blijven.", About: "Ruben K.", Serves: "Vaste contactpersoon.", Words: "Om mee te beginnen.", Conditions: "Bespreek het met hem."},
		{Number: 3, Text: "Er loopt behandeling.", InOtherWords: true, About: "Ruben K.", Serves: "Vaste contactpersoon.", Words: "Om af te stemmen."},
	},
	"Aniek": {{Number: 2, Text: "Er is een huurachterstand.", About: "Ruben K.", Serves: "Gemeentelijke schuldhulpverlening", Words: "Voor mijn eigen taak."}},
}

// readyToClose plays a meeting in which everything that may or may not leave lies
// on the table, and the round is held.
func readyToClose(ctx context.Context, folder string) (*servicetest.Scene, error) {
	h, err := servicetest.Open(ctx, folder, servicetest.Options{})
	if err != nil {
		return nil, err
	}
	defer h.Close()
	s := servicetest.NewScene(ctx, h, time.Now())
	s.Table("Hatice", "Joris", "Mila", "Stef", "Aniek")
	s.Put("Stef", "house", permitted["Hatice"][0].Text)
	s.Put("Stef", "rent", permitted["Aniek"][0].Text)
	s.Put("Joris", "care", "Behandeling bij de slaapkliniek.")
	s.Put("Joris", "stress", "Bij spanning raakt hij overprikkeld.")
	s.Put("Mila", "row", "Op 3 november is bemiddeld.", "Noor", "Hatice")
	s.Put("Stef", "noise", "Geluid na middernacht.")
	s.Put("Mila", "gone", "In 2019 een veroordeling.", "Hatice")
	s.Put("Joris", "day", "Hij heeft dagbesteding.")
	s.Withdraw("Mila", "gone")
	s.Draft("Hatice", "contact", permitted["Hatice"][0].Serves)
	s.TakeOn("Hatice", "contact")
	s.Draft("Mila", "draft", "Belt, kanarie-afspraak.")
	s.Draft("Stef", "wait", "Wacht, kanarie-herschreven.")
	s.TakeOn("Stef", "wait")
	s.Rewrite("Stef", "wait", "Wacht met ontruimen.")
	s.Round("contact", "wait")
	askAndAnswer(s)
	return s, s.Err()
}

func askAndAnswer(s *servicetest.Scene) {
	s.Ask("Hatice", "house", "contact", permitted["Hatice"][0].Words)
	s.Ask("Hatice", "care", "contact", permitted["Hatice"][1].Words)
	s.Ask("Hatice", "stress", "contact", "Met kanarie-verzoek.")
	s.Ask("Hatice", "day", "contact", "Ook kanarie-verzoek.")
	s.Ask("Aniek", "rent", "", permitted["Aniek"][0].Words)
	s.Ask("Mila", "noise", "", "Nog een kanarie-verzoek.")
	s.Grant("Stef", "Hatice", "house", "", permitted["Hatice"][0].Conditions)
	s.Grant("Joris", "Hatice", "care", permitted["Hatice"][1].Text, "")
	s.Grant("Joris", "Hatice", "day", "", "Onder kanarie-voorwaarde.")
	s.TakeBack("Joris", "Hatice", "day")
	s.Grant("Stef", "Aniek", "rent", "", "")
}

// template is a folder with a house that is ready to close, copied for each crash.
type template struct {
	folder string
	scene  *servicetest.Scene
	sealed [][]byte // a piece of every sealed text of the table, as it lies on the disk
}

const sceneFile = "scene.json"

func mustTemplate(t testing.TB) template {
	t.Helper()
	folder := t.TempDir()
	s, err := readyToClose(context.Background(), folder)
	if err != nil {
		t.Fatalf("making the template: %v", err)
	}
	text, err := json.Marshal(s)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, sceneFile), text, 0o600)
	}
	if err != nil {
		t.Fatalf("keeping the scene: %v", err)
	}
	return template{folder, s, mustTableBytes(t, folder, s)}
}

func mustTableBytes(t testing.TB, folder string, s *servicetest.Scene) [][]byte {
	t.Helper()
	h, err := servicetest.Open(t.Context(), folder, servicetest.Options{AsFound: true})
	if err != nil {
		t.Fatalf("opening the template: %v", err)
	}
	defer h.Close()
	envelopes, err := h.Store.EnvelopesOf(t.Context(), tableOf(s))
	if err != nil || len(envelopes) == 0 {
		t.Fatalf("reading the table: got %d envelopes and %v", len(envelopes), err)
	}
	var pieces [][]byte
	for _, e := range envelopes {
		pieces = append(pieces, e.Sealed[len(e.Sealed)-16:])
	}
	return pieces
}

func tableOf(s *servicetest.Scene) vault.Drawer {
	return vault.Drawer{Kind: vault.Table, ID: string(s.Meeting)}
}

// mustCopy copies a folder that no process has open.
func mustCopy(t testing.TB, from string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "house")
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatalf("copying a house: %v", err)
	}
	// The program refuses folders and keys that others may read.
	err := filepath.WalkDir(to, func(path string, d os.DirEntry, err error) error {
		mode := os.FileMode(0o600)
		if err == nil && d.IsDir() {
			mode = 0o700
		}
		return os.Chmod(path, mode)
	})
	if err != nil {
		t.Fatalf("copying a house: %v", err)
	}
	return to
}

func sceneIn(folder string) (*servicetest.Scene, error) {
	text, err := os.ReadFile(filepath.Join(folder, sceneFile))
	if err != nil {
		return nil, err
	}
	s := &servicetest.Scene{Ctx: context.Background()}
	return s, json.Unmarshal(text, s)
}
