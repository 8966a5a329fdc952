// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/conference"
)

var noon = time.Date(2026, 12, 2, 12, 0, 0, 0, time.UTC)

func noonNow() time.Time { return noon }

func MustOpenLinks(t testing.TB) *Links {
	t.Helper()
	links, err := OpenLinks(t.TempDir(), noonNow)
	if err != nil {
		t.Fatal(err)
	}
	return links
}

// forge signs claims as nobody but a test does.
func forge(t testing.TB, method jwt.SigningMethod, key any, header map[string]any, claims jwt.MapClaims) string {
	t.Helper()
	token := jwt.NewWithClaims(method, claims)
	for name, value := range header {
		if token.Header[name] = value; value == nil {
			delete(token.Header, name)
		}
	}
	text, err := token.SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestLinks_ReadNothingElse(t *testing.T) {
	links := MustOpenLinks(t)
	key, kid := []byte(links.keys[0].Key), links.keys[0].ID
	meeting := uuid.NewString()
	claims := func(change func(jwt.MapClaims)) jwt.MapClaims {
		c := jwt.MapClaims{"iss": issuer, "sub": uuid.NewString(), "aud": "join:" + meeting, "jti": uuid.NewString(),
			"iat": noon.Unix(), "exp": noon.Add(time.Hour).Unix()}
		if change != nil {
			change(c)
		}
		return c
	}
	head := func(changes ...any) map[string]any {
		h := map[string]any{"typ": linkTyp, "kid": kid}
		for i := 0; i < len(changes); i += 2 {
			h[changes[i].(string)] = changes[i+1]
		}
		return h
	}
	set := func(name string, value any) func(jwt.MapClaims) { return func(c jwt.MapClaims) { c[name] = value } }
	drop := func(name string) func(jwt.MapClaims) { return func(c jwt.MapClaims) { delete(c, name) } }
	hs := jwt.SigningMethodHS256
	good := forge(t, hs, key, head(), claims(nil))
	if _, err := links.Read(good); err != nil {
		t.Fatalf("the good one is refused: %v", err)
	}
	ticket, err := NewTickets(noonNow).Issue(conference.PersonID(uuid.NewString()), "1", conference.MeetingID(meeting))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"alg none":            forge(t, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, head(), claims(nil)),
		"alg HS384":           forge(t, jwt.SigningMethodHS384, key, head(), claims(nil)),
		"alg HS512":           forge(t, jwt.SigningMethodHS512, key, head(), claims(nil)),
		"alg in small":        forge(t, hs, key, head("alg", "hs256"), claims(nil)),
		"another key":         forge(t, hs, []byte(strings.Repeat("k", 32)), head(), claims(nil)),
		"an empty key":        forge(t, hs, []byte{}, head("kid", ""), claims(nil)),
		"no kid":              forge(t, hs, key, head("kid", nil), claims(nil)),
		"unknown kid":         forge(t, hs, key, head("kid", "0011223344556677"), claims(nil)),
		"kid that is no text": forge(t, hs, key, head("kid", 1), claims(nil)),
		"no typ":              forge(t, hs, key, head("typ", nil), claims(nil)),
		"plain typ":           forge(t, hs, key, head("typ", "JWT"), claims(nil)),
		"typ of a ticket":     forge(t, hs, key, head("typ", ticketTyp), claims(nil)),
		"a ticket":            ticket,
		"no iss":              forge(t, hs, key, head(), claims(drop("iss"))),
		"another iss":         forge(t, hs, key, head(), claims(set("iss", "other"))),
		"no aud":              forge(t, hs, key, head(), claims(drop("aud"))),
		"two auds":            forge(t, hs, key, head(), claims(set("aud", []string{"enrol", "join:" + meeting}))),
		"aud of a ticket":     forge(t, hs, key, head(), claims(set("aud", audience(conference.MeetingID(meeting), "1")))),
		"aud without meeting": forge(t, hs, key, head(), claims(set("aud", "join:"))),
		"enrol with meeting":  forge(t, hs, key, head(), claims(set("aud", "enrol:"+meeting))),
		"enrol with colon":    forge(t, hs, key, head(), claims(set("aud", "enrol:"))),
		"no exp":              forge(t, hs, key, head(), claims(drop("exp"))),
		"expired":             forge(t, hs, key, head(), claims(set("exp", noon.Unix()))),
		"exp that is text":    forge(t, hs, key, head(), claims(set("exp", "tomorrow"))),
		"no iat":              forge(t, hs, key, head(), claims(drop("iat"))),
		"from the future":     forge(t, hs, key, head(), claims(set("iat", noon.Unix()+1))),
		"not before later":    forge(t, hs, key, head(), claims(set("nbf", noon.Unix()+1))),
		"no sub":              forge(t, hs, key, head(), claims(drop("sub"))),
		"sub that is no id":   forge(t, hs, key, head(), claims(set("sub", "noor"))),
		"no jti":              forge(t, hs, key, head(), claims(drop("jti"))),
		"longer than any":     forge(t, hs, key, head(), claims(set("x", strings.Repeat("x", longestToken)))),
		"something behind":    good + "=",
		"unsigned":            good[:strings.LastIndex(good, ".")+1],
		"half":                good[:len(good)/2],
		"nothing":             "",
	} {
		if got, err := links.Read(text); err != ErrLink || got != (LinkClaims{}) {
			t.Errorf("%s: got %+v, %v; want %v", name, got, err, ErrLink)
		}
	}
}

