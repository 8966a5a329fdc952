// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/casustafel/casustafel/server/live"
)

// dials opens a live page of a meeting over a real socket. Who gets no ticket for it
// comes with one of whose it is: nobody enters on another's.
func (r *rightsScene) dials(t testing.TB, a actor, place string) *httptest.ResponseRecorder {
	t.Helper()
	ticket := r.ticketFor(t, a, place)
	if ticket == "" {
		ticket = r.ticketFor(t, cast[0], "own")
	}
	at := r.pathOf(a, "watchMeeting", place)
	header := r.requestOf(t, a, "GET", at, nil).Header
	for _, name := range []string{keyHeader, "Content-Type"} {
		header.Del(name)
	}
	conn, res, err := r.dialer(ticket).Dial("ws"+testOrigin[len("http"):]+at, header)
	w := httptest.NewRecorder()
	if res == nil {
		t.Fatalf("dialling as %s: %v", a.name, err)
	}
	if err == nil {
		r.firstFrame(t, conn)
		return w
	}
	w.Code = res.StatusCode
	body := must(io.ReadAll(res.Body))(t)
	res.Header.Del("Date")
	for name, values := range res.Header {
		w.Header()[name] = values
	}
	w.Body.Write(body)
	return w
}

func (r *rightsScene) ticketFor(t testing.TB, a actor, place string) string {
	t.Helper()
	var given Ticket
	if w := r.asks(t, a, "askTicket", place, nil); w.Code == http.StatusCreated {
		mustDo(t, json.Unmarshal(w.Body.Bytes(), &given))
	}
	return given.Ticket
}

// dialer reaches the house of the scene under its own name.
func (r *rightsScene) dialer(ticket string) *websocket.Dialer {
	if r.served == nil {
		r.served = httptest.NewServer(r.handler)
		r.t.Cleanup(r.served.Close)
	}
	return &websocket.Dialer{
		Subprotocols: []string{liveProtocol, ticketPrefix + ticket}, HandshakeTimeout: 10 * time.Second,
		NetDial: func(network, _ string) (net.Conn, error) { return net.Dial(network, r.served.Listener.Addr().String()) },
	}
}

// firstFrame reads the whole view that a page begins with, and leaves.
func (r *rightsScene) firstFrame(t testing.TB, conn *websocket.Conn) {
	t.Helper()
	defer conn.Close()
	conn.SetReadDeadline(time.Now().Add(10 * time.Second))
	_, text, err := conn.ReadMessage()
	mustDo(t, err)
	var f live.Frame
	mustDo(t, json.Unmarshal(text, &f))
	if !f.Whole || len(f.Set) == 0 {
		t.Errorf("the first frame: got %s, want the whole view", text)
	}
}
