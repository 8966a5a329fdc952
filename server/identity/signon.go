// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"crypto/subtle"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"github.com/casustafel/casustafel/server/conference"
)

// SignOnPath is where an organisation sends a browser back to, behind the origin.
// Organisations have to know it before.
const SignOnPath = "/sign-on"

// oldest is how many seconds ago somebody may have logged in elsewhere, as it is
// asked: as long as a session lives. Who is asked it has to say when that was.
var oldest = strconv.Itoa(int(Lifetime.Seconds()))

// Issuer is an organisation's sign-on that the house trusts.
type Issuer struct {
	ID conference.IssuerID
	conference.IssuerContent
}

// Format prints which one it is and never its secret, for whatever verb.
func (i Issuer) Format(f fmt.State, _ rune) { fmt.Fprint(f, "issuer "+string(i.ID)) }

// Visitor is somebody who came by a link, and the address it was sent to.
type Visitor struct {
	Person conference.PersonID
	Email  string
}

// SignOn lets people prove who they are by logging in at their own organisation
// (OpenID Connect, code flow, NLGov profile). Somebody is a subject of an issuer; an
// address only helps to find, once, whom an unknown subject is.
type SignOn struct {
	origin   string
	accounts Accounts
	issuers  func(context.Context) ([]Issuer, error)
	client   *http.Client
	now      func() time.Time
	asked    *ceremonies[signOnAsked]

	linking sync.Mutex // one at a time: looking who is linked and linking are two steps

	mu    sync.Mutex
	known map[conference.IssuerID]*provider
}

// signOnAsked is what was asked of whom: everything that the answer has to fit.
type signOnAsked struct {
	issuer       Issuer
	from         *Visitor
	again        bool
	began        time.Time
	state, nonce string
	verifier     string
}

// NewSignOn returns sign-on for one origin. The issuers are asked for at each log-in,
// so that a change works at once. The client's transport is what organisations are
// reached by; nil means the usual one.
func NewSignOn(origin string, accounts Accounts, issuers func(context.Context) ([]Issuer, error), client *http.Client, now func() time.Time) *SignOn {
	return &SignOn{origin: origin, accounts: accounts, issuers: issuers, client: carefulClient(client), now: now,
		asked: newCeremonies[signOnAsked](now, SignOnLifetime), known: map[conference.IssuerID]*provider{}}
}

// Begin returns where the browser is to go, and the name of this ceremony, which the
// browser has to keep from everybody else until it comes back. From is who came by a
// link, if anybody: then nobody else can come back. Again asks for a fresh log-in, and
// links nobody new. Without it an older log-in will do, and the session that it
// brings is as old. Errors: ErrProof for an issuer that is not trusted, ErrAway.
func (s *SignOn) Begin(ctx context.Context, id conference.IssuerID, from *Visitor, again bool) (ceremony, location string, err error) {
	issuer, err := s.issuer(ctx, id)
	if err != nil {
		return "", "", err
	}
	p, err := s.provider(ctx, issuer)
	if err != nil {
		return "", "", err
	}
	asked := signOnAsked{issuer: issuer, from: from, again: again, began: s.now(),
		state: random(), nonce: random(), verifier: oauth2.GenerateVerifier()}
	return s.asked.begin(nil, asked), p.oauth.AuthCodeURL(asked.state, asked.options()...), nil
}

// Finish returns who the organisation says this is, with the query with which the
// browser came back. Errors: ErrProof.
func (s *SignOn) Finish(ctx context.Context, ceremony string, query url.Values) (Proved, error) {
	asked, err := s.asked.take(ceremony, nil)
	if err != nil {
		return Proved{}, err
	}
	issuer, err := s.issuer(ctx, asked.issuer.ID)
	if err != nil {
		return Proved{}, err
	}
	if issuer.URL != asked.issuer.URL || issuer.ClientID != asked.issuer.ClientID {
		return Proved{}, wrong(FaultIssuer) // changed in the meantime
	}
	asked.issuer = issuer
	p, err := s.provider(ctx, issuer)
	if err != nil {
		return Proved{}, err
	}
	code, err := asked.code(query, p)
	if err != nil {
		return Proved{}, err
	}
	claims, err := s.claims(ctx, p, asked, code)
	if err != nil {
		return Proved{}, err
	}
	return s.whose(ctx, asked, claims)
}

// issuer returns a trusted one. One that does not have to look well enough is not
// trusted, however it came to be set.
func (s *SignOn) issuer(ctx context.Context, id conference.IssuerID) (Issuer, error) {
	issuers, err := s.issuers(ctx)
	if err != nil {
		return Issuer{}, fmt.Errorf("getting whose sign-on is trusted: %w", err)
	}
	for _, i := range issuers {
		if f := i.Facts(); i.ID == id && f.Assurance && f.ACR && f.AMR {
			return i, nil
		}
	}
	return Issuer{}, wrong(FaultIssuer)
}

func (a signOnAsked) options() []oauth2.AuthCodeOption {
	options := []oauth2.AuthCodeOption{oauth2.S256ChallengeOption(a.verifier), oidc.Nonce(a.nonce)}
	if len(a.issuer.ACR) > 0 {
		options = append(options, oauth2.SetAuthURLParam("acr_values", strings.Join(a.issuer.ACR, " ")))
	}
	if a.again {
		return append(options, oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "0"))
	}
	return append(options, oauth2.SetAuthURLParam("max_age", oldest))
}

// code returns the code of an answer to what was asked, by whom it was asked of.
func (a signOnAsked) code(query url.Values, p *provider) (string, error) {
	state, issuer := only(query, "state"), only(query, "iss")
	switch {
	case subtle.ConstantTimeCompare([]byte(state), []byte(a.state)) != 1:
		return "", wrong(FaultState)
	case (p.saysIssuer || query.Has("iss")) && issuer != a.issuer.URL:
		return "", wrong(FaultIssuer)
	case query.Has("error") || only(query, "code") == "":
		return "", wrong(FaultDenied)
	}
	return only(query, "code"), nil
}

// only returns the value of a name that is there once.
func only(query url.Values, name string) string {
	if len(query[name]) != 1 {
		return ""
	}
	return query[name][0]
}
