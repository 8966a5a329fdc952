// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/casustafel/casustafel/server/demo"
	"github.com/casustafel/casustafel/server/live"
)

// openPage is somebody's page at the table, over a real socket. Everything it is
// sent is heard by the recorder too.
type openPage struct {
	conn *websocket.Conn
	done chan struct{}

	mu   sync.Mutex
	got  map[string]any
	code int
}

// ticketFor asks for a ticket in somebody's session.
func ticketFor(t *testing.T, play *demo.Play, first string) string {
	t.Helper()
	return ticketIn(t, play, play.Client(first))
}

func ticketIn(t *testing.T, play *demo.Play, session *demo.Client) string {
	t.Helper()
	answer, err := session.Do(t.Context(), http.MethodPost, "/v1/meetings/"+string(play.Meeting)+"/tickets", nil)
	if err != nil || answer.Status != http.StatusCreated {
		t.Fatalf("asking a ticket for %s: %d, %v", session.Person.Name, answer.Status, err)
	}
	var body struct{ Ticket string }
	if err := json.Unmarshal(answer.Body, &body); err != nil {
		t.Fatal(err)
	}
	return body.Ticket
}

// dial opens a socket as a browser does, with what the test says of it.
func (h *house) dial(play *demo.Play, heard *recorder, first, ticket, origin string) (*websocket.Conn, *http.Response, error) {
	header := http.Header{"Origin": {origin}, "Cookie": {heard.cookieOf(first)}}
	if origin == "" {
		header.Del("Origin")
	}
	d := websocket.Dialer{Subprotocols: []string{"casustafel.v1", "ticket." + ticket}, HandshakeTimeout: 10 * time.Second}
	return d.Dial(strings.Replace(h.Origin, "http", "ws", 1)+"/v1/meetings/"+string(play.Meeting)+"/live", header)
}

func (h *house) mustWatch(t *testing.T, play *demo.Play, heard *recorder, first string) *openPage {
	t.Helper()
	conn, _, err := h.dial(play, heard, first, ticketFor(t, play, first), h.Origin)
	if err != nil {
		t.Fatalf("opening the page of %s: %v", first, err)
	}
	p := &openPage{conn: conn, done: make(chan struct{}), got: map[string]any{}}
	go p.listen(heard, first)
	t.Cleanup(func() { conn.Close(); <-p.done })
	return p
}

func (p *openPage) listen(heard *recorder, first string) {
	defer close(p.done)
	for {
		_, text, err := p.conn.ReadMessage()
		if err != nil {
			p.mu.Lock()
			if e, ok := err.(*websocket.CloseError); ok {
				p.code = e.Code
			}
			p.mu.Unlock()
			return
		}
		heard.hear(first, answer{"frame", string(text)})
		var f live.Frame
		if json.Unmarshal(text, &f) == nil {
			p.take(f)
		}
	}
}

func (p *openPage) take(f live.Frame) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if f.Whole {
		p.got = map[string]any{}
	}
	for key, value := range f.Set {
		p.got[key] = value
	}
	for _, key := range f.Gone {
		delete(p.got, key)
	}
}

// shows waits until the page shows exactly what reading gives.
func (p *openPage) shows(t *testing.T, play *demo.Play, first string) {
	t.Helper()
	want := piecesOf(t, play, first)
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		p.mu.Lock()
		same := reflect.DeepEqual(p.got, want)
		p.mu.Unlock()
		if same {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the page of %s has %d pieces (closed with %d), want the %d of reading, the same", first, len(p.got), p.code, len(want))
		}
	}
}

// piecesOf reads a meeting and takes it apart by the keys of a live view.
func piecesOf(t *testing.T, play *demo.Play, first string) map[string]any {
	t.Helper()
	answer, err := play.Client(first).Get(t.Context(), "/v1/meetings/"+string(play.Meeting))
	if err != nil || answer.Status != http.StatusOK {
		t.Fatalf("reading as %s: %d, %v", first, answer.Status, err)
	}
	var whole map[string]any
	if err := json.Unmarshal(answer.Body, &whole); err != nil {
		t.Fatal(err)
	}
	pieces := map[string]any{}
	for field, key := range map[string]string{"parts": "part/", "people": "person/", "items": "item/", "requests": "request/", "agreements": "agreement/"} {
		for _, one := range whole[field].([]any) {
			id := one.(map[string]any)["id"]
			if field == "people" {
				id = one.(map[string]any)["participant"]
			}
			pieces[key+id.(string)] = one
		}
		delete(whole, field)
	}
	for _, single := range []string{"me", "case", "tally", "parcel"} {
		if v, there := whole[single]; there {
			pieces[single] = v
			delete(whole, single)
		}
	}
	delete(whole, "version")
	pieces["meeting"] = whole
	return pieces
}

