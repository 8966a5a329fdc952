// SPDX-License-Identifier: EUPL-1.2

package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParse_ReadsASecretFromAFile(t *testing.T) {
	const secret = "geheim-kanarie"
	write := func(text string) string {
		path := filepath.Join(t.TempDir(), "secret")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	serve := []string{"serve", "--db", "/a/db", "--keys", "/b/keys", "--origin", "https://tafel.example.nl", "--mail-host", "smtp.example.nl:587", "--mail-user", "u"}
	for name, c := range map[string]struct {
		env  string
		want string
		says string
	}{
		"with an end of line":  {"CASUSTAFEL_MAIL_PASSWORD_FILE=" + write(secret+"\n"), secret, ""},
		"with spaces in it":    {"CASUSTAFEL_MAIL_PASSWORD_FILE=" + write(" "+secret+" "), " " + secret + " ", ""},
		"that is empty":        {"CASUSTAFEL_MAIL_PASSWORD_FILE=" + write("\n"), "", "is empty"},
		"that is too large":    {"CASUSTAFEL_MAIL_PASSWORD_FILE=" + write(strings.Repeat(secret, 1000)), "", "too large"},
		"that is not there":    {"CASUSTAFEL_MAIL_PASSWORD_FILE=/nowhere/at/all", "", "reading the file of CASUSTAFEL_MAIL_PASSWORD_FILE"},
		"of what is no secret": {"CASUSTAFEL_MAIL_USER_FILE=" + write(secret), "", "unknown variable"},
	} {
		t.Run(name, func(t *testing.T) {
			s, _, err := parse(serve, c.env)
			if c.says == "" && (err != nil || s.Serve.Mail.Password != c.want) {
				t.Errorf("got %q, %v; want what stands in the file", s.Serve.Mail.Password, err)
			}
			if c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), secret)) {
				t.Errorf("got %v, want it to say %q and nothing that stands in the file", err, c.says)
			}
		})
	}
	t.Run("not in two ways at once", func(t *testing.T) {
		t.Setenv("CASUSTAFEL_MAIL_PASSWORD", "other")
		_, _, err := parse(serve, "CASUSTAFEL_MAIL_PASSWORD=other", "CASUSTAFEL_MAIL_PASSWORD_FILE="+write(secret))
		if err == nil || !strings.Contains(err.Error(), "both set") {
			t.Errorf("got %v, want a refusal", err)
		}
	})
}
