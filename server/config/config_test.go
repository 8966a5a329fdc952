// SPDX-License-Identifier: EUPL-1.2

package config_test

import (
	"bytes"
	"errors"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/config"
)

func parse(args []string, env ...string) (config.Settings, string, error) {
	var out bytes.Buffer
	s, err := config.Parse(args, env, &out)
	return s, out.String(), err
}

func TestParse_ServeRefusesToStartHalfConfigured(t *testing.T) {
	_, _, err := parse([]string{"serve"})
	if err == nil {
		t.Fatal("got no error")
	}
	for _, missing := range []string{"--db", "--keys", "--origin"} {
		if !strings.Contains(err.Error(), "missing "+missing) {
			t.Errorf("got %q, want it to say that %s is missing", err, missing)
		}
	}
}

func TestParse_ServeWantsDataAndKeysApart(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	for name, keys := range map[string]string{
		"the same folder":        dir,
		"inside":                 filepath.Join(dir, "keys"),
		"around":                 filepath.Dir(dir),
		"inside, through a link": filepath.Join(link, "not", "yet"),
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := parse([]string{"serve", "--db", dir, "--keys", keys, "--origin", "https://tafel.example.nl"})
			if err == nil || !strings.Contains(err.Error(), "must be apart") {
				t.Errorf("got %v, want a refusal", err)
			}
		})
	}
}

func TestParse_ServeCrossesNoNetworkInTheClear(t *testing.T) {
	whole := func(origin, listen string) []string {
		return []string{"serve", "--db", "/a/db", "--keys", "/b/keys", "--origin", origin, "--listen", listen}
	}
	for _, c := range []struct {
		origin, listen string
		fine           bool
	}{
		{"https://tafel.example.nl", "127.0.0.1:8080", true},
		{"http://127.0.0.1:8080", "127.0.0.1:8080", true},
		{"http://localhost", "localhost:8080", true},
		{"http://tafel.example.nl", "127.0.0.1:8080", false},
		{"https://tafel.example.nl/path", "127.0.0.1:8080", false},
		{"https://tafel.example.nl", "0.0.0.0:8080", false},
		{"https://tafel.example.nl", ":8080", false},
	} {
		if _, _, err := parse(whole(c.origin, c.listen)); (err == nil) != c.fine {
			t.Errorf("origin %s, listening on %s: got %v, want fine to be %t", c.origin, c.listen, err, c.fine)
		}
	}
}

func TestParse_ServeTakesAContactThatCanBeReached(t *testing.T) {
	for contact, fine := range map[string]bool{
		"mailto:security@example.nl": true, "https://example.nl/melden": true, "security@example.nl": false, "http://example.nl": false,
		"mailto:": false, "mailto:a@b.nl\nCanonical: https://elsewhere.example": false,
	} {
		_, _, err := parse([]string{"serve", "--db", "/a/db", "--keys", "/b/keys", "--origin", "https://tafel.example.nl", "--security-contact", contact})
		if (err == nil) != fine {
			t.Errorf("%q: got %v, want fine to be %t", contact, err, fine)
		}
	}
}

func TestParse_ServeListensToOthersOnlyWithACertificate(t *testing.T) {
	whole := []string{"serve", "--db", "/a/db", "--keys", "/b/keys", "--listen", ":443"}
	for name, c := range map[string]struct {
		more []string
		says string
	}{
		"with a certificate":   {[]string{"--origin", "https://tafel.example.nl", "--tls-cert", "c", "--tls-key", "k"}, ""},
		"without its key":      {[]string{"--origin", "https://tafel.example.nl", "--tls-cert", "c"}, "belong together"},
		"without any":          {[]string{"--origin", "https://tafel.example.nl"}, "loopback"},
		"as if it were not so": {[]string{"--origin", "http://localhost", "--tls-cert", "c", "--tls-key", "k"}, "must be https"},
	} {
		_, _, err := parse(append(whole, c.more...))
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: got %v, want it to say %q", name, err, c.says)
		}
	}
}