// TestPages_FollowTheDemoCase: eight people, eight open pages; at every stage each
// shows what reading shows that person, to the field.
func TestPages_FollowTheDemoCase(t *testing.T) {
	h := mustOpen(t, t.TempDir())
	play, heard := h.mustBegin(t)
	play.Invited(tenOClock)
	play.Convened()
	must(t, play)
	pages := map[string]*openPage{}
	for _, p := range demo.People {
		pages[p.First()] = h.mustWatch(t, play, heard, p.First())
	}
	for _, stage := range []func(){func() {}, play.AtTheTable, play.TheRound, play.Closed} {
		stage()
		must(t, play)
		for first, p := range pages {
			p.shows(t, play, first)
		}
	}
	h.stop()
	for first, p := range pages {
		<-p.done
		if p.code != int(live.Restart) {
			t.Errorf("at the end of the program the page of %s closed with %d, want %d", first, p.code, live.Restart)
		}
	}
}

// TestPages_OpenForNobodyElse: a page wants the session, its own ticket, once, for
// this meeting, and the exact origin.
func TestPages_OpenForNobodyElse(t *testing.T) {
	h := mustOpen(t, t.TempDir())
	play, heard := h.mustBegin(t)
	play.Invited(tenOClock)
	play.Convened()
	must(t, play)
	used := ticketFor(t, play, "Joris")
	conn, _, err := h.dial(play, heard, "Joris", used, h.Origin)
	if err != nil {
		t.Fatalf("the own ticket: %v", err)
	}
	conn.Close()
	late := ticketFor(t, play, "Joris")
	h.now.forward(2 * time.Minute)
	phone, err := demo.LogIn(t.Context(), http.DefaultClient, h.Origin, play.Client("Joris").Person)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		first, ticket, origin string
		want                  int
	}{
		"a ticket used before":        {"Joris", used, h.Origin, 404},
		"a ticket that waited":        {"Joris", late, h.Origin, 404},
		"somebody else's ticket":      {"Joris", ticketFor(t, play, "Mila"), h.Origin, 404},
		"a ticket of the own phone":   {"Joris", ticketIn(t, play, phone), h.Origin, 404},
		"no ticket":                   {"Joris", "", h.Origin, 404},
		"another origin":              {"Joris", ticketFor(t, play, "Joris"), "http://elsewhere.example", 403},
		"no origin":                   {"Joris", ticketFor(t, play, "Joris"), "", 403},
		"somebody who is not invited": {"Bram", ticketFor(t, play, "Joris"), h.Origin, 404},
		"nobody":                      {"nobody", ticketFor(t, play, "Joris"), h.Origin, 401},
	} {
		t.Run(name, func(t *testing.T) {
			conn, res, err := h.dial(play, heard, c.first, c.ticket, c.origin)
			if err == nil {
				conn.Close()
				t.Fatal("the page opened")
			}
			if res == nil || res.StatusCode != c.want {
				t.Errorf("got %v, %v; want %d", res, err, c.want)
			}
		})
	}
}

// TestPages_EndWithTheirSession: who logs out is answered when their page is sent
// nothing more; it closes and says why, and others go on.
func TestPages_EndWithTheirSession(t *testing.T) {
	h := mustOpen(t, t.TempDir())
	play, heard := h.mustBegin(t)
	play.Invited(tenOClock)
	play.Convened()
	play.AtTheTable()
	must(t, play)
	joris, mila := h.mustWatch(t, play, heard, "Joris"), h.mustWatch(t, play, heard, "Mila")
	joris.shows(t, play, "Joris")
	mila.shows(t, play, "Mila")
	answer, err := play.Client("Joris").Do(t.Context(), http.MethodDelete, "/v1/session", nil)
	if err != nil || answer.Status != http.StatusNoContent {
		t.Fatalf("logging out: %d, %v", answer.Status, err)
	}
	select {
	case <-joris.done:
	case <-time.After(20 * time.Second):
		t.Fatal("the page is open after logging out")
	}
	if joris.code != int(live.SessionEnded) {
		t.Errorf("the page closed with %d, want %d", joris.code, live.SessionEnded)
	}
	if answer, err := play.Client("Joris").Get(t.Context(), "/v1/meetings/"+string(play.Meeting)); err != nil || answer.Status != http.StatusUnauthorized {
		t.Errorf("reading after logging out: got %d, %v; want 401", answer.Status, err)
	}
	mila.shows(t, play, "Mila")
}
