// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// beyond names the reads of a meeting that somebody gets an answer to, of those that
// ask for a proven person.
func beyond(t *testing.T, s *scene, who string) (got []string) {
	t.Helper()
	for op, at := range s.ops {
		if at.method != "GET" || routes[op].who != persons || !strings.Contains(at.path, "{meeting}") {
			continue
		}
		if w := s.do(t, who, "GET", s.fill(at.path, ""), nil); w.Code != 403 || problemIn(t, w).Reason != failUnproven.reason {
			got = append(got, fmt.Sprint(op, " ", w.Code))
		}
	}
	return got
}

// Els sent her mail on to ad, who uses it first.
func TestLink_AForwardedOneGetsNowhere(t *testing.T) {
	t.Run("when its person has a proof already", func(t *testing.T) {
		s := mustInvite(t, "els")
		s.play(t, waiting("els"))
		s.play(t, confirming("els"))
		s.play(t, inviting("ad"))
		s.play(t, waiting("ad"))
		s.play(t, confirming("ad"))
		s.play(t, newMail("els"))
		s.play(t, []step{{by: "", op: "useLink", body: follows("els"), becomes: "ad with it"}})
		if got := beyond(t, s, "ad with it"); len(got) > 0 {
			t.Errorf("by the link alone: got %s", got)
		}
		me := s.do(t, "ad with it", "GET", "/v1/me", nil).Body.String()
		if strings.Contains(me, `"els"`) || !strings.Contains(me, `"e."`) {
			t.Errorf("who it is: got %s, want initials only", me)
		}
		s.play(t, []step{{by: "", op: "beginLogIn"}})
		at := s.ops["logIn"]
		got := s.as(t, s.cookies["ad with it"], at.method, at.path, logsIn("ad")(s))
		if p := problemIn(t, got); got.Code != failOther.status || p.Reason != failOther.reason {
			t.Errorf("with ad's own passkey: got %d %s, want %s", got.Code, p.Reason, failOther.reason)
		}
		if got := beyond(t, s, "ad with it"); len(got) > 0 {
			t.Errorf("after that: got %s", got)
		}
	})
	t.Run("when its person has no proof yet", func(t *testing.T) {
		s := mustInvite(t, "els")
		s.play(t, waiting("els")) // it is ad who does this
		s.play(t, []step{{by: "noor", op: "start"}})
		at := s.ops["admit"]
		got := s.do(t, "noor", at.method, s.fill(at.path, "participant=els"), nil)
		if got.Code < 400 || got.Code >= 500 {
			t.Errorf("admitting whom nobody confirmed: got %d, want refused", got.Code)
		}
		if got := beyond(t, s, "els"); len(got) > 0 {
			t.Errorf("in the waiting room: got %s", got)
		}
		s.play(t, []step{{by: "noor", op: "refuseIdentity", with: "participant=els"}})
		if got := s.do(t, "els", "GET", "/v1/me", nil); got.Code != 401 {
			t.Errorf("after the organiser heard another voice: got %d, want 401", got.Code)
		}
		s.play(t, newMail("els"))
		if got := s.follow(t, "", s.tokenOfLink("els")); got.Code != 200 {
			t.Errorf("els herself, by a new mail: got %d, want 200", got.Code)
		}
	})
	t.Run("and who proved it gets somewhere", func(t *testing.T) {
		s := mustInvite(t, "els")
		s.play(t, waiting("els"))
		s.play(t, confirming("els"))
		if got := beyond(t, s, "els"); len(got) == 0 {
			t.Error("got nothing, want an answer: nothing is tested above")
		}
	})
}

// Noor invites the administrator, and uses the link that she was shown herself.
func TestLink_AnOrganiserDoesNotBecomeTheAdministrator(t *testing.T) {
	s := mustInvite(t, "els")
	s.ids["person wil"] = string(personOf("wil"))
	s.play(t, []step{
		{by: "noor", op: "invite", as: "participant wil", body: invitation("wil", conference.Professional, catalogue.PartnerOther)},
		{by: "noor", op: "showLink", with: "participant=wil", for_: "wil"},
		{by: "", op: "useLink", body: follows("wil"), becomes: "noor as wil"},
		{by: "noor as wil", op: "beginPasskey"},
		{by: "noor as wil", op: "addPasskey", body: makes("wil"), becomes: "noor as wil"},
		{by: "noor as wil", op: "arrive"},
		{by: "noor", op: "getMeeting"},
	})
	at, code := s.ops["confirmIdentity"], map[string]string{"spokenCode": s.ids["spoken "+s.ids["participant wil"]]}
	got := s.do(t, "noor", at.method, s.fill(at.path, "participant=wil"), code)
	if p := problemIn(t, got); got.Code != http.StatusForbidden || p.Reason != string(conference.AdministratorConfirms) {
		t.Errorf("her own word for it: got %d %s, want %s", got.Code, p.Reason, conference.AdministratorConfirms)
	}
	if got := s.do(t, "noor as wil", "GET", "/v1/settings", nil); got.Code != http.StatusForbidden {
		t.Errorf("the settings, by that session: got %d, want 403", got.Code)
	}
	if got := beyond(t, s, "noor as wil"); len(got) > 0 {
		t.Errorf("of the meeting: got %s", got)
	}
}

