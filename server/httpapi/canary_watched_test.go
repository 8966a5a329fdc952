// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// watched is a scene in which every text that is typed holds the canary, and in which
// each request is first made by others, and with more of it.
type watched struct {
	t       *testing.T
	secrets map[string]string // what nobody may read in a log: what it is, by its text
}

var digits = regexp.MustCompile(`[0-9]+`)

// find names what came out in an answer that refuses, or in the log.
func (w *watched) find(text string) (found []string) {
	if strings.Contains(text, canary) {
		found = append(found, "the canary")
	}
	for secret, what := range w.secrets {
		if len(secret) <= 8 && slices.Contains(digits.FindAllString(text, -1), secret) || len(secret) > 8 && strings.Contains(text, secret) {
			found = append(found, what)
		}
	}
	return found
}

func (w *watched) keep(what, secret string) {
	if secret != "" && secret != "000000" {
		w.secrets[secret] = what
	}
}

func (w *watched) each(t testing.TB, s *scene, st step, method, path string, body any) {
	fields := func() any {
		if body == nil {
			return nil
		}
		return any(fieldsOf(t, body))
	}
	for _, who := range []string{"bram", "vera", ""} {
		if strings.HasPrefix(st.op, "endSession") || st.op == "beginDemoSession" || who == "" && routes[st.op].who == anybody && body == nil {
			continue
		}
		got := s.send(s.with(st, s.request(t, who, method, path, salted(fields(), "", refusable))))
		if found := w.find(got.Body.String() + fmt.Sprint(got.Header())); got.Code >= 400 && len(found) > 0 {
			w.t.Errorf("%s as %q: in an answer of %d came out %s", st.op, who, got.Code, found)
		}
	}
	w.keepOf(t, body)
	s.learn(t, st, s.ask(t, st, method, path, salted(fields(), "", freeTexts)))
	for name, id := range s.ids {
		s.ids[strings.ReplaceAll(name, " "+canary, "")] = id
	}
	w.keepAll(s)
}

// keepOf keeps the secrets of a body.
func (w *watched) keepOf(t testing.TB, body any) {
	if body == nil {
		return
	}
	for name, value := range fieldsOf(t, body) {
		if text, ok := value.(string); ok && slices.Contains([]string{"token", "query", "secret", "code", "spokenCode", "ceremony"}, name) {
			w.keep(name, text)
		}
		if name == "credential" && value != nil {
			w.keep("a signature", asJSON(t, value))
		}
	}
}

// keepAll keeps the secrets that the scene has learnt.
func (w *watched) keepAll(s *scene) {
	w.keep("the secret of an issuer", s.issuer.ClientSecret)
	w.keep("the secret of codes", s.secret.Secret)
	w.keep("a table code", s.ids["code"])
	for who := range s.links {
		w.keep("the link of "+who, s.tokenOfLink(who))
	}
	for who, cookie := range s.cookies {
		_, token, _ := strings.Cut(cookie, "=")
		w.keep("the session of "+who, token)
	}
	for name, id := range s.ids {
		if strings.HasPrefix(name, "spoken ") {
			w.keep("a spoken code", id)
		}
	}
	for _, name := range people {
		w.keep("who "+name+" is", string(personOf(name)))
	}
}

// untimed is a log without what has numbers of its own.
func untimed(t testing.TB, log string) string {
	t.Helper()
	var all []string
	for line := range strings.Lines(log) {
		fields := fieldsOf(t, json.RawMessage(line))
		for _, name := range []string{"time", "id", "duration"} {
			delete(fields, name)
		}
		all = append(all, asJSON(t, fields))
	}
	return strings.Join(all, "\n")
}
