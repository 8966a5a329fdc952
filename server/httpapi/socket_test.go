// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gorilla/websocket"
)

// TestWatching_APanicEndsThePageAndNothingElse: the page goes on after its request was
// answered, where net/http catches nothing any more.
func TestWatching_APanicEndsThePageAndNothingElse(t *testing.T) {
	h := mustOpen(t)
	h.config.Service = nil // whoever asks whether the session still stands
	s := must(newServer(h.config, routes))(t)
	server := httptest.NewServer(s.layers(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := (watching{s: s, request: r, meeting: canary}).VisitWatchMeetingResponse(w); err != nil {
			t.Errorf("taking the connection over: %v", err)
		}
	})))
	defer server.Close()
	host := http.Header{"Host": {strings.TrimPrefix(testOrigin, "http://")}}
	for range 2 {
		conn, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(server.URL, "http"), host)
		mustDo(t, err)
		if kind, _, err := conn.ReadMessage(); err == nil {
			t.Errorf("got a message of kind %d, want the connection closed", kind)
		}
		conn.Close()
	}
	s.Hub.Close() // returns when both pages have ended
	if n := strings.Count(h.log.String(), `"msg":"panic"`); n != 2 || strings.Contains(h.log.String(), canary) {
		t.Errorf("got %d panics logged, want 2, and no content: %s", n, h.log)
	}
}
