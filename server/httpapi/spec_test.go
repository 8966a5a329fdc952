// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"
)

// structs are the Go types of the schemas that are objects; the description maps
// to them, and there are no others.
var structs = map[string]reflect.Type{
	"Arrival": reflect.TypeFor[Arrival](), "Ceremony": reflect.TypeFor[Ceremony](), "ChangedPerson": reflect.TypeFor[ChangedPerson](),
	"CodeSecret": reflect.TypeFor[CodeSecret](), "ComparedCode": reflect.TypeFor[ComparedCode](), "Door": reflect.TypeFor[Door](),
	"Entrance": reflect.TypeFor[Entrance](), "GivenRoles": reflect.TypeFor[GivenRoles](), "House": reflect.TypeFor[House](), "HouseRules": reflect.TypeFor[HouseRules](),
	"Issuer": reflect.TypeFor[Issuer](), "Issuers": reflect.TypeFor[Issuers](), "Link": reflect.TypeFor[Link](),
	"NewCode": reflect.TypeFor[NewCode](), "NewIssuer": reflect.TypeFor[NewIssuer](), "NewOrganisation": reflect.TypeFor[NewOrganisation](),
	"NewPasskey": reflect.TypeFor[NewPasskey](), "NewPerson": reflect.TypeFor[NewPerson](), "NewSettings": reflect.TypeFor[NewSettings](),
	"NewSubstitute": reflect.TypeFor[NewSubstitute](), "NewTerms": reflect.TypeFor[NewTerms](), "NewTimes": reflect.TypeFor[NewTimes](),
	"OrganisationLine": reflect.TypeFor[OrganisationLine](), "Organisations": reflect.TypeFor[Organisations](), "People": reflect.TypeFor[People](),
	"PersonLine": reflect.TypeFor[PersonLine](), "ProofLine": reflect.TypeFor[ProofLine](), "ProofName": reflect.TypeFor[ProofName](),
	"Proofs": reflect.TypeFor[Proofs](), "ProvenAgain": reflect.TypeFor[ProvenAgain](), "SessionLine": reflect.TypeFor[SessionLine](),
	"Sessions": reflect.TypeFor[Sessions](), "SignOnAnswer": reflect.TypeFor[SignOnAnswer](), "SignOnChoice": reflect.TypeFor[SignOnChoice](),
	"SignOnKey": reflect.TypeFor[SignOnKey](), "SignOnKeys": reflect.TypeFor[SignOnKeys](), "SignOnLine": reflect.TypeFor[SignOnLine](), "SignOnPlace": reflect.TypeFor[SignOnPlace](), "TableCode": reflect.TypeFor[TableCode](),
	"Terms": reflect.TypeFor[Terms](), "UsedCode": reflect.TypeFor[UsedCode](), "UsedLink": reflect.TypeFor[UsedLink](),
	"UsedPasskey": reflect.TypeFor[UsedPasskey](),
	"Agreement":   reflect.TypeFor[Agreement](), "AgreementNote": reflect.TypeFor[AgreementNote](),
	"Asker": reflect.TypeFor[Asker](), "AtDoor": reflect.TypeFor[AtDoor](), "Mail": reflect.TypeFor[Mail](), "MailTrouble": reflect.TypeFor[MailTrouble](), "AgreementText": reflect.TypeFor[AgreementText](), "Attendance": reflect.TypeFor[Attendance](),
	"AudienceExtension": reflect.TypeFor[AudienceExtension](), "AudienceReduction": reflect.TypeFor[AudienceReduction](),
	"Case": reflect.TypeFor[Case](), "CaseHead": reflect.TypeFor[CaseHead](), "CaseLine": reflect.TypeFor[CaseLine](),
	"Catalogue": reflect.TypeFor[Catalogue](), "CatalogueTask": reflect.TypeFor[CatalogueTask](),
	"Choice": reflect.TypeFor[Choice](), "Consent": reflect.TypeFor[Consent](), "Consents": reflect.TypeFor[Consents](),
	"Contribution": reflect.TypeFor[Contribution](), "Convenes": reflect.TypeFor[Convenes](),
	"DeclaredTask": reflect.TypeFor[DeclaredTask](), "DeedLine": reflect.TypeFor[DeedLine](), "Deeds": reflect.TypeFor[Deeds](),
	"DemoLogin": reflect.TypeFor[DemoLogin](), "DemoPerson": reflect.TypeFor[DemoPerson](), "Director": reflect.TypeFor[Director](),
	"Extension": reflect.TypeFor[Extension](), "FieldError": reflect.TypeFor[FieldError](),
	"Invitation": reflect.TypeFor[Invitation](), "Item": reflect.TypeFor[Item](), "Me": reflect.TypeFor[Me](),
	"LiveFrame": reflect.TypeFor[LiveFrame](), "LiveHead": reflect.TypeFor[LiveHead](), "Ticket": reflect.TypeFor[Ticket](),
	"Meeting": reflect.TypeFor[Meeting](), "MeetingLine": reflect.TypeFor[MeetingLine](), "Mine": reflect.TypeFor[Mine](),
	"Neighbour": reflect.TypeFor[Neighbour](), "NewAgreement": reflect.TypeFor[NewAgreement](), "NewCase": reflect.TypeFor[NewCase](), "NewConsent": reflect.TypeFor[NewConsent](),
	"NewItem": reflect.TypeFor[NewItem](), "NewMeeting": reflect.TypeFor[NewMeeting](), "NewPurpose": reflect.TypeFor[NewPurpose](),
	"NewRequest": reflect.TypeFor[NewRequest](), "NewSubject": reflect.TypeFor[NewSubject](), "Notes": reflect.TypeFor[Notes](),
	"Given": reflect.TypeFor[Given](), "Parcel": reflect.TypeFor[Parcel](), "ParcelHead": reflect.TypeFor[ParcelHead](), "Part": reflect.TypeFor[Part](),
	"Permission": reflect.TypeFor[Permission](), "Person": reflect.TypeFor[Person](), "Preparation": reflect.TypeFor[Preparation](),
	"Problem": reflect.TypeFor[Problem](), "ProgressReport": reflect.TypeFor[ProgressReport](), "Receipt": reflect.TypeFor[Receipt](),
	"Release": reflect.TypeFor[Release](), "Request": reflect.TypeFor[Request](), "Stay": reflect.TypeFor[Stay](),
	"Subject": reflect.TypeFor[Subject](), "Tally": reflect.TypeFor[Tally](), "Task": reflect.TypeFor[Task](), "Viewer": reflect.TypeFor[Viewer](), "Word": reflect.TypeFor[Word](),
}

