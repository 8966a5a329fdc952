// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/casustafel/casustafel/server/demo"
)

// recorder hears everything that the program answers, and to whom: whole
// responses, headers and problems included.
type recorder struct {
	mu    sync.Mutex
	heard map[string][]answer
	who   map[string]string // by cookie
	after func(path string) // told of every command that succeeded; may be nil
}

type answer struct{ request, text string }

func (r *recorder) RoundTrip(req *http.Request) (*http.Response, error) {
	sent := []byte{}
	if req.Body != nil {
		sent, _ = io.ReadAll(req.Body)
		req.Body = io.NopCloser(bytes.NewReader(sent))
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(res.Body)
	res.Body.Close()
	res.Body = io.NopCloser(bytes.NewReader(body))
	r.remember(req, sent, res, body)
	if r.after != nil && req.Method != http.MethodGet && res.StatusCode < 300 {
		r.after(req.URL.Path)
	}
	return res, err
}

func (r *recorder) remember(req *http.Request, sent []byte, res *http.Response, body []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, c := range res.Cookies() {
		for _, p := range demo.Everybody() {
			if strings.Contains(string(sent), string(p.ID)) {
				r.who[c.Name+"="+c.Value] = p.First()
			}
		}
	}
	name := r.who[req.Header.Get("Cookie")]
	text := fmt.Sprintf("%v %s", res.Header, body)
	r.heard[name] = append(r.heard[name], answer{req.Method + " " + req.URL.Path, text})
}

func (r *recorder) hear(first string, a answer) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.heard[first] = append(r.heard[first], a)
}

// cookieOf returns the session that somebody was given.
func (r *recorder) cookieOf(first string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	for cookie, who := range r.who {
		if who == first {
			return cookie
		}
	}
	return ""
}

// hears reports whether a word was in anything answered to somebody, and where.
func (r *recorder) hears(first, word string) (string, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, a := range r.heard[first] {
		if strings.Contains(a.text, word) {
			return a.request, true
		}
	}
	return "", false
}
