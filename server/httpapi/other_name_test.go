// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestPage_AtAnotherNameOfThisComputerIsLedOn(t *testing.T) {
	h := mustOpen(t)
	at := func(host, method, path string) *httptest.ResponseRecorder {
		r := h.request(t, "", method, path, nil)
		r.Host = host
		return h.send(r)
	}
	for _, host := range []string{"127.0.0.1:8080", "[::1]:8080"} {
		got := at(host, http.MethodGet, "/meetings/"+unknownID+"?next=//evil.example")
		if want := testOrigin + "/meetings/" + unknownID; got.Code != http.StatusTemporaryRedirect || got.Header().Get("Location") != want {
			t.Errorf("a page at %s: got %d to %q, want 307 to %q", host, got.Code, got.Header().Get("Location"), want)
		}
		mustBeGuarded(t, got, "/")
	}
	if got, want := at("127.0.0.1:8080", http.MethodGet, "//evil.example/").Header().Get("Location"), testOrigin+"//evil.example/"; got != want {
		t.Errorf("it led to %q, want %q: not out of the installation", got, want)
	}
	for _, row := range []struct{ name, host, method, path string }{
		{"the API", "127.0.0.1:8080", http.MethodGet, "/v1/meetings"},
		{"what changes something", "127.0.0.1:8080", http.MethodPost, "/"},
		{"another port", "127.0.0.1:81", http.MethodGet, "/"},
		{"no port", "127.0.0.1", http.MethodGet, "/"},
		{"another computer", "tafel.example:8080", http.MethodGet, "/"},
	} {
		if got := at(row.host, row.method, row.path); got.Code != http.StatusMisdirectedRequest {
			t.Errorf("%s: got %d, want 421", row.name, got.Code)
		}
	}
}

func TestPage_OfAnInstallationWithANameIsNotAtThisComputer(t *testing.T) {
	s := &server{host: "tafel.example:443"}
	r := httptest.NewRequest(http.MethodGet, "http://localhost:443/", http.NoBody)
	if s.isOtherName(r) {
		t.Error("got led on, want refused: a proxy that passes the wrong name would go round for ever")
	}
}
