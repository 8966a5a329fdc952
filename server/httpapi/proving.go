// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"
	"encoding/json"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// Proving who one is: what is added to prove with, and by what one comes in.

// UseLink takes the link of an invitation or an enrolment in, once. Whatever is
// wrong with it, it is no link. Who is here already, fully proven, stays so.
func (s *server) UseLink(ctx context.Context, r UseLinkRequestObject) (UseLinkResponseObject, error) {
	claims, err := s.Links.Read(r.Body.Token)
	if err != nil {
		return nil, conference.Refuse(conference.LinkUnknown)
	}
	if claims.Kind == identity.EnrolLink {
		err = s.Service.TakeEnrolment(ctx, claims.Person, claims.Link)
	} else {
		err = s.Service.TakeLink(ctx, claims.Person, claims.Meeting, claims.Link)
	}
	if err != nil {
		return nil, err
	}
	answer := UseLink200JSONResponse{Body: Arrival{Meeting: optional(claims.Meeting)}}
	if here, ok := cameAs(ctx); ok && here.Level == identity.Proven && here.Person == claims.Person {
		return answer, nil
	}
	answer.Headers.SetCookie, err = s.begin(ctx, identity.New{
		Person: claims.Person, Level: identity.Mailbox, Method: conference.MethodLink, Meeting: claims.Meeting,
	})
	return answer, err
}

// BeginPasskey and AddPasskey: what is added by who came by a link counts as first
// until somebody confirms it; who is proven adds what counts at once.
func (s *server) BeginPasskey(ctx context.Context, _ BeginPasskeyRequestObject) (BeginPasskeyResponseObject, error) {
	by := sessionOf(ctx)
	ceremony, options, err := s.Passkeys.BeginAdding(ctx, by.Person, []byte(by.ID))
	return BeginPasskey201JSONResponse{Body: ceremonyOf(ceremony, options)}, err
}

// AddPasskey: see BeginPasskey.
func (s *server) AddPasskey(ctx context.Context, r AddPasskeyRequestObject) (AddPasskeyResponseObject, error) {
	by := sessionOf(ctx)
	proof, err := s.Passkeys.Add(ctx, by.Person, []byte(by.ID), r.Body.Ceremony, r.Body.Name, raw(r.Body.Credential), by.Level == identity.Proven)
	if err != nil {
		return nil, err
	}
	cookie, err := s.added(ctx, proof, conference.MethodPasskey)
	return AddPasskey204Response{Headers: LoggedInResponseHeaders{SetCookie: cookie}}, err
}

func (s *server) BeginCode(ctx context.Context, _ BeginCodeRequestObject) (BeginCodeResponseObject, error) {
	by := sessionOf(ctx)
	ceremony, secret, uri, err := s.Codes.Begin(ctx, by.Person, []byte(by.ID))
	return BeginCode201JSONResponse{Body: CodeSecret{Ceremony: ceremony, Secret: secret, URI: uri}}, err
}

func (s *server) AddCode(ctx context.Context, r AddCodeRequestObject) (AddCodeResponseObject, error) {
	by := sessionOf(ctx)
	proof, err := s.Codes.Add(ctx, by.Person, []byte(by.ID), r.Body.Ceremony, r.Body.Name, r.Body.Code, by.Level == identity.Proven)
	if err != nil {
		return nil, err
	}
	cookie, err := s.added(ctx, proof, conference.MethodCode)
	return AddCode204Response{Headers: LoggedInResponseHeaders{SetCookie: cookie}}, err
}

// added raises the session of who just added a proof, as far as that proof counts.
// A proven one stays as it is: adding is not proving once more.
func (s *server) added(ctx context.Context, proof conference.ProofID, method conference.Method) (string, error) {
	if sessionOf(ctx).Level == identity.Proven {
		return sessionCookie(tokenOf(ctx)), nil
	}
	account, err := s.Service.Account(ctx, asker(ctx))
	if err != nil {
		return "", err
	}
	kept, _ := account.Proof(proof)
	return s.prove(ctx, identity.New{Proof: proof, Method: method, Level: levelOf(!kept.Confirmed)})
}

func levelOf(first bool) identity.Level {
	if first {
		return identity.First
	}
	return identity.Proven
}

func (s *server) BeginLogIn(ctx context.Context, _ BeginLogInRequestObject) (BeginLogInResponseObject, error) {
	ceremony, options, err := s.Passkeys.BeginLogIn(ctx)
	return BeginLogIn201JSONResponse{Body: ceremonyOf(ceremony, options)}, err
}

func (s *server) LogIn(ctx context.Context, r LogInRequestObject) (LogInResponseObject, error) {
	proved, err := s.Passkeys.LogIn(ctx, r.Body.Ceremony, raw(r.Body.Credential))
	if err != nil {
		return nil, err
	}
	cookie, err := s.enter(ctx, proved)
	return LogIn204Response{Headers: LoggedInResponseHeaders{SetCookie: cookie}}, err
}

func (s *server) LogInWithCode(ctx context.Context, r LogInWithCodeRequestObject) (LogInWithCodeResponseObject, error) {
	proved, err := s.Codes.Prove(ctx, asker(ctx), triedBy(sessionOf(ctx)), r.Body.Code)
	if err != nil {
		return nil, err
	}
	cookie, err := s.enter(ctx, proved)
	return LogInWithCode204Response{Headers: LoggedInResponseHeaders{SetCookie: cookie}}, err
}

// triedBy is under which name somebody's tries are counted: who came by a link tries
// for that session alone, which may be anybody's who was passed the link.
func triedBy(by session) string {
	if by.Level < identity.Proven {
		return by.ID
	}
	return string(by.Person)
}

// enter lets in who proved who they are. Who came by a link has to be the person of
// that link: a link that was passed on opens nothing for somebody else.
func (s *server) enter(ctx context.Context, p identity.Proved) (string, error) {
	here, came := cameAs(ctx)
	if came && here.Level < identity.Proven && here.Person != p.Person {
		return "", failOther
	}
	proved := identity.New{Person: p.Person, Level: levelOf(p.First), Method: p.Method, Proof: p.Proof, Since: p.Since}
	if came && here.Person == p.Person && here.Level <= proved.Level {
		return s.prove(ctx, proved)
	}
	var err error
	if proved.Meeting, err = s.meetingOf(ctx, p); err != nil {
		return "", err
	}
	return s.begin(ctx, proved)
}

// meetingOf: who is not confirmed yet comes back to the meeting whose waiting room
// knows this proof, and to no other.
func (s *server) meetingOf(ctx context.Context, p identity.Proved) (conference.MeetingID, error) {
	if !p.First {
		return "", nil
	}
	return s.Service.WaitsWith(ctx, p.Person, p.Proof)
}

func ceremonyOf(name string, options json.RawMessage) Ceremony {
	c := Ceremony{Ceremony: name}
	if err := json.Unmarshal(options, &c.Options); err != nil && len(options) > 0 {
		panic("what WebAuthn made is JSON") // cannot be
	}
	return c
}

func raw(object map[string]any) json.RawMessage {
	text, err := json.Marshal(object)
	if err != nil {
		panic("what was read as JSON is JSON") // cannot be
	}
	return text
}

func optional[T ~string](id T) *T {
	if id == "" {
		return nil
	}
	return &id
}
