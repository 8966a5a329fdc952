// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

const typed = "Sanne slaapt vaak elders"

func zero(int) int { return 0 }

func TestEvents_HoldNoFreeText(t *testing.T) {
	t.Run("P6: no type of event has a place for it", func(t *testing.T) {
		for _, b := range bodies {
			if err := typeFree(reflect.TypeOf(b), b.kind()); err != nil {
				t.Error(err)
			}
		}
	})
	t.Run("P6: typed words in any field of any event are refused, and not repeated", func(t *testing.T) {
		for _, b := range bodies {
			e, err := sample(b, zero)
			if err != nil {
				t.Fatal(err)
			}
			whole := reflect.New(reflect.TypeOf(e.Body)).Elem()
			whole.Set(reflect.ValueOf(e.Body))
			leaves(whole, b.kind(), func(v reflect.Value, path string) {
				old := v.String()
				v.SetString(typed)
				refusesTyped(t, path, Event{e.At, e.By, whole.Interface().(Body)})
				v.SetString(old)
			})
		}
		refusesTyped(t, "by", Event{opening, typed, Started{}})
	})
}

func refusesTyped(t *testing.T, path string, e Event) {
	t.Helper()
	text, _, err := Encode(e)
	if err == nil || text != "" {
		t.Errorf("%s: got %q, want typed words refused", path, text)
	}
	if err != nil && strings.Contains(err.Error(), typed) {
		t.Errorf("%s: the refusal repeats what was typed", path)
	}
	if read, err := Decode(mustWrite(t, e)); err == nil {
		t.Errorf("%s: got %+v, want typed words refused on reading too", path, read)
	}
}

// mustWrite writes an event as Encode would, if it asked nothing.
func mustWrite(t *testing.T, e Event) string {
	t.Helper()
	body, err := json.Marshal(e.Body)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(written{e.Kind(), version, e.At, e.By, body})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

type (
	mood    string // not of a closed list, and no id
	planted struct {
		name  string
		value any
	}
)

// plantedFaults are events as they must never be.
var plantedFaults = []planted{
	{"a plain string", struct{ Note string }{typed}},
	{"a named string of no list", struct{ Mood mood }{typed}},
	{"a map", struct{ Notes map[ItemID]string }{map[ItemID]string{item("1"): typed}}},
	{"an empty map", struct{ Notes map[ItemID]string }{map[ItemID]string{}}},
	{"a pointer", struct{ Note *string }{new(string)}},
	{"bytes", struct{ Note []byte }{[]byte(typed)}},
	{"anything", struct{ Note any }{typed}},
	{"a float", struct{ Score float64 }{1.5}},
	{"deep in a list", struct{ Deep []struct{ Moods []mood } }{[]struct{ Moods []mood }{{[]mood{typed}}}}},
}

func TestContentFree_CatchesPlantedFaults(t *testing.T) {
	for _, p := range plantedFaults {
		t.Run("P6: "+p.name, func(t *testing.T) {
			if err := contentFree(reflect.ValueOf(p.value)); err == nil {
				t.Error("the walk over values lets it pass")
			} else if strings.Contains(err.Error(), typed) {
				t.Errorf("got %q, which repeats what was typed", err)
			}
			if err := typeFree(reflect.TypeOf(p.value), "planted"); err == nil {
				t.Error("the walk over types lets it pass")
			}
		})
	}
	t.Run("P6: while ids, lists of them, times, numbers and closed lists pass", func(t *testing.T) {
		good := struct {
			Item  ItemID
			Who   []ParticipantID
			As    Capacity
			At    time.Time
			N     int64
			Yes   bool
			Proof Digest
		}{item("1"), seats("Noor"), Chair, opening, 1, true, Digest(strings.Repeat("ab", 32))}
		if err := contentFree(reflect.ValueOf(good)); err != nil {
			t.Error(err)
		}
		if err := typeFree(reflect.TypeOf(good), "good"); err != nil {
			t.Error(err)
		}
	})
}

// typeFree asks of a type what contentFree asks of a value: an empty field is not
// seen by the one, and is by the other.
func typeFree(t reflect.Type, path string) error {
	closed := t.Implements(reflect.TypeFor[id]()) || t.Implements(reflect.TypeFor[enumeration]())
	switch {
	case t == moment, t.Kind() == reflect.Bool, t.Kind() == reflect.Int, t.Kind() == reflect.Int64, t.Kind() == reflect.String && closed:
		return nil
	case t.Kind() == reflect.Slice:
		return typeFree(t.Elem(), path+"[]")
	case t.Kind() == reflect.Struct:
		for f := range t.Fields() {
			if err := typeFree(f.Type, path+"."+f.Name); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("%s: a %s has a place for free text", path, t)
}

func TestValidID_IsAUUIDInLowerCase(t *testing.T) {
	for text, want := range map[string]bool{
		named("x"): true, string(Clock): true, TheHouse: true,
		"": false, "Stef": false, strings.ToUpper(named("x")): false, named("x") + " ": false, "\n" + named("x"): false, named("x") + "\n": false,
	} {
		if got := ValidID(text); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
