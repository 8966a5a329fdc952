// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

const day = 24 * time.Hour

// clock is a time that a test moves.
type clock struct{ t time.Time }

func newClock() *clock { return &clock{time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time               { return c.t }
func (c *clock) in(d time.Duration) time.Time { return c.t.Add(d) }
func (c *clock) pass(d time.Duration)         { c.t = c.t.Add(d) }

func newPerson() conference.PersonID   { return conference.PersonID(uuid.NewString()) }
func newMeeting() conference.MeetingID { return conference.MeetingID(uuid.NewString()) }
func newLink() conference.LinkID       { return conference.LinkID(uuid.NewString()) }

func MustLinks(t *testing.T, dir string, c *clock) *identity.Links {
	t.Helper()
	links, err := identity.OpenLinks(dir, c.now)
	if err != nil {
		t.Fatalf("OpenLinks: %v", err)
	}
	return links
}

func MustIssue(t *testing.T, links *identity.Links, claims identity.LinkClaims) string {
	t.Helper()
	token, err := links.Issue(claims.Kind, claims.Link, claims.Person, claims.Meeting, claims.Until)
	if err != nil {
		t.Fatalf("Issue: %v", err)
	}
	return token
}

func joinClaims(until time.Time) identity.LinkClaims {
	return identity.LinkClaims{Kind: identity.JoinLink, Link: newLink(), Person: newPerson(), Meeting: newMeeting(), Until: until}
}

// reads fails the test unless a token reads as these claims.
func reads(t *testing.T, links *identity.Links, token string, want identity.LinkClaims) {
	t.Helper()
	got, err := links.Read(token)
	if err != nil || !got.Until.Equal(want.Until) {
		t.Errorf("Read: got %+v, %v; want %+v", got, err, want)
	}
	got.Until = want.Until
	if got != want {
		t.Errorf("Read: got %+v, want %+v", got, want)
	}
}

func isNoLink(t *testing.T, links *identity.Links, token string) {
	t.Helper()
	if got, err := links.Read(token); !errors.Is(err, identity.ErrLink) || got != (identity.LinkClaims{}) {
		t.Errorf("Read: got %+v, %v; want nothing and %v", got, err, identity.ErrLink)
	}
}

func TestLinks_SayWhatTheyWereIssuedFor(t *testing.T) {
	c := newClock()
	links := MustLinks(t, t.TempDir(), c)
	enrol := identity.LinkClaims{Kind: identity.EnrolLink, Link: newLink(), Person: newPerson(), Until: c.in(7 * day)}
	for _, want := range []identity.LinkClaims{joinClaims(c.in(14 * day)), enrol} {
		reads(t, links, MustIssue(t, links, want), want)
	}
	t.Run("and are refused for what nobody could read", func(t *testing.T) {
		good := joinClaims(c.in(day))
		for name, spoil := range map[string]func(*identity.LinkClaims){
			"another kind":             func(l *identity.LinkClaims) { l.Kind = "session" },
			"join without meeting":     func(l *identity.LinkClaims) { l.Meeting = "" },
			"enrolment with a meeting": func(l *identity.LinkClaims) { l.Kind = identity.EnrolLink },
			"no link":                  func(l *identity.LinkClaims) { l.Link = "" },
			"no person":                func(l *identity.LinkClaims) { l.Person = "noor" },
			"over":                     func(l *identity.LinkClaims) { l.Until = c.now() },
		} {
			claims := good
			spoil(&claims)
			if token, err := links.Issue(claims.Kind, claims.Link, claims.Person, claims.Meeting, claims.Until); err == nil {
				t.Errorf("%s: got %d bytes, want an error", name, len(token))
			}
		}
	})
}

func TestLinks_Expire(t *testing.T) {
	c := newClock()
	links := MustLinks(t, t.TempDir(), c)
	want := joinClaims(c.in(time.Hour))
	token := MustIssue(t, links, want)
	c.pass(time.Hour - time.Second)
	reads(t, links, token, want)
	c.pass(time.Second)
	isNoLink(t, links, token)
	t.Run("and are not good before they were issued", func(t *testing.T) {
		c.pass(-time.Hour - time.Minute)
		isNoLink(t, links, token)
	})
}

func TestLinks_SurviveARestart(t *testing.T) {
	c, dir := newClock(), t.TempDir()
	want := joinClaims(c.in(day))
	token := MustIssue(t, MustLinks(t, dir, c), want)
	reads(t, MustLinks(t, dir, c), token, want)
	if info, err := os.Stat(filepath.Join(dir, "links.key")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("links.key: got %v, %v; want mode 600", info, err)
	}
	t.Run("and no other house takes them", func(t *testing.T) {
		isNoLink(t, MustLinks(t, t.TempDir(), c), token)
	})
}

func TestLinks_RotateWhileSomebodyIsOnTheWay(t *testing.T) {
	c, dir := newClock(), t.TempDir()
	links := MustLinks(t, dir, c)
	want := joinClaims(c.in(60 * day))
	before := MustIssue(t, links, want)
	if err := links.Rotate(); err != nil {
		t.Fatalf("Rotate: %v", err)
	}
	if after := MustIssue(t, links, want); header(t, after) == header(t, before) {
		t.Error("a new link is signed with the old key")
	}
	reads(t, links, before, want)
	reads(t, MustLinks(t, dir, c), before, want)
	t.Run("and keep no key that is of no use", func(t *testing.T) {
		c.pass(200 * day)
		if err := links.Rotate(); err != nil {
			t.Fatalf("Rotate: %v", err)
		}
		if n := bytes.Count(MustRead(t, dir), []byte(`"key"`)); n != 1 {
			t.Errorf("keys in the file: got %d, want 1", n)
		}
		c.pass(-180 * day) // to tell a dropped key from an expired link
		isNoLink(t, links, before)
	})
}

func TestLinks_RotateByThemselves(t *testing.T) {
	c := newClock()
	links := MustLinks(t, t.TempDir(), c)
	first := joinClaims(c.in(120 * day))
	early := MustIssue(t, links, first)
	c.pass(89 * day)
	if late := MustIssue(t, links, joinClaims(c.in(day))); header(t, late) != header(t, early) {
		t.Error("the key changed within 89 days")
	}
	c.pass(day)
	if late := MustIssue(t, links, joinClaims(c.in(day))); header(t, late) == header(t, early) {
		t.Error("the key is the same after 90 days")
	}
	reads(t, links, early, first)
}

func TestOpenLinks_RefusesADamagedFile(t *testing.T) {
	c, dir := newClock(), t.TempDir()
	MustLinks(t, dir, c)
	good := MustRead(t, dir)
	spoil := func(name string, text []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "links.key"), text, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := identity.OpenLinks(dir, c.now); !errors.Is(err, identity.ErrLinkKeys) {
			t.Errorf("%s: got %v, want %v", name, err, identity.ErrLinkKeys)
		}
		if got := MustRead(t, dir); !bytes.Equal(got, text) {
			t.Errorf("%s: the file was written over", name)
		}
	}
	for n := range good {
		spoil(fmt.Sprintf("first %d bytes", n), good[:n])
		changed := bytes.Clone(good)
		changed[n] ^= 1
		spoil(fmt.Sprintf("byte %d", n), changed)
	}
	spoil("something behind it", append(bytes.Clone(good), ' '))
	if err := os.WriteFile(filepath.Join(dir, "links.key"), good, 0o600); err != nil {
		t.Fatal(err)
	}
	MustLinks(t, dir, c) // the check itself lets the undamaged one in
}

func TestLinks_CannotBePrinted(t *testing.T) {
	c, dir := newClock(), t.TempDir()
	links := MustLinks(t, dir, c)
	_, rest, _ := bytes.Cut(MustRead(t, dir), []byte(`"key":"`))
	key, _, _ := strings.Cut(string(rest), `"`)
	if len(key) < 40 {
		t.Fatalf("no key in the file")
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d"} {
		for _, value := range []any{links, struct{ L *identity.Links }{links}, []*identity.Links{links}} {
			if out := fmt.Sprintf(verb, value); len(out) > 200 || strings.Contains(out, key) {
				t.Errorf("%s of %T: prints %d bytes", verb, value, len(out))
			}
		}
	}
}

func MustRead(t *testing.T, dir string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "links.key"))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func header(t *testing.T, token string) string {
	t.Helper()
	h, _, ok := strings.Cut(token, ".")
	if !ok {
		t.Fatalf("not a token")
	}
	return h
}
