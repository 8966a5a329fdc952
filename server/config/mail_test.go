// SPDX-License-Identifier: EUPL-1.2

package config_test

import (
	"slices"
	"strings"
	"testing"
)

func TestParse_MailServer(t *testing.T) {
	serve := slices.Clip([]string{"serve", "--db", "/a/db", "--keys", "/b/keys", "--origin", "https://tafel.example.nl"})
	for address, implicit := range map[string]bool{"smtp.example.nl:587": false, "smtp.example.nl:465": true, "[2001:db8::1]:25": false, "": false} {
		s, _, err := parse(append(serve, "--mail-host", address))
		if err != nil {
			t.Errorf("%q: %v", address, err)
			continue
		}
		if host, port, got, err := s.Serve.Mail.Server(); err != nil || got != implicit || (host == "") != (address == "") || (port == 0) != (address == "") {
			t.Errorf("%q: got %s, %d, %t, %v", address, host, port, got, err)
		}
	}
	for name, row := range map[string]struct {
		env  []string
		want string
	}{
		"no port":            {[]string{"CASUSTAFEL_MAIL_HOST=smtp.example.nl"}, "--mail-host"},
		"no name":            {[]string{"CASUSTAFEL_MAIL_HOST=:587"}, "--mail-host"},
		"a port that is not": {[]string{"CASUSTAFEL_MAIL_HOST=smtp.example.nl:99999"}, "--mail-host"},
		"no password":        {[]string{"CASUSTAFEL_MAIL_HOST=smtp.example.nl:587", "CASUSTAFEL_MAIL_USER=tafel"}, "--mail-password"},
		"no server":          {[]string{"CASUSTAFEL_MAIL_USER=tafel", "CASUSTAFEL_MAIL_PASSWORD=geheim"}, "--mail-host"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, pair := range row.env {
				name, value, _ := strings.Cut(pair, "=")
				t.Setenv(name, value)
			}
			if _, _, err := parse(serve, row.env...); err == nil || !strings.Contains(err.Error(), row.want) || strings.Contains(err.Error(), "geheim") {
				t.Errorf("got %v, want it to name %s", err, row.want)
			}
		})
	}
}
