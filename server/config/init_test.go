// SPDX-License-Identifier: EUPL-1.2

package config_test

import (
	"strings"
	"testing"
)

func TestParse_InitWantsEverything(t *testing.T) {
	whole := map[string]string{
		"--db": "/a/db", "--keys": "/b/keys", "--origin": "https://tafel.example.nl", "--house": "W", "--admin": "Bea", "--admin-email": "bea@w.example",
	}
	args := func(change, to string) []string {
		list := []string{"init"}
		for name, value := range whole {
			if name == change {
				value = to
			}
			if value != "" {
				list = append(list, name, value)
			}
		}
		return list
	}
	if s, _, err := parse(args("", "")); err != nil || s.Command != "init" || s.Init.AdminEmail != "bea@w.example" {
		t.Errorf("got %+v, %v", s.Init, err)
	}
	for name := range whole {
		if _, _, err := parse(args(name, "")); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: got %v, want it to say so", name, err)
		}
	}
	for name, to := range map[string]string{"--keys": "/a/db/keys", "--origin": "http://tafel.example.nl"} {
		if _, _, err := parse(args(name, to)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s %s: got %v, want it refused", name, to, err)
		}
	}
}
