// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"net/http"
	"testing"
	"time"
)

// TestCodes_WhoGuessesIsTheOneWhoWaits: somebody else with a new link of els guesses
// codes. That link is told that it is too much, and until when; els, who is in, proves
// again all the same.
func TestCodes_WhoGuessesIsTheOneWhoWaits(t *testing.T) {
	s := mustInvite(t, "els")
	s.play(t, []step{
		{by: "", op: "useLink", body: follows("els"), becomes: "els"},
		{by: "els", op: "beginCode"},
		{by: "els", op: "addCode", becomes: "els", body: func(s *scene) any {
			return NewCode{Ceremony: s.secret.Ceremony, Name: "App", Code: s.code(0)}
		}},
		{by: "els", op: "arrive"},
	})
	s.play(t, confirming("els"))
	s.play(t, newMail("els"))
	s.play(t, []step{{by: "", op: "useLink", body: follows("els"), becomes: "another"}})
	at := s.ops["logInWithCode"]
	guess := func() (int, string) {
		w := s.do(t, "another", at.method, at.path, UsedCode{Code: "000000"})
		return w.Code, w.Header().Get("Retry-After")
	}
	for n := range 5 {
		if code, _ := guess(); code != http.StatusForbidden {
			t.Fatalf("guess %d: got %d, want %d", n+1, code, http.StatusForbidden)
		}
	}
	if code, wait := guess(); code != http.StatusTooManyRequests || wait == "" {
		t.Errorf("after five: got %d and Retry-After %q, want %d and seconds", code, wait, http.StatusTooManyRequests)
	}
	code := s.code(30 * time.Second)
	again := s.ops["proveAgain"]
	if w := s.do(t, "els", again.method, again.path, ProvenAgain{Code: &code}); w.Code != http.StatusNoContent {
		t.Errorf("els proves again: got %d %s, want %d", w.Code, w.Body, http.StatusNoContent)
	}
}
