// SPDX-License-Identifier: EUPL-1.2

package backup

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
)

// recovery is a recovery key of a test.
type recovery struct {
	to       vault.Recipient
	identity vault.Identity
}

func mustRecovery(t testing.TB) recovery {
	t.Helper()
	var secret bytes.Buffer
	text, err := vault.NewRecoveryKey(&secret)
	if err != nil {
		t.Fatal(err)
	}
	to, err := vault.ParseRecipient(text)
	if err != nil {
		t.Fatal(err)
	}
	identity, err := vault.ReadIdentity(&secret)
	if err != nil {
		t.Fatal(err)
	}
	return recovery{to, identity}
}

func (r recovery) config(folder, to string) Config {
	return Config{
		Database: servicetest.DatabasePath(folder), Keys: servicetest.KeyFolder(folder), To: to,
		Sealed: []vault.Recipient{r.to}, Now: time.Now,
	}
}

func (r recovery) into(from, folder string, lists ...string) Into {
	return Into{
		From: from, Lists: lists, Identity: r.identity,
		Database: servicetest.DatabasePath(folder), Keys: servicetest.KeyFolder(folder), Now: time.Now,
	}
}

func mustMake(t testing.TB, c Config) Made {
	t.Helper()
	made, err := Make(t.Context(), c)
	if err != nil {
		t.Fatalf("making a backup: %v", err)
	}
	return made
}

// mustScene is a house with a table and one item on it.
func mustScene(t testing.TB, folder string) (*servicetest.House, *servicetest.Scene) {
	t.Helper()
	h := servicetest.MustOpen(t, folder, servicetest.Options{})
	s := servicetest.MustScene(t, h, "Hatice", "Joris", "Mila", "Stef", "Aniek", "Bram")
	s.Put("Stef", "rent", "Er is een huurachterstand.")
	s.Must(t)
	return h, s
}

func TestMake_HasEveryFileOfItsOwnerAlone(t *testing.T) {
	folder, to := t.TempDir(), t.TempDir()
	r := mustRecovery(t)
	mustScene(t, folder)
	made := mustMake(t, r.config(folder, to))
	m, err := readManifest(made.Path)
	if err != nil || m.House != made.House || made.House == "" || made.Keys == 0 {
		t.Fatalf("got %+v, %v; want a manifest of this house", m, err)
	}
	found, err := os.ReadDir(made.Path)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range found {
		names = append(names, e.Name())
		if info, err := e.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: got %v, %v; want mode 0600", e.Name(), info, err)
		}
	}
	want := append(slices.Clone(members), manifestName)
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("files: got %v, want %v", names, want)
	}
	if all, err := os.ReadDir(to); err != nil || len(all) != 1 {
		t.Errorf("got %v, %v; want the backup and no draft", all, err)
	}
	t.Run("and a second in the same second is refused", func(t *testing.T) {
		c := r.config(folder, to)
		at := m.At
		c.Now = func() time.Time { return at }
		if _, err := Make(t.Context(), c); !errors.Is(err, os.ErrExist) {
			t.Errorf("got %v, want %v", err, os.ErrExist)
		}
	})
	t.Run("and one that fails leaves nothing", func(t *testing.T) {
		empty := t.TempDir()
		c := r.config(folder, empty)
		c.Sealed = nil
		_, err := Make(t.Context(), c)
		if left, _ := os.ReadDir(empty); !errors.Is(err, vault.ErrRecovery) || len(left) > 0 {
			t.Errorf("without a recipient: got %v and %v, want %v and nothing", err, left, vault.ErrRecovery)
		}
	})
}

// TestMake_WhileEightPeopleWrite backs up while items are put and people added,
// and restores each backup: it is a beginning of what was done, whole, and no key
// of it is missing.
func TestMake_WhileEightPeopleWrite(t *testing.T) {
	folder, to := t.TempDir(), t.TempDir()
	r := mustRecovery(t)
	h, s := mustScene(t, folder)
	ctx, stop := context.WithCancel(t.Context())
	var writers sync.WaitGroup
	for n, name := range []string{"Noor", "Hatice", "Joris", "Mila", "Stef", "Aniek", "Bram", "Noor"} {
		writers.Go(func() {
			for i := 0; ctx.Err() == nil; i++ {
				_, err := h.PutItem(t.Context(), servicetest.Act(name), s.Meeting, s.NewItem(fmt.Sprintf("Bijdrage %d.", i)))
				person := conference.PersonID(service.NewID())
				err = errors.Join(err, h.AddPerson(t.Context(), person, conference.PersonContent{Name: "Iemand"}))
				if err != nil {
					t.Errorf("writer %d: %v", n, err)
					return
				}
			}
		})
	}
	var made []Made
	for n := range 3 {
		c := r.config(folder, filepath.Join(to, fmt.Sprint(n)))
		made = append(made, mustMake(t, c))
	}
	stop()
	writers.Wait()
	last := 0
	for _, m := range made {
		restored := t.TempDir()
		result, err := Restore(t.Context(), r.into(m.Path, restored))
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Missing) > 0 || len(result.Differs) > 0 || result.Tables != 1 {
			t.Errorf("got missing %v, differing %v and %d lost tables; want none, none and one", result.Missing, result.Differs, result.Tables)
		}
		n := mustBeginLike(t, restored, h)
		if n < last {
			t.Errorf("a later backup holds %d events of the house, the one before %d", n, last)
		}
		last = n
	}
}