// visits asks an address as the scanner of a mail server does, and as a browser that
// looks ahead: with or without somebody's session, and never more than GET or HEAD.
func visits(t *testing.T, s *scene, path, token string) {
	t.Helper()
	for _, method := range []string{"GET", "HEAD"} {
		for _, cookie := range []string{"", s.cookieOf(t, "noor")} {
			for _, address := range []string{path, path + "?token=" + token, path + "?link=" + token} {
				s.as(t, cookie, method, address, nil)
			}
		}
	}
}

func TestLink_AScannerChangesNothing(t *testing.T) {
	s := mustInvite(t, "els")
	token := s.tokenOfLink("els")
	paths := map[string]bool{"/j": true, "/j/": true, "/j/" + token: true, "/": true}
	for _, at := range s.ops {
		paths[s.real(at.path)] = true
		paths[anID.ReplaceAllString(at.path, unknownID)] = true
	}
	s.cookieOf(t, "noor")
	stored := s.stored()
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		visits(t, s, path, token)
		if n := s.stored(); n != stored {
			t.Errorf("%s: stored %d times, want nothing", path, n-stored)
			stored = n
		}
	}
	if sessions := must(s.config.Sessions.List(t.Context(), s.person("els")))(t); len(sessions) > 0 {
		t.Errorf("got %d sessions of els, want none", len(sessions))
	}
	if got := s.follow(t, "", token); got.Code != 200 {
		t.Errorf("the link after it was scanned: got %d, want 200", got.Code)
	}
	if s.stored() == stored {
		t.Error("using it: stored nothing, so that nothing is tested above")
	}
	if len(paths) < 60 {
		t.Errorf("%d addresses were asked, want all of them", len(paths))
	}
}

// Keys change while people sit at the table: who is there stays, and a mail that is
// on the way goes on working.
func TestLink_KeysRotateDuringAMeeting(t *testing.T) {
	s := mustInvite(t, "els")
	s.play(t, inviting("ad"))
	s.play(t, waiting("ad"))
	s.play(t, confirming("ad"))
	s.play(t, atTable)
	before := s.tokenOfLink("els")
	for range 3 {
		mustDo(t, s.config.Links.Rotate())
	}
	s.play(t, []step{{by: "joris", op: "getMeeting"}, {by: "joris", op: "askTicket"}, {by: "ad", op: "getDoor"}})
	if got := s.tokenOfLink("els"); got != before {
		t.Fatal("the link is another one already")
	}
	s.play(t, waiting("els"))
	s.play(t, confirming("els"))
	s.play(t, newMail("ad"))
	header := func(token string) string { h, _, _ := strings.Cut(token, "."); return h }
	if header(s.tokenOfLink("ad")) == header(before) {
		t.Error("a link of after names the key of before")
	}
	s.play(t, []step{{by: "", op: "useLink", body: follows("ad"), becomes: "ad again"}})
	if got := s.do(t, "joris", "GET", s.fill("/v1/meetings/{meeting}", ""), nil); got.Code != 200 {
		t.Errorf("who is at the table: got %d, want 200", got.Code)
	}
	t.Run("and a key of another house opens nothing", func(t *testing.T) {
		other := must(identity.OpenLinks(t.TempDir(), s.now))(t)
		forged := must(other.Issue(identity.JoinLink, unknownID, s.person("els"), conference.MeetingID(s.ids["meeting"]), s.now().AddDate(0, 0, 1)))(t)
		if diff := s.unlike(t, s.follow(t, "", forged)); diff != "" {
			t.Errorf("differs from nonsense: %s", diff)
		}
	})
}
