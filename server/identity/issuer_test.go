// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"

	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
	"golang.org/x/oauth2"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// issuer is a small sign-on of an organisation, that a test can make lie. By itself
// it does everything right, PKCE too.
type issuer struct {
	*httptest.Server
	t   *testing.T
	id  conference.IssuerID
	now *clock

	subject, email string
	key            any // of its token's signature
	kid            string
	alg            jwt.SigningMethod
	keys           []jose.JSONWebKey

	discovery func(map[string]any)
	answer    func(url.Values)     // of the browser
	header    func(map[string]any) // of the token
	claims    func(jwt.MapClaims)
	token     func(string) string
	knows     func(*http.Request) bool // whether it is the house that asks; by its secret, unless a test says otherwise

	mu     sync.Mutex
	codes  map[string]url.Values // what was asked, by code
	issued []string              // tokens
	asked  int                   // times that its keys were fetched
}

func newIssuer(t *testing.T, c *clock) *issuer {
	t.Helper()
	i := &issuer{t: t, id: conference.IssuerID(uuid.NewString()), now: c, subject: "s-noor", email: "noor@ggz.example.nl", codes: map[string]url.Values{}}
	i.knows = i.knowsSecret
	i.rotate()
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", i.describe)
	mux.HandleFunc("/authorize", i.authorize)
	mux.HandleFunc("/token", i.exchange)
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		i.mu.Lock()
		defer i.mu.Unlock()
		i.asked++
		i.give(w, jose.JSONWebKeySet{Keys: i.keys})
	})
	i.Server = httptest.NewServer(mux)
	t.Cleanup(i.Close)
	return i
}

// rotate makes a new key, and forgets the one before.
func (i *issuer) rotate() {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		i.t.Fatal(err)
	}
	i.key, i.kid, i.alg = key, uuid.NewString(), jwt.SigningMethodES256
	i.keys = []jose.JSONWebKey{{Key: &key.PublicKey, KeyID: i.kid, Algorithm: "ES256", Use: "sig"}}
}

// trusted is how the house trusts it.
func (i *issuer) trusted() identity.Issuer {
	return identity.Issuer{ID: i.id, IssuerContent: conference.IssuerContent{
		Name: "GGZ Noord", URL: i.URL, ClientID: "casustafel", Secret: "client secret of the house, long enough for HS256",
		Domains: []string{"ggz.example.nl"}, ACR: []string{"substantial", "high"}, AMR: []string{"mfa"},
	}}
}

func (i *issuer) give(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		i.t.Error(err)
	}
}

func (i *issuer) describe(w http.ResponseWriter, _ *http.Request) {
	d := map[string]any{"issuer": i.URL, "authorization_endpoint": i.URL + "/authorize", "token_endpoint": i.URL + "/token",
		"jwks_uri": i.URL + "/keys", "id_token_signing_alg_values_supported": []string{"RS256", "HS256", "none"}}
	if i.discovery != nil {
		i.discovery(d)
	}
	i.give(w, d)
}

func (i *issuer) authorize(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	code := uuid.NewString()
	i.codes[code] = r.URL.Query()
	back := url.Values{"code": {code}, "state": {r.URL.Query().Get("state")}, "iss": {i.URL}}
	if i.answer != nil {
		i.answer(back)
	}
	http.Redirect(w, r, r.URL.Query().Get("redirect_uri")+"?"+back.Encode(), http.StatusFound)
}

func (i *issuer) exchange(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	asked, known := i.codes[r.FormValue("code")]
	right := known && i.knows(r) &&
		asked.Get("code_challenge_method") == "S256" && oauth2.S256ChallengeFromVerifier(r.FormValue("code_verifier")) == asked.Get("code_challenge")
	if !right {
		http.Error(w, `{"error":"invalid_grant"}`, http.StatusBadRequest)
		return
	}
	delete(i.codes, r.FormValue("code"))
	i.give(w, map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": i.sign(asked.Get("nonce"))})
}

func (i *issuer) knowsSecret(r *http.Request) bool {
	client, secret, _ := r.BasicAuth()
	clientID, _ := url.QueryUnescape(client)
	secretText, _ := url.QueryUnescape(secret)
	return clientID == "casustafel" && secretText == i.trusted().Secret
}

func (i *issuer) sign(nonce string) string {
	now := i.now.now().Unix()
	claims := jwt.MapClaims{"iss": i.URL, "sub": i.subject, "aud": "casustafel", "nonce": nonce, "iat": now, "exp": now + 300,
		"auth_time": now, "acr": "substantial", "amr": []string{"pwd", "mfa"}, "email": i.email, "email_verified": true}
	if i.claims != nil {
		i.claims(claims)
	}
	token := jwt.NewWithClaims(i.alg, claims)
	token.Header["kid"] = i.kid
	if i.header != nil {
		i.header(token.Header)
	}
	text, err := token.SignedString(i.key)
	if err != nil {
		i.t.Error(err)
	}
	i.issued = append(i.issued, text)
	if i.token != nil {
		text = i.token(text)
	}
	return text
}

// goes is a browser that goes to log in and comes back with a query.
func goes(t *testing.T, location string) url.Values {
	t.Helper()
	browser := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := browser.Get(location)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	back, err := answer.Location()
	if err != nil {
		t.Fatalf("%s: not sent back: %v", answer.Status, err)
	}
	if got := back.Scheme + "://" + back.Host + back.Path; got != origin+identity.SignOnPath {
		t.Errorf("sent back to %s, want %s", got, origin+identity.SignOnPath)
	}
	return back.Query()
}
