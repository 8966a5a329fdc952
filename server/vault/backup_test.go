// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// recovery is a recovery key of a test.
func mustRecoveryKey(t testing.TB) (Recipient, Identity, string) {
	t.Helper()
	var secret bytes.Buffer
	text, err := NewRecoveryKey(&secret)
	if err != nil {
		t.Fatal(err)
	}
	r, err := ParseRecipient(text)
	if err != nil {
		t.Fatal(err)
	}
	i, err := ReadIdentity(bytes.NewReader(secret.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return r, i, secret.String()
}

func mustBackup(t testing.TB, dir string, to Recipient) []byte {
	t.Helper()
	keys, err := ReadLong(dir)
	if err != nil {
		t.Fatalf("ReadLong: %v", err)
	}
	defer keys.Close()
	var sealed bytes.Buffer
	if err := keys.WriteBackup(&sealed, to); err != nil {
		t.Fatalf("WriteBackup: %v", err)
	}
	return sealed.Bytes()
}

func mustSealIn(t testing.TB, s *Slots, d Drawer) []byte {
	t.Helper()
	sealed, err := s.Seal(d, "id", []byte("words of "+d.String()))
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

var everyKind = []Drawer{{Case, "kept"}, {Case, "ended"}, {Own, "kept/p"}, {Parcel, "m/p"}, {Person, "kept"}, {Table, "m"}, {Table, "closed"}}

// TestRestoreLong_WhatWasDestroyedIsFirst backs up a keyring that is in use,
// destroys more, and restores the old backup with the new list.
func TestRestoreLong_WhatWasDestroyedIsFirst(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	recipient, identity, _ := mustRecoveryKey(t)
	s := mustOpenSlots(t, dir)
	mustCreate(t, s, everyKind...)
	sealed := map[Drawer][]byte{}
	for _, d := range everyKind {
		sealed[d] = mustSealIn(t, s, d)
	}
	mustDestroy(t, s, Drawer{Table, "closed"})
	backup := mustBackup(t, dir, recipient)
	mustDestroy(t, s, Drawer{Case, "ended"})
	gone, err := ReadDestroyed(dir)
	if err != nil {
		t.Fatal(err)
	}
	if want := []Drawer{{Case, "ended"}, {Table, "closed"}}; !slices.Equal(gone, want) {
		t.Fatalf("destroyed: got %v, want %v", gone, want)
	}
	kept, err := RestoreLong(to, bytes.NewReader(backup), identity, gone)
	if err != nil || kept != 3 {
		t.Fatalf("RestoreLong: got %d keys and %v, want 3", kept, err)
	}
	got := mustOpenSlots(t, to)
	want := map[Drawer]Status{{Case, "kept"}: Live, {Case, "ended"}: Destroyed, {Own, "kept/p"}: Live, {Person, "kept"}: Live, {Table, "closed"}: Destroyed}
	for _, d := range everyKind {
		if got.Status(d) != want[d] {
			t.Errorf("%v: got %v, want %v", d, got.Status(d), want[d])
		}
		plain, err := got.Open(d, "id", sealed[d])
		if opens := err == nil && string(plain) == "words of "+d.String(); opens != (want[d] == Live) {
			t.Errorf("opening %v: got %v, want it to open: %t", d, err, want[d] == Live)
		}
	}
	if err := got.Create(Drawer{Case, "ended"}); !errors.Is(err, ErrDestroyed) {
		t.Errorf("creating a destroyed drawer again: got %v, want %v", err, ErrDestroyed)
	}
}

// TestRestoreLong_CatchesAForgottenList is the planted fault: without the list,
// what was destroyed opens again, and the test above would see it.
func TestRestoreLong_CatchesAForgottenList(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	recipient, identity, _ := mustRecoveryKey(t)
	s := mustOpenSlots(t, dir)
	mustCreate(t, s, testDrawer, Drawer{Case, "ended"})
	sealed := mustSealIn(t, s, Drawer{Case, "ended"})
	backup := mustBackup(t, dir, recipient)
	mustDestroy(t, s, Drawer{Case, "ended"})
	if _, err := RestoreLong(to, bytes.NewReader(backup), identity, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := mustOpenSlots(t, to).Open(Drawer{Case, "ended"}, "id", sealed); err != nil {
		t.Errorf("got %v, want what was destroyed back: the list is what keeps it away", err)
	}
}

func TestRestoreLong_Refuses(t *testing.T) {
	dir := t.TempDir()
	recipient, identity, _ := mustRecoveryKey(t)
	_, other, _ := mustRecoveryKey(t)
	s := mustOpenSlots(t, dir)
	mustCreate(t, s, drawers(Case, 0, 200)...)
	backup := mustBackup(t, dir, recipient)
	refuses := func(name string, backup []byte, i Identity, gone []Drawer, want error) {
		t.Run(name, func(t *testing.T) {
			to := t.TempDir()
			if _, err := RestoreLong(to, bytes.NewReader(backup), i, gone); !errors.Is(err, want) {
				t.Errorf("got %v, want %v", err, want)
			}
			for _, file := range []string{shortName, longName} {
				if _, err := os.Stat(filepath.Join(to, file)); !errors.Is(err, os.ErrNotExist) {
					t.Errorf("%s: got %v, want nothing left behind", file, err)
				}
			}
		})
	}
	for at := 0; at < len(backup); at += len(backup)/40 + 1 {
		changed := bytes.Clone(backup)
		changed[at] ^= 1
		to := t.TempDir()
		if _, err := RestoreLong(to, bytes.NewReader(changed), identity, nil); err == nil {
			t.Errorf("byte %d flipped: got no error", at)
		}
	}
	refuses("a byte flipped at the end", flipped(backup), identity, nil, ErrDamaged)
	refuses("cut off", backup[:len(backup)-100], identity, nil, ErrDamaged)
	refuses("another recovery key", backup, other, nil, ErrRecovery)
	refuses("no recovery key", backup, Identity{}, nil, ErrRecovery)
	refuses("a list with a drawer of no kind", backup, identity, []Drawer{{"cupboard", "x"}}, ErrDrawer)
	refuses("what is no backup of keys", sealedText(t, recipient, "words"), identity, nil, ErrDamaged)
	refuses("a short key in it", sealedText(t, recipient, backupHead+string(encodeSlot(Live, Drawer{Table, "m"}, newKey()()))), identity, nil, ErrDamaged)
	refuses("a destroyed key in it", sealedText(t, recipient, backupHead+string(encodeSlot(Destroyed, testDrawer, newKey()()))), identity, nil, ErrDamaged)
	twice := string(encodeSlot(Live, Drawer{Case, "c"}, newKey()()))
	refuses("a key twice", sealedText(t, recipient, backupHead+twice+twice), identity, nil, ErrDamaged)
	refuses("half a key", sealedText(t, recipient, backupHead+twice[:100]), identity, nil, ErrDamaged)
	t.Run("a keyring that is there", func(t *testing.T) {
		before, err := os.ReadFile(filepath.Join(dir, longName))
		if err != nil {
			t.Fatal(err)
		}
		mustClose(t, s)
		if _, err := RestoreLong(dir, bytes.NewReader(backup), identity, nil); !errors.Is(err, os.ErrExist) {
			t.Errorf("got %v, want %v", err, os.ErrExist)
		}
		if after, _ := os.ReadFile(filepath.Join(dir, longName)); !bytes.Equal(before, after) {
			t.Error("the keyring that was there was touched")
		}
	})
}

func flipped(b []byte) []byte {
	c := bytes.Clone(b)
	c[len(c)-1] ^= 1
	return c
}

func sealedText(t testing.TB, to Recipient, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := SealTo(&b, to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBackup_HoldsNoKeyInTheClear(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	recipient, identity, secret := mustRecoveryKey(t)
	s := mustOpenSlots(t, dir)
	mustCreate(t, s, everyKind...)
	backup := mustBackup(t, dir, recipient)
	if _, err := RestoreLong(to, bytes.NewReader(backup), identity, nil); err != nil {
		t.Fatal(err)
	}
	for _, d := range everyKind {
		key := keyOf(t, s, d)
		if bytes.Contains(backup, key) {
			t.Errorf("the key of %v is in the clear in the backup", d)
		}
		got := filesWith(t, to, key)
		if want := d.Kind != Table && d.Kind != Parcel; want != (len(got) > 0) {
			t.Errorf("the key of %v is in %v of what was restored, want it there: %t", d, got, want)
		}
	}
	keys, err := ReadLong(dir)
	if err != nil {
		t.Fatal(err)
	}
	held := keys.held()
	if form := shown(keys, keyOf(t, s, everyKind[0])); form != "" {
		t.Errorf("printing LongKeys shows a key in %s", form)
	}
	line := strings.Fields(secret)[len(strings.Fields(secret))-1]
	if text := fmt.Sprintf("%v %+v %#v", identity, identity, identity); strings.Contains(strings.ToUpper(text), line[15:40]) {
		t.Error("printing an Identity shows the recovery key")
	}
	keys.Close()
	for _, k := range held {
		if !zero(k.key()[:]) {
			t.Errorf("the key of %v is in memory after Close", k.drawer)
		}
	}
	t.Run("and what was restored is the owner's alone", func(t *testing.T) {
		for _, name := range []string{shortName, longName} {
			info, err := os.Stat(filepath.Join(to, name))
			if err != nil || info.Mode().Perm() != 0o600 || info.Size()%(chunkSlots*slotSize) != 0 {
				t.Errorf("%s: got %v, %v; want 0600 and whole chunks", name, info, err)
			}
		}
	})
}

func TestWriteBackup_WantsARecoveryKey(t *testing.T) {
	dir := t.TempDir()
	mustClose(t, mustOpenSlots(t, dir))
	keys, err := ReadLong(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for name, to := range map[string][]Recipient{"none": nil, "an empty one": {{}}} {
		if err := keys.WriteBackup(&b, to...); !errors.Is(err, ErrRecovery) || b.Len() > 0 {
			t.Errorf("%s: got %v and %d bytes, want %v and none", name, err, b.Len(), ErrRecovery)
		}
	}
	for _, text := range []string{"", "age1", "AGE-SECRET-KEY-1", "words that were said"} {
		if _, err := ParseRecipient(text); !errors.Is(err, ErrRecovery) || text != "" && strings.Contains(err.Error(), text) {
			t.Errorf("recipient %q: got %v, want %v without the text", text, err, ErrRecovery)
		}
		if _, err := ReadIdentity(strings.NewReader(text)); !errors.Is(err, ErrRecovery) || text != "" && strings.Contains(err.Error(), text) {
			t.Errorf("identity %q: got %v, want %v without the text", text, err, ErrRecovery)
		}
	}
}
