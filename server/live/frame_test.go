// SPDX-License-Identifier: EUPL-1.2

package live_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/live"
)

// TestFrame_Text: what is sent reads as what the description of the API says.
func TestFrame_Text(t *testing.T) {
	for name, f := range map[string]live.Frame{
		"nothing":     {Version: 3},
		"whole":       {Version: 1, Whole: true, Set: map[string]any{"meeting": map[string]any{"stage": "table"}}},
		"differences": {Version: 9, Set: map[string]any{"item/\"1\"": json.RawMessage(`{"text":"ü <b>"}`), "me": nil}, Gone: []string{"item/2", "item/\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := f.Text()
			if err != nil {
				t.Fatal(err)
			}
			want, err := json.Marshal(f)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(mustRead(t, want), mustRead(t, got)); d != "" {
				t.Errorf("the text differs (-want +got):\n%s", d)
			}
		})
	}
	if _, err := (live.Frame{Set: map[string]any{"x": func() {}}}).Text(); err == nil {
		t.Error("got no error for a value that is no JSON")
	}
}

func mustRead(t *testing.T, text []byte) (v any) {
	t.Helper()
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatalf("reading %s: %v", text, err)
	}
	return v
}