// verbatim are files whose form is kept elsewhere.
var verbatim = []string{"Certificate", "Record", "Description"}

func TestDescription_IsOfTheGoTypes(t *testing.T) {
	doc, lists := mustDescribe(t), mustReadLists(t, "../conference", "../catalogue", "../view")
	for _, fault := range drifts(doc, lists) {
		t.Error(fault)
	}
	t.Run("and a drift is found", func(t *testing.T) {
		for name, change := range map[string]func(openapi3.Schemas){
			"a field that Go does not have": func(s openapi3.Schemas) { s["Tally"].Value.Properties["more"] = s["Tally"].Value.Properties["leaves"] },
			"a field that is left out":      func(s openapi3.Schemas) { delete(s["Tally"].Value.Properties, "leaves") },
			"a field that may be absent":    func(s openapi3.Schemas) { s["Tally"].Value.Required = []string{"leaves", "destroyed"} },
			"another kind":                  func(s openapi3.Schemas) { s["Tally"].Value.Properties["leaves"] = s["Part"].Value.Properties["title"] },
			"another list":                  func(s openapi3.Schemas) { s["Item"].Value.Properties["domain"] = s["Item"].Value.Properties["law"] },
			"a value less":                  func(s openapi3.Schemas) { s["Stage"].Value.Enum = s["Stage"].Value.Enum[1:] },
			"a value more":                  func(s openapi3.Schemas) { s["Stage"].Value.Enum = append(s["Stage"].Value.Enum, "reopened") },
			"a moment that is text":         func(s openapi3.Schemas) { s["Stay"].Value.Properties["in"] = s["Part"].Value.Properties["title"] },
		} {
			doc := mustDescribe(t)
			change(doc.Components.Schemas)
			if len(drifts(doc, lists)) == 0 {
				t.Errorf("%s: got no fault, want one", name)
			}
		}
	})
}

// drifts compares every schema with its Go type, and every list with its constants.
func drifts(doc *openapi3.T, lists map[string][]string) []string {
	var faults []string
	for name, ref := range doc.Components.Schemas {
		s := ref.Value
		switch {
		case s.Type.Is("object") && !slices.Contains(verbatim, name):
			faults = append(faults, driftsOf(name, s, structs[name])...)
		case len(s.Enum) > 0:
			faults = append(faults, listDrift(name, s, lists)...)
		}
	}
	return faults
}

