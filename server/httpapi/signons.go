// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"
	"net/http"
	"net/url"

	"github.com/casustafel/casustafel/server/identity"
)

// GetSignOnKeys is what an organisation reads to know that it is this house that asks.
func (s *server) GetSignOnKeys(ctx context.Context, _ GetSignOnKeysRequestObject) (GetSignOnKeysResponseObject, error) {
	keys, err := s.SignOns.Keys(ctx)
	set := SignOnKeys{Keys: make([]SignOnKey, 0, len(keys))}
	for _, k := range keys {
		set.Keys = append(set.Keys, SignOnKey{Kty: "RSA", Use: "sig", Kid: k.ID, N: k.Modulus, E: k.Exponent})
	}
	return GetSignOnKeys200JSONResponse{Body: set}, err
}

// signOnCookie binds a log-in elsewhere to the browser that began it.
const signOnCookie = "__Host-casustafel-sign-on"

const signOnSeconds = 600

func signOnCookieOf(ceremony string) string {
	c := http.Cookie{
		Name: signOnCookie, Value: ceremony, Path: "/", HttpOnly: true, Secure: true,
		SameSite: http.SameSiteStrictMode, MaxAge: signOnSeconds,
	}
	return c.String()
}

// BeginSignOn says where to go. Who came by a link goes as the person of that link;
// who is proven already logs in once more, whatever the page would like.
func (s *server) BeginSignOn(ctx context.Context, r BeginSignOnRequestObject) (BeginSignOnResponseObject, error) {
	visitor, again, err := s.visitor(ctx)
	if err != nil {
		return nil, err
	}
	ceremony, location, err := s.SignOns.Begin(ctx, r.Body.Issuer, visitor, again)
	return BeginSignOn201JSONResponse{
		Body: SignOnPlace{Location: location}, Headers: BeginSignOn201ResponseHeaders{SetCookie: signOnCookieOf(ceremony)},
	}, err
}

// visitor is as whom somebody goes: who came by a link, and who proves again, come
// back as the same person or not at all.
func (s *server) visitor(ctx context.Context) (who *identity.Visitor, again bool, err error) {
	here, came := cameAs(ctx)
	switch {
	case came && here.Level < identity.Proven:
		address, err := s.Service.AddressOf(ctx, here.Person)
		return &identity.Visitor{Person: here.Person, Email: address}, false, err
	case came:
		return &identity.Visitor{Person: here.Person}, true, nil
	}
	return nil, false, nil
}

// SignOn takes in what the browser came back with. The page posts it: an address
// that is opened changes nothing.
func (s *server) SignOn(ctx context.Context, r SignOnRequestObject) (SignOnResponseObject, error) {
	began, err := requestOf(ctx).Cookie(signOnCookie)
	if err != nil {
		return nil, failProof
	}
	query, err := url.ParseQuery(r.Body.Query)
	if err != nil {
		return nil, failProof
	}
	proved, err := s.SignOns.Finish(ctx, began.Value, query)
	if err != nil {
		return nil, err
	}
	cookie, err := s.enter(ctx, proved)
	return SignOn204Response{Headers: LoggedInResponseHeaders{SetCookie: cookie}}, err
}
