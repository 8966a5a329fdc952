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
	"github.com/casustafel/casustafel/server/record"
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
	everywhere := h.cookieOf(t, "joris")
	before := h.stored()
	clears("logging out everywhere", everywhere, "DELETE", "/v1/sessions", true)
	clears("after that", everywhere, "GET", "/v1/me", true)
	if h.stored() != before+1 {
		t.Errorf("logging out everywhere was recorded %d times, want once", h.stored()-before)
	}
	clears("where anybody may", cookie, "GET", "/v1/catalogue", false)
}

// An open page holds the session of who is in the meeting, and of nobody else.
func TestSession_APageHoldsWhoIsInTheMeeting(t *testing.T) {
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
	lives := func(w watching) bool { return must(w.alive(t.Context()))(t) }
	vera, hers := page("vera")  // invited, and not there
	joris, his := page("joris") // at the table
	_, closed := page("joris")  // has no page open
	for minutes := range 16 {
		if here := lives(vera); here != (minutes < 15) {
			t.Fatalf("after %d minutes the session of a page that nobody touches lives: %t", minutes, here)
		}
		if !lives(joris) {
			t.Fatal("the session of who is at the table has ended")
		}
		s.forward(time.Minute)
	}
	wantStatus(t, s, "without a page", closed, 401)
	wantStatus(t, s, "who is not at the table", hers, 401)
	wantStatus(t, s, "who is at the table", his, 200)
	s.forward(opening.Add(4 * time.Hour).Sub(s.now()))
	if lives(joris) {
		t.Error("a session lived on long after the meeting")
	}
	wantStatus(t, s, "long after the meeting", his, 401)
}

func wantStatus(t *testing.T, s *scene, what, cookie string, status int) {
	t.Helper()
	if got := s.as(t, cookie, "GET", "/v1/me", nil); got.Code != status {
		t.Errorf("%s: got %d, want %d", what, got.Code, status)
	}
}

// What a page asks by itself keeps no session; a press does, and so does waiting.
func TestSession_APageThatNobodyTouchesEnds(t *testing.T) {
	s := mustInvite(t, "els")
	s.play(t, []step{{by: "", op: "useLink", body: follows("els"), becomes: "els"}})
	asks := func(cookie, path string, touched bool) int {
		t.Helper()
		r := s.request(t, "", "GET", path, nil)
		r.Header.Set("Cookie", cookie)
		if !touched {
			r.Header.Set(backgroundHeader, "1")
		}
		return s.send(r).Code
	}
	door := s.fill("/v1/meetings/{meeting}/door", "")
	enters := func() string {
		return s.mustEnter(t, identity.New{Person: s.person("noor"), Level: identity.Proven, Method: conference.MethodPasskey})
	}
	left, used := enters(), enters()
	for minute := range 16 {
		if got, want := asks(left, "/v1/me", false), map[bool]int{true: 200, false: 401}[minute < 15]; got != want {
			t.Fatalf("left alone for %d minutes: got %d, want %d", minute, got, want)
		}
		if got := asks(used, "/v1/me", minute == 10); got != 200 {
			t.Fatalf("pressed in minute 10, in minute %d: got %d", minute, got)
		}
		asks(s.cookies["els"], door, minute == 10)
		s.forward(time.Minute)
	}
	s.play(t, []step{
		{by: "els", op: "beginPasskey"},
		{by: "els", op: "addPasskey", body: makes("els"), becomes: "els"},
		{by: "els", op: "arrive"},
	})
	for minute := range 20 {
		if got := asks(s.cookies["els"], door, false); got != 200 {
			t.Fatalf("waiting for %d minutes: got %d", minute, got)
		}
		s.forward(time.Minute)
	}
}

// heldStore holds what begins a session until it is let go.
type heldStore struct {
	identity.Store
	begins, go_ chan struct{}
}

func (s *heldStore) PutSession(ctx context.Context, v record.Session) error {
	s.begins <- struct{}{}
	<-s.go_
	return s.Store.PutSession(ctx, v)
}

// A session that begins while its right ends is nobody's: the log-in was recorded, and
// what ends sessions found none yet.
func TestSession_BegunWhileItsRightEndsIsNobodys(t *testing.T) {
	for what, end := range map[string]step{
		"the person": {by: "wil", op: "removePerson", with: "person=gijs"},
		"the proof":  {by: "wil", op: "removeProofOf", with: "person=gijs proof=gijs"},
	} {
		s := newScene(t)
		s.play(t, keeping[:slices.IndexFunc(keeping, func(st step) bool { return st.op == "beginCode" })])
		s.play(t, []step{{by: "", op: "beginLogIn"}})
		held := &heldStore{Store: s.store.Store.(identity.Store), begins: make(chan struct{}), go_: make(chan struct{})}
		c := s.config
		c.Sessions = identity.NewSessions(held, s.now, nil)
		s.handler = must(New(c))(t)
		login, came := s.request(t, "", "POST", "/v1/log-ins", logsIn("gijs")(s)), make(chan string)
		go func() { cookie, _, _ := strings.Cut(s.send(login).Header().Get("Set-Cookie"), ";"); came <- cookie }()
		<-held.begins
		s.play(t, []step{end})
		close(held.go_)
		cookie := <-came
		if cookie == "" {
			t.Fatalf("%s: nothing began, so that nothing is tested", what)
		}
		if got := s.as(t, cookie, "GET", "/v1/me", nil); got.Code != 401 {
			t.Errorf("%s ended: got %d, want 401", what, got.Code)
		}
	}
}

// What one takes away oneself ends the sessions that rest on it, and no others.
func TestSession_EndsWithTheProofThatItRestsOn(t *testing.T) {
	s := newScene(t)
	s.play(t, keeping[:slices.IndexFunc(keeping, func(st step) bool { return st.op == "beginLogIn" })-1])
	s.play(t, []step{{by: "gijs", op: "listProofs"}})
	rests := func(method conference.Method) string {
		return s.mustEnter(t, identity.New{
			Person: s.person("gijs"), Level: identity.Proven, Method: method, Proof: conference.ProofID(s.ids["proof gijs-"+string(method)]),
		})
	}
	here, code := rests(conference.MethodPasskey), rests(conference.MethodCode)
	wants := func(what, cookie string, status int) {
		t.Helper()
		if got := s.as(t, cookie, "GET", "/v1/me", nil); got.Code != status {
			t.Errorf("%s: got %d, want %d", what, got.Code, status)
		}
	}
	wants("before", code, 200)
	if got := s.as(t, here, "PUT", s.fill("/v1/proofs/{proof}/removal", "proof=gijs-code"), nil); got.Code != 200 {
		t.Fatalf("removing: got %d %s", got.Code, got.Body)
	}
	wants("by what was removed", code, 401)
	wants("by another proof", here, 200)
	if list := must(s.config.Sessions.List(t.Context(), s.person("gijs")))(t); slices.ContainsFunc(list, func(one identity.Session) bool { return one.Method == conference.MethodCode }) {
		t.Error("the session that rested on it is still listed")
	}
}
