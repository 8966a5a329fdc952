// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// words are typed by whoever keeps the house, each in one place.
var words = map[string]string{
	"name": "kwikstaart", "mail name": "roodborst", "fg": "winterkoning", "contact": "boomklever", "coordinating": "goudvink",
	"convenant": "putter", "theme": "zanglijster", "person": "heggenmus", "organisation of one": "ringmus", "number": "spreeuw",
	"organisation": "wielewaal", "issuer": "nachtegaal", "client": "koekoek", "secret": "blauwborst", "acr": "waterspreeuw",
	"proof": "karekiet", "passkey": "snorrietzanger", "subject": "sprinkhaanzanger", "later name": "tjiftjaf", "telephone": "grasmus",
}

// keepWords types every word, and does everything that is done to the house.
func keepWords(t *testing.T, s *servicetest.Scene) {
	t.Helper()
	do, w := mustDo(t), words
	in := newSettings(w["name"])
	in.MailName, in.FGName, in.FGContact = w["mail name"], w["fg"], w["contact"]
	in.CoordinatingFG, in.Convenant, in.Theme = w["coordinating"], w["convenant"], w["theme"]
	do(s.House.SetHouse(s.Ctx, servicetest.Act("Bea"), in))
	person := service.NewPerson{Name: w["person"], Organisation: w["organisation of one"], Contact: w["number"], Roles: conference.Roles()}
	p := conference.PersonID(do(s.House.AddPersonBy(s.Ctx, servicetest.Act("Bea"), person)).ID)
	do(s.House.ChangePerson(s.Ctx, servicetest.Act("Bea"), p, service.ChangedPerson{Name: w["later name"], Contact: w["telephone"]}))
	do(s.House.AddOrganisation(s.Ctx, servicetest.Act("Bea"), servicetest.NewOrganisation(w["organisation"])))
	issuer := servicetest.NewIssuer(w["issuer"])
	issuer.ClientID, issuer.Secret, issuer.ACR = w["client"], w["secret"], []string{w["acr"]}
	s.Kept["issuer"] = do(s.House.AddIssuer(s.Ctx, servicetest.Act("Bea"), issuer)).ID
	key, err := json.Marshal(w["passkey"])
	if err != nil {
		t.Fatal(err)
	}
	s.AddProof("Stef", "passkey", conference.NewProof{Method: conference.MethodPasskey, Content: conference.ProofContent{Name: w["proof"], Passkey: key}})
	s.SignOn("Stef", "work", w["subject"])
	s.Must(t)
}

// found lists which words are in the clear anywhere below a folder.
func foundIn(t *testing.T, folder string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		for what, word := range words {
			if bytes.Contains(content, []byte(word)) {
				found = append(found, what+" in "+filepath.Base(path))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestHouse_NothingTypedIsInTheClear: not in an event, not in any file, with the
// write-ahead log in it (P6).
func TestHouse_NothingTypedIsInTheClear(t *testing.T) {
	folder := t.TempDir()
	s := servicetest.NewScene(t.Context(), servicetest.MustOpen(t, folder, servicetest.Options{}), time.Now())
	keepWords(t, s)
	events := 0
	for _, kind := range record.StreamKinds() {
		heads, err := s.House.Store.Streams(s.Ctx, kind)
		if err != nil {
			t.Fatal(err)
		}
		for _, head := range heads {
			entries, err := s.House.Store.Entries(s.Ctx, head.Stream, 0)
			if err != nil {
				t.Fatal(err)
			}
			events += len(entries)
			for _, entry := range entries {
				for what, word := range words {
					if strings.Contains(entry.Text, word) {
						t.Errorf("the %s is in the record: %s", what, entry.Kind)
					}
				}
			}
		}
	}
	if events < 20 {
		t.Errorf("got %d events, want all that was done", events)
	}
	for _, leak := range foundIn(t, folder) {
		t.Errorf("in the clear: %s", leak)
	}
	// And it was really kept: whoever may read it does.
	v, err := s.House.HouseView(s.Ctx, servicetest.Person("Bea"))
	if err != nil || v.Name != words["name"] || v.Convenant != words["convenant"] || v.CoordinatingFG != words["coordinating"] {
		t.Errorf("got %+v, %v", v, err)
	}
	known, err := s.House.KnownProofs(s.Ctx, servicetest.Person("Stef"))
	if err != nil || len(known) != 2 || !strings.Contains(string(known[0].Content.Passkey), words["passkey"]) || known[1].Content.Subject != words["subject"] {
		t.Errorf("got %d proofs, %v, want both with what proves them", len(known), err)
	}
	if err := os.WriteFile(filepath.Join(folder, "planted"), []byte("een "+words["secret"]+" hier"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := foundIn(t, folder); len(got) != 1 || got[0] != "secret in planted" {
		t.Errorf("a word that was planted: got %v, want it found", got)
	}
}
