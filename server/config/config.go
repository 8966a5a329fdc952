// SPDX-License-Identifier: EUPL-1.2

// Package config is the one table of commands and settings: name, default,
// meaning. Every setting is a flag or a CASUSTAFEL_ variable; unknown ones are
// refused. It knows what is asked for, and nothing of how it is done.
package config

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"
)

const prefix = "CASUSTAFEL_"

// Settings is the whole table; kong prints it as help.
type Settings struct {
	Init    Init    `cmd:"" help:"Make a house and its first administrator, once, and print the link by which they log in."`
	Serve   Serve   `cmd:"" help:"Serve one house."`
	Demo    Demo    `cmd:"" help:"Play the fictional demo case up to a stage and serve it, on this machine only."`
	Verify  Verify  `cmd:"" help:"Verify a closing certificate, offline."`
	Inspect Inspect `cmd:"" help:"Recompute index tables and trees from the record and report what differs. Stop the program first."`

	RecoveryKey RecoveryKey `cmd:"" help:"Make the key that backups are sealed to."`
	Backup      Backup      `cmd:"" help:"Back up a house, also while it is served."`
	Restore     Restore     `cmd:"" help:"Make a house from a backup; what was destroyed stays destroyed."`
	Doctor      Doctor      `cmd:"" help:"Say what is weak on this machine, and what to do about it."`

	Command string `kong:"-"` // which of them was asked for
}

// Serve has no defaults for what must be decided.
type Serve struct {
	DB     string `name:"db" placeholder:"DIR" env:"CASUSTAFEL_DB" help:"Folder of the database. Back it up."`
	Keys   string `name:"keys" placeholder:"DIR" env:"CASUSTAFEL_KEYS" help:"Folder of the keys, apart from the database: on another disk, never in the same backup."`
	Origin string `name:"origin" placeholder:"URL" env:"CASUSTAFEL_ORIGIN" help:"Address by which browsers reach this house, such as https://tafel.example.nl."`
	Theme  string `name:"theme" placeholder:"DIR" type:"existingdir" env:"CASUSTAFEL_THEME" help:"Folder with theme.css and a logo of the house, or with a folder of these per look, of which an administrator chooses one by name; without it the neutral theme."`
	Listen string `name:"listen" default:"127.0.0.1:8080" env:"CASUSTAFEL_LISTEN" help:"Address to listen on (${default}). Without a certificate a loopback address only: then a proxy on the same machine ends TLS."`

	TLSCert        string         `name:"tls-cert" placeholder:"FILE" env:"CASUSTAFEL_TLS_CERT" help:"Certificate with its chain, in PEM. A renewed one is taken up by itself."`
	TLSKey         string         `name:"tls-key" placeholder:"FILE" env:"CASUSTAFEL_TLS_KEY" help:"Key of the certificate, in PEM."`
	TrustedProxies []netip.Prefix `name:"trusted-proxy" placeholder:"CIDR" env:"CASUSTAFEL_TRUSTED_PROXIES" help:"Proxies whose X-Forwarded-For is believed, such as 127.0.0.1/32. Without it nobody's is."`

	Mail Mail `embed:""`

	SecurityContact string `name:"security-contact" placeholder:"URL" env:"CASUSTAFEL_SECURITY_CONTACT" help:"Where weaknesses are reported, for security.txt, such as mailto:security@example.nl. Without it there is none."`
}

// Demo plays the demo case.
type Demo struct {
	Stage    string        `name:"stage" default:"table" enum:"new,invited,convened,table,round,closed" env:"CASUSTAFEL_STAGE" help:"How far: ${enum} (${default})."`
	Data     string        `name:"data" placeholder:"DIR" required:"" env:"CASUSTAFEL_DATA" help:"Folder for the database (DIR/db) and the keys (DIR/keys)."`
	Port     int           `name:"port" default:"8080" env:"CASUSTAFEL_PORT" help:"Port on 127.0.0.1 (${default}); 0 takes a free one."`
	Theme    string        `name:"theme" placeholder:"DIR" type:"existingdir" env:"CASUSTAFEL_THEME" help:"Folder with theme.css and a logo of a house."`
	Export   string        `name:"export" placeholder:"DIR" env:"CASUSTAFEL_EXPORT" help:"With --stage closed: write each person's parcel, certificate.json and record.json here."`
	ClosesIn time.Duration `name:"closes-in" placeholder:"DURATION" env:"CASUSTAFEL_CLOSES_IN" help:"Let the table close by itself this long from now, to see that happen."`
	Exit     bool          `name:"exit" env:"CASUSTAFEL_EXIT" help:"End when the stage is reached."`
}

// soonest is the least that the minutes of the demo take to play, with some air.
const soonest = 10 * time.Second

// Validate refuses a table that would close before it stands.
func (d Demo) Validate() error {
	if d.ClosesIn != 0 && d.ClosesIn < soonest {
		return fmt.Errorf("--closes-in wants %s or more", soonest)
	}
	return nil
}

// Verify takes files only.
type Verify struct {
	Certificate string `arg:"" type:"existingfile" help:"certificate.json"`
	Record      string `arg:"" optional:"" type:"existingfile" help:"record.json, to compare event by event."`
	Key         string `name:"key" placeholder:"KEY" env:"CASUSTAFEL_KEY" help:"Verifier key or fingerprint that must have signed. Ask the house for it by another way."`
}

