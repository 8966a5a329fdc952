// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/labstack/echo/v4"
)

func TestRoutes_EachOperationHasARuleAndIsUsed(t *testing.T) {
	s := newScene(t)
	used := map[string]bool{}
	s.each = func(t testing.TB, s *scene, st step, method, path string, body any) {
		t.Helper()
		used[st.op] = true
		got := s.ask(t, st, method, path, body)
		s.learn(t, st, got)
		want := ""
		if at, makes := places[st.op]; makes {
			want = s.fill(at, "") + "/" + s.ids[st.as]
		}
		if l := got.Header().Get("Location"); l != want {
			t.Errorf("as %s %s: got Location %q, want %q", st.by, st.op, l, want)
		}
	}
	s.play(t, whole())
	used["watchMeeting"] = true // over a real connection, in socket_test.go
	for op := range routes {
		if !used[op] {
			t.Errorf("%s: is in no step of the scene, want every operation used", op)
		}
	}
}

// places is where what an operation made is found.
var places = map[string]string{
	"openCase": "/v1/cases", "recordConsent": "/v1/cases/{case}/consents", "convene": "/v1/meetings",
	"invite": "/v1/meetings/{meeting}/participants", "putItem": "/v1/meetings/{meeting}/items",
	"addPerson": "/v1/people", "addOrganisation": "/v1/organisations", "addIssuer": "/v1/issuers",
	"substitute":  "/v1/meetings/{meeting}/participants",
	"requestItem": "/v1/meetings/{meeting}/requests", "draftAgreement": "/v1/meetings/{meeting}/agreements",
}

func TestRoutes_Agree(t *testing.T) {
	s := must(newServer(mustOpen(t).config, routes))(t)
	for _, fault := range disagreements(mustDescribe(t), s.router().Routes(), routes) {
		t.Error(fault)
	}
	t.Run("a rule that is missing is found, and refused", func(t *testing.T) {
		fewer := maps.Clone(routes)
		delete(fewer, "getMe")
		if got := disagreements(mustDescribe(t), s.router().Routes(), fewer); len(got) != 1 {
			t.Errorf("got %q, want one fault about getMe", got)
		}
		h := mustOpen(t)
		h.handler = must(newServer(h.config, fewer))(t).handler()
		if got := h.do(t, "noor", "GET", "/v1/me", nil); got.Code != 404 {
			t.Errorf("without a rule: got %d, want 404", got.Code)
		}
	})
	t.Run("a route that is not described is found, and refused", func(t *testing.T) {
		e := s.router()
		e.GET("/v1/extra", func(c echo.Context) error { return c.NoContent(204) })
		if got := disagreements(mustDescribe(t), e.Routes(), routes); len(got) != 1 {
			t.Errorf("got %q, want one fault about the extra route", got)
		}
		h := mustOpen(t)
		h.handler = s.layers(s.divide(e))
		if got := h.do(t, "", "GET", "/v1/extra", nil); got.Code != 404 {
			t.Errorf("not described: got %d, want 404", got.Code)
		}
	})
}

// disagreements compares the routes of Echo, the operations of the description
// and the table of rules.
func disagreements(doc *openapi3.T, registered []*echo.Route, table map[string]route) []string {
	var faults []string
	described := map[string]string{}
	for path, item := range doc.Paths.Map() {
		for method, o := range item.Operations() {
			described[method+" "+echoPath(path)] = o.OperationID
			if r := table[o.OperationID]; r.rule == "" || r.who == "" {
				faults = append(faults, o.OperationID+" has no rule")
			}
			if public := o.Security != nil; public != (table[o.OperationID].who == anybody) && table[o.OperationID].rule != "" {
				faults = append(faults, o.OperationID+": description and rule differ about who may")
			}
		}
	}
	for op := range table {
		if !slices.Contains(slices.Collect(maps.Values(described)), op) {
			faults = append(faults, op+" has a rule and no operation")
		}
	}
	for _, r := range registered {
		if described[r.Method+" "+r.Path] == "" {
			faults = append(faults, r.Method+" "+r.Path+" is not described")
		}
		delete(described, r.Method+" "+r.Path)
	}
	for _, op := range described {
		faults = append(faults, op+" is not registered")
	}
	return faults
}

func TestRoutes_WithoutDemoThereIsNoDemo(t *testing.T) {
	h := mustOpen(t)
	cookie := h.cookieOf(t, "noor")
	h.config.Demo = nil
	h.handler = must(New(h.config))(t)
	for _, at := range []string{"GET /v1/demo/persons", "POST /v1/demo/session", "PUT /v1/demo/session", "GET /v1/demo"} {
		method, path, _ := strings.Cut(at, " ")
		r := h.request(t, "", method, path, nil)
		r.Header.Set("Cookie", cookie)
		got, absent := h.send(r), h.do(t, "", method, "/v1/nothing", nil)
		if got.Code != 404 || got.Body.String() != absent.Body.String() {
			t.Errorf("%s: got %d %s, want what any unknown path answers", at, got.Code, got.Body)
		}
	}
	if got := h.do(t, "", "GET", "/v1/openapi.json", nil); strings.Contains(got.Body.String(), "/v1/demo") {
		t.Error("the served description tells of the demo, want nothing of it")
	}
}
