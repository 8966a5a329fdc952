// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// freeTexts are the fields in which anything may be typed; refusable those that make
// a body wrong, or somebody else's, when they are other than they were.
var (
	freeTexts = []string{
		"name", "activity", "extent", "executor", "contact", "remark", "organisation", "why", "purpose", "words", "given", "text", "place",
		"inOtherWords", "conditions", "mailName", "label", "questions", "parts",
	}
	refusable = append([]string{"email", "url", "clientId", "secret", "domains", "token", "query", "ceremony", "mailFrom", "id"}, freeTexts...)
)

// salted is a body with the canary behind each text in one of the fields.
func salted(v any, field string, fields []string) any {
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			v[name] = salted(value, name, fields)
		}
	case []any:
		for i, value := range v {
			v[i] = salted(value, field, fields)
		}
	case string:
		if v != "" && slices.Contains(fields, field) && !conference.ValidID(v) {
			return v + " " + canary
		}
	}
	return v
}

// Whoever does whatever, none of it is in a log, and none in an answer that refuses.
func TestCanary_NothingOfAWholeSceneComesOut(t *testing.T) {
	s, w := newScene(t), &watched{t, map[string]string{}}
	s.each = w.each
	s.play(t, whole())
	log := untimed(t, s.log.String())
	if found := w.find(log); len(found) > 0 {
		t.Errorf("in the log came out %s", found)
	}
	if n := strings.Count(log, "\n"); n < 3*len(whole()) || len(w.secrets) < 40 {
		t.Errorf("the log has %d lines, and there are %d secrets; want those of a whole scene", n, len(w.secrets))
	}
	for secret, what := range w.secrets {
		if len(w.find(log+" "+secret+"\n")) == 0 {
			t.Errorf("%s, planted in the log: got nothing, want it found", what)
		}
	}
}

// What breaks in the middle of an operation says nothing of what it was asked.
func TestCanary_APanicInAnyOperationTellsNothing(t *testing.T) {
	s := newScene(t)
	s.play(t, convening)
	s.play(t, atTable)
	noor := identity.New{Person: personOf("noor"), Level: identity.Proven, Method: conference.MethodDemo}
	s.config.Service = nil
	s.handler = must(New(s.config))(t)
	panics := map[string]bool{}
	for _, st := range whole() {
		at := s.ops[st.op]
		var body any
		if st.body != nil {
			body = salted(fieldsOf(t, st.body(s)), "", freeTexts)
		}
		r := s.request(t, "", at.method, anID.ReplaceAllString(at.path, unknownID), body)
		r.Header.Set("Cookie", s.mustEnter(t, noor)) // some operations end it
		got := s.send(r)
		for _, leak := range leaks(got, s.log.String()) {
			t.Fatalf("%s: the canary came out %s", st.op, leak)
		}
		if got.Code == http.StatusInternalServerError {
			panics[st.op] = true
		}
	}
	if len(panics) < 50 {
		t.Errorf("%d operations broke, want most of them", len(panics))
	}
}

// A token of a house with other keys, and a proof that is none, are told to nobody.
func TestCanary_WhatWasProvedWithComesOutNowhere(t *testing.T) {
	s := mustInvite(t, "els")
	s.play(t, waiting("els")[:1])
	other := must(identity.OpenLinks(t.TempDir(), s.now))(t)
	forged := must(other.Issue(identity.EnrolLink, unknownID, s.person("els"), "", s.now().AddDate(0, 0, 1)))(t)
	w := &watched{t, map[string]string{}}
	w.keep("a link of another house", forged)
	for op, body := range map[string]any{
		"useLink":       UsedLink{Token: forged},
		"logIn":         UsedPasskey{Ceremony: canary, Credential: map[string]any{"id": canary}},
		"logInWithCode": UsedCode{Code: "471147"},
		"addPasskey":    NewPasskey{Ceremony: canary, Name: canary, Credential: map[string]any{"id": canary}},
		"addCode":       NewCode{Ceremony: canary, Name: canary, Code: "471147"},
		"signOn":        SignOnAnswer{Query: "code=" + canary + "&state=" + canary},
	} {
		w.keepOf(t, body)
		at := s.ops[op]
		got := s.do(t, "els", at.method, at.path, body)
		if got.Code < 400 || got.Code >= 500 {
			t.Errorf("%s: got %d, want refused", op, got.Code)
		}
		if found := w.find(got.Body.String() + fmt.Sprint(got.Header()) + untimed(t, s.log.String())); len(found) > 0 {
			t.Errorf("%s: came out %s", op, found)
		}
	}
}
