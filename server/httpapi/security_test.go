// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// unguarded names what is missing from the headers of an answer.
func unguarded(w *httptest.ResponseRecorder, path string) []string {
	var missing []string
	for name, value := range always {
		if got := w.Header().Get(name); got != value && (name != "Cache-Control" || inAPI(path)) {
			missing = append(missing, fmt.Sprintf("%s is %q", name, got))
		}
	}
	for name := range w.Header() {
		if strings.HasPrefix(name, "Access-Control-") {
			missing = append(missing, name+" lets another origin in")
		}
	}
	for _, name := range []string{"X-Request-Id", "API-Version"} {
		if w.Header().Get(name) == "" && (inAPI(path) || name != "API-Version") {
			missing = append(missing, name+" is missing")
		}
	}
	return missing
}

func mustBeGuarded(t *testing.T, w *httptest.ResponseRecorder, path string) {
	t.Helper()
	for _, missing := range unguarded(w, path) {
		t.Errorf("%d on %s: %s", w.Code, path, missing)
	}
	if w.Code >= 400 && !strings.HasPrefix(w.Header().Get("Content-Type"), "application/problem+json") {
		t.Errorf("%d on %s: got %s, want a problem", w.Code, path, w.Header().Get("Content-Type"))
	}
}

func TestEveryRoute_AsksWhoWhenceAndWhere(t *testing.T) {
	s := newScene(t)
	s.ids["case"], s.ids["meeting"] = unknownID, unknownID
	for op, at := range s.ops {
		path := anID.ReplaceAllString(at.path, unknownID)
		check := func(what string, change func(*http.Request), status int, reason string) {
			t.Helper()
			r := s.request(t, "noor", at.method, path, nil)
			change(r)
			got := s.send(r)
			if p := problemIn(t, got); got.Code != status || p.Reason != reason {
				t.Errorf("%s %s: got %d %s, want %d %s", op, what, got.Code, p.Reason, status, reason)
			}
			mustBeGuarded(t, got, path)
		}
		if routes[op].who != anybody {
			check("without a session", func(r *http.Request) { r.Header.Del("Cookie") }, 401, "not-logged-in")
			check("with a token of nobody", func(r *http.Request) { r.Header.Set("Cookie", cookieName+"=x") }, 401, "not-logged-in")
		}
		check("at another host", func(r *http.Request) { r.Host = "tafel.example" }, 421, "wrong-host")
		check("at another port", func(r *http.Request) { r.Host = "127.0.0.1:81" }, 421, "wrong-host")
		if at.method == "GET" {
			continue
		}
		check("from nowhere", func(r *http.Request) { r.Header.Del("Origin") }, 403, "wrong-origin")
		check("from null", func(r *http.Request) { r.Header.Set("Origin", "null") }, 403, "wrong-origin")
		check("from elsewhere", func(r *http.Request) { r.Header.Set("Origin", testOrigin+".example") }, 403, "wrong-origin")
		check("from two places", func(r *http.Request) { r.Header.Add("Origin", testOrigin) }, 403, "wrong-origin")
		check("from another site", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403, "wrong-origin")
	}
}

func TestEveryRoute_OtherMethodsAreNotAllowed(t *testing.T) {
	s := newScene(t)
	for path, item := range mustDescribe(t).Paths.Map() {
		var allowed []string
		for method := range item.Operations() {
			allowed = append(allowed, method)
		}
		slices.Sort(allowed)
		at := anID.ReplaceAllString(path, unknownID)
		for _, method := range append([]string{"PATCH", "BREW"}, safe...) {
			if slices.Contains(allowed, method) {
				continue
			}
			got := s.do(t, "", method, at, nil)
			allow := strings.Split(got.Header().Get("Allow"), ", ")
			slices.Sort(allow)
			if got.Code != 405 || !slices.Equal(allow, allowed) {
				t.Errorf("%s %s: got %d Allow %v, want 405 Allow %v", method, path, got.Code, allow, allowed)
			}
			mustBeGuarded(t, got, at)
		}
		if got := s.do(t, "noor", allowed[0], at+"/", nil); got.Code != 404 {
			t.Errorf("%s with a slash at the end: got %d, want 404", path, got.Code)
		}
	}
}