// mustBeginLike holds every stream of a restored house against the one it was
// backed up from: the same to the byte, up to what the restore added. It returns how
// many events the house itself had.
func mustBeginLike(t testing.TB, folder string, live *servicetest.House) (ofHouse int) {
	t.Helper()
	h := servicetest.MustOpen(t, folder, servicetest.Options{AsFound: true})
	for _, kind := range []record.StreamKind{record.House, record.Case, record.Meeting} {
		heads, err := h.Store.Streams(t.Context(), kind)
		if err != nil || len(heads) == 0 {
			t.Fatalf("streams of kind %s: got %v, %v; want some", kind, heads, err)
		}
		for _, head := range heads {
			before := ownTexts(t, h, head.Stream)
			all := texts(t, live, head.Stream)
			if len(before) > len(all) || !slices.Equal(before, all[:len(before)]) {
				t.Errorf("%s %s is not a beginning of what was done", kind, head.Stream.ID)
			}
			if kind == record.House {
				ofHouse = len(before)
			}
		}
	}
	return ofHouse
}

func texts(t testing.TB, h *servicetest.House, s record.Stream) (all []string) {
	t.Helper()
	entries, err := h.Store.Entries(t.Context(), s, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, e.Text)
	}
	return all
}

// ownTexts are those before the first that a restore added.
func ownTexts(t testing.TB, h *servicetest.House, s record.Stream) []string {
	t.Helper()
	all := texts(t, h, s)
	added := func(text string) bool {
		return slices.ContainsFunc([]string{"house-restored", "table-lost", "parcel-lost", "case-kept"}, func(kind string) bool {
			return strings.HasPrefix(text, `{"kind":"`+kind+`"`)
		})
	}
	if n := slices.IndexFunc(all, added); n >= 0 {
		return all[:n]
	}
	return all
}

// TestRestore_SaysWhichKeyIsMissing plants the wrong order: keys that were read
// before the database. The order of Make is what keeps that from happening.
func TestRestore_SaysWhichKeyIsMissing(t *testing.T) {
	folder, to, restored := t.TempDir(), t.TempDir(), t.TempDir()
	r := mustRecovery(t)
	h, _ := mustScene(t, folder)
	early := mustMake(t, r.config(folder, filepath.Join(to, "1")))
	person := conference.PersonID(service.NewID())
	if err := h.AddPerson(t.Context(), person, conference.PersonContent{Name: "Later"}); err != nil {
		t.Fatal(err)
	}
	late := mustMake(t, r.config(folder, filepath.Join(to, "2")))
	mustCopy(t, filepath.Join(early.Path, keysName), filepath.Join(late.Path, keysName))
	mustRemove(t, filepath.Join(late.Path, manifestName))
	if err := writeManifest(late.Path, late.House, time.Now()); err != nil {
		t.Fatal(err)
	}
	result, err := Restore(t.Context(), r.into(late.Path, restored))
	if err != nil {
		t.Fatal(err)
	}
	if want := []vault.Drawer{{Kind: vault.Person, ID: string(person)}}; !slices.Equal(result.Missing, want) {
		t.Errorf("missing: got %v, want %v", result.Missing, want)
	}
	if _, err := servicetest.Open(t.Context(), restored, servicetest.Options{}); err != nil {
		t.Errorf("starting with it: got %v, want it to start", err)
	}
}

func mustCopy(t testing.TB, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func mustRemove(t testing.TB, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

// TestRestore_RemovesAgainWhoWasRemoved: whose key was destroyed after the backup
// does not come in again, by a sign-on either.
func TestRestore_RemovesAgainWhoWasRemoved(t *testing.T) {
	folder, restored := t.TempDir(), t.TempDir()
	r := mustRecovery(t)
	h, _ := mustScene(t, folder)
	made := mustMake(t, r.config(folder, t.TempDir()))
	gone := servicetest.Person("Bram")
	if err := h.Keyring.Destroy(vault.Drawer{Kind: vault.Person, ID: string(gone)}); err != nil {
		t.Fatal(err)
	}
	list, err := MakeList(r.config(folder, t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	result, err := Restore(t.Context(), r.into(made.Path, restored, list.Path))
	if err != nil || result.People != 1 || len(result.Missing)+len(result.Differs) > 0 {
		t.Fatalf("got %+v, %v; want one person removed again", result, err)
	}
	again := servicetest.MustOpen(t, restored, servicetest.Options{})
	var refused conference.Errors
	if _, err := again.Viewer(t.Context(), gone); !errors.As(err, &refused) || !refused.Has(conference.Hidden) {
		t.Errorf("who was removed: got %v, want them unknown", err)
	}
	if _, err := again.Viewer(t.Context(), servicetest.Person("Noor")); err != nil {
		t.Errorf("who was not: got %v, want them known", err)
	}
}
