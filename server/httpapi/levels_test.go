// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/service"
)

// outsider is who asks here: known to the house, and invited nowhere. So that
// whatever the guard lets through changes nothing.
func outsider(l identity.Level, m string) identity.New {
	return identity.New{Person: personOf("bram"), Level: l, Method: conference.MethodPasskey, Meeting: conference.MeetingID(m)}
}

const otherID = "0193e100-0000-7000-8000-0000000ffffe"

// expected is what the guard answers, as the table of product roles has it: empty
// for what it lets through.
func expected(w who, l identity.Level, ofMeeting, own bool) string {
	needs := map[who]identity.Level{anybody: 0, visitors: 1, enrolled: 2, persons: 3}[w]
	switch {
	case w == anybody:
		return ""
	case l == 0:
		return "401 not-logged-in"
	case l < identity.Proven && ofMeeting && !own:
		return "404 not-found"
	case l < needs:
		return "403 prove-first"
	}
	return ""
}

// wrongDoors asks every operation at every level, for the meeting of the session
// and for another, and names where the answer is not the expected one.
func wrongDoors(t *testing.T, s *scene, only ...string) (wrong []string) {
	t.Helper()
	for op, at := range s.ops {
		if len(only) > 0 && !slices.Contains(only, op) {
			continue
		}
		ofMeeting := strings.Contains(at.path, "{meeting}")
		for level := range identity.Proven + 1 {
			for _, own := range []bool{true, false} {
				got := guarded(t, s, cookieAt(t, s, op, level, own), at)
				if want := expected(routes[op].who, level, ofMeeting, own); got != want {
					wrong = append(wrong, fmt.Sprintf("%s at level %d, own meeting %t: got %q, want %q", op, level, own, got, want))
				}
			}
		}
	}
	return wrong
}

// cookieAt is of a session at a level; what ends one is asked with one of its own.
func cookieAt(t *testing.T, s *scene, op string, l identity.Level, own bool) string {
	t.Helper()
	meeting := map[bool]string{true: unknownID, false: otherID}[own]
	name := fmt.Sprint(l, meeting)
	if l == 0 || s.cookies[name] != "" && op != "endSession" && op != "endSessions" {
		return s.cookies[name]
	}
	who := outsider(l, meeting)
	if op == "endSessions" { // not with those that are asked with next
		who.Person = personOf("vera")
	}
	cookie := s.mustEnter(t, who)
	if op != "endSession" && op != "endSessions" {
		s.cookies[name] = cookie
	}
	return cookie
}

// guarded is what the guard refused; what comes from further in is empty. Only the
// guard answers without a look at the record.
func guarded(t *testing.T, s *scene, cookie string, at endpoint) string {
	t.Helper()
	before := s.store.read.Load()
	res := s.as(t, cookie, at.method, anID.ReplaceAllString(at.path, unknownID), nil)
	if res.Code < 400 {
		return ""
	}
	reason := problemIn(t, res).Reason
	switch {
	case reason == failNobody.reason, reason == failUnproven.reason, reason == failStale.reason:
	case res.Code == 404 && s.store.read.Load() == before && strings.Contains(at.path, "{meeting}"):
	default:
		return ""
	}
	return fmt.Sprint(res.Code, " ", reason)
}

func TestRoutes_AnswerEachLevelAsTheirRuleSays(t *testing.T) {
	s := newScene(t)
	for _, fault := range wrongDoors(t, s) {
		t.Error(fault)
	}
	t.Run("and each rule that is flipped is found", func(t *testing.T) {
		srv := must(newServer(s.config, routes))(t)
		s.handler = srv.handler()
		for name, op := range srv.operations {
			for _, other := range []who{anybody, visitors, enrolled, persons} {
				flipped := op
				flipped.who = other
				srv.operations[name] = flipped
				if other != op.who && len(wrongDoors(t, s, op.id)) == 0 {
					t.Errorf("%s for %s instead of %s: got no fault, want one", op.id, other, op.who)
				}
			}
			srv.operations[name] = op
		}
	})
}

// Below proven every meeting but the own one is absent, to the byte.
func TestRoutes_AnotherMeetingIsAbsentToAVisitor(t *testing.T) {
	s := newScene(t)
	s.play(t, convening)
	cookie := s.mustEnter(t, outsider(identity.Mailbox, otherID))
	for _, path := range []string{"/v1/meetings/{meeting}", "/v1/meetings/{meeting}/notes"} {
		real, absent := s.as(t, cookie, "GET", s.fill(path, ""), nil), s.as(t, cookie, "GET", anID.ReplaceAllString(path, unknownID), nil)
		nonsense := s.as(t, cookie, "GET", anID.ReplaceAllString(path, "1"), nil)
		if diff := differs(real, absent) + differs(absent, nonsense); diff != "" || real.Code != 404 {
			t.Errorf("%s: got %d, differing: %s", path, real.Code, diff)
		}
	}
}

