// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
)

// atOnce is how many times a command is sent at the same moment.
const atOnce = 3

func TestCommands_TheSameKeyHasOneEffectAndTheSameAnswer(t *testing.T) {
	s, keyed := newScene(t), map[string]bool{} // by operation: whether it carries a key
	for _, op := range operationsOf(mustDescribe(t), routes) {
		keyed[op.id] = op.key != nil
	}
	s.each = func(t testing.TB, s *scene, st step, method, path string, body any) {
		t.Helper()
		if !keyed[st.op] {
			s.learn(t, st, s.ask(t, st, method, path, body))
			return
		}
		s.cookieOf(t, st.by)
		key := s.newKey()
		answers := s.together(t, st, method, path, body, key)
		after := s.stored()
		answers = append(answers, s.send(withKey(s.with(st, s.request(t, st.by, method, path, body)), key)))
		for _, a := range answers[1:] {
			if a.Code != answers[0].Code || a.Body.String() != answers[0].Body.String() || a.Header().Get("Location") != answers[0].Header().Get("Location") {
				t.Errorf("as %s %s again: got %d %s, want %d %s", st.by, st.op, a.Code, a.Body, answers[0].Code, answers[0].Body)
			}
		}
		// A removal goes through what is left of somebody each time: there is nothing, then.
		if again := s.stored(); again != after && st.op != "removePerson" {
			t.Errorf("as %s %s again: something more was stored", st.by, st.op)
		}
		if slices.Contains(people, st.by) && st.code == "" { // others are not proven yet, or answered as somebody else
			s.refusesKey(t, st, key)
		}
		s.learn(t, st, answers[0])
	}
	s.play(t, whole())
}

// together sends one command several times at once.
func (s *scene) together(t testing.TB, st step, method, path string, body any, key string) []*httptest.ResponseRecorder {
	t.Helper()
	answers := make([]*httptest.ResponseRecorder, atOnce)
	var all sync.WaitGroup
	for i := range answers {
		r := withKey(s.with(st, s.request(t, st.by, method, path, body)), key)
		all.Go(func() { answers[i] = s.send(r) })
	}
	all.Wait()
	return answers
}

// refusesKey: another deed under a key that was used.
func (s *scene) refusesKey(t testing.TB, st step, key string) {
	t.Helper()
	other := s.ops["openCase"]
	body := convening[0].body(s)
	if st.op == "openCase" {
		other, body = endpoint{"PUT", s.fill("/v1/meetings/"+unknownID+"/arrival", "")}, nil
	}
	got := s.send(withKey(s.request(t, st.by, other.method, other.path, body), key))
	if p := problemIn(t, got); got.Code != http.StatusConflict || p.Reason != "key-reused" {
		t.Errorf("another deed under the key of %s: got %d %s, want 409 key-reused", st.op, got.Code, p.Reason)
	}
}

func withKey(r *http.Request, key string) *http.Request {
	r.Header.Set(keyHeader, key)
	return r
}

func TestCommands_AfterTheRightIsLostTheSameKeyFindsNothing(t *testing.T) {
	s := newScene(t)
	s.play(t, convening)
	s.play(t, atTable)
	put := s.ops["putItem"]
	first := withKey(s.request(t, "joris", put.method, s.fill(put.path, ""), item("Iets.")(s)), "kept-key")
	if got := s.send(first); got.Code != http.StatusCreated {
		t.Fatalf("putting an item: got %d %s", got.Code, got.Body)
	}
	s.play(t, []step{{by: "noor", op: "showOut", with: "participant=joris"}})
	again := withKey(s.request(t, "joris", put.method, s.fill(put.path, ""), item("Iets.")(s)), "kept-key")
	if got := s.send(again); got.Code != http.StatusNotFound {
		t.Errorf("the same key after being shown out: got %d, want 404", got.Code)
	}
}
