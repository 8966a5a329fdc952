// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"context"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// colleague is somebody at an organisation with a strong log-in, as the peer's token
// has it.
type colleague struct {
	mockoidc.MockUser
	amr []string
}

type colleagueClaims struct {
	*mockoidc.IDTokenClaims
	Email    string   `json:"email"`
	Verified bool     `json:"email_verified"`
	AMR      []string `json:"amr,omitempty"`
}

// Claims is mockoidc.User's.
func (c *colleague) Claims(_ []string, claims *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	return &colleagueClaims{claims, c.Email, c.EmailVerified, c.amr}, nil
}

// TestSignOn_WithAPeerThatOthersWrote has another's idea of the protocol at the other
// end: RSA keys, the secret in the form, PKCE checked.
func TestSignOn_WithAPeerThatOthersWrote(t *testing.T) {
	peer, err := mockoidc.Run()
	if err != nil {
		t.Fatal(err)
	}
	defer peer.Shutdown()
	issuer := identity.Issuer{ID: "i", IssuerContent: conference.IssuerContent{Name: "Gemeente", URL: peer.Issuer(),
		ClientID: peer.ClientID, Secret: peer.ClientSecret, Domains: []string{"gemeente.example.nl"}, AMR: []string{"mfa"}}}
	house := newAccounts()
	signOn := identity.NewSignOn(origin, house, func(context.Context) ([]identity.Issuer, error) { return []identity.Issuer{issuer}, nil }, nil, time.Now)
	noor := &identity.Visitor{Person: house.person(), Email: "noor@gemeente.example.nl"}
	comes := func(from *identity.Visitor, amr string) (identity.Proved, error) {
		peer.QueueUser(&colleague{mockoidc.MockUser{Subject: "1", Email: noor.Email, EmailVerified: true}, []string{amr}})
		ceremony, location, err := signOn.Begin(t.Context(), issuer.ID, from, false)
		if err != nil {
			t.Fatal(err)
		}
		return signOn.Finish(t.Context(), ceremony, goes(t, location))
	}
	got, err := comes(noor, "pwd")
	isRefused(t, got, err, identity.FaultAssurance)
	first, err := comes(noor, "mfa")
	if err != nil || first.Person != noor.Person {
		t.Fatalf("linking: got %+v, %v", first, err)
	}
	got, err = comes(nil, "mfa")
	hasProved(t, got, err, first)
}
