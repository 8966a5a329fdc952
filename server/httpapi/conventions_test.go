// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

func TestDescription_KeepsTheConventionsOfTheField(t *testing.T) {
	for _, fault := range unconventional(mustDescribe(t)) {
		t.Error(fault)
	}
	t.Run("and what does not is found", func(t *testing.T) {
		for name, change := range map[string]func(*openapi3.T){
			"another version":            func(d *openapi3.T) { d.OpenAPI = "3.1.0" },
			"a path outside the version": func(d *openapi3.T) { d.Paths.Set("/me", d.Paths.Value("/v1/me")) },
			"a slash at the end":         func(d *openapi3.T) { d.Paths.Set("/v1/mine/", d.Paths.Value("/v1/me")) },
			"capitals in a path":         func(d *openapi3.T) { d.Paths.Set("/v1/myMeetings", d.Paths.Value("/v1/me")) },
			"one and not many":           func(d *openapi3.T) { d.Paths.Set("/v1/meeting/{meeting}", d.Paths.Value("/v1/meetings/{meeting}")) },
			"a name twice":               func(d *openapi3.T) { d.Paths.Value("/v1/me").Get.OperationID = "getCase" },
			"no problem":                 func(d *openapi3.T) { d.Paths.Value("/v1/me").Get.Responses.Delete("default") },
			"no 400":                     func(d *openapi3.T) { d.Paths.Value("/v1/me").Get.Responses.Delete("400") },
			"a text without end":         func(d *openapi3.T) { d.Components.Schemas["NewPurpose"].Value.Properties["why"].Value.MaxLength = nil },
			"a list without end":         func(d *openapi3.T) { d.Components.Schemas["NewCase"].Value.Properties["domains"].Value.MaxItems = nil },
			"an open body": func(d *openapi3.T) {
				d.Components.Schemas["NewCase"].Value.AdditionalProperties = openapi3.AdditionalProperties{}
			},
			"a query that may hold a name": func(d *openapi3.T) {
				d.Paths.Value("/v1/me").Get.AddParameter(openapi3.NewQueryParameter("user_name").WithSchema(openapi3.NewStringSchema()))
			},
		} {
			doc := mustDescribe(t)
			change(doc)
			if len(unconventional(doc)) == 0 {
				t.Errorf("%s: got no fault, want one", name)
			}
		}
	})
}

var (
	kebab  = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	camel  = regexp.MustCompile(`^[a-z]+([A-Z][a-z]+)*$`)
	pathID = regexp.MustCompile(`^\{[a-z]+\}$`)
)

// unconventional names what does not keep the NLGov REST API Design Rules, and
// what the house adds to them.
func unconventional(doc *openapi3.T) []string {
	var faults []string
	if doc.OpenAPI != "3.0.3" || doc.Info.Version != Version || doc.Info.Contact == nil {
		faults = append(faults, "not OpenAPI 3.0.3, of this version, with a contact")
	}
	seen := map[string]bool{}
	for path, item := range doc.Paths.Map() {
		faults = append(faults, pathFaults(path)...)
		for _, o := range item.Operations() {
			if seen[o.OperationID] {
				faults = append(faults, o.OperationID+" is there twice")
			}
			seen[o.OperationID] = true
			faults = append(faults, operationFaults(o)...)
			for _, p := range append(slices.Clone(item.Parameters), o.Parameters...) {
				faults = append(faults, parameterFaults(o.OperationID, p.Value)...)
			}
		}
	}
	for name, ref := range doc.Components.Schemas {
		faults = append(faults, boundFaults(name, ref.Value)...)
	}
	return faults
}

// pathFaults: /v1, kebab-case, no slash at the end, and many of what has an id.
func pathFaults(path string) []string {
	parts := strings.Split(path, "/")[1:]
	if parts[0] != "v1" || path == "/v1" {
		return []string{path + " is not under /v1"}
	}
	var faults []string
	for i, part := range parts[1:] {
		switch {
		case pathID.MatchString(part):
			if !strings.HasSuffix(parts[i], "s") && parts[i] != "people" {
				faults = append(faults, path+": "+parts[i]+" is not plural")
			}
		case !kebab.MatchString(part) && part != "openapi.json":
			faults = append(faults, path+": "+part+" is not kebab-case")
		}
	}
	return faults
}

