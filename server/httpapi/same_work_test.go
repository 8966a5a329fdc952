// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/descope/virtualwebauthn"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// unalike names the tries that are told something else than the first, or that take
// another number of looks at what is stored.
func (s *scene) unalike(tries []string, do func(string) *httptest.ResponseRecorder) (faults []string) {
	var told string
	var looks int64
	for i, name := range tries {
		before := s.store.read.Load()
		w := do(name)
		w.Header().Del("X-Request-Id")
		got, took := fmt.Sprint(w.Code, w.Header(), w.Body), s.store.read.Load()-before
		if i == 0 {
			told, looks = got, took
		}
		if got != told || took != looks || w.Code < 400 {
			faults = append(faults, fmt.Sprintf("%s: got %s with %d looks; %s got %s with %d", name, got, took, tries[0], told, looks))
		}
	}
	return faults
}

// A wrong link tells nothing of what is wrong with it, not by the work either.
func TestLink_AWrongOneTakesTheWorkOfAnyOther(t *testing.T) {
	s := mustInvite(t, "els")
	old := s.tokenOfLink("els")
	s.play(t, newMail("els"))
	used := s.tokenOfLink("els")
	s.play(t, waiting("els")[:1])
	sign := func(link conference.LinkID, p conference.PersonID, m string) string {
		return must(s.config.Links.Issue(identity.JoinLink, link, p, conference.MeetingID(m), s.now().Add(time.Hour)))(t)
	}
	els, meeting := s.person("els"), s.ids["meeting"]
	tokens := map[string]string{
		"used": used, "superseded": old,
		"of no link":    sign(unknownID, els, meeting),
		"of another's":  sign(unknownID, s.person("bram"), meeting),
		"of nobody":     sign(unknownID, unknownID, meeting),
		"of no meeting": sign(unknownID, els, unknownID),

		"superseded, again": old,
	}
	tries := []string{"used", "superseded", "of no link", "of another's", "of nobody", "of no meeting", "superseded, again"}
	follow := func(name string) *httptest.ResponseRecorder { return s.follow(t, "", tokens[name]) }
	for _, fault := range s.unalike(tries, follow) {
		t.Error(fault)
	}
	t.Run("and one with which nothing is wrong is found", func(t *testing.T) {
		s.play(t, newMail("els"))
		tokens["right"] = s.tokenOfLink("els")
		if faults := s.unalike([]string{"used", "right"}, follow); len(faults) == 0 {
			t.Error("got the same, want a difference")
		}
	})
}

// Who tries to log in learns nothing of who is known, nor of who has a passkey.
func TestLogIn_AWrongOneTakesTheWorkOfAnyOther(t *testing.T) {
	s := newScene(t)
	s.play(t, upTo(keeping, "addPasskey")) // gijs has a passkey
	at := s.ops["logIn"]
	owners := map[string]string{
		"a wrong signature": "gijs", "a passkey that is not theirs": "gijs", "somebody without a passkey": "bram", "nobody": "", "nobody, again": "",
	}
	tries := []string{"a wrong signature", "a passkey that is not theirs", "somebody without a passkey", "nobody", "nobody, again"}
	asked := func(name string) *httptest.ResponseRecorder {
		s.play(t, []step{{by: "", op: "beginLogIn"}})
		owner := string(s.person(owners[name]))
		if owners[name] == "" {
			owner = unknownID
		}
		key := s.keyOf(map[bool]string{true: "gijs", false: "no one"}[name == "a wrong signature"])
		place := s.place
		if name == "a wrong signature" {
			place.ID = "elsewhere.example" // and so another text is signed
		}
		options := must(virtualwebauthn.ParseAssertionOptions(string(raw(s.ceremony.Options))))(t)
		answer := virtualwebauthn.CreateAssertionResponse(place, s.auth(owner), key, *options)
		return s.as(t, "", at.method, at.path, UsedPasskey{Ceremony: s.ceremony.Ceremony, Credential: object(answer)})
	}
	for _, fault := range s.unalike(tries, asked) {
		t.Error(fault)
	}
	t.Run("and one who is known is found", func(t *testing.T) {
		s.play(t, []step{{by: "", op: "beginLogIn"}})
		w := s.as(t, "", at.method, at.path, logsIn("gijs")(s))
		if w.Code != 204 {
			t.Errorf("got %d %s, want let in", w.Code, w.Body)
		}
	})
}
