// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// mustSignOnScene is a house that trusts one sign-on, by which Stef is known.
func mustSignOnScene(t *testing.T) *servicetest.Scene {
	t.Helper()
	s, _ := mustTimed(t)
	s.Keep("Mila")
	s.SignOn("Stef", "work", "stef-1")
	s.Must(t)
	return s
}

func whose(s *servicetest.Scene, issuer, subject string) string {
	p, proof, err := s.House.PersonOfIdentity(s.Ctx, conference.IssuerID(issuer), subject)
	if refusedAs(err, conference.Hidden) {
		return "nobody"
	}
	return fmt.Sprint(p, proof, err)
}

func TestIdentities_AreOfOnePersonAtOneIssuer(t *testing.T) {
	s := mustSignOnScene(t)
	stef := fmt.Sprint(servicetest.Person("Stef"), s.Kept["work"], error(nil))
	other := servicetest.NewIssuer("Politie")
	other.URL = "https://login.politie.example"
	police := mustDo(t)(s.House.AddIssuer(s.Ctx, servicetest.Act("Bea"), other)).ID
	for name, row := range map[string][3]string{
		"the one":                    {s.Kept["issuer"], "stef-1", stef},
		"another subject":            {s.Kept["issuer"], "stef-2", "nobody"},
		"the subject at another":     {police, "stef-1", "nobody"},
		"at one that is not trusted": {service.NewID(), "stef-1", "nobody"},
	} {
		if got := whose(s, row[0], row[1]); got != row[2] {
			t.Errorf("%s: got %s, want %s", name, got, row[2])
		}
	}
	link := func(issuer string) error {
		_, err := s.House.AddProof(s.Ctx, servicetest.Person("Mila"), conference.NewProof{
			Method: conference.MethodSignOn, Confirmed: true, Content: conference.ProofContent{Issuer: conference.IssuerID(issuer), Subject: "stef-1"},
		})
		return err
	}
	if err := link(s.Kept["issuer"]); !refusedAs(err, conference.IdentityTaken) {
		t.Errorf("somebody else's: got %v, want %s", err, conference.IdentityTaken)
	}
	if err := link(service.NewID()); !refusedAs(err, conference.Hidden) {
		t.Errorf("of a sign-on that is not trusted: got %v, want %s", err, conference.Hidden)
	}
	if account, err := s.House.Account(s.Ctx, servicetest.Person("Mila")); err != nil || len(account.Proofs) != 2 {
		t.Errorf("after both: got %d proofs, %v, want the two there were", len(account.Proofs), err)
	}
	if err := link(police); err != nil {
		t.Errorf("the same subject elsewhere: %v", err)
	}
	mustInspect(t, s.House)
}

// TestIdentities_AnotherAddressInheritsNobody: who is known at one sign-on is not
// known at what an administrator puts in its place.
func TestIdentities_AnotherAddressInheritsNobody(t *testing.T) {
	s := mustSignOnScene(t)
	id, in := conference.IssuerID(s.Kept["issuer"]), servicetest.NewIssuer("GGZ")
	set := func(change func(*service.NewIssuer)) {
		t.Helper()
		next := in
		change(&next)
		mustDo(t)(s.House.SetIssuer(s.Ctx, servicetest.Act("Bea"), id, next))
	}
	set(func(i *service.NewIssuer) { i.Name, i.Secret = "GGZ Noord", "" })
	if whose(s, string(id), "stef-1") == "nobody" {
		t.Error("a new name: got nobody, want Stef")
	}
	trusted, err := s.House.TrustedIssuers(s.Ctx)
	if err != nil || len(trusted) != 1 || trusted[0].Secret != in.Secret || trusted[0].Name != "GGZ Noord" {
		t.Errorf("got %d sign-ons, %v, want one with the secret there was", len(trusted), err)
	}
	set(func(i *service.NewIssuer) { i.URL = "https://login.elsewhere.example" })
	if got := whose(s, string(id), "stef-1"); got != "nobody" {
		t.Errorf("another address: got %s, want nobody", got)
	}
	set(func(*service.NewIssuer) {})
	if whose(s, string(id), "stef-1") == "nobody" {
		t.Error("the old address again: got nobody, want Stef")
	}
	mustDo(t)(s.House.DropIssuer(s.Ctx, servicetest.Act("Bea"), id))
	if got := whose(s, string(id), "stef-1"); got != "nobody" {
		t.Errorf("trusted no more: got %s, want nobody", got)
	}
}

