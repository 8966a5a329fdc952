// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"compress/gzip"
	"io"
	"net/http/httptest"
	"testing"
)

func TestPage_AssetsAreCompressedForWhoTakesIt(t *testing.T) {
	h := mustOpen(t)
	get := func(path, accepted string) *httptest.ResponseRecorder {
		r := h.request(t, "", "GET", path, nil)
		r.Header.Set("Accept-Encoding", accepted)
		w := httptest.NewRecorder()
		h.handler.ServeHTTP(w, r)
		return w
	}
	for range 2 { // made, and kept
		got := get("/assets/app-1a2.js", "br, gzip;q=0.8")
		if e := got.Header().Get("Content-Encoding"); e != "gzip" {
			t.Fatalf("got encoding %q, want gzip", e)
		}
		body := must(io.ReadAll(must(gzip.NewReader(got.Body))(t)))(t)
		if string(body) != "export {}" {
			t.Errorf("got %q, want the file", body)
		}
	}
	for path, accepted := range map[string]string{
		"/assets/app-1a2.js": "gzip;q=0, identity",
		"/":                  "gzip",
		"/favicon.svg":       "gzip",
		"/v1/demo/persons":   "gzip",
	} {
		if e := get(path, accepted).Header().Get("Content-Encoding"); e != "" {
			t.Errorf("%s for %q: got encoding %q, want none", path, accepted, e)
		}
	}
	if v := get("/assets/app-1a2.js", "").Header().Get("Vary"); v != "Accept-Encoding" {
		t.Errorf("got Vary %q: a cache would give one person's form to another", v)
	}
}

func TestTakesGzip(t *testing.T) {
	for accepted, want := range map[string]bool{
		"": false, "gzip": true, "deflate, gzip": true, "gzip;q=0": false, "gzip; q=0.0": false, "gzip;q=0.5": true, "x-gzip": false, "br": false,
	} {
		if got := takesGzip(accepted); got != want {
			t.Errorf("%q: got %v, want %v", accepted, got, want)
		}
	}
}
