// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

const (
	providerTimeout = 5 * time.Second
	// providerLife is how long is believed what an organisation says of its sign-on,
	// its keys included. A new key is fetched when it is first used.
	providerLife = time.Hour
	// longestAnswer bounds what an organisation may answer, in bytes.
	longestAnswer = 1 << 20
)

// ErrAway means that an organisation's sign-on does not answer as it should.
var ErrAway = errors.New("identity: the sign-on does not answer")

var errUnsafe = errors.New("identity: an address that others could listen to")

// provider is an issuer as it describes itself.
type provider struct {
	of         Issuer
	oidc       *oidc.Provider
	oauth      oauth2.Config
	key        clientKey // of the house, there; none where it has a secret
	reads      []string  // the signatures that it says it reads
	saysIssuer bool      // in each answer, so that the answer of another is told apart (RFC 9207)
	until      time.Time
}

// provider returns how an issuer describes itself, now or a while ago. Errors: ErrAway.
func (s *SignOn) provider(ctx context.Context, i Issuer) (*provider, error) {
	s.mu.Lock()
	known := s.known[i.ID]
	s.mu.Unlock()
	if known != nil && known.of.meets(i) && s.now().Before(known.until) {
		return known, nil
	}
	found, err := s.discover(ctx, i)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.known[i.ID] = found
	return found, nil
}

// meets reports whether two trust the same, and show themselves there in the same way.
func (i Issuer) meets(other Issuer) bool {
	return i.URL == other.URL && i.ClientID == other.ClientID && i.Secret == other.Secret && bytes.Equal(i.Key, other.Key)
}

func (s *SignOn) discover(ctx context.Context, i Issuer) (*provider, error) {
	of, err := oidc.NewProvider(oidc.ClientContext(ctx, s.client), i.URL)
	if err != nil { // it quotes what was answered, so it goes no further
		return nil, fmt.Errorf("asking %s about itself: %w", i.ID, ErrAway)
	}
	var says struct {
		Issuer bool     `json:"authorization_response_iss_parameter_supported"`
		Reads  []string `json:"token_endpoint_auth_signing_alg_values_supported"`
	}
	page, err := url.Parse(of.Endpoint().AuthURL)
	if err := errors.Join(err, of.Claims(&says)); err != nil || !safe(page) {
		return nil, fmt.Errorf("asking %s about itself: %w", i.ID, ErrAway)
	}
	p := &provider{of: i, oidc: of, saysIssuer: says.Issuer, until: s.now().Add(providerLife), oauth: oauth2.Config{
		ClientID: i.ClientID, ClientSecret: i.Secret, Endpoint: of.Endpoint(),
		RedirectURL: s.origin + SignOnPath, Scopes: []string{oidc.ScopeOpenID, "email"},
	}}
	if len(i.Key) == 0 {
		return p, nil
	}
	p.reads, p.oauth.Endpoint.AuthStyle = says.Reads, oauth2.AuthStyleInParams
	p.key, err = parseClientKey(i.Key)
	return p, err
}

// carefulClient asks only where nobody listens, waits and reads no longer than it has
// to, and follows nobody elsewhere.
func carefulClient(c *http.Client) *http.Client {
	base := http.DefaultTransport
	if c != nil && c.Transport != nil {
		base = c.Transport
	}
	return &http.Client{Transport: careful{base}, Timeout: providerTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

type careful struct{ base http.RoundTripper }

// RoundTrip is http.RoundTripper's.
func (c careful) RoundTrip(r *http.Request) (*http.Response, error) {
	if !safe(r.URL) {
		return nil, errUnsafe
	}
	answer, err := c.base.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	answer.Body = bounded{io.LimitReader(answer.Body, longestAnswer), answer.Body}
	return answer, nil
}

type bounded struct {
	io.Reader
	io.Closer
}

// safe: https, or this machine itself.
func safe(u *url.URL) bool {
	if u == nil || u.Host == "" {
		return false
	}
	local := u.Hostname() == "localhost" || net.ParseIP(u.Hostname()).IsLoopback()
	return u.Scheme == "https" || u.Scheme == "http" && local
}

// audienceIs reports whether a token is for a client, and was given to no other.
func audienceIs(client string, audience []string, party string) bool {
	return slices.Contains(audience, client) && (party == client || party == "" && len(audience) == 1)
}
