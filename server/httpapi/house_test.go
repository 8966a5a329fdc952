// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/live"
	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/server/view"
	"github.com/casustafel/casustafel/storage"
)

const testOrigin = "http://localhost:8080"

var opening = time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC)

// house is the whole program below HTTP, on real storage and real keys.
type house struct {
	config  Config
	store   *countingStore
	drawers vault.Keyring
	log     *safeBuffer
	handler http.Handler

	later atomic.Int64 // how much later than opening it is, in nanoseconds

	mu      sync.Mutex
	cookies map[string]string
	keys    int
}

func (h *house) now() time.Time { return opening.Add(time.Duration(h.later.Load())) }

func (h *house) forward(d time.Duration) { h.later.Add(int64(d)) }

// countingStore counts what was stored, and how often it was read.
type countingStore struct {
	record.Store
	appended, read atomic.Int64
}

func (s *countingStore) Entries(ctx context.Context, stream record.Stream, after int64) ([]record.Entry, error) {
	s.read.Add(1)
	return s.Store.Entries(ctx, stream, after)
}

func (s *countingStore) Envelopes(ctx context.Context, ids []string) (map[string]record.Envelope, error) {
	s.read.Add(1)
	return s.Store.Envelopes(ctx, ids)
}

func (s *countingStore) Answer(ctx context.Context, person, key string) (record.Answer, error) {
	s.read.Add(1)
	return s.Store.Answer(ctx, person, key)
}

func (s *countingStore) MineOf(ctx context.Context, person string) ([]record.Stream, error) {
	s.read.Add(1)
	return s.Store.MineOf(ctx, person)
}

func (s *countingStore) OverOf(ctx context.Context, person string, before record.Stream, limit int) ([]record.Stream, error) {
	s.read.Add(1)
	return s.Store.OverOf(ctx, person, before, limit)
}

func (s *countingStore) Append(ctx context.Context, b record.Batch) error {
	err := s.Store.Append(ctx, b)
	if err == nil {
		s.appended.Add(1)
	}
	return err
}

// safeBuffer is written by several requests at once.
type safeBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *safeBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// people are known to the house; bram is never invited, wil keeps the house.
var people = []string{"noor", "joris", "stef", "lotte", "vera", "bram", "wil"}

func personOf(name string) conference.PersonID {
	for i, n := range people {
		if n == name {
			return conference.PersonID(fmt.Sprintf("0193e100-0000-7000-8000-%012d", i+1))
		}
	}
	return personOf("bram") // who comes later, asked before they came: somebody who is invited nowhere
}

func mustOpen(t testing.TB) *house {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	store := must(storage.Open(ctx, storage.Config{Path: filepath.Join(dir, "db", "test.db")}))(t)
	t.Cleanup(func() { store.Close() })
	keys := must(vault.OpenSlots(filepath.Join(dir, "keys")))(t)
	t.Cleanup(func() { keys.Close() })
	signer := must(ledger.OpenSigner(dir, "test.example"))(t)
	h := &house{store: &countingStore{Store: store}, drawers: keys, log: &safeBuffer{}, cookies: map[string]string{}}
	log := slog.New(slog.NewJSONHandler(h.log, nil))
	var svc *service.Service
	hub := live.NewHub(func(ctx context.Context, p conference.PersonID, m conference.MeetingID, last view.Seen) (view.Picture, error) {
		return svc.Look(ctx, p, m, last)
	})
	t.Cleanup(hub.Close)
	sessions := identity.NewSessions(store, h.now, hub)
	links := must(identity.OpenLinks(dir, h.now))(t)
	svc = service.New(service.Config{
		Store: h.store, Keys: keys, Signer: signer, Now: h.now, Log: log, Watchers: hub, Ender: sessions, Raiser: sessions,
		Links: joinLinks{links}, Post: letterbox{},
	})
	mustDo(t, svc.Found(ctx, "Waterkamp", conference.DefaultTerms))
	mustDo(t, svc.Recover(ctx))
	h.config = Config{
		Service: svc, Sessions: sessions, Tickets: identity.NewTickets(h.now), Hub: hub, Page: testPage, Origin: testOrigin, Log: log,
		Demo: []DemoPerson{}, Unlimited: true,
		Links: links, Passkeys: must(identity.NewPasskeys(testOrigin, houseName, svc, h.now))(t), Codes: identity.NewCodes(houseName, svc, h.now),
		SignOns: identity.NewSignOn(testOrigin, svc, func(ctx context.Context) ([]identity.Issuer, error) { return issuersOf(svc.TrustedIssuers(ctx)) }, http.DefaultClient, h.now),
	}
	for _, name := range people {
		card := conference.PersonContent{Name: name, Organisation: "van " + name, Contact: name}
		role := conference.RoleOrganiser
		if name == "wil" {
			role = conference.RoleAdministrator
		}
		mustDo(t, svc.AddPerson(ctx, personOf(name), card, role))
		h.config.Demo = append(h.config.Demo, DemoPerson{ID: personOf(name), Name: name, Organisation: "van " + name})
	}
	h.handler = must(New(h.config))(t)
	return h
}