func TestHeaders_AreOnEveryAnswer(t *testing.T) {
	h := mustOpen(t)
	huge := `{"person":"` + strings.Repeat("x", maxBody) + `"}`
	for _, c := range []struct {
		method, path string
		body         any
		status       int
	}{
		{"GET", "/v1/me", nil, 200},
		{"GET", "/v1/nothing", nil, 404},
		{"GET", "/v1", nil, 404},
		{"DELETE", "/v1/me", nil, 405},
		{"POST", "/v1/demo/session", huge, 413},
		{"POST", "/v1/demo/session", "{", 400},
		{"GET", "/", nil, 200},
		{"GET", "/overleg/7", nil, 200},
		{"GET", "/assets/app-1a2.js", nil, 200},
		{"GET", "/assets/gone.js", nil, 404},
		{"POST", "/", nil, 405},
	} {
		got := h.do(t, "noor", c.method, c.path, c.body)
		if got.Code != c.status {
			t.Errorf("%s %s: got %d, want %d", c.method, c.path, got.Code, c.status)
		}
		mustBeGuarded(t, got, c.path)
	}
	t.Run("and an answer without is noticed", func(t *testing.T) {
		bare := httptest.NewRecorder()
		must(newServer(h.config, routes))(t).router().ServeHTTP(bare, h.request(t, "noor", "GET", "/v1/me", nil))
		if got := unguarded(bare, "/v1/me"); len(got) != len(always)+2 {
			t.Errorf("without the layers: got %q, want every header missed", got)
		}
	})
}

func TestHeaders_AnOriginThatIsLetInIsNoticed(t *testing.T) {
	h := mustOpen(t)
	got := h.do(t, "noor", "GET", "/v1/me", nil)
	if missing := unguarded(got, "/v1/me"); len(missing) > 0 {
		t.Errorf("got %q, want nothing", missing)
	}
	got.Header().Set("Access-Control-Allow-Origin", "*")
	if missing := unguarded(got, "/v1/me"); len(missing) != 1 {
		t.Errorf("with a header that lets anybody in: got %q, want it noticed", missing)
	}
}

func TestHeaders_StrictTransportOnlyWithHTTPS(t *testing.T) {
	h := mustOpen(t)
	if got := h.do(t, "", "GET", "/", nil).Header().Get("Strict-Transport-Security"); got != "" {
		t.Errorf("over http: got %q, want none", got)
	}
	h.config.Origin = "https://tafel.example"
	h.handler = must(New(h.config))(t)
	r := h.request(t, "", "GET", "/", nil)
	r.Host = "tafel.example"
	if got := h.send(r).Header().Get("Strict-Transport-Security"); got == "" {
		t.Error("over https: got none, want one")
	}
}

func TestNew_RefusesAnOriginThatIsNone(t *testing.T) {
	c := mustOpen(t).config
	for _, origin := range []string{"", "tafel.example", "https://tafel.example/", "ftp://tafel.example", "https://a@tafel.example", "https://"} {
		c.Origin = origin
		if _, err := New(c); err == nil {
			t.Errorf("origin %q: got accepted, want refused", origin)
		}
	}
}

func TestSession_CookieAndEnd(t *testing.T) {
	h := mustOpen(t)
	got := h.do(t, "", "POST", "/v1/demo/session", DemoLogin{personOf("stef")})
	cookie := got.Header().Get("Set-Cookie")
	for _, part := range []string{"__Host-casustafel=", "; Path=/", "; HttpOnly", "; Secure", "; SameSite=Strict"} {
		if !strings.Contains(cookie, part) {
			t.Errorf("cookie: got %q, want %q in it", cookie, part)
		}
	}
	if strings.Contains(cookie, "Domain") {
		t.Errorf("cookie: got %q, want no domain", cookie)
	}
	if got := h.do(t, "stef", "DELETE", "/v1/session", nil); got.Code != 204 || !strings.Contains(got.Header().Get("Set-Cookie"), "Max-Age=0") {
		t.Errorf("ending: got %d %q, want 204 and the cookie taken away", got.Code, got.Header().Get("Set-Cookie"))
	}
	if got := h.do(t, "stef", "GET", "/v1/me", nil); got.Code != 401 {
		t.Errorf("after ending: got %d, want 401", got.Code)
	}
}

func TestHeaders_ThePolicyLeavesNothingOpen(t *testing.T) {
	directives := map[string]string{}
	for _, d := range strings.Split(policy, "; ") {
		name, value, _ := strings.Cut(d, " ")
		directives[name] = value
	}
	for name, want := range map[string]string{
		"default-src": "'none'", "object-src": "'none'", "base-uri": "'none'", "frame-ancestors": "'none'", "form-action": "'self'",
		"script-src": "'self'", "style-src": "'self'", "connect-src": "'self'", "require-trusted-types-for": "'script'", "trusted-types": "'none'",
	} {
		if got := directives[name]; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	for name, value := range directives {
		if strings.Contains(value, "unsafe") || strings.Contains(value, "*") || strings.Contains(value, "http") {
			t.Errorf("%s lets in more than this site: %s", name, value)
		}
	}
}
