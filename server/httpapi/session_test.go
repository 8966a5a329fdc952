// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// A token that was in the browser before a log-in is nobody's after it.
func TestSession_LoggingInEndsTheOneBefore(t *testing.T) {
	h := mustOpen(t)
	planted := h.mustEnter(t, identity.New{Person: personOf("bram"), Level: identity.Proven, Method: conference.MethodDemo})
	res := h.as(t, planted, "POST", "/v1/demo/session", DemoLogin{personOf("stef")})
	cookie, _, _ := strings.Cut(res.Header().Get("Set-Cookie"), ";")
	if res.Code != 204 || cookie == planted {
		t.Fatalf("logging in: got %d %q, want another cookie", res.Code, cookie)
	}
	if got := h.as(t, planted, "GET", "/v1/me", nil); got.Code != 401 {
		t.Errorf("with the token from before: got %d, want 401", got.Code)
	}
	if got := h.as(t, cookie, "GET", "/v1/me", nil); got.Code != 200 || !strings.Contains(got.Body.String(), "stef") {
		t.Errorf("with the new one: got %d %s, want stef", got.Code, got.Body)
	}
}

func TestSession_Proving(t *testing.T) {
	h := mustOpen(t)
	s := must(newServer(h.config, routes))(t)
	_, token, _ := strings.Cut(h.mustEnter(t, outsider(identity.Mailbox, unknownID)), "=")
	ctx := context.WithValue(t.Context(), sessionKey{}, session{token: token})
	n := identity.New{Proof: unknownID, Method: conference.MethodPasskey, Level: identity.Proven}
	cookie := must(s.prove(ctx, n))(t)
	if !strings.HasPrefix(cookie, cookieName+"=") || strings.Contains(cookie, token) {
		t.Errorf("cookie: got %q, want one with another token", cookie)
	}
	if _, err := s.prove(ctx, n); err != failNobody {
		t.Errorf("with the token from before: got %v, want %v", err, failNobody)
	}
}

// What a proven session adds to prove with takes nothing from it, and is no proof of
// just now: neither what counts at once, nor what somebody has to confirm first.
func TestSession_AddingAProofLeavesAProvenOneAsItIs(t *testing.T) {
	s := newScene(t)
	s.play(t, keeping[:slices.IndexFunc(keeping, func(st step) bool { return st.op == "beginCode" })])
	here := func() identity.Session {
		t.Helper()
		_, token, _ := strings.Cut(s.cookies["gijs"], "=")
		found := must(s.config.Sessions.Of(t.Context(), token))(t)
		found.SeenAt, found.IdleEnds = time.Time{}, time.Time{}
		return found
	}
	adds := func(what string) {
		t.Helper()
		before := here()
		s.forward(2 * time.Minute)
		s.play(t, []step{
			{by: "gijs", op: "beginCode"},
			{by: "gijs", op: "addCode", becomes: "gijs", body: func(s *scene) any {
				return NewCode{Ceremony: s.secret.Ceremony, Name: "App", Code: s.code(0)}
			}},
			{by: "gijs", op: "listProofs"},
		})
		if diff := cmp.Diff(before, here()); diff != "" {
			t.Errorf("a proof %s (-want +got):\n%s", what, diff)
		}
	}
	adds("that counts at once")
	s.play(t, []step{
		{by: "wil", op: "removeProofOf", with: "person=gijs proof=gijs-code"},
		{by: "", op: "beginLogIn"},
		{by: "", op: "logIn", body: logsIn("gijs"), becomes: "gijs"},
	})
	adds("that has to be confirmed")
}

// What a browser kept goes with the session, and only then.
func TestSession_ItsEndClearsTheBrowser(t *testing.T) {
	h := mustOpen(t)
	cookie := h.cookieOf(t, "stef")
	clears := func(what, cookie, method, path string, want bool) string {
		t.Helper()
		got := h.as(t, cookie, method, path, nil)
		if header := got.Header().Get("Clear-Site-Data"); (header == clearSite) != want {
			t.Errorf("%s: got Clear-Site-Data %q, want it: %t", what, header, want)
		}
		return got.Body.String()
	}
	clears("while it lives", cookie, "GET", "/v1/me", false)
	clears("logging out", cookie, "DELETE", "/v1/session", true)
	ended := clears("after that", cookie, "GET", "/v1/me", true)
	never := clears("with no session", "", "GET", "/v1/me", false)
	if ended != never {
		t.Errorf("an ended session reads %s, none reads %s; want the same", ended, never)
	}
	clears("where anybody may", cookie, "GET", "/v1/catalogue", false)
}

// An open page keeps its session: awake while it is open, and held while its
// person is in a meeting.
func TestSession_APageKeepsIt(t *testing.T) {
	s := newScene(t)
	s.play(t, convening)
	s.play(t, atTable)
	srv := must(newServer(s.config, routes))(t)
	page := func(name string) (watching, string) {
		t.Helper()
		cookie := s.mustEnter(t, identity.New{Person: personOf(name), Level: identity.Proven, Method: conference.MethodPasskey})
		_, token, _ := strings.Cut(cookie, "=")
		of := must(s.config.Sessions.Of(t.Context(), token))(t)
		return watching{srv, nil, session{of, token}, conference.MeetingID(s.ids["meeting"])}, cookie
	}
	vera, hers := page("vera")  // invited, and not there
	joris, his := page("joris") // at the table
	_, closed := page("joris")  // has no page open
	wants := func(what, cookie string, status int) {
		t.Helper()
		if got := s.as(t, cookie, "GET", "/v1/me", nil); got.Code != status {
			t.Errorf("%s: got %d, want %d", what, got.Code, status)
		}
	}
	for range 3 {
		s.forward(10 * time.Minute)
		if !vera.alive(t.Context()) || !joris.alive(t.Context()) {
			t.Fatal("the session of an open page has ended")
		}
	}
	wants("without a page", closed, 401)
	wants("with a page", hers, 200)
	s.forward(identity.Idle) // both connections broke
	wants("who is not at the table", hers, 401)
	wants("who is at the table", his, 200)
	s.forward(opening.Add(4 * time.Hour).Sub(s.now()))
	if joris.alive(t.Context()) {
		t.Error("a session lived on long after the meeting")
	}
	wants("long after the meeting", his, 401)
}