// Inspect reads a database that nobody serves.
type Inspect struct {
	DB     string `name:"db" placeholder:"DIR" required:"" env:"CASUSTAFEL_DB" help:"Folder of the database."`
	Keys   string `name:"keys" placeholder:"DIR" required:"" env:"CASUSTAFEL_KEYS" help:"Folder of the keys; its lock keeps a running program out."`
	Repair bool   `name:"repair" help:"Rebuild the index tables. Trees are evidence and are never changed."`
}

// ErrHelp means that help was asked for and printed.
var ErrHelp = errors.New("config: help was printed")

// Parse reads arguments and environment. Its errors say in words what is missing,
// unknown or wrong: all of it at once where it can.
func Parse(args, environment []string, out io.Writer) (Settings, error) {
	var s Settings
	helped := false
	parser, err := kong.New(&s, kong.Name("casustafel"), kong.Writers(out, out), kong.Exit(func(int) { helped = true }),
		kong.Description("Casustafel: a case conference that forgets what was not released. Every setting is a flag or a variable; flags win."),
		kong.Vars{}, kong.Resolvers(secretsIn(environment)), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		return s, err
	}
	if err := unknown(parser, environment); err != nil {
		return s, err
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if helped {
		return s, ErrHelp
	}
	if err != nil {
		return s, err
	}
	s.Command = strings.Fields(command.Command())[0]
	return s, s.complete()
}

// complete asks what kong cannot: what belongs together, and what must be apart.
func (s Settings) complete() error {
	switch s.Command {
	case "init":
		return s.Init.complete()
	case "serve":
		return s.Serve.complete()
	case "recovery-key":
		return s.RecoveryKey.complete()
	case "backup":
		return s.Backup.complete()
	case "restore":
		return s.Restore.complete()
	case "doctor":
		return s.Doctor.complete()
	}
	return nil
}

// unknown refuses variables with our prefix that are not in the table: a setting
// that is misspelt must not silently be the default.
func unknown(parser *kong.Kong, environment []string) error {
	var known []string
	for _, command := range parser.Model.Leaves(false) {
		for _, flag := range command.Flags {
			known = append(known, flag.Envs...)
			for _, name := range flag.Envs {
				if flag.Tag.Has("secret") {
					known = append(known, name+fileSuffix)
				}
			}
		}
	}
	var errs []error
	for _, pair := range environment {
		name, _, _ := strings.Cut(pair, "=")
		if strings.HasPrefix(name, prefix) && !slices.Contains(known, name) {
			errs = append(errs, fmt.Errorf("unknown variable %s", name))
		}
	}
	return errors.Join(errs...)
}

// complete refuses to start half-configured and says everything that is missing.
func (s Serve) complete() error {
	var errs []error
	for _, setting := range []struct{ name, value string }{
		{"--db (CASUSTAFEL_DB)", s.DB}, {"--keys (CASUSTAFEL_KEYS)", s.Keys},
		{"--origin (CASUSTAFEL_ORIGIN)", s.Origin},
	} {
		if setting.value == "" {
			errs = append(errs, fmt.Errorf("missing %s", setting.name))
		}
	}
	if s.DB != "" && s.Keys != "" && !apart(s.DB, s.Keys) {
		errs = append(errs, errors.New("--db and --keys must be apart: neither folder inside the other"))
	}
	if s.Origin != "" {
		errs = append(errs, validOrigin(s.Origin))
	}
	if s.SecurityContact != "" && !validContact(s.SecurityContact) {
		errs = append(errs, errors.New("--security-contact must be a mailto: or https: address"))
	}
	if (s.TLSCert == "") != (s.TLSKey == "") {
		errs = append(errs, errors.New("--tls-cert and --tls-key belong together"))
	}
	if s.TLSCert == "" {
		errs = append(errs, loopback(s.Listen))
	}
	if s.TLSCert != "" && strings.HasPrefix(s.Origin, "http://") {
		errs = append(errs, errors.New("--origin must be https where there is a certificate"))
	}
	return errors.Join(append(errs, s.Mail.complete())...)
}

func apart(a, b string) bool {
	return !within(a, b) && !within(b, a)
}

func within(inner, outer string) bool {
	rel, err := filepath.Rel(real(outer), real(inner))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// real resolves links as far as the path exists.
func real(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if resolved, err := filepath.EvalSymlinks(abs); err == nil {
		return resolved
	}
	if parent := filepath.Dir(abs); parent != abs {
		return filepath.Join(real(parent), filepath.Base(abs))
	}
	return abs
}

// validContact: it ends up in a file of lines, where it must be one.
func validContact(contact string) bool {
	u, err := url.Parse(contact)
	return err == nil && (u.Scheme == "mailto" && strings.Contains(u.Opaque, "@") || u.Scheme == "https" && u.Host != "")
}

func validOrigin(origin string) error {
	u, err := url.Parse(origin)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") || u.Scheme+"://"+u.Host != origin {
		return errors.New("--origin must be scheme and host only, such as https://tafel.example.nl")
	}
	if u.Scheme == "http" && loopback(u.Host) != nil && loopback(u.Host+":80") != nil {
		return errors.New("--origin must be https, unless it is this machine")
	}
	return nil
}

// loopback refuses an address on which content would cross a network unencrypted.
func loopback(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err == nil && (host == "localhost" || net.ParseIP(host).IsLoopback()) {
		return nil
	}
	return errors.New("--listen must be a loopback address with a port, such as 127.0.0.1:8080, unless there is a certificate")
}