// TestIssuers_KeepWhatShowsTheHouse: a secret or a key, as long as it is shown at the
// same address.
func TestIssuers_KeepWhatShowsTheHouse(t *testing.T) {
	s := mustSignOnScene(t)
	id := conference.IssuerID(s.Kept["issuer"])
	with := func(change func(*service.NewIssuer)) (conference.IssuerContent, error) {
		t.Helper()
		in := servicetest.NewIssuer("GGZ")
		in.Secret = ""
		change(&in)
		_, err := s.House.SetIssuer(s.Ctx, servicetest.Act("Bea"), id, in)
		trusted, err2 := s.House.TrustedIssuers(s.Ctx)
		if err2 != nil || len(trusted) != 1 {
			t.Fatalf("got %v, %v", trusted, err2)
		}
		return trusted[0].IssuerContent, err
	}
	elsewhere := func(i *service.NewIssuer) { i.URL = "https://login.elsewhere.example" }
	if got, err := with(elsewhere); !refusedAs(err, conference.SecretMissing) || got.Secret == "" {
		t.Errorf("a secret elsewhere: got %v, want it kept from there", err)
	}
	keyed, err := with(func(i *service.NewIssuer) { i.WithKey, i.Secret = true, "no use" })
	if err != nil || len(keyed.Key) == 0 || keyed.Secret != "" {
		t.Fatalf("with a key: got %d bytes, %q, %v; want a key and no secret", len(keyed.Key), keyed.Secret, err)
	}
	again, err := with(func(i *service.NewIssuer) { i.WithKey, i.Name = true, "GGZ Noord" })
	if err != nil || !bytes.Equal(again.Key, keyed.Key) {
		t.Errorf("another name: got another key, %v; want the one there was", err)
	}
	moved, err := with(func(i *service.NewIssuer) { i.WithKey = true; elsewhere(i) })
	if err != nil || bytes.Equal(moved.Key, keyed.Key) {
		t.Errorf("another address: got the same key, %v; want another", err)
	}
	shown, err := s.House.Issuers(s.Ctx, servicetest.Person("Bea"))
	if err != nil || !shown.Issuers[0].WithKey || strings.Contains(fmt.Sprintf("%+v", shown), string(moved.Key)) {
		t.Errorf("got %+v, %v; want that there is a key, and not which", shown, err)
	}
	if got, err := with(func(*service.NewIssuer) {}); !refusedAs(err, conference.SecretMissing) || len(got.Key) == 0 {
		t.Errorf("no key any more, and no secret: got %v, want it refused", err)
	}
	if got, err := with(func(i *service.NewIssuer) { i.Secret = "geheim" }); err != nil || got.Key != nil || got.Secret != "geheim" {
		t.Errorf("a secret instead: got %d bytes, %v; want the secret alone", len(got.Key), err)
	}
	mustInspect(t, s.House)
}

// TestIssuers_ShowNoSecret, not to an administrator and not when printed.
func TestIssuers_ShowNoSecret(t *testing.T) {
	s := mustSignOnScene(t)
	secret := servicetest.NewIssuer("GGZ").Secret
	shown, err := s.House.Issuers(s.Ctx, servicetest.Person("Bea"))
	trusted, err2 := s.House.TrustedIssuers(s.Ctx)
	if err != nil || err2 != nil || len(shown.Issuers) != 1 || trusted[0].Secret != secret {
		t.Fatalf("got %+v, %v, %v", shown, err, err2)
	}
	for _, printed := range []string{
		fmt.Sprintf("%+v", shown), fmt.Sprint(trusted), fmt.Sprintf("%+v", trusted), fmt.Sprintf("%#v", trusted), fmt.Sprintf("%v", &trusted[0]),
	} {
		if strings.Contains(printed, secret) {
			t.Errorf("got the secret printed: %s", printed)
		}
	}
}
