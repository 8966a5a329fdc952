// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/live"
	"github.com/casustafel/casustafel/server/service"
)

// Config is what the API works with; all of it is needed but Demo, Theme
// and what comes after Log.
type Config struct {
	Service  *service.Service
	Sessions *identity.Sessions
	Tickets  *identity.Tickets
	Links    *identity.Links
	Passkeys *identity.Passkeys
	Codes    *identity.Codes
	SignOns  *identity.SignOn
	Hub      *live.Hub
	Demo     []DemoPerson // nil: the demo routes do not exist at all
	Page     fs.FS        // with index.html at its root
	Theme    fs.FS        // the house's own theme.css and logo, before those of the page; nil: the neutral ones
	Origin   string       // exactly as a browser sends it, such as https://tafel.example
	Log      *slog.Logger

	TrustedProxies  []netip.Prefix // whose X-Forwarded-For is believed
	SecurityContact string         // address for security.txt, mailto: or https:; empty: there is none
	Unlimited       bool           // nobody is told that it is too much: to measure, and in tests
}

// server answers requests. It holds nothing of a case.
type server struct {
	Config
	host       string // of Origin: the only Host that is answered
	operations map[string]operation
	document   []byte
	index      []byte
	limits     *limits
	packed     packed
}

// New returns the handler of the whole program: the API under /v1, and the page.
// It fails on an Origin that is none, a page without index.html, or a description
// that does not hold together.
func New(c Config) (http.Handler, error) {
	s, err := newServer(c, routes)
	if err != nil {
		return nil, err
	}
	return s.handler(), nil
}

func newServer(c Config, table map[string]route) (*server, error) {
	s := &server{Config: c}
	var err error
	if s.host, err = hostOf(c.Origin); err != nil {
		return nil, err
	}
	if s.index, err = fs.ReadFile(c.Page, "index.html"); err != nil {
		return nil, fmt.Errorf("reading the page: %w", err)
	}
	doc, err := describe(c.Demo != nil)
	if err != nil {
		return nil, err
	}
	if s.document, err = doc.MarshalJSON(); err != nil {
		return nil, fmt.Errorf("writing the description as JSON: %w", err)
	}
	s.operations = operationsOf(doc, table)
	maps.DeleteFunc(s.operations, func(_ string, op operation) bool { return !s.offers(op.id) })
	if !c.Unlimited {
		s.limits = newLimits(c.TrustedProxies, time.Now)
	}
	return s, nil
}

// offers reports whether this installation has what an operation is done with: a demo
// has no links, and an address without a name no passkeys.
func (s *server) offers(op string) bool {
	switch op {
	case "useLink", "offerEnrolment":
		return s.Links != nil
	case "beginPasskey", "addPasskey", "beginLogIn", "logIn", "beginAgain":
		return s.Passkeys != nil
	case "beginCode", "addCode", "logInWithCode", "proveAgain":
		return s.Codes != nil
	case "beginSignOn", "signOn", "getSignOnKeys":
		return s.SignOns != nil
	}
	return true
}

func (s *server) handler() http.Handler { return s.layers(s.divide(s.router())) }

// layers are what every request passes, and every response carries.
func (s *server) layers(inner http.Handler) http.Handler {
	return s.observe(s.secure(s.recovering(s.sameOrigin(inner))))
}

// divide keeps the API and the page apart.
func (s *server) divide(api http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if inAPI(r.URL.Path) {
			api.ServeHTTP(w, r)
			return
		}
		if r.URL.Path == securityPath {
			s.securityText(w, r)
			return
		}
		s.page(w, r)
	})
}

func inAPI(path string) bool { return path == "/v1" || strings.HasPrefix(path, "/v1/") }

// router is Echo with the generated routes, every one of them guarded.
func (s *server) router() *echo.Echo {
	e := echo.New()
	e.IPExtractor = echo.ExtractIPDirect() // Echo believes X-Forwarded-For otherwise
	e.HTTPErrorHandler = func(err error, c echo.Context) { s.fail(c.Response(), c.Request(), err) }
	e.Use(s.guard)
	RegisterHandlers(demoOnly{e, s.Demo != nil}, NewStrictHandler(s, nil))
	return e
}

// demoOnly leaves the routes of the demo out where there is none.
type demoOnly struct {
	*echo.Echo
	demo bool
}

func (r demoOnly) GET(path string, h echo.HandlerFunc, m ...echo.MiddlewareFunc) *echo.Route {
	if inDemo(path) && !r.demo {
		return nil
	}
	return r.Echo.GET(path, h, m...)
}

func (r demoOnly) POST(path string, h echo.HandlerFunc, m ...echo.MiddlewareFunc) *echo.Route {
	if inDemo(path) && !r.demo {
		return nil
	}
	return r.Echo.POST(path, h, m...)
}

func inDemo(path string) bool { return strings.HasPrefix(path, "/v1/demo/") }

func hostOf(origin string) (string, error) {
	u, err := url.Parse(origin)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") || origin != u.Scheme+"://"+u.Host {
		return "", errors.New("the origin is not of the form https://host or http://host:port")
	}
	return u.Host, nil
}
