// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

func TestFacts_OfMailAddresses(t *testing.T) {
	for address, want := range map[string]bool{
		"":                                   true, // there is none
		"noor@waterkamp.example":             true,
		"noor.van-dalen+mdo@a.b-c.example":   true,
		"noor":                               false,
		"noor@":                              false,
		"@waterkamp.example":                 false,
		"noor@waterkamp":                     false,
		"noor@waterkamp..example":            false,
		"noor@-waterkamp.example":            false,
		"noor@a@b.example":                   false,
		"noor@b.example, stef@b.example":     false,
		"noor@b.example\r\nBcc: x@b.example": false,
		"Noor <noor@b.example>":              false,
		"noor@b.example\n":                   false,
	} {
		if got := (PersonContent{Email: address}).Facts().Email; got != want {
			t.Errorf("a person with %q: got %t, want %t", address, got, want)
		}
		if got := (SettingsContent{MailFrom: address}).Facts().Mail; got != want {
			t.Errorf("a house with %q: got %t, want %t", address, got, want)
		}
	}
}

func TestFacts_OfASignOn(t *testing.T) {
	good := IssuerContent{
		Name: "GGZ", URL: "https://login.ggz.example/realm", ClientID: "casustafel", Secret: "s",
		Domains: []string{"ggz.example"}, ACR: []string{"loa3"},
	}
	if good.Facts() != (IssuerFacts{true, true, true, true, true}) {
		t.Fatalf("got %+v, want nothing lacking", good.Facts())
	}
	for name, row := range map[string]struct {
		change func(*IssuerContent)
		want   IssuerFacts
	}{
		"a blank name":               {func(c *IssuerContent) { c.Name = " " }, IssuerFacts{false, true, true, true, true}},
		"one that can be overheard":  {func(c *IssuerContent) { c.URL = "http://login.ggz.example" }, IssuerFacts{true, false, true, true, true}},
		"no address":                 {func(c *IssuerContent) { c.URL = "login.ggz.example" }, IssuerFacts{true, false, true, true, true}},
		"an address with a question": {func(c *IssuerContent) { c.URL = "https://login.ggz.example?a=b" }, IssuerFacts{true, false, true, true, true}},
		"an address with a name":     {func(c *IssuerContent) { c.URL = "https://me@login.ggz.example" }, IssuerFacts{true, false, true, true, true}},
		"no secret":                  {func(c *IssuerContent) { c.Secret = "" }, IssuerFacts{true, true, false, true, true}},
		"no domain":                  {func(c *IssuerContent) { c.Domains = nil }, IssuerFacts{true, true, true, false, true}},
		"every domain":               {func(c *IssuerContent) { c.Domains = []string{"ggz.example", "*"} }, IssuerFacts{true, true, true, false, true}},
		"a whole country":            {func(c *IssuerContent) { c.Domains = []string{"nl"} }, IssuerFacts{true, true, true, false, true}},
		"no assurance":               {func(c *IssuerContent) { c.ACR, c.AMR = nil, []string{""} }, IssuerFacts{true, true, true, true, false}},
	} {
		c := good
		row.change(&c)
		if got := c.Facts(); got != row.want {
			t.Errorf("%s: got %+v, want %+v", name, got, row.want)
		}
	}
	local := good
	local.URL, local.ACR, local.AMR = "http://127.0.0.1:9000/realm", nil, []string{"mfa"}
	if got := local.Facts(); got != (IssuerFacts{true, true, true, true, true}) {
		t.Errorf("on the machine itself: got %+v, want nothing lacking", got)
	}
}
