// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

func told(p Problem) []string {
	var all []string
	for _, e := range p.Errors {
		all = append(all, strings.TrimSpace(e.Field+" "+e.Reason+" "+e.Rule))
	}
	return all
}

func TestInput_AllErrorsAtOnce(t *testing.T) {
	s := newScene(t)
	s.play(t, convening)
	s.play(t, atTable)
	items := s.fill("/v1/meetings/{meeting}/items", "")
	for _, c := range []struct {
		name, path, body string
		want             []string
	}{
		{"nothing at all", items, `{}`, []string{
			"dated origin-date-missing L2", "detail detail-missing L2", "domain domain-missing L2", "law law-missing L2",
			"nature nature-missing L2", "origin origin-missing L2", "part parts-missing M6", "text text-missing L2",
		}},
		{"everything empty", items, `{"part":"","text":"","domain":"","detail":"","origin":"","dated":"","law":"","nature":""}`, []string{
			"dated origin-date-missing L2", "detail detail-missing L2", "domain domain-missing L2", "law law-missing L2",
			"nature nature-missing L2", "origin origin-missing L2", "part parts-missing M6", "text text-missing L2",
		}},
		{"the form is right and what it means is not", items, s.json(t, item(" "), "nature", catalogue.NatureNoPerson), []string{
			"text text-missing L2", "subjects item-subject-unwanted L2",
		}},
		{"wrong kinds, too much and unknown", "/v1/cases",
			`{"purpose":3,"questions":"x","domains":["nowhere"],"subjects":[{"label":"","extra":1}],"more":true,"` + canary + `":1}`, []string{
				"field-unknown", "domains/0 domain-missing L2", "purpose field-wrong", "questions field-wrong", "subjects/0 field-unknown",
				"subjects/0/label subject-missing C3",
			}},
		{"too long and too many", "/v1/cases",
			`{"purpose":"` + strings.Repeat("é", 1001) + `","questions":[` + strings.Repeat(`"?",`, 20) + `"?"],"domains":["housing"],"subjects":[{"label":"B1"}]}`,
			[]string{"purpose field-too-long", "questions field-too-many"}},
		{"a day that does not exist", items, s.json(t, item("Iets."), "dated", "2026-02-30"), []string{"dated origin-date-missing L2"}},
		{"a moment that does not exist", s.fill("/v1/meetings/{meeting}/extension", ""), `{"until":"2026-12-02T23:59:60Z"}`, []string{"until extension-not-later S8"}},
		{"a moment out of this world", s.fill("/v1/meetings/{meeting}/extension", ""), `{"until":"9999-12-31T23:59:59-12:00"}`, []string{"until extension-not-later S8"}},
		{"no JSON", items, `{"text":`, []string{"body-malformed"}},
		{"two values", items, `{} {}`, []string{"body-malformed"}},
		{"a name twice", items, `{"text":"a","text":"b"}`, []string{"body-malformed"}},
		{"a name twice, further in", items, `{"subjects":[{"a":1,"a":2}]}`, []string{"body-malformed"}},
		{"not UTF-8", items, "{\"text\":\"\xff\"}", []string{"body-malformed"}},
		{"a list", items, `[]`, []string{"field-wrong"}},
		{"null", items, `null`, []string{"field-wrong"}},
		{"nothing", items, "", []string{"body-malformed"}},
		{"very deep", items, strings.Repeat("[", 30000), []string{"body-malformed"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			method := http.MethodPost
			if strings.HasSuffix(c.path, "extension") {
				method = http.MethodPut
			}
			got := s.do(t, "joris", method, c.path, c.body)
			p := problemIn(t, got)
			if got.Code != 400 || p.Status != 400 || p.Reason != p.Errors[0].Reason {
				t.Errorf("got %d %+v, want 400 with the first reason on top", got.Code, p)
			}
			if diff := cmp.Diff(c.want, told(p)); diff != "" {
				t.Errorf("errors (-want +got):\n%s", diff)
			}
		})
	}
}

