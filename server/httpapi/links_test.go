// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// inviting makes somebody known, invites them, and shows the organiser their link.
func inviting(name string) []step {
	return []step{
		{by: "noor", op: "addPerson", as: "person " + name, body: newcomer(name)},
		{by: "noor", op: "invite", as: "participant " + name, body: invitation(name, conference.Professional, catalogue.PartnerOther)},
		{by: "noor", op: "showLink", with: "participant=" + name, for_: name},
	}
}

// waiting is who came by their link, and proved it with a passkey made there.
func waiting(name string) []step {
	return []step{
		{by: "", op: "useLink", body: follows(name), becomes: name},
		{by: name, op: "beginPasskey"},
		{by: name, op: "addPasskey", body: makes(name), becomes: name},
		{by: name, op: "arrive"},
	}
}

func confirming(name string) []step {
	return []step{
		{by: "noor", op: "getMeeting"},
		{by: "noor", op: "confirmIdentity", with: "participant=" + name, body: func(s *scene) any {
			return map[string]string{"spokenCode": s.ids["spoken "+s.ids["participant "+name]]}
		}},
	}
}

func newMail(name string) []step {
	return []step{
		{by: "noor", op: "sendAgain", with: "participant=" + name},
		{by: "noor", op: "showLink", with: "participant=" + name, for_: name},
	}
}

// mustInvite is a convened meeting to which somebody was invited by a link.
func mustInvite(t *testing.T, name string) *scene {
	t.Helper()
	s := newScene(t)
	s.play(t, []step{{by: "wil", op: "changeSettings", body: body(settings)}}) // the house sends mail
	s.play(t, convening)
	s.play(t, inviting(name))
	return s
}

// tokenOfLink is what the page sends of the link that somebody has.
func (s *scene) tokenOfLink(name string) string {
	_, token, _ := strings.Cut(s.links[name], "#")
	return token
}

// follow sends the token of a link, as a browser with or without a session does.
func (s *scene) follow(t testing.TB, cookie, token string) *httptest.ResponseRecorder {
	t.Helper()
	at := s.ops["useLink"]
	return s.as(t, cookie, at.method, at.path, UsedLink{Token: token})
}

// unlike says in what an answer differs from that to a link nobody ever made.
func (s *scene) unlike(t testing.TB, got *httptest.ResponseRecorder) string {
	t.Helper()
	return differs(s.follow(t, "", "nonsense"), got)
}

// Whatever is wrong with a link, whoever tries it is told the same, and gets no
// session by it.
func TestLink_ThatIsWrongIsNoLink(t *testing.T) {
	for name, spoil := range map[string]func(*testing.T, *scene){
		"reused":     func(t *testing.T, s *scene) { s.play(t, waiting("els")[:1]) },
		"superseded": func(t *testing.T, s *scene) { s.play(t, newMail("els")[:1]) },
		"withdrawn": func(t *testing.T, s *scene) {
			s.play(t, []step{{by: "noor", op: "withdrawInvitation", with: "participant=els"}})
		},
		"of who was substituted": func(t *testing.T, s *scene) {
			s.play(t, inviting("ad")[:1])
			s.play(t, []step{{by: "noor", op: "substitute", with: "participant=els", as: "participant ad", body: func(s *scene) any {
				return map[string]string{"person": string(s.person("ad"))}
			}}})
		},
		"after the close": func(t *testing.T, s *scene) {
			s.play(t, atTable)
			s.play(t, ending[:4])
		},
		"too late": func(_ *testing.T, s *scene) { s.forward(48 * time.Hour) },
		"of a person who was removed": func(t *testing.T, s *scene) {
			s.play(t, []step{{by: "wil", op: "removePerson", with: "person=els"}})
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := mustInvite(t, "els")
			token := s.tokenOfLink("els")
			spoil(t, s)
			stored := s.stored()
			got := s.follow(t, "", token)
			if diff := s.unlike(t, got); got.Code != 404 || diff != "" {
				t.Errorf("got %d, differing from nonsense: %s", got.Code, diff)
			}
			if s.stored() != stored || got.Header().Get("Set-Cookie") != "" {
				t.Error("something was stored, or a session was begun")
			}
		})
	}
	t.Run("and one with which nothing is wrong is let through", func(t *testing.T) {
		s := mustInvite(t, "els")
		if got := s.follow(t, "", s.tokenOfLink("els")); got.Code != 200 || s.unlike(t, got) == "" {
			t.Errorf("got %d %s, want 200", got.Code, got.Body)
		}
	})
}

func TestLink_ASupersededOneLeavesTheNewOne(t *testing.T) {
	s := mustInvite(t, "els")
	old := s.tokenOfLink("els")
	s.play(t, newMail("els"))
	if got := s.follow(t, "", s.tokenOfLink("els")); got.Code != 200 || old == s.tokenOfLink("els") {
		t.Errorf("the new one: got %d, want another than the old, that works", got.Code)
	}
	if got := s.follow(t, "", old); got.Code != 404 {
		t.Errorf("the old one: got %d, want 404", got.Code)
	}
}

func TestLink_OfFiftyAtOnceOneGetsASession(t *testing.T) {
	s := mustInvite(t, "els")
	token, answers := s.tokenOfLink("els"), make([]*httptest.ResponseRecorder, 50)
	var work sync.WaitGroup
	begin := make(chan struct{})
	for i := range answers {
		work.Go(func() {
			<-begin
			answers[i] = s.follow(t, "", token)
		})
	}
	close(begin)
	work.Wait()
	let := 0
	for _, got := range answers {
		if got.Code == 200 {
			let++
		} else if diff := s.unlike(t, got); diff != "" {
			t.Errorf("one of the others differs from nonsense: %s", diff)
		}
	}
	sessions := must(s.config.Sessions.List(t.Context(), s.person("els")))(t)
	if let != 1 || len(sessions) != 1 {
		t.Errorf("let through %d, with %d sessions; want one", let, len(sessions))
	}
}
