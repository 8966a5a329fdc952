// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// canary is a word that nobody else says.
const canary = "Zwartkop7vogel"

// leaks names where the canary came out.
func leaks(w *httptest.ResponseRecorder, log string) []string {
	var found []string
	if strings.Contains(w.Body.String(), canary) {
		found = append(found, "in the body: "+w.Body.String())
	}
	if strings.Contains(fmt.Sprint(w.Header()), canary) {
		found = append(found, fmt.Sprint("in the headers: ", w.Header()))
	}
	if strings.Contains(log, canary) {
		found = append(found, "in the log: "+log)
	}
	return found
}

func fieldsOf(t testing.TB, v any) map[string]any {
	t.Helper()
	fields := map[string]any{}
	mustDo(t, json.Unmarshal([]byte(asJSON(t, v)), &fields))
	return fields
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	return string(must(json.Marshal(v))(t))
}

// spoiled are bodies of one operation in which the canary makes something wrong.
func spoiled(t testing.TB, good map[string]any, schema *openapi3.Schema) []string {
	t.Helper()
	bodies := []string{
		`{"` + canary + `":`, `{"text":"` + canary, canary, `"` + canary + `"`, `["` + canary + `"]`,
		`{"` + canary + `":1,"` + canary + `":2}`, asJSON(t, good) + canary,
	}
	for field := range schema.Properties {
		for _, wrong := range []any{
			map[string]any{canary: canary}, []any{canary}, []any{map[string]any{canary: canary}},
			strings.Repeat(canary, 2000/len(canary)+200),
		} {
			changed := map[string]any{canary: canary}
			for name, value := range good {
				changed[name] = value
			}
			changed[field] = wrong
			bodies = append(bodies, asJSON(t, changed))
		}
	}
	return bodies
}

func TestCanary_MalformedInputComesOutNowhere(t *testing.T) {
	s := newScene(t)
	s.play(t, convening)
	s.play(t, atTable)
	doc := mustDescribe(t)
	for _, st := range whole() {
		if st.body == nil {
			continue
		}
		at := s.ops[st.op]
		schema := bodyOf(doc.Paths.Value(at.path).Operations()[at.method])
		for _, body := range spoiled(t, fieldsOf(t, st.body(s)), schema) {
			got := s.do(t, st.by, at.method, s.real(at.path), body)
			if got.Code < 400 || got.Code >= 500 {
				t.Errorf("%s with %.80s: got %d, want refused", st.op, body, got.Code)
			}
			for _, leak := range leaks(got, s.log.String()) {
				t.Fatalf("%s: the canary came out %s", st.op, leak)
			}
		}
	}
}

func TestCanary_AddressesAndHeadersComeOutNowhere(t *testing.T) {
	h := mustOpen(t)
	for name, change := range map[string]func(*http.Request){
		"path":   func(r *http.Request) { r.URL.Path = "/v1/" + canary },
		"id":     func(r *http.Request) { r.URL.Path = "/v1/meetings/" + canary },
		"query":  func(r *http.Request) { r.URL.RawQuery = canary + "=" + canary },
		"page":   func(r *http.Request) { r.URL.Path = "/" + canary },
		"asset":  func(r *http.Request) { r.URL.Path = "/assets/" + canary + ".js" },
		"method": func(r *http.Request) { r.Method = canary },
		"key":    func(r *http.Request) { r.Header.Set(keyHeader, canary+"!") },
		"host":   func(r *http.Request) { r.Host = canary },
		"origin": func(r *http.Request) { r.Method = "POST"; r.Header.Set("Origin", "http://"+canary) },
		"cookie": func(r *http.Request) { r.Header.Set("Cookie", cookieName+"="+canary) },
		"type":   func(r *http.Request) { r.Header.Set("Content-Type", canary) },
		"table code": func(r *http.Request) {
			r.Header.Set(tableCodeHeader, canary)
			r.Header.Set(tableParticipantHeader, canary)
		},
		"way back":      func(r *http.Request) { r.URL.Path, r.URL.RawQuery = "/sign-on", "code="+canary+"&state="+canary },
		"link in query": func(r *http.Request) { r.URL.Path, r.URL.RawQuery = "/j", "token="+canary },
		"agent":         func(r *http.Request) { r.Header.Set("User-Agent", canary); r.Header.Set("Referer", "http://"+canary) },
		"ticket": func(r *http.Request) {
			r.URL.Path, r.URL.RawQuery = "/v1/meetings/"+unknownID+"/live", "ticket="+canary
		},
		"address": func(r *http.Request) { r.Header.Set("X-Forwarded-For", canary); r.Header.Set("X-Request-Id", canary) },
	} {
		r := h.request(t, "noor", "GET", "/v1/meetings", nil)
		change(r)
		for _, leak := range leaks(h.send(r), h.log.String()) {
			t.Errorf("%s: the canary came out %s", name, leak)
		}
	}
}

func TestLog_HoldsTheRouteAndNotTheAddress(t *testing.T) {
	h := mustOpen(t)
	got := h.do(t, "noor", "GET", "/v1/meetings/"+unknownID+"?name=Ruben", nil)
	lines := strings.Split(strings.TrimSpace(h.log.String()), "\n")
	last := fieldsOf(t, json.RawMessage(lines[len(lines)-1]))
	for field, want := range map[string]any{
		"method": "GET", "route": "/v1/meetings/{meeting}", "status": 404.0, "id": got.Header().Get("X-Request-Id"), "msg": "request",
	} {
		if last[field] != want {
			t.Errorf("%s: got %v, want %v", field, last[field], want)
		}
	}
	if len(last) != 8 || strings.Contains(h.log.String(), unknownID) || strings.Contains(h.log.String(), "Ruben") {
		t.Errorf("got %v, want time, level, message, id, method, route, status and duration only", last)
	}
}

