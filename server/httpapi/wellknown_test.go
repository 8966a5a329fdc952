// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"strings"
	"testing"
	"time"
)

func TestSecurityText_SaysWhomToTell(t *testing.T) {
	h := mustOpen(t)
	if got := h.do(t, "", "GET", securityPath, nil); got.Code != 404 {
		t.Errorf("without a contact: got %d, want 404", got.Code)
	}
	h.config.SecurityContact = "mailto:security@waterkamp.example"
	h.handler = must(New(h.config))(t)
	got := h.do(t, "", "GET", securityPath, nil)
	mustBeGuarded(t, got, securityPath)
	fields := map[string]string{}
	for line := range strings.Lines(got.Body.String()) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		fields[name] = value
	}
	for name, want := range map[string]string{
		"Contact": "mailto:security@waterkamp.example", "Preferred-Languages": "nl, en", "Canonical": testOrigin + securityPath,
	} {
		if fields[name] != want {
			t.Errorf("%s: got %q, want %q", name, fields[name], want)
		}
	}
	expires, err := time.Parse(time.RFC3339, fields["Expires"])
	if until := time.Until(expires); err != nil || until < 30*24*time.Hour || until > 364*24*time.Hour {
		t.Errorf("Expires: got %q, %v; want more than a month and less than a year", fields["Expires"], err)
	}
	if kind := got.Header().Get("Content-Type"); kind != "text/plain; charset=utf-8" {
		t.Errorf("type: got %q", kind)
	}
	if got := h.do(t, "", "POST", securityPath, nil); got.Code != 405 || got.Header().Get("Allow") != "GET" {
		t.Errorf("POST: got %d, want 405", got.Code)
	}
}
