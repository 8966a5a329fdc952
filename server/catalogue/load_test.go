// SPDX-License-Identifier: EUPL-1.2

package catalogue

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// sound is the smallest list that decode takes.
const sound = `[{"id": "a-task", "partner": "police", "partner_name": "Politie", "name": "Taak",
 "laws": ["politiewet"], "law_text": "Politiewet 2012", "article": "3",
 "ground": "outside-avg", "ground_text": "eigen wet", "ground_verified": false,
 "secrecy": "police", "secrecy_text": "ja", "regime_text": "eigen wet",
 "private": false, "follows": false, "in_force": true,
 "verified": false, "source": "gelezen", "as_of": "2026-07-01"}]`

func TestDecode_TakesASoundList(t *testing.T) {
	tasks, err := decode([]byte(sound))
	if err != nil || len(tasks) != 1 {
		t.Fatalf("got %d tasks and %v, want one and no error", len(tasks), err)
	}
}

func TestDecode_RefusesPlantedFaults(t *testing.T) {
	row := strings.TrimSuffix(strings.TrimPrefix(sound, "["), "]")
	tests := []struct{ fault, old, planted string }{
		{"an unknown field", `"private": false`, `"private": false, "colour": "red"`},
		{"something after the list", sound, sound + `[]`},
		{"a broken list", `}]`, `}`},
		{"an id twice", sound, `[` + row + `,` + row + `]`},
		{"an id in capitals", `a-task`, `A-Task`},
		{"an id of 41", `a-task`, strings.Repeat("a", 41)},
		{"an unknown partner", `"police", "partner_name"`, `"pirates", "partner_name"`},
		{"no law", `["politiewet"]`, `[]`},
		{"an unknown law", `["politiewet"]`, `["politiewet", "murphy"]`},
		{"an unknown ground", `"outside-avg"`, `"because"`},
		{"a ground that differs without choices", `"outside-avg"`, `"differs"`},
		{"choices with a settled ground", `"outside-avg"`, `"contract", "ground_choices": ["contract", "consent"]`},
		{"a choice that is no ground", `"outside-avg"`, `"differs", "ground_choices": ["contract", "unknown"]`},
		{"an unknown secrecy", `"secrecy": "police"`, `"secrecy": "hush"`},
		{"no partner name", `"Politie"`, `""`},
		{"no name", `"Taak"`, `""`},
		{"no law text", `"Politiewet 2012"`, `""`},
		{"no article", `"article": "3"`, `"article": ""`},
		{"no ground text", `"ground_text": "eigen wet"`, `"ground_text": ""`},
		{"no secrecy text", `"ja"`, `""`},
		{"no regime text", `"regime_text": "eigen wet"`, `"regime_text": ""`},
		{"no source", `"gelezen"`, `""`},
		{"no date", `"2026-07-01"`, `"summer"`},
	}
	for _, test := range tests {
		t.Run(test.fault, func(t *testing.T) {
			raw := strings.Replace(sound, test.old, test.planted, 1)
			if raw == sound {
				t.Fatal("the fault was not planted")
			}
			if _, err := decode([]byte(raw)); err == nil {
				t.Error("got no error")
			}
		})
	}
}

// TestTasksJSON_SaysEverything: a key that is left out would quietly become false or empty.
func TestTasksJSON_SaysEverything(t *testing.T) {
	var rows []map[string]json.RawMessage
	if err := json.Unmarshal(tasksJSON, &rows); err != nil {
		t.Fatalf("decoding tasks.json: %v", err)
	}
	if len(rows) != len(everyRow()) {
		t.Errorf("got %d rows and %d tasks", len(rows), len(everyRow()))
	}
	fields := reflect.TypeFor[Task]()
	for i := range fields.NumField() {
		key, options, _ := strings.Cut(fields.Field(i).Tag.Get("json"), ",")
		for _, row := range rows {
			if _, ok := row[key]; !ok && options != "omitempty" {
				t.Errorf("task %s: %q is left out", row["id"], key)
			}
		}
	}
}

func TestMustDecode_PanicsOnAWrongFile(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("got no panic")
		}
	}()
	mustDecode([]byte(`[{"id": "A"}]`))
}