// json writes a body with one field changed.
func (s *scene) json(t testing.TB, body func(*scene) any, field string, value any) string {
	t.Helper()
	fields := fieldsOf(t, body(s))
	fields[field] = value
	return asJSON(t, fields)
}

func TestInput_AFieldIsNamedAsFarAsItIsDescribed(t *testing.T) {
	schema := mustDescribe(t).Components.Schemas["NewCase"].Value
	for _, c := range []struct{ path, field, reason string }{
		{"purpose", "purpose", "purpose-missing"},
		{"subjects/0/label", "subjects/0/label", "subject-missing"},
		{"subjects/0/" + canary, "subjects/0", "subject-missing"},
		{"purpose/" + canary, "purpose", "purpose-missing"},
		{canary, "", ""},
	} {
		if field, reason := place(schema, strings.Split(c.path, "/")); field != c.field || reason != c.reason {
			t.Errorf("%s: got %q %q, want %q %q", c.path, field, reason, c.field, c.reason)
		}
	}
}

func TestInput_WhatIsRequiredHasAReasonOfTheDomain(t *testing.T) {
	for name, schema := range inputs(mustDescribe(t)) {
		reasons, _ := schema.Extensions["x-reasons"].(map[string]any)
		for field, reason := range reasons {
			r, _ := reason.(string)
			if _, known := conference.Reasons()[conference.Reason(r)]; !known || schema.Properties[field] == nil {
				t.Errorf("%s.%s: reason %q of the description is not one of conference, or the field is not there", name, field, r)
			}
			if p := problemOf(conference.Refuse(conference.Reason(r))); slices.Contains(schema.Required, field) && p.Status != 400 {
				t.Errorf("%s.%s: reason %q is a %d, want one of invalid input", name, field, r, p.Status)
			}
		}
		for _, field := range schema.Required {
			if reasons[field] == nil {
				t.Errorf("%s.%s is required without a reason that says so", name, field)
			}
		}
	}
}

// An empty text is found by its form, one of spaces by its meaning.
func TestInput_EmptyAndBlankTellTheSame(t *testing.T) {
	s := newScene(t)
	doc := mustDescribe(t)
	told := 0
	s.each = func(t testing.TB, s *scene, st step, method, path string, body any) {
		t.Helper()
		schema := bodyOf(doc.Paths.Value(s.ops[st.op].path).Operations()[method])
		for field := range texts(schema) {
			empty := problemIn(t, s.do(t, st.by, method, path, s.json(t, st.body, field, "")))
			blank := problemIn(t, s.do(t, st.by, method, path, s.json(t, st.body, field, " ")))
			if diff := cmp.Diff(empty, blank); diff != "" {
				t.Errorf("%s.%s empty and blank (-empty +blank):\n%s", st.op, field, diff)
			}
			told++
		}
		s.learn(t, st, s.do(t, st.by, method, path, body))
	}
	s.play(t, convening)
	s.play(t, atTable)
	if told == 0 {
		t.Error("no text was tried")
	}
}

// texts are the fields of a body that want a text.
func texts(schema *openapi3.Schema) map[string]bool {
	found := map[string]bool{}
	for field, ref := range schemaProperties(schema) {
		if ref.Value.Type.Is("string") && ref.Value.MinLength == 1 {
			found[field] = true
		}
	}
	return found
}

func schemaProperties(schema *openapi3.Schema) openapi3.Schemas {
	if schema == nil {
		return nil
	}
	return schema.Properties
}

