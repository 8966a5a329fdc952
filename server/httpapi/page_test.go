// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"
	"net/http/httptest"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
)

func TestPage_FilesByNameAndItselfElsewhere(t *testing.T) {
	h := mustOpen(t)
	index := string(testPage["index.html"].Data)
	for path, want := range map[string]struct{ body, kind, cache string }{
		"/":                             {index, "text/html; charset=utf-8", "no-store"},
		"/index.html":                   {index, "text/html; charset=utf-8", "no-store"},
		"/meetings/7?x=1":               {index, "text/html; charset=utf-8", "no-store"},
		"/assets":                       {index, "text/html; charset=utf-8", "no-store"},
		"/unknown.exe":                  {index, "text/html; charset=utf-8", "no-store"},
		"/../../index.html":             {index, "text/html; charset=utf-8", "no-store"},
		"/v1x":                          {index, "text/html; charset=utf-8", "no-store"},
		"/favicon.svg":                  {"<svg/>", "image/svg+xml", "no-store"},
		"/assets/app-1a2.js":            {"export {}", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		"/assets/../assets/app-1a2.js":  {"export {}", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		"/assets/%2e%2e/assets/none.js": {"", "application/problem+json", "no-store"},
	} {
		got := h.do(t, "", "GET", path, nil)
		if want.body != "" && got.Body.String() != want.body {
			t.Errorf("%s: got %q, want %q", path, got.Body, want.body)
		}
		for name, value := range map[string]string{"Content-Type": want.kind, "Cache-Control": want.cache} {
			if got.Header().Get(name) != value {
				t.Errorf("%s: got %s %q, want %q", path, name, got.Header().Get(name), value)
			}
		}
	}
}

func TestAnswer_ToWhoWentAwayIsEmpty(t *testing.T) {
	h := mustOpen(t)
	r := h.request(t, "noor", "GET", "/v1/meetings", nil)
	ctx, away := context.WithCancel(r.Context())
	away()
	w := httptest.NewRecorder()
	h.handler.ServeHTTP(w, r.WithContext(ctx))
	if w.Body.Len() != 0 {
		t.Errorf("got %d %s, want nothing", w.Code, w.Body)
	}
}

func TestFiles_ComeToTheByte(t *testing.T) {
	s := newScene(t)
	s.play(t, whole()[:len(whole())-1])
	id := s.ids["meeting"]
	for path, of := range map[string]func() ([]byte, error){
		"certificate": func() ([]byte, error) {
			return s.config.Service.Certificate(context.Background(), personOf("noor"), conference.MeetingID(id))
		},
		"record": func() ([]byte, error) {
			return s.config.Service.Record(context.Background(), personOf("noor"), conference.MeetingID(id))
		},
	} {
		got := s.do(t, "noor", "GET", "/v1/meetings/"+id+"/"+path, nil)
		want := must(of())(t)
		if got.Body.String() != string(want) || len(want) == 0 {
			t.Errorf("%s: got other bytes than the service gives", path)
		}
		if d := got.Header().Get("Content-Disposition"); d != `attachment; filename="`+path+`.json"` {
			t.Errorf("%s: got disposition %q", path, d)
		}
	}
}
