// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
)

const unknownID = "0193e100-0000-7000-8000-0000000fffff"

// targets gives, for every kind of id in a path, something that exists in the
// scene while the table is open.
var targets = map[string]string{
	"consent": "consent joris", "participant": "participant joris", "item": "item rent",
	"request": "request rent", "agreement": "agreement visit",
	"person": "person gijs", "proof": "proof gijs", "organisation": "organisation ggz", "issuer": "issuer ggz", "session": "session wil",
}

func TestHidden_AnswersExactlyLikeAbsent(t *testing.T) {
	s := newScene(t)
	s.play(t, upTo(keeping, "listSessions")) // until there is one of everything
	s.play(t, convening)
	s.play(t, atTable)
	bodies := map[string]any{}
	for _, st := range whole() {
		if st.body != nil {
			bodies[st.op] = st.body(s)
		}
	}
	for op, at := range s.ops {
		if !strings.Contains(at.path, "{") {
			continue
		}
		t.Run(op, func(t *testing.T) {
			real, absent, malformed := s.real(at.path), anID.ReplaceAllString(at.path, unknownID), anID.ReplaceAllString(at.path, "1")
			s.sameAnswer(t, "bram", at.method, bodies[op], real, absent, malformed)
			if last := strings.LastIndex(at.path, "{"); last > strings.Index(at.path, "{") {
				// Vera is invited, and may know no more than that there is a meeting.
				s.sameAnswer(t, "vera", at.method, bodies[op], real, s.real(at.path[:last])+anID.ReplaceAllString(at.path[last:], unknownID))
			}
		})
	}
}

var anID = regexp.MustCompile(`\{[a-z]+\}`)

// real fills a path with ids that exist.
func (s *scene) real(path string) string {
	return anID.ReplaceAllStringFunc(s.fill(path, ""), func(name string) string {
		return s.ids[targets[strings.Trim(name, "{}")]]
	})
}

// sameAnswer checks that the first path answers 404, and the others the same.
func (s *scene) sameAnswer(t *testing.T, who, method string, body any, paths ...string) {
	t.Helper()
	first := s.do(t, who, method, paths[0], body)
	if first.Code != 404 {
		t.Errorf("to %s: got %d %s, want 404", who, first.Code, first.Body)
	}
	for _, path := range paths[1:] {
		if diff := differs(first, s.do(t, who, method, path, body)); diff != "" {
			t.Errorf("to %s hidden differs from absent: %s", who, diff)
		}
	}
}

// differs names the first thing in which two answers differ, but for their ids.
func differs(a, b *httptest.ResponseRecorder) string {
	for _, w := range []*httptest.ResponseRecorder{a, b} {
		w.Header().Del("X-Request-Id")
	}
	switch {
	case a.Code != b.Code:
		return fmt.Sprintf("%d and %d", a.Code, b.Code)
	case a.Body.String() != b.Body.String():
		return a.Body.String() + " and " + b.Body.String()
	case fmt.Sprint(a.Header()) != fmt.Sprint(b.Header()):
		return fmt.Sprint(a.Header(), " and ", b.Header())
	}
	return ""
}

func TestHidden_ADifferenceIsFound(t *testing.T) {
	one, other := httptest.NewRecorder(), httptest.NewRecorder()
	if diff := differs(one, other); diff != "" {
		t.Fatalf("two empty answers: got %q, want the same", diff)
	}
	other.Header().Set("Retry-After", "1")
	if differs(one, other) == "" {
		t.Error("a header more: got the same, want a difference")
	}
}

// What is hidden takes as many looks at the record as what is absent, so that the
// time of an answer tells them apart no better than its bytes.
func TestHidden_TakesTheWorkOfAbsent(t *testing.T) {
	s := newScene(t)
	s.play(t, upTo(keeping, "listSessions")) // until there is one of everything
	s.play(t, convening)
	s.play(t, atTable)
	bodies := map[string]any{}
	for _, st := range whole() {
		if st.body != nil {
			bodies[st.op] = st.body(s)
		}
	}
	s.cookieOf(t, "bram")
	different := func(op string, at endpoint) string {
		looks := func(path string) int64 {
			before := s.store.read.Load()
			s.do(t, "bram", at.method, path, bodies[op])
			return s.store.read.Load() - before
		}
		hidden, absent := looks(s.real(at.path)), looks(anID.ReplaceAllString(at.path, unknownID))
		if hidden == absent {
			return ""
		}
		return fmt.Sprintf("%s: %d looks at what is hidden and %d at what is absent", op, hidden, absent)
	}
	for op, at := range s.ops {
		if strings.Contains(at.path, "{") {
			if d := different(op, at); d != "" {
				t.Error(d)
			}
		}
	}
	t.Run("and one that does not is found", func(t *testing.T) {
		s.handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			s.config.Service.Meeting(r.Context(), personOf("bram"), conference.MeetingID(strings.TrimPrefix(r.URL.Path, "/v1/meetings/")))
		})
		if different("getMeeting", s.ops["getMeeting"]) == "" {
			t.Error("without levelling: got the same, want a difference")
		}
	})
}
