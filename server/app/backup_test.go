// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/backup"
	"github.com/casustafel/casustafel/server/config"
)

// TestBackup_AsAnOperatorDoesIt makes a key, backs up a house that is served, and
// restores it, by the commands and what they print.
func TestBackup_AsAnOperatorDoesIt(t *testing.T) {
	h := mustOpen(t, t.TempDir())
	db, keys, to, safe := filepath.Join(h.data, "db"), filepath.Join(h.data, "keys"), t.TempDir(), t.TempDir()
	secret := filepath.Join(safe, "recovery.key")
	var out bytes.Buffer
	says := func(err error, words ...string) string {
		t.Helper()
		said := out.String()
		out.Reset()
		if err != nil {
			t.Fatalf("got %v after %q", err, said)
		}
		for _, w := range words {
			if !strings.Contains(said, w) {
				t.Errorf("got %q, want it to say %q", said, w)
			}
		}
		return said
	}
	said := says(app.RecoveryKey(config.RecoveryKey{Out: secret}, &out), "--recipient age1", secret)
	recipient := regexp.MustCompile(`age1\S+`).FindString(said)
	if strings.Contains(said, "SECRET") {
		t.Error("the secret half was printed")
	}
	if info, err := os.Stat(secret); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the recovery key: got %v, %v; want mode 0600", info, err)
	}
	if err := app.RecoveryKey(config.RecoveryKey{Out: secret}, &out); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second key in one file: got %v, want %v", err, fs.ErrExist)
	}
	if err := app.Backup(t.Context(), config.Backup{DB: db, Keys: keys, To: to, Recipients: []string{"age1no"}}, &out); err == nil {
		t.Error("a recipient that is none: got no error")
	}
	said = says(app.Backup(t.Context(), config.Backup{DB: db, Keys: keys, To: to, Recipients: []string{recipient}}, &out), "verzegeld voor de herstelsleutel")
	from := regexp.MustCompile(`staat in (\S+)\.\n`).FindStringSubmatch(said)[1]
	says(app.Backup(t.Context(), config.Backup{Keys: keys, To: safe, OnlyDestroyed: true}, &out), "destroyed.json")
	h.stop()

	again := t.TempDir()
	restore := config.Restore{
		From: from, Identity: secret, Destroyed: []string{filepath.Join(safe, "destroyed.json")}, OldKeys: keys,
		DB: filepath.Join(again, "db"), Keys: filepath.Join(again, "keys"),
	}
	says(app.Restore(t.Context(), restore, &out), "Het huis is teruggezet", "sleutel niet beschikbaar", "Iedereen is afgemeld")
	if err := app.Restore(t.Context(), restore, &out); !errors.Is(err, backup.ErrNotEmpty) {
		t.Errorf("once more into the same folders: got %v, want %v", err, backup.ErrNotEmpty)
	}
	mustRun(t, app.DemoConfig(again, 0, &safeBuffer{}))
}
