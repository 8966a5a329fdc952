// SPDX-License-Identifier: EUPL-1.2

package view_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/live"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/view"
)

// everything is every type that becomes JSON.
var everything = []any{
	view.Meeting{}, view.Notes{}, view.Parcel{}, view.Mine{}, view.Viewer{}, view.Case{}, view.Consents{}, view.Deeds{},
	view.Catalogue{}, service.Receipt{}, live.Frame{},
	view.Entrance{}, view.House{}, view.People{}, view.Proofs{}, view.Organisations{}, view.Issuers{}, view.Door{}, view.AtDoor{}, view.TableCode{},
}

// faults names every field below a type that has no rule, or one that is not in
// the table, and collects the rules in use.
func faults(t reflect.Type, used map[string]bool) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t.PkgPath() == "time" {
		return nil
	}
	var found []string
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			found = append(found, faults(f.Type, used)...)
			continue
		}
		rule := f.Tag.Get("see")
		if _, known := view.Rules[rule]; !known || f.Tag.Get("json") == "" || !f.IsExported() {
			found = append(found, t.Name()+"."+f.Name+" has no rule: "+rule)
		}
		used[rule] = true
		found = append(found, faults(f.Type, used)...)
	}
	return found
}

func TestEveryFieldOfEveryViewHasARule(t *testing.T) {
	used := map[string]bool{}
	for _, v := range everything {
		for _, fault := range faults(reflect.TypeOf(v), used) {
			t.Error(fault)
		}
	}
	for rule, sentence := range view.Rules {
		if !used[rule] {
			t.Errorf("rule %q is of no field", rule)
		}
		if !strings.HasSuffix(strings.TrimRight(sentence, "()LMCPST0123456789, "), ".") {
			t.Errorf("rule %q is not a sentence: %s", rule, sentence)
		}
	}
}

func TestEveryFieldOfEveryViewHasARule_CatchesOneWithout(t *testing.T) {
	type leaky struct {
		Text string `json:"text"`
	}
	type stranger struct {
		Text string `json:"text" see:"everybody"`
	}
	for _, planted := range []any{leaky{}, stranger{}, struct {
		Deep []*leaky `json:"deep" see:"item"`
	}{}} {
		if got := faults(reflect.TypeOf(planted), map[string]bool{}); len(got) != 1 {
			t.Errorf("faults of %T: got %v, want one", planted, got)
		}
	}
}