// wantFresh is within how many minutes an operation wants a proof. It is written out,
// so that one that is taken out of the routes is missed.
var wantFresh = map[string]int{
	"close": 5, "getParcel": 15, "openParcel": 15, "collectParcel": 15,
	"addPasskey": 5, "addCode": 5, "removeProof": 5,
	"changeSettings": 5, "changePerson": 5, "giveRoles": 5, "removePerson": 5,
	"endSessionsOf": 5, "offerEnrolment": 5, "removeProofOf": 5, "confirmProofOf": 5,
	"addOrganisation": 5, "changeOrganisation": 5, "dropOrganisation": 5,
	"addIssuer": 5, "changeIssuer": 5, "dropIssuer": 5,
}

func TestFresh_HoldsForWhatAnAdministratorChanges(t *testing.T) {
	s := newScene(t)
	for op, row := range rowOf {
		if row == manages && s.ops[op].method != "GET" && wantFresh[op] == 0 {
			t.Errorf("%s: asks for no proof of just now", op)
		}
	}
}

func TestFresh_AsksForAProofOfJustNow(t *testing.T) {
	s := newScene(t)
	s.play(t, convening)
	enter := func(m conference.Method) string {
		return s.mustEnter(t, identity.New{Person: personOf("noor"), Level: identity.Proven, Method: m})
	}
	passkey, demo := enter(conference.MethodPasskey), enter(conference.MethodDemo)
	reason := func(cookie, op string) string {
		t.Helper()
		at := s.ops[op]
		res := s.as(t, cookie, at.method, anID.ReplaceAllString(at.path, unknownID), nil)
		if res.Code < 400 {
			return ""
		}
		return problemIn(t, res).Reason
	}
	for _, after := range []time.Duration{5*time.Minute - time.Second, 2 * time.Second, 10 * time.Minute} {
		s.forward(after)
		for op := range routes {
			want := wantFresh[op] > 0 && s.now().Sub(opening) >= time.Duration(wantFresh[op])*time.Minute
			if op == "endSession" || op == "endSessions" {
				continue // there is nobody to ask after it
			}
			if got := reason(passkey, op) == failStale.reason; got != want {
				t.Errorf("%s after %s: asked again %t, want %t", op, s.now().Sub(opening), got, want)
			}
			if got := reason(demo, op); got == failStale.reason {
				t.Errorf("%s in a demo: asked again, want not", op)
			}
		}
	}
	t.Run("and goes on with one, under another token", func(t *testing.T) {
		_, token, _ := strings.Cut(passkey, "=")
		next := must(s.config.Sessions.Prove(t.Context(), token, identity.New{Method: conference.MethodPasskey, Level: identity.Proven}))(t)
		if got := reason(cookieName+"="+next, "close"); got == failStale.reason || got == failNobody.reason {
			t.Errorf("with the new token: got %s", got)
		}
		if got := reason(passkey, "close"); got != failNobody.reason {
			t.Errorf("with the old token: got %s, want %s", got, failNobody.reason)
		}
	})
}

// Giving roles is the same deed to somebody who is new.
func TestFresh_GivesRolesToNobodyNewWithoutIt(t *testing.T) {
	s := newScene(t)
	wil := s.mustEnter(t, identity.New{Person: personOf("wil"), Level: identity.Proven, Method: conference.MethodPasskey})
	add := func(name string, roles ...conference.Role) string {
		t.Helper()
		res := s.as(t, wil, "POST", "/v1/people", service.NewPerson{Name: name, Email: name + "@elders.example", Organisation: "van " + name, Roles: roles})
		if res.Code == 201 {
			return ""
		}
		return problemIn(t, res).Reason
	}
	if got := add("gijs", conference.RoleOrganiser); got != "" {
		t.Errorf("with a proof of just now: got %s, want it done", got)
	}
	s.forward(justNow)
	if got := add("noor", conference.RoleOrganiser); got != failStale.reason {
		t.Errorf("a role, later: got %q, want %q", got, failStale.reason)
	}
	if got := add("noor"); got != "" {
		t.Errorf("no role, later: got %s, want it done", got)
	}
}

// Who waits at the door has nothing yet to prove it with again.
func TestFresh_AsksNothingOfWhoCameByALink(t *testing.T) {
	s := mustInvite(t, "els")
	s.play(t, []step{{by: "", op: "useLink", body: follows("els"), becomes: "els"}})
	for range 2 {
		s.forward(10 * time.Minute)
		s.play(t, []step{{by: "els", op: "getDoor"}})
	}
	s.play(t, []step{
		{by: "els", op: "beginPasskey"},
		{by: "els", op: "addPasskey", body: makes("els"), becomes: "els"},
		{by: "els", op: "arrive"},
	})
}
