// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"net"
	"net/http"
	"slices"
	"strings"
)

// Version is the version of the API, as on every response under /v1.
const Version = "1.0.0"

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types 'none'"

// clearSite goes with the end of a session: what the browser kept, its pages for
// Back included, goes too. The cookie is another matter: a new one may be on its way.
const clearSite = `"cache", "storage"`

// always are the headers of every response, whatever went wrong before it.
var always = map[string]string{
	"Content-Security-Policy":      policy,
	"X-Content-Type-Options":       "nosniff",
	"Referrer-Policy":              "no-referrer",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
	"Cache-Control":                "no-store",
}

// secure sets the headers before anything can answer.
func (s *server) secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range always {
			w.Header().Set(name, value)
		}
		if strings.HasPrefix(s.Origin, "https://") {
			w.Header().Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		if inAPI(r.URL.Path) {
			w.Header().Set("API-Version", Version)
		}
		next.ServeHTTP(w, r)
	})
}

// safe are the methods that change nothing.
var safe = []string{http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodTrace}

// loopback are the names by which somebody calls their own computer.
var loopback = []string{"127.0.0.1", "::1", "localhost"}

// isOtherName reports whether a page is asked for at this computer by another of its
// names than the installation has: who types localhost is led on. The API is not.
func (s *server) isOtherName(r *http.Request) bool {
	asked, port, err := net.SplitHostPort(r.Host)
	own, ownPort, ownErr := net.SplitHostPort(s.host)
	here := err == nil && ownErr == nil && port == ownPort && asked != own && slices.Contains(loopback, asked) && slices.Contains(loopback, own)
	return here && slices.Contains(safe, r.Method) && !inAPI(r.URL.Path)
}

// sameOrigin refuses another host's name, and whatever may change something and
// does not come from this installation's own page. A missing Origin is another.
func (s *server) sameOrigin(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		changes := !slices.Contains(safe, r.Method)
		origin := r.Header.Values("Origin")
		switch {
		case s.isOtherName(r):
			http.Redirect(w, r, s.Origin+r.URL.EscapedPath(), http.StatusTemporaryRedirect)
		case r.Host != s.host:
			s.fail(w, r, failHost)
		case changes && (len(origin) != 1 || origin[0] != s.Origin), cross.Check(r) != nil:
			s.fail(w, r, failOrigin)
		default:
			next.ServeHTTP(w, r)
		}
	})
}
