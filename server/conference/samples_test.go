// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
)

// pick chooses one of n.
type pick func(n int) int

// sampleText is a value of a string type that events may hold: an id, or one of
// a closed list. A type that is not here has no sample, and so no test.
func sampleText(t reflect.Type, p pick) (string, bool) {
	lists := map[reflect.Type][]string{
		reflect.TypeFor[Capacity]():              texts(Chair, Director, CareProfessional, Professional, Adviser, Subject, Representative, Interpreter),
		reflect.TypeFor[Promise]():               texts(PromiseGeneral, PromiseSubject, PromiseRepresentative),
		reflect.TypeFor[Progress]():              texts(Finished, Open, NotDone),
		reflect.TypeFor[Method]():                texts(methods...),
		reflect.TypeFor[MailKind]():              texts(mailKinds...),
		reflect.TypeFor[MailFault]():             texts(mailFaults...),
		reflect.TypeFor[Cause]():                 texts(ByChair, ByClock),
		reflect.TypeFor[Role]():                  texts(roles...),
		reflect.TypeFor[Method]():                texts(methods...),
		reflect.TypeFor[Digest]():                {strings.Repeat("0f", 32), strings.Repeat("9a", 32)},
		reflect.TypeFor[catalogue.PartnerKind](): texts(catalogue.Partners()...),
		reflect.TypeFor[catalogue.TaskID]():      texts(catalogue.TaskTenancy, catalogue.TaskWmoAccess),
		reflect.TypeFor[catalogue.Secrecy]():     texts(catalogue.Secrecies()...),
		reflect.TypeFor[catalogue.Domain]():      texts(catalogue.Domains()...),
		reflect.TypeFor[catalogue.Detail]():      texts(catalogue.Details()...),
	}
	if list, ok := lists[t]; ok {
		return list[p(len(list))], true
	}
	if t.Implements(reflect.TypeFor[id]()) {
		return named(fmt.Sprint(t.Name(), " ", p(1000))), true
	}
	return "", false
}

func texts[T ~string](values ...T) (list []string) {
	for _, v := range values {
		list = append(list, string(v))
	}
	return list
}

// fill gives every field of an event's body a value; slices get one or two.
func fill(v reflect.Value, p pick) error {
	switch {
	case v.Type() == moment:
		v.Set(reflect.ValueOf(opening.Add(time.Duration(p(1e9)) * time.Microsecond)))
	case v.Kind() == reflect.String:
		text, ok := sampleText(v.Type(), p)
		if !ok {
			return fmt.Errorf("no sample of %s", v.Type())
		}
		v.SetString(text)
	case v.Kind() == reflect.Bool:
		v.SetBool(p(2) == 0)
	case v.CanInt():
		v.SetInt(int64(p(1e6)))
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1+p(2), 2))
		return fillEach(v.Len(), v.Index, p)
	case v.Kind() == reflect.Struct:
		return fillEach(v.NumField(), v.Field, p)
	default:
		return fmt.Errorf("no sample of %s", v.Type())
	}
	return nil
}

func fillEach(n int, at func(int) reflect.Value, p pick) error {
	for i := range n {
		if err := fill(at(i), p); err != nil {
			return err
		}
	}
	return nil
}

// sample is an event of a kind in which every field is filled.
func sample(b Body, p pick) (Event, error) {
	v := reflect.New(reflect.TypeOf(b)).Elem()
	err := fill(v, p)
	return Event{At: opening.Add(time.Duration(p(1e9)) * time.Microsecond), By: who("Noor"), Body: v.Interface().(Body)}, err
}

// leaves calls f with every string in a value, and its path.
func leaves(v reflect.Value, path string, f func(v reflect.Value, path string)) {
	switch v.Kind() {
	case reflect.String:
		f(v, path)
	case reflect.Slice:
		for i := range v.Len() {
			leaves(v.Index(i), fmt.Sprintf("%s[%d]", path, i), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type() != moment {
				leaves(v.Field(i), path+"."+v.Type().Field(i).Name, f)
			}
		}
	}
}