func driftsOf(name string, s *openapi3.Schema, of reflect.Type) []string {
	if of == nil {
		return []string{name + " has no Go type in the table"}
	}
	var faults []string
	seen := map[string]bool{}
	for _, f := range reflect.VisibleFields(of) {
		tag, optional, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous {
			continue
		}
		seen[tag] = true
		at, p := name+"."+tag, s.Properties[tag]
		if p == nil {
			faults = append(faults, at+" is not described")
			continue
		}
		if required := slices.Contains(s.Required, tag); !isInput(s) && required == (optional == "omitempty") {
			faults = append(faults, at+" is required in one and not in the other")
		}
		if fault := kindDrift(p.Value, f.Type); fault != "" {
			faults = append(faults, at+": "+fault)
		}
	}
	for field := range s.Properties {
		if !seen[field] {
			faults = append(faults, name+"."+field+" is not in Go")
		}
	}
	return faults
}

// kindDrift compares one field; a reference is compared by the type it maps to.
func kindDrift(s *openapi3.Schema, of reflect.Type) string {
	if of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	want := ""
	switch {
	case of == reflect.TypeFor[time.Time]():
		if !s.Type.Is("string") || s.Format != "date-time" {
			return "is a moment in Go"
		}
		return ""
	case of.Kind() == reflect.Slice:
		if !s.Type.Is("array") {
			return "is a list in Go"
		}
		return kindDrift(s.Items.Value, of.Elem())
	case of.Kind() == reflect.String:
		want = "string"
	case of.Kind() == reflect.Bool:
		want = "boolean"
	case of.Kind() == reflect.Int, of.Kind() == reflect.Int64:
		want = "integer"
	case of.Kind() == reflect.Struct, of.Kind() == reflect.Map:
		want = "object"
	}
	if !s.Type.Is(want) {
		return fmt.Sprintf("is a %s in Go", of.Kind())
	}
	if mapped, ok := s.Extensions["x-go-type"].(string); ok && mapped != of.String() && mapped != of.Kind().String() {
		return fmt.Sprintf("is %s in Go and %s here", of, mapped)
	}
	return ""
}

// listDrift compares a closed list with the constants of its Go type. One that is
// optional in input has an empty value more.
func listDrift(name string, s *openapi3.Schema, lists map[string][]string) []string {
	var got []string
	for _, v := range s.Enum {
		if v != "" || !strings.HasPrefix(name, "Optional") {
			got = append(got, fmt.Sprint(v))
		}
	}
	mapped, _ := s.Extensions["x-go-type"].(string)
	want := slices.Clone(lists[mapped])
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		return []string{name + " and the constants of " + mapped + ":\n" + diff}
	}
	return nil
}

// mustReadLists reads the string constants of packages, by their type.
func mustReadLists(t testing.TB, folders ...string) map[string][]string {
	t.Helper()
	lists := map[string][]string{}
	for _, folder := range folders {
		for _, name := range must(filepath.Glob(filepath.Join(folder, "*.go")))(t) {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file := must(parser.ParseFile(token.NewFileSet(), name, nil, 0))(t)
			ast.Inspect(file, func(n ast.Node) bool {
				if kind, value, ok := constant(n); ok {
					kind = file.Name.Name + "." + kind
					lists[kind] = append(lists[kind], must(strconv.Unquote(value))(t))
				}
				return true
			})
		}
	}
	return lists
}

// constant returns the type and the literal of a typed string constant.
func constant(n ast.Node) (kind, value string, ok bool) {
	spec, _ := n.(*ast.ValueSpec)
	if spec == nil || len(spec.Values) != 1 {
		return "", "", false
	}
	of, typed := spec.Type.(*ast.Ident)
	literal, isLiteral := spec.Values[0].(*ast.BasicLit)
	if !typed || !isLiteral || literal.Kind != token.STRING {
		return "", "", false
	}
	return of.Name, literal.Value, true
}

// isInput: what is sent may hold nothing that is not described.
func isInput(s *openapi3.Schema) bool {
	return s.AdditionalProperties.Has != nil && !*s.AdditionalProperties.Has
}

// inputs are the schemas of bodies that are sent, with those inside them.
func inputs(doc *openapi3.T) map[string]*openapi3.Schema {
	found := map[string]*openapi3.Schema{}
	for name, ref := range doc.Components.Schemas {
		if isInput(ref.Value) {
			found[name] = ref.Value
		}
	}
	return found
}