func TestInput_BodyAndKey(t *testing.T) {
	s := newScene(t)
	s.play(t, convening)
	arrive := s.fill("/v1/meetings/{meeting}/arrival", "")
	for _, c := range []struct {
		name         string
		method, path string
		body         any
		change       func(*http.Request)
		status       int
		reason       string
	}{
		{"without a key", "PUT", arrive, nil, func(r *http.Request) { r.Header.Del(keyHeader) }, 400, "key-missing"},
		{"with a short key", "PUT", arrive, nil, func(r *http.Request) { r.Header.Set(keyHeader, "short") }, 400, "key-missing"},
		{"with two keys", "PUT", arrive, nil, func(r *http.Request) { r.Header.Add(keyHeader, "another-key") }, 400, "key-missing"},
		{"with a key of other characters", "PUT", arrive, nil, func(r *http.Request) { r.Header.Set(keyHeader, "a key with spaces") }, 400, "key-missing"},
		{"with a body that is not wanted", "PUT", arrive, "{}", nil, 400, "body-unwanted"},
		{"as a form", "POST", "/v1/cases", "a=b", func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }, 415, "body-not-json"},
		{"as text that is JSON", "POST", "/v1/cases", "{}", func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, 415, "body-not-json"},
		{"without a type", "POST", "/v1/cases", "{}", func(r *http.Request) { r.Header.Del("Content-Type") }, 415, "body-not-json"},
		{"compressed", "POST", "/v1/cases", "{}", func(r *http.Request) { r.Header.Set("Content-Encoding", "gzip") }, 415, "body-not-json"},
		{"of 64 KiB", "POST", "/v1/cases", strings.Repeat(" ", maxBody), nil, 400, "body-malformed"},
		{"of one byte more", "POST", "/v1/cases", strings.Repeat(" ", maxBody+1), nil, 413, "body-too-large"},
		{"of unknown length", "POST", "/v1/cases", strings.Repeat(" ", maxBody+1), func(r *http.Request) { r.ContentLength = -1 }, 413, "body-too-large"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := s.request(t, "joris", c.method, c.path, c.body)
			if c.change != nil {
				c.change(r)
			}
			got := s.send(r)
			if p := problemIn(t, got); got.Code != c.status || p.Reason != c.reason {
				t.Errorf("got %d %s, want %d %s", got.Code, p.Reason, c.status, c.reason)
			}
		})
	}
	t.Run("with charset in the type", func(t *testing.T) {
		r := s.request(t, "noor", "POST", "/v1/cases", convening[0].body(s))
		r.Header.Set("Content-Type", "Application/JSON; charset=utf-8")
		if got := s.send(r); got.Code != 201 {
			t.Errorf("got %d %s, want 201", got.Code, got.Body)
		}
	})
}

// FuzzDecode sends any body to any operation: it is refused and nothing is stored,
// or it is accepted; never is it an unexpected error.
func FuzzDecode(f *testing.F) {
	s := newScene(f)
	s.play(f, convening)
	s.play(f, atTable)
	ops := slices.Sorted(maps.Keys(s.ops))
	for _, st := range whole() {
		if st.body != nil {
			f.Add(uint8(slices.Index(ops, st.op)), "joris", asJSON(f, st.body(s)))
		}
	}
	f.Add(uint8(slices.Index(ops, "convene")), "noor", `{"plannedStart":"0000-01-01T00:00:00+23:59","plannedEnd":"9999-12-31T23:59:59-23:59"}`)
	f.Fuzz(func(t *testing.T, which uint8, who, body string) {
		at := s.ops[ops[int(which)%len(ops)]]
		if ops[int(which)%len(ops)] == "close" || ops[int(which)%len(ops)] == "endSession" {
			t.Skip("ends the scene")
		}
		if !slices.Contains(people, who) {
			who = "noor"
		}
		before := s.stored()
		got := s.do(t, who, at.method, s.real(at.path), body)
		if got.Code >= 500 {
			t.Fatalf("%s %s: got %d %s, want no unexpected error", at.method, at.path, got.Code, got.Body)
		}
		if after := s.stored(); got.Code >= 400 && after != before {
			t.Fatalf("%s %s: got %d, and something was stored", at.method, at.path, got.Code)
		}
	})
}

func TestInput_AStoredRefusalWouldBeNoticed(t *testing.T) {
	s := newScene(t)
	before := s.stored()
	s.play(t, convening[:1])
	if s.stored() == before {
		t.Error("after opening a case nothing is counted: the count cannot show that something was stored")
	}
}
