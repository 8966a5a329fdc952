// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/demo"
)

// pieces says which schema each kind of piece has, as the description does in words.
var pieces = map[string]string{
	"meeting": "LiveHead", "me": "Me", "case": "CaseHead", "tally": "Tally", "parcel": "ParcelHead",
	"part": "Part", "person": "Person", "item": "Item", "request": "Request", "agreement": "Agreement",
}

func mustDescription(t *testing.T, play *demo.Play) openapi3.Schemas {
	t.Helper()
	answer, err := play.Client("Noor").Get(t.Context(), "/v1/openapi.json")
	if err != nil || answer.Status != http.StatusOK {
		t.Fatalf("reading the description: %d, %v", answer.Status, err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Components.Schemas
}

// TestFrames_KeepToTheirSchemas: every frame of a whole meeting is what the
// description says of LiveFrame, and every piece is of the schema of its key.
func TestFrames_KeepToTheirSchemas(t *testing.T) {
	h := mustOpen(t, t.TempDir())
	play, heard := h.mustBegin(t)
	schemas := mustDescription(t, play)
	described := []string{}
	for _, one := range schemas["LiveFrame"].Value.Properties["set"].Value.AdditionalProperties.Schema.Value.AnyOf {
		described = append(described, strings.TrimPrefix(one.Ref, "#/components/schemas/"))
	}
	slices.Sort(described)
	if diff := cmp.Diff(slices.Sorted(maps.Values(pieces)), described); diff != "" {
		t.Fatalf("pieces here and in the description (-here +there):\n%s", diff)
	}
	play.Invited(tenOClock)
	play.Convened()
	must(t, play)
	for _, p := range demo.People {
		h.mustWatch(t, play, heard, p.First())
	}
	play.AtTheTable()
	play.TheRound()
	play.Closed()
	must(t, play)
	h.stop()
	seen := map[string]bool{}
	for _, frame := range heard.frames() {
		for _, fault := range faultsIn(t, schemas, frame, seen) {
			t.Error(fault)
		}
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(pieces)), slices.Sorted(maps.Keys(seen))); diff != "" {
		t.Errorf("kinds of pieces and those that were sent (-want +got):\n%s", diff)
	}
	if planted := `{"v":1,"set":{"item/1":{"id":"1","secret":"x"}}}`; len(faultsIn(t, schemas, planted, seen)) == 0 {
		t.Error("a piece of another form is not noticed")
	}
}

// frames returns the frames that were sent to anybody.
func (r *recorder) frames() (all []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, answers := range r.heard {
		for _, a := range answers {
			if a.request == "frame" {
				all = append(all, a.text)
			}
		}
	}
	return all
}

func faultsIn(t *testing.T, schemas openapi3.Schemas, frame string, seen map[string]bool) (faults []string) {
	t.Helper()
	var whole map[string]any
	if err := json.Unmarshal([]byte(frame), &whole); err != nil {
		t.Fatal(err)
	}
	if err := schemas["LiveFrame"].Value.VisitJSON(whole); err != nil {
		faults = append(faults, err.Error())
	}
	set, _ := whole["set"].(map[string]any)
	for key, piece := range set {
		kind, _, _ := strings.Cut(key, "/")
		seen[kind] = true
		schema := schemas[pieces[kind]]
		if schema == nil {
			faults = append(faults, "no schema for "+key)
		} else if err := schema.Value.VisitJSON(piece); err != nil {
			faults = append(faults, key+": "+err.Error())
		}
	}
	return faults
}
