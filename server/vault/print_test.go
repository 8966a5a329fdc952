// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// shown says in which form a key is in what printing v gives, or "".
func shown(v any, key []byte) string {
	asJSON, _ := json.Marshal(v)
	all := strings.ToLower(fmt.Sprintf("%v\n%+v\n%#v\n%s\n%x\n%d\n%q\n%s", v, v, v, v, v, v, v, asJSON))
	forms := map[string]string{
		"hex":            hex.EncodeToString(key[:8]),
		"base64":         base64.StdEncoding.EncodeToString(key[:6]),
		"URL base64":     base64.URLEncoding.EncodeToString(key[:6]),
		"raw bytes":      string(key[:8]),
		"decimals":       strings.Trim(fmt.Sprint(key[:8]), "[]"),
		"decimals, JSON": strings.Trim(strings.ReplaceAll(fmt.Sprint(key[:8]), " ", ","), "[]"),
		"Go syntax":      strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%#v", key[:8]), "[]byte{"), "}"),
	}
	for name, form := range forms {
		if strings.Contains(all, strings.ToLower(form)) {
			return name
		}
	}
	return ""
}

func TestKeys_AreNeverPrinted(t *testing.T) {
	s := mustOpenSlots(t, t.TempDir())
	mustCreate(t, s, testDrawer)
	key := keyOf(t, s, testDrawer)
	fresh, err := s.Fresh()
	if err != nil {
		t.Fatal(err)
	}
	e, _ := s.keys.find(testDrawer)
	if _, err := s.Seal(testDrawer, "id", nil); err != nil {
		t.Fatal(err)
	}
	_, tampered := s.Open(testDrawer, "id", []byte("words"))
	printed := map[string]any{
		"Slots":            s,
		"Keyring":          Keyring(s),
		"a struct with it": struct{ Keys *Slots }{s},
		"a fresh reader":   fresh,
		"ring":             s.keys,
		"entries":          s.keys.entries,
		"entry":            e,
		"slot":             slot{state: Live, drawer: testDrawer, key: e.key},
		"key":              e.key,
		"slot file":        s.files[shortName],
		"Drawers":          s.Drawers(),
		"an error":         tampered,
	}
	for name, v := range printed {
		if form := shown(v, key); form != "" {
			t.Errorf("%s: printing it shows the key as %s", name, form)
		}
	}
}

func TestKeys_PlantedLeaksAreFound(t *testing.T) {
	key := []byte("\xfb\xef\xbe\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f")
	leaks := map[string]any{
		"an array behind a pointer, %s": struct{ key *[8]byte }{(*[8]byte)(key)},
		"an array in a struct":          struct{ key [8]byte }{[8]byte(key)},
		"a slice in a map":              map[string][]byte{"key": key},
		"hex":                           hex.EncodeToString(key),
		"base64":                        base64.StdEncoding.EncodeToString(key),
		"URL base64":                    base64.URLEncoding.EncodeToString(key),
		"text":                          string(key),
		"numbers in JSON":               struct{ Key [8]byte }{[8]byte(key)},
	}
	for name, v := range leaks {
		if shown(v, key) == "" {
			t.Errorf("%s: got nothing, want the planted leak found", name)
		}
	}
}