func TestParse_TakesTrustedProxies(t *testing.T) {
	whole := []string{"serve", "--db", "/a/db", "--keys", "/b/keys", "--origin", "https://tafel.example.nl"}
	s, _, err := parse(append(whole, "--trusted-proxy", "127.0.0.1/32,10.0.0.0/8"))
	if err != nil || len(s.Serve.TrustedProxies) != 2 || !s.Serve.TrustedProxies[1].Contains(netip.MustParseAddr("10.1.2.3")) {
		t.Errorf("got %v, %v; want two networks", s.Serve.TrustedProxies, err)
	}
	if _, _, err := parse(append(whole, "--trusted-proxy", "everybody")); err == nil {
		t.Error("a proxy that is no network: got no error")
	}
}

func TestParse_RefusesWhatItDoesNotKnow(t *testing.T) {
	if _, _, err := parse([]string{"demo", "--data", "/d", "--colour", "red"}); err == nil {
		t.Error("an unknown flag: got no error")
	}
	_, _, err := parse([]string{"demo", "--data", "/d"}, "CASUSTAFEL_STAGGE=new", "PATH=/bin")
	if err == nil || !strings.Contains(err.Error(), "CASUSTAFEL_STAGGE") {
		t.Errorf("an unknown variable: got %v, want it named", err)
	}
	if _, _, err := parse([]string{"demo", "--data", "/d", "--closes-in=-1m"}); err == nil || !strings.Contains(err.Error(), "10s") {
		t.Errorf("a table that closes before it stands: %v", err)
	}
	if _, _, err := parse([]string{"demo", "--data", "/d", "--stage", "halfway"}); err == nil {
		t.Error("an unknown stage: got no error")
	}
}

func TestParse_TakesVariablesAndLetsFlagsWin(t *testing.T) {
	t.Setenv("CASUSTAFEL_STAGE", "round")
	s, _, err := parse([]string{"demo", "--data", "/d", "--port", "9"}, os.Environ()...)
	if err != nil || s.Demo.Stage != "round" || s.Demo.Port != 9 || s.Command != "demo" {
		t.Errorf("got %+v, %v; want stage round at port 9", s.Demo, err)
	}
	s, _, err = parse([]string{"demo", "--data", "/d", "--stage", "new"}, os.Environ()...)
	if err != nil || s.Demo.Stage != "new" {
		t.Errorf("got stage %q, %v; want the flag to win", s.Demo.Stage, err)
	}
}

func TestParse_DocumentsItself(t *testing.T) {
	for _, args := range [][]string{nil, {"--help"}, {"serve", "--help"}} {
		_, out, err := parse(args)
		if !errors.Is(err, config.ErrHelp) || !strings.Contains(out, "casustafel") {
			t.Errorf("%v: got %v and %q, want help", args, err, out)
		}
	}
	_, out, _ := parse([]string{"serve", "--help"})
	for _, setting := range []string{"--db", "CASUSTAFEL_DB", "--keys", "--origin", "--listen"} {
		if !strings.Contains(out, setting) {
			t.Errorf("help of serve does not tell of %s", setting)
		}
	}
}

func TestParse_BackupStaysAwayFromWhatItCopies(t *testing.T) {
	dir := t.TempDir()
	db, keys, to := filepath.Join(dir, "db"), filepath.Join(dir, "keys"), filepath.Join(dir, "backups")
	for _, c := range []struct {
		name, want string // want: what the refusal says; empty: fine
		args       []string
	}{
		{"a whole backup", "", []string{"backup", "--db", db, "--keys", keys, "--to", to, "--recipient", "age1x"}},
		{"only the list", "", []string{"backup", "--keys", keys, "--to", to, "--only-destroyed"}},
		{"without a recipient", "missing --recipient", []string{"backup", "--db", db, "--keys", keys, "--to", to}},
		{"without a database", "missing --db", []string{"backup", "--keys", keys, "--to", to, "--recipient", "age1x"}},
		{"into the keys", "must be apart", []string{"backup", "--db", db, "--keys", keys, "--to", filepath.Join(keys, "b"), "--recipient", "age1x"}},
		{"around the database", "must be apart", []string{"backup", "--db", db, "--keys", keys, "--to", dir, "--recipient", "age1x"}},
		{"a recovery key elsewhere", "", []string{"recovery-key", "--out", filepath.Join(to, "key"), "--db", db, "--keys", keys}},
		{"a recovery key among the keys", "must not be inside", []string{"recovery-key", "--out", filepath.Join(keys, "key"), "--keys", keys}},
		{"a recovery key beside the database", "must not be inside", []string{"recovery-key", "--out", filepath.Join(db, "key"), "--db", db}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := parse(c.args)
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
