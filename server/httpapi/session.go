// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/view"
)

// cookieName holds the session. The prefix makes a browser insist on Secure, on
// Path=/ and on this host alone; a browser counts 127.0.0.1 as secure.
const cookieName = "__Host-casustafel"

// sessionCookie carries a token; an empty one takes the cookie away.
func sessionCookie(token string) string {
	c := http.Cookie{Name: cookieName, Value: token, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode}
	if token == "" {
		c.MaxAge = -1
	}
	return c.String()
}

func (s *server) GetMe(ctx context.Context, _ GetMeRequestObject) (GetMeResponseObject, error) {
	by := sessionOf(ctx)
	who := s.Service.Viewer
	if by.Level < identity.Proven {
		who = s.Service.Visitor
	}
	v, err := who(ctx, by.Person)
	v.Level, v.Method, v.Meeting = int(by.Level), by.Method, by.Meeting
	if err == nil && by.Level == identity.Proven {
		v.NewProofs, err = s.Service.NewProofs(ctx, by.Person, by.Proof)
	}
	if by.Level == identity.First {
		v.SpokenCode = conference.SpokenCode(by.Proof)
	}
	v.Methods, v.SignOn = list(v.Methods), list(v.SignOn)
	return GetMe200JSONResponse{Body: v}, err
}

// list is never null on the wire.
func list[T any](l []T) []T { return append([]T{}, l...) }

func (s *server) ListDemoPersons(context.Context, ListDemoPersonsRequestObject) (ListDemoPersonsResponseObject, error) {
	return ListDemoPersons200JSONResponse{Body: s.Demo}, nil
}

// BeginDemoSession needs no password: its route exists in a demo only.
func (s *server) BeginDemoSession(ctx context.Context, r BeginDemoSessionRequestObject) (BeginDemoSessionResponseObject, error) {
	if !slices.ContainsFunc(s.Demo, func(p DemoPerson) bool { return p.ID == r.Body.Person }) {
		return nil, malformed{fieldError("person", string(conference.PersonUnknown))}
	}
	cookie, err := s.begin(ctx, identity.New{Person: r.Body.Person, Level: identity.Proven, Method: conference.MethodDemo})
	return BeginDemoSession204Response{Headers: LoggedInResponseHeaders{SetCookie: cookie}}, err
}

// begin begins a session and returns its cookie. The one that this browser had
// before ends: it is another's, or another's guess.
func (s *server) begin(ctx context.Context, n identity.New) (string, error) {
	if err := s.Sessions.End(ctx, tokenOf(ctx)); err != nil {
		return "", err
	}
	token, err := s.Sessions.Begin(ctx, n)
	return sessionCookie(token), err
}

// prove notes in the own session what was proved, and returns its new cookie.
func (s *server) prove(ctx context.Context, n identity.New) (string, error) {
	token, err := s.Sessions.Prove(ctx, tokenOf(ctx), n)
	if errors.Is(err, identity.ErrNobody) {
		err = failNobody
	}
	return sessionCookie(token), err
}

func (s *server) EndSession(ctx context.Context, _ EndSessionRequestObject) (EndSessionResponseObject, error) {
	err := s.Sessions.End(ctx, tokenOf(ctx))
	return EndSession204Response{Headers: LoggedOutResponseHeaders{SetCookie: sessionCookie(""), ClearSiteData: clearSite}}, err
}

func (s *server) GetCatalogue(context.Context, GetCatalogueRequestObject) (GetCatalogueResponseObject, error) {
	return GetCatalogue200JSONResponse{Body: view.OfCatalogue()}, nil
}

func (s *server) GetDescription(context.Context, GetDescriptionRequestObject) (GetDescriptionResponseObject, error) {
	return file{"", s.document}, nil
}
