// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"strings"
	"testing"
)

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
	right := IssuerFacts{true, true, true, true, true, true, true, true}
	if good.Facts() != right {
		t.Fatalf("got %+v, want nothing lacking", good.Facts())
	}
	for name, row := range map[string]struct {
		change func(*IssuerContent)
		lacks  func(*IssuerFacts)
	}{
		"a blank name":               {func(c *IssuerContent) { c.Name = " " }, func(f *IssuerFacts) { f.Name = false }},
		"one that can be overheard":  {func(c *IssuerContent) { c.URL = "http://login.ggz.example" }, func(f *IssuerFacts) { f.URL = false }},
		"no address":                 {func(c *IssuerContent) { c.URL = "login.ggz.example" }, func(f *IssuerFacts) { f.URL = false }},
		"an address with a question": {func(c *IssuerContent) { c.URL = "https://login.ggz.example?a=b" }, func(f *IssuerFacts) { f.URL = false }},
		"an address with a name":     {func(c *IssuerContent) { c.URL = "https://me@login.ggz.example" }, func(f *IssuerFacts) { f.URL = false }},
		"no name of its own":         {func(c *IssuerContent) { c.ClientID = "" }, func(f *IssuerFacts) { f.Client = false }},
		"no secret":                  {func(c *IssuerContent) { c.Secret = "" }, func(f *IssuerFacts) { f.Secret = false }},
		"no domain":                  {func(c *IssuerContent) { c.Domains = nil }, func(f *IssuerFacts) { f.Domains = false }},
		"every domain":               {func(c *IssuerContent) { c.Domains = []string{"ggz.example", "*"} }, func(f *IssuerFacts) { f.Domains = false }},
		"a whole country":            {func(c *IssuerContent) { c.Domains = []string{"nl"} }, func(f *IssuerFacts) { f.Domains = false }},
		"no assurance":               {func(c *IssuerContent) { c.ACR = nil }, func(f *IssuerFacts) { f.Assurance = false }},
		"a password":                 {func(c *IssuerContent) { c.AMR = []string{"mfa", " PWD"} }, func(f *IssuerFacts) { f.AMR = false }},
		"the lowest level":           {func(c *IssuerContent) { c.ACR = []string{"http://eidas.europa.eu/LoA/low"} }, func(f *IssuerFacts) { f.ACR = false }},
		"a level that is blank":      {func(c *IssuerContent) { c.ACR = []string{"loa3", ""} }, func(f *IssuerFacts) { f.ACR = false }},
	} {
		c := good
		row.change(&c)
		want := right
		row.lacks(&want)
		if got := c.Facts(); got != want {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
	t.Run("with a key instead of a secret", func(t *testing.T) {
		c := good
		c.Secret, c.Key = "", []byte("key")
		if got := c.Facts(); got != right {
			t.Errorf("got %+v, want nothing lacking", got)
		}
	})
	for _, factor := range strings.Fields("pwd pin sms email kba geo rba tel otp hwk swk face user wia") {
		if c := (IssuerContent{AMR: []string{factor}}); c.Facts().AMR {
			t.Errorf("%s: got enough, want it refused", factor)
		}
	}
	local := good
	local.URL, local.ACR, local.AMR = "http://127.0.0.1:9000/realm", nil, []string{"mfa", "mca", "sc"}
	if got := local.Facts(); got != right {
		t.Errorf("on the machine itself: got %+v, want nothing lacking", got)
	}
}
