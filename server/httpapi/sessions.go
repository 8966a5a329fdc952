// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"
	"errors"

	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/service"
)

// Where somebody is logged in, and proving again who it is.

// ListSessions shows the own sessions; what opens them is not among it.
func (s *server) ListSessions(ctx context.Context, _ ListSessionsRequestObject) (ListSessionsResponseObject, error) {
	list, err := s.Sessions.List(ctx, asker(ctx))
	v := Sessions{Sessions: make([]SessionLine, 0, len(list))}
	for _, one := range list {
		v.Sessions = append(v.Sessions, SessionLine{
			ID: one.ID, Here: one.ID == sessionOf(ctx).ID, Method: one.Method, Begun: one.Begun, Seen: one.SeenAt, Ends: one.Ends,
		})
	}
	return ListSessions200JSONResponse{Body: v}, err
}

// EndSessions takes no key: who asked it is nobody after it, and cannot ask it again.
func (s *server) EndSessions(ctx context.Context, _ EndSessionsRequestObject) (EndSessionsResponseObject, error) {
	_, err := s.Service.EndSessions(ctx, act(ctx, service.NewID()), asker(ctx))
	return EndSessions204Response{Headers: LoggedOutResponseHeaders{SetCookie: sessionCookie(""), ClearSiteData: clearSite}}, err
}

func (s *server) EndSessionsOf(ctx context.Context, r EndSessionsOfRequestObject) (EndSessionsOfResponseObject, error) {
	receipt, err := s.Service.EndSessions(ctx, act(ctx, r.Params.IdempotencyKey), r.Person)
	return EndSessionsOf200JSONResponse{done(receipt)}, err
}

func (s *server) EndOneSession(ctx context.Context, r EndOneSessionRequestObject) (EndOneSessionResponseObject, error) {
	err := s.Sessions.EndOne(ctx, asker(ctx), r.Session)
	if errors.Is(err, identity.ErrNobody) {
		return nil, hidden
	}
	return EndOneSession204Response{}, err
}

func (s *server) BeginAgain(ctx context.Context, _ BeginAgainRequestObject) (BeginAgainResponseObject, error) {
	by := sessionOf(ctx)
	ceremony, options, err := s.Passkeys.BeginAgain(ctx, by.Person, []byte(by.ID))
	return BeginAgain201JSONResponse{Body: ceremonyOf(ceremony, options)}, err
}

// ProveAgain makes a session fresh, by a proof of the person that it is of and of
// nobody else. The token becomes another.
func (s *server) ProveAgain(ctx context.Context, r ProveAgainRequestObject) (ProveAgainResponseObject, error) {
	proved, err := s.again(ctx, r.Body)
	if err != nil {
		return nil, err
	}
	if proved.First {
		return nil, failProof
	}
	cookie, err := s.prove(ctx, identity.New{Proof: proved.Proof, Method: proved.Method, Level: identity.Proven})
	return ProveAgain204Response{Headers: LoggedInResponseHeaders{SetCookie: cookie}}, err
}

func (s *server) again(ctx context.Context, with *ProvenAgain) (identity.Proved, error) {
	by := sessionOf(ctx)
	if with.Code != nil {
		return s.Codes.Prove(ctx, by.Person, triedBy(by), *with.Code)
	}
	if with.Ceremony == nil || with.Credential == nil || s.Passkeys == nil {
		return identity.Proved{}, failProof
	}
	return s.Passkeys.Again(ctx, by.Person, []byte(by.ID), *with.Ceremony, raw(*with.Credential))
}

// cameAs returns the session of who comes to what anybody may ask, if there is one.
func cameAs(ctx context.Context) (session, bool) {
	by := sessionOf(ctx)
	return by, by.Person != ""
}
