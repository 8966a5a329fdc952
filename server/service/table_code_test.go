// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
)

func TestGiveCode(t *testing.T) {
	s, code := coded(t, servicetest.Options{})
	t.Run("L12: is six digits, and another every time", func(t *testing.T) {
		codes := map[string]bool{code: true}
		for range 8 {
			codes[mustGive(t, s, "Lotte")] = true
		}
		for c := range codes {
			if len(c) != 6 || strings.Trim(c, "0123456789") != "" {
				t.Errorf("got %d characters that are not six digits", len(c))
			}
		}
		if len(codes) < 7 {
			t.Errorf("got %d different codes of nine", len(codes))
		}
	})
	t.Run("L12: the old one is dead", func(t *testing.T) {
		if _, err := s.House.PutItem(s.Ctx, on("Stef", s.Seats["Lotte"], code), s.Meeting, s.NewItem("Iets.")); !refusedAs(err, conference.CodeWrong) {
			t.Errorf("got %v, want %s", err, conference.CodeWrong)
		}
	})
	t.Run("L12: and its text lies in the drawer no more", func(t *testing.T) {
		texts := func() int {
			stored, err := s.House.Store.EnvelopesOf(s.Ctx, tableOf(s))
			if err != nil {
				t.Fatal(err)
			}
			return len(stored)
		}
		before := texts()
		if mustGive(t, s, "Lotte"); texts() != before {
			t.Errorf("got %d texts after another code, want %d", texts(), before)
		}
	})
	t.Run("L12: a key whose code was replaced is told no other", func(t *testing.T) {
		a := servicetest.Act("Noor")
		first, err := s.House.GiveCode(s.Ctx, a, s.Meeting, s.Seats["Lotte"])
		if err != nil {
			t.Fatal(err)
		}
		mustGive(t, s, "Lotte")
		if v, err := s.House.GiveCode(s.Ctx, a, s.Meeting, s.Seats["Lotte"]); !refusedAs(err, conference.CodeDead) || v.Code != "" {
			t.Errorf("got %+v after %+v, %v, want %s", v, first, err, conference.CodeDead)
		}
	})
}

func TestTableCode_LiesNowhereInTheClear(t *testing.T) {
	s, code := coded(t, servicetest.Options{})
	_, _ = s.House.PutItem(s.Ctx, on("Stef", s.Seats["Lotte"], code), s.Meeting, s.NewItem("Iets."))
	said := `"` + code + `"` // as it would stand in any text: six digits alone can be anything
	lies := func() (where []string) {
		for _, e := range recorded(t, s, 0) {
			if text, _, err := conference.Encode(e); err != nil || strings.Contains(text, said) {
				where = append(where, e.Kind())
			}
		}
		if found := mustScan(t, s.House.Folder, [][]byte{[]byte(said)}); found != "" {
			where = append(where, found)
		}
		return where
	}
	if got := lies(); len(got) > 0 {
		t.Errorf("L12: got it in %v, want it nowhere", got)
	}
	if told := fmt.Sprintf("%v %+v %#v", on("Stef", "", code).Beside, on("Stef", "", code), *on("Stef", "", code).Beside); strings.Contains(told, code) {
		t.Errorf("L12: got it printed: %s", told)
	}
	t.Run("and a planted one is found", func(t *testing.T) {
		if err := os.WriteFile(filepath.Join(servicetest.DatabaseFolder(s.House.Folder), "planted"), []byte(said), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := lies(); len(got) == 0 {
			t.Error("got nothing, want the planted file")
		}
	})
	t.Run("L12, S5: after closing it does not open", func(t *testing.T) {
		s.Round()
		s.Close()
		s.Must(t)
		if got := s.House.Keyring.Status(tableOf(s)); got != vault.Destroyed {
			t.Errorf("got its key %s, want it destroyed", got)
		}
		stored, err := s.House.Store.EnvelopesOf(s.Ctx, tableOf(s))
		if err != nil || len(stored) != 0 {
			t.Errorf("got %d sealed texts of the table left, %v", len(stored), err)
		}
	})
}
