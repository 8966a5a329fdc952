// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestDecodeRecord_GivesBackEveryText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		origin := rapid.String().Draw(t, "origin")
		texts := rapid.SliceOf(rapid.String()).Draw(t, "texts")
		file := EncodeRecord(origin, texts)
		gotOrigin, got, err := DecodeRecord(file)
		if err != nil || gotOrigin != origin {
			t.Fatalf("got origin %q, %v, want %q", gotOrigin, err, origin)
		}
		if diff := cmp.Diff(texts, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("texts (-want +got):\n%s", diff)
		}
	})
}

func TestDecodeRecord_ReadsOnlyTheOneForm(t *testing.T) {
	good := EncodeRecord(testOrigin, []string{`{"seq":1}`, "é\x01\n\t\"\\/<", "\u2028\U0001f600"})
	if _, _, err := DecodeRecord(good); err != nil {
		t.Fatalf("the one form: %v", err)
	}
	wantTexts := MustTexts(t, good)
	respelled := 0
	for what, file := range mutations(good) {
		if _, texts, err := DecodeRecord(file); err == nil {
			// Another letter in a text is another record, not another form of this one.
			if sameRecord(file, testOrigin, wantTexts) {
				t.Errorf("%s: another form of the same record is read", what)
			}
		} else if !errors.Is(err, ErrFormat) || texts != nil {
			t.Errorf("%s: got %q, %v, want only %v", what, texts, err, ErrFormat)
		} else if sameRecord(file, testOrigin, wantTexts) {
			respelled++
		}
	}
	// Planted fault: a plain JSON reader takes these for the same record.
	if respelled == 0 {
		t.Error("no change only spelled the same record in another way: this test has no power")
	}
	for _, file := range []string{
		"", "null", "[]", "{}", "{}\n",
		`{"origin":"a","events":[]}`,
		"{\n  \"origin\": \"a\",\n  \"events\": null\n}\n",
		"{\n  \"events\": [],\n  \"origin\": \"a\"\n}\n",
		"{\n  \"origin\": \"b\",\n  \"origin\": \"a\",\n  \"events\": []\n}\n",
		"{\n  \"origin\": \"a\",\n  \"events\": [],\n  \"more\": 1\n}\n",
		"{\n  \"Origin\": \"a\",\n  \"events\": []\n}\n",
		"{\n  \"origin\": \"\\u0061\",\n  \"events\": []\n}\n",
		"{\n  \"origin\": \"\\ud800\",\n  \"events\": []\n}\n",
		"{\n  \"origin\": \"\xff\",\n  \"events\": []\n}\n",
		"\ufeff" + string(good), string(good) + string(good), string(good) + "\n",
	} {
		if _, _, err := DecodeRecord([]byte(file)); !errors.Is(err, ErrFormat) {
			t.Errorf("%q: got %v, want %v", file, err, ErrFormat)
		}
	}
}

func TestDecodeRecord_RefusesTextsThatAreNotUTF8(t *testing.T) {
	if _, _, err := DecodeRecord(EncodeRecord(testOrigin, []string{"\xff"})); !errors.Is(err, ErrFormat) {
		t.Errorf("got %v, want %v", err, ErrFormat)
	}
}

// sameRecord reports whether a plain JSON reader finds this record in a file.
func sameRecord(file []byte, origin string, texts []string) bool {
	var in struct {
		Origin string
		Events []string
	}
	return json.Unmarshal(file, &in) == nil && in.Origin == origin && slices.Equal(in.Events, texts)
}

// MustTexts reads the texts of a record that has to be good.
func MustTexts(t testing.TB, file []byte) []string {
	t.Helper()
	_, texts, err := DecodeRecord(file)
	if err != nil {
		t.Fatalf("DecodeRecord: %v", err)
	}
	return texts
}
