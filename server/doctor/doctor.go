// SPDX-License-Identifier: EUPL-1.2

// Package doctor looks at the machine on which a house runs, and says what is weak
// there and what to do about it. It changes nothing, opens no database and no key,
// and knows no case. Where it looks is given to it, so that a test can show it a
// machine with every weakness.
package doctor

import (
	"context"
	"crypto/x509"
	"time"
)

// Level says how bad something is.
type Level string

// The levels: what is wrong breaks a promise of the program; what is weak makes one
// depend on something else; unknown cannot be seen from here, and is said.
const (
	Good    Level = "goed"
	Unknown Level = "onbekend"
	Weak    Level = "zwak"
	Wrong   Level = "fout"
)

var levels = []Level{Good, Unknown, Weak, Wrong}

// Finding is one thing that was looked at. Check is a stable name; What is one
// sentence, and Do says what to do, unless all is good.
type Finding struct {
	Check string `json:"check"`
	Level Level  `json:"level"`
	What  string `json:"what"`
	Do    string `json:"do,omitempty"`
}

// Place is what is looked at. Only DB and Keys have to be given.
type Place struct {
	DB, Keys, Theme string // folders
	Origin          string
	TLSCert, TLSKey string // files; empty: something in front of the program ends TLS
	Mail            string // host and port; 465 is encrypted from the first byte; empty: not looked at
	Environment     []string

	Proc, Sys string // /proc and /sys
	System    System
	Roots     *x509.CertPool // nil: those of the machine
	Now       func() time.Time
}

// System is what only the system itself can tell.
type System struct {
	// FileSystem returns which kind a path lies on, by its magic number, and how many
	// bytes are free there.
	FileSystem func(path string) (magic uint32, free uint64, err error)
	// Device returns the numbers of the block device that a path lies on.
	Device func(path string) (major, minor uint32, err error)
	// Synchronised reports whether the clock is kept right.
	Synchronised func() (bool, error)
	// Dumpable reports whether this process may leave its memory behind.
	Dumpable func() (bool, error)
	// User is who runs this: 0 is root.
	User func() int
}

// Here is this machine.
func Here() Place {
	return Place{Proc: "/proc", Sys: "/sys", System: system(), Now: time.Now}
}

// Look looks at everything, in a fixed order; what a Place does not name is said to
// be unknown or left out.
func Look(ctx context.Context, p Place) []Finding {
	var all []Finding
	for _, check := range []func(context.Context, Place) []Finding{
		fileSystem, apart, encryption, space, permissions, user, swap, coreDumps, clock, certificate, mail, theme, secrets,
	} {
		all = append(all, check(ctx, p)...)
	}
	return all
}

// Worst returns the worst level among findings.
func Worst(all []Finding) Level {
	worst := 0
	for _, f := range all {
		for n, level := range levels {
			if f.Level == level {
				worst = max(worst, n)
			}
		}
	}
	return levels[worst]
}

func good(check, what string) []Finding { return []Finding{{check, Good, what, ""}} }

func found(check string, level Level, what, do string) []Finding {
	return []Finding{{check, level, what, do}}
}