func operationFaults(o *openapi3.Operation) []string {
	var faults []string
	if !camel.MatchString(o.OperationID) || o.Summary == "" || len(o.Tags) != 1 {
		faults = append(faults, o.OperationID+" has no name in camelCase, summary or tag")
	}
	for _, status := range []string{"400", "default"} {
		r := o.Responses.Value(status)
		if r == nil || r.Value.Content.Get("application/problem+json") == nil {
			faults = append(faults, o.OperationID+" has no problem for "+status)
		}
	}
	for status, r := range o.Responses.Map() {
		if r.Value.Headers["API-Version"] == nil {
			faults = append(faults, o.OperationID+" has no API-Version on "+status)
		}
	}
	if o.RequestBody == nil {
		return faults
	}
	if s := o.RequestBody.Value.Content.Get("application/json"); s == nil || !isInput(s.Schema.Value) || !o.RequestBody.Value.Required {
		faults = append(faults, o.OperationID+" takes a body that is not closed")
	}
	return faults
}

// parameterFaults: nothing sensitive in an address. Ids are random and say
// nothing; a query that anybody types does not exist.
func parameterFaults(op string, p *openapi3.Parameter) []string {
	switch p.In {
	case openapi3.ParameterInPath:
		if p.Schema.Value.Format != "uuid" {
			return []string{op + ": " + p.Name + " in the path is no id"}
		}
	case openapi3.ParameterInQuery:
		if !camel.MatchString(p.Name) || len(p.Schema.Value.Enum) == 0 {
			return []string{op + ": " + p.Name + " in the query may hold anything"}
		}
	}
	return nil
}

// boundFaults: every text and every list has an end.
func boundFaults(at string, s *openapi3.Schema) []string {
	var faults []string
	switch {
	case s.Type.Is("string"):
		if s.MaxLength == nil && len(s.Enum) == 0 {
			faults = append(faults, at+" is a text without end")
		}
	case s.Type.Is("array"):
		if s.MaxItems == nil {
			faults = append(faults, at+" is a list without end")
		}
		if s.Items.Ref == "" {
			faults = append(faults, boundFaults(at+"/items", s.Items.Value)...)
		}
	}
	for field, ref := range s.Properties {
		if ref.Ref == "" {
			faults = append(faults, boundFaults(at+"."+field, ref.Value)...)
		}
	}
	return faults
}

func TestDescription_IsServedToAnybodyAsJSON(t *testing.T) {
	got := mustOpen(t).do(t, "", "GET", "/v1/openapi.json", nil)
	served, err := openapi3.NewLoader().LoadFromData(got.Body.Bytes())
	if err != nil || got.Header().Get("Content-Type") != "application/json" {
		t.Fatalf("got %s %v, want a description in JSON", got.Header().Get("Content-Type"), err)
	}
	if want := mustDescribe(t).Paths.Len(); served.Paths.Len() != want {
		t.Errorf("got %d paths, want %d", served.Paths.Len(), want)
	}
}

// What is answered is what is described: the answers of the whole scene.
func TestDescription_TheAnswersKeepIt(t *testing.T) {
	s := newScene(t)
	doc := mustDescribe(t)
	s.each = func(t testing.TB, s *scene, st step, method, path string, body any) {
		t.Helper()
		got := s.ask(t, st, method, path, body)
		for _, fault := range undescribed(doc, s.ops[st.op], got.Code, got.Body.Bytes()) {
			t.Errorf("%s: %s", st.op, fault)
		}
		refused := s.do(t, st.by, "PATCH", path, nil)
		for _, fault := range undescribed(doc, s.ops[st.op], refused.Code, refused.Body.Bytes()) {
			t.Errorf("%s refused: %s", st.op, fault)
		}
		s.learn(t, st, got)
	}
	s.play(t, whole())
	t.Run("and one that does not is found", func(t *testing.T) {
		if undescribed(doc, s.ops["getMe"], 200, []byte(`{"id":"1","name":"Noor"}`)) == nil {
			t.Error("an id that is none: got no fault, want one")
		}
	})
}

// undescribed compares an answer with its schema.
func undescribed(doc *openapi3.T, at endpoint, status int, body []byte) []string {
	schema := doc.Components.Schemas["Problem"].Value
	if status < 400 {
		r := doc.Paths.Value(at.path).Operations()[at.method].Responses.Status(status)
		if r == nil {
			return []string{"a status that is not described"}
		}
		if r.Value.Content == nil {
			return nil
		}
		schema = r.Value.Content.Get("application/json").Schema.Value
	}
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		return []string{err.Error()}
	}
	if err := schema.VisitJSON(value, openapi3.MultiErrors(), formats); err != nil {
		return []string{err.Error()}
	}
	return nil
}