func houseName() string { return "Waterkamp" }

// letterbox takes any mail: whether it goes is tested where mail is made.
type letterbox struct{}

func (letterbox) Send(context.Context, notify.Letter) error { return nil }

// joinLinks makes the addresses of invitations.
type joinLinks struct{ *identity.Links }

func (l joinLinks) Join(link conference.LinkID, p conference.PersonID, m conference.MeetingID, until time.Time) (string, error) {
	token, err := l.Issue(identity.JoinLink, link, p, m, until)
	return testOrigin + "/j#" + token, err
}

func issuersOf(settings []service.IssuerSettings, err error) ([]identity.Issuer, error) {
	var issuers []identity.Issuer
	for _, one := range settings {
		issuers = append(issuers, identity.Issuer(one))
	}
	return issuers, err
}

// becomes keeps the cookies of an answer as somebody's.
func (h *house) becomes(who string, res *http.Response) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range res.Cookies() {
		kept := h.cookies[who]
		if c.Name == cookieName {
			kept = ""
		}
		h.cookies[who] = strings.TrimPrefix(kept+"; "+c.Name+"="+c.Value, "; ")
	}
}

var testPage = fstest.MapFS{
	"index.html":        {Data: []byte("<!doctype html><title>Casustafel</title>")},
	"assets/app-1a2.js": {Data: []byte("export {}")},
	"favicon.svg":       {Data: []byte("<svg/>")},
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		mustDo(t, err)
		return v
	}
}

func mustDo(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// request is what a page of this installation would send for somebody.
func (h *house) request(t testing.TB, who, method, path string, body any) *http.Request {
	t.Helper()
	var content io.Reader = http.NoBody
	if text, ok := body.(string); ok {
		content = strings.NewReader(text)
	} else if body != nil {
		content = bytes.NewReader(must(json.Marshal(body))(t))
	}
	r := httptest.NewRequest(method, testOrigin+path, content)
	r.Header.Set("Origin", testOrigin)
	r.Header.Set(keyHeader, h.newKey())
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if strings.HasSuffix(path, "/shared-views") {
		r.Header.Set(tableParticipantHeader, unknownID)
		r.Header.Set(tableCodeHeader, "000000")
	}
	if who != "" {
		r.Header.Set("Cookie", h.cookieOf(t, who))
	}
	return r
}

func (h *house) newKey() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.keys++
	return fmt.Sprintf("key-%08d", h.keys)
}

// cookieOf logs somebody in over HTTP, once.
func (h *house) cookieOf(t testing.TB, who string) string {
	t.Helper()
	h.mu.Lock()
	cookie := h.cookies[who]
	h.mu.Unlock()
	if cookie != "" {
		return cookie
	}
	res := h.send(h.request(t, "", "POST", "/v1/demo/session", DemoLogin{personOf(who)}))
	if res.Code != http.StatusNoContent {
		t.Fatalf("logging in as %s: got %d %s", who, res.Code, res.Body)
	}
	cookie, _, _ = strings.Cut(res.Header().Get("Set-Cookie"), ";")
	h.mu.Lock()
	defer h.mu.Unlock()
	h.cookies[who] = cookie
	return cookie
}

// mustEnter begins a session of somebody in another way than the demo does, and
// returns its cookie.
func (h *house) mustEnter(t testing.TB, n identity.New) string {
	t.Helper()
	return cookieName + "=" + must(h.config.Sessions.Begin(context.Background(), n))(t)
}

// as is do with a cookie.
func (h *house) as(t testing.TB, cookie, method, path string, body any) *httptest.ResponseRecorder {
	t.Helper()
	r := h.request(t, "", method, path, body)
	if cookie != "" {
		r.Header.Set("Cookie", cookie)
	}
	return h.send(r)
}

func (h *house) send(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.handler.ServeHTTP(w, r)
	return w
}

func (h *house) do(t testing.TB, who, method, path string, body any) *httptest.ResponseRecorder {
	t.Helper()
	return h.send(h.request(t, who, method, path, body))
}

// stored is how often something was stored.
func (h *house) stored() int64 { return h.store.appended.Load() }

func problemIn(t testing.TB, w *httptest.ResponseRecorder) Problem {
	t.Helper()
	var p Problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Fatalf("reading a problem: %v in %q", err, w.Body)
	}
	return p
}