func TestTickets_ReadNoLink(t *testing.T) {
	links, tickets := MustOpenLinks(t), NewTickets(noonNow)
	meeting := conference.MeetingID(uuid.NewString())
	link, err := links.Issue(JoinLink, conference.LinkID(uuid.NewString()), conference.PersonID(uuid.NewString()), meeting, noon.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	claims := jwt.MapClaims{"iss": issuer, "sub": "noor", "aud": audience(meeting, "1"), "jti": "1", "iat": noon.Unix(), "exp": noon.Add(time.Hour).Unix()}
	forged := forge(t, jwt.SigningMethodHS256, tickets.key, map[string]any{"typ": linkTyp, "kid": ""}, claims)
	for name, text := range map[string]string{"a link": link, "typ of a link": forged} {
		if p, err := tickets.Use(text, "1", meeting); !errors.Is(err, ErrTicket) {
			t.Errorf("%s: got %q, %v; want %v", name, p, err, ErrTicket)
		}
	}
	if p, err := tickets.Use(forge(t, jwt.SigningMethodHS256, tickets.key, map[string]any{"typ": ticketTyp, "kid": ""}, claims), "1", meeting); err != nil || p != "noor" {
		t.Errorf("a ticket: got %q, %v; want noor", p, err)
	}
}

// TestTokens_AreReadInOnePlace keeps the checks on a token together: whoever parses
// one elsewhere forgets one of them.
func TestTokens_AreReadInOnePlace(t *testing.T) {
	var found []string
	err := filepath.WalkDir("../..", func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git") {
			if err == nil {
				err = filepath.SkipDir
			}
			return err
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			for _, call := range parseCalls(t, name, text) {
				found = append(found, filepath.Base(name)+": "+call)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0] != "tokens.go: ParseWithClaims" {
		t.Errorf("tokens are parsed at %v; want tokens.go: ParseWithClaims", found)
	}
	t.Run("and another place would be seen", func(t *testing.T) {
		planted := `package x; import j "github.com/golang-jwt/jwt/v5"; var p = j.NewParser(); func f() { j.Parse("", nil); p.ParseUnverified("", nil) }`
		if got := parseCalls(t, "planted.go", []byte(planted)); len(got) != 3 {
			t.Errorf("got %v, want three", got)
		}
	})
}

// parseCalls returns the names that parse tokens in a file that imports golang-jwt.
func parseCalls(t *testing.T, name string, text []byte) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
	if err != nil {
		t.Fatal(err)
	}
	var calls []string
	for _, i := range f.Imports {
		if !strings.Contains(i.Path.Value, "golang-jwt/jwt") {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			s, is := n.(*ast.SelectorExpr)
			if is && (strings.HasPrefix(s.Sel.Name, "Parse") || s.Sel.Name == "NewParser" || s.Sel.Name == "Parser") {
				calls = append(calls, s.Sel.Name)
			}
			return true
		})
	}
	return calls
}

func FuzzLinks_Read(f *testing.F) {
	links := MustOpenLinks(f)
	good, err := links.Issue(EnrolLink, conference.LinkID(uuid.NewString()), conference.PersonID(uuid.NewString()), "", noon.Add(time.Hour))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add("")
	f.Add("e30.e30.")
	f.Add(forge(f, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, map[string]any{"typ": linkTyp}, jwt.MapClaims{"aud": []any{1, nil}, "exp": -1e300}))
	f.Fuzz(func(t *testing.T, text string) {
		got, err := links.Read(text)
		if (err == nil) != (text == good) {
			t.Errorf("Read(%q): got %+v, %v", text, got, err)
		}
	})
}

// A ticket opens a page of the session and the meeting that it was asked for, and is
// not spent by who tries it elsewhere.
func TestTickets_AreOfOneSessionAndOneMeeting(t *testing.T) {
	tickets := NewTickets(noonNow)
	ticket, err := tickets.Issue("noor", "her laptop", "monday")
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []struct{ session, meeting string }{{"her phone", "monday"}, {"", "monday"}, {"her laptop", "tuesday"}} {
		if p, err := tickets.Use(ticket, at.session, conference.MeetingID(at.meeting)); !errors.Is(err, ErrTicket) {
			t.Errorf("on %q for %s: got %q, %v; want %v", at.session, at.meeting, p, err, ErrTicket)
		}
	}
	if p, err := tickets.Use(ticket, "her laptop", "monday"); err != nil || p != "noor" {
		t.Errorf("where it belongs: got %q, %v; want noor", p, err)
	}
}