func TestCanary_ALeakIsFound(t *testing.T) {
	h := mustOpen(t)
	echoing := func(w http.ResponseWriter, r *http.Request) {
		h.config.Log.Info("asked", "path", r.URL.Path)
		p := problem(400, "body-malformed", nil)
		p.Detail = r.URL.Path
		writeProblem(w, p)
	}
	h.handler = must(newServer(h.config, routes))(t).layers(http.HandlerFunc(echoing))
	got := h.send(h.request(t, "", "GET", "/v1/"+canary, nil))
	if found := leaks(got, h.log.String()); len(found) != 2 {
		t.Errorf("got %q, want the body and the log found", found)
	}
}

func TestUnexpected_IsOneProblemWithoutContent(t *testing.T) {
	for name, fail := range map[string]func(*server, http.ResponseWriter, *http.Request){
		"an error": func(s *server, w http.ResponseWriter, r *http.Request) {
			s.fail(w, r, fmt.Errorf("doing %s: %w", canary, errors.Join(vault.ErrDamaged, errors.New(canary))))
		},
		"a panic":              func(*server, http.ResponseWriter, *http.Request) { panic(canary) },
		"a panic of an error":  func(*server, http.ResponseWriter, *http.Request) { panic(errors.New(canary)) },
		"a panic of a Go kind": func(*server, http.ResponseWriter, *http.Request) { _ = map[string][]int{}[canary][3] },
		"a code without a status": func(s *server, w http.ResponseWriter, r *http.Request) {
			s.fail(w, r, conference.Errors{{Code: canary, Reason: canary, Field: canary}})
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := mustOpen(t)
			s := must(newServer(h.config, routes))(t)
			h.handler = s.layers(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Location", canary)
				fail(s, w, r)
			}))
			got := h.send(h.request(t, "", "GET", "/v1/me", nil))
			if p := problemIn(t, got); got.Code != 500 || p.Reason != "unexpected" {
				t.Errorf("got %d %s, want 500 unexpected", got.Code, got.Body)
			}
			mustBeGuarded(t, got, "/v1/me")
			for _, leak := range leaks(got, h.log.String()) {
				t.Errorf("the canary came out %s", leak)
			}
			if n := strings.Count(h.log.String(), `"level":"ERROR"`); n != 1 {
				t.Errorf("got %d lines of error, want one: %s", n, h.log)
			}
			if id := got.Header().Get("X-Request-Id"); !strings.Contains(h.log.String(), id) {
				t.Errorf("the log does not name request %s", id)
			}
		})
	}
}

func TestUnexpected_APanicInAnOperationLeavesTheServerAlive(t *testing.T) {
	h := mustOpen(t)
	h.cookieOf(t, "noor")
	h.config.Service = nil
	h.handler = must(New(h.config))(t)
	server := httptest.NewServer(h.handler)
	defer server.Close()
	for path, status := range map[string]int{"/v1/me": 500, "/v1/catalogue": 200} { // whoever has a session needs the service
		r := must(http.NewRequest("GET", server.URL+path, nil))(t)
		r.Host = strings.TrimPrefix(testOrigin, "http://")
		if status == 500 {
			r.Header.Set("Cookie", h.cookies["noor"])
		}
		res := must(server.Client().Do(r))(t)
		res.Body.Close()
		if res.StatusCode != status {
			t.Errorf("%s: got %d, want %d", path, res.StatusCode, status)
		}
	}
}

func TestProblem_StatusPerCause(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		reason string
	}{
		{conference.Refuse(conference.Hidden), 404, "not-found"},
		{conference.Refuse(conference.TaskMissing), 400, "task-missing"},
		{conference.Refuse(conference.OnlyProvider), 403, "only-provider"},
		{conference.Refuse(conference.MeetingClosed), 409, "meeting-closed"},
		{fmt.Errorf("doing it: %w", conference.Refuse(conference.MeetingClosed)), 409, "meeting-closed"},
		{conference.Errors{{Code: conference.Conflict, Reason: "chair-taken"}, {Code: conference.Invalid, Reason: "hat-unknown"}}, 400, "hat-unknown"},
		{fmt.Errorf("sealing: %w", vault.ErrFull), 507, "storage-full"},
		{fmt.Errorf("writing: %w", record.ErrFull), 507, "storage-full"},
		{fmt.Errorf("deciding: %w", record.ErrConflict), 503, "busy"},
		{errors.New("anything"), 500, "unexpected"},
	} {
		p := problemOf(c.err)
		if p.Status != c.status || p.Reason != c.reason || p.Type != "urn:casustafel:reason:"+c.reason {
			t.Errorf("%v: got %d %s %s, want %d %s", c.err, p.Status, p.Reason, p.Type, c.status, c.reason)
		}
	}
	w := httptest.NewRecorder()
	writeProblem(w, problemOf(record.ErrConflict))
	if w.Header().Get("Retry-After") == "" {
		t.Error("busy: got no Retry-After, want one")
	}
	for r := range conference.Reasons() {
		if p := problemOf(conference.Refuse(r)); p.Status == 500 {
			t.Errorf("reason %s: got 500, want a status of its own", r)
		}
	}
}
