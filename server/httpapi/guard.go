// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"
	"github.com/labstack/echo/v4"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/service"
)

// maxBody bounds what a body may hold: every text of a form, and room to spare.
const maxBody = 64 << 10

// guard lets a request through to its operation once it is known who asks, that
// they may ask it, and that the input has its form. What is not an operation with a
// rule is refused.
func (s *server) guard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		op, known := s.operations[r.Method+" "+c.Path()]
		if !known {
			return noOperation(c)
		}
		traceOf(r).route = op.path
		by, err := s.recognise(r)
		if err != nil {
			return err
		}
		if err := s.limits.take(r, by.Person, op); err != nil {
			return err
		}
		if err := s.allow(c, by, op); err != nil {
			return err
		}
		ctx := context.WithValue(r.Context(), sessionKey{}, by)
		c.SetRequest(r.WithContext(context.WithValue(ctx, requestKey{}, r)))
		if err := checkInput(c, op); err != nil {
			return err
		}
		return s.level(c, next(c))
	}
}

func noOperation(c echo.Context) error {
	allow, other := c.Get(echo.ContextKeyHeaderAllow).(string)
	if !other {
		return hidden
	}
	c.Response().Header().Set("Allow", strings.TrimPrefix(allow, "OPTIONS, "))
	return failMethod
}

// session is who asks, and the token by which that is known.
type session struct {
	identity.Session
	token string
}

type sessionKey struct{}

// recognise returns who asks; nobody has no person, and may have a token of a
// session that ended.
func (s *server) recognise(r *http.Request) (session, error) {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return session{}, nil
	}
	if !s.Sessions.Remembers(cookie.Value) {
		if err := s.limits.lookFor(r); err != nil {
			return session{}, err
		}
	}
	look := s.Sessions.Of
	if background(r) {
		look = s.Sessions.Look
	}
	found, err := look(r.Context(), cookie.Value)
	if err == nil {
		err = s.stands(r.Context(), found)
	}
	if errors.Is(err, identity.ErrNobody) {
		return session{token: cookie.Value}, nil
	}
	return session{found, cookie.Value}, err
}

// backgroundHeader goes with what a page asks while nobody touches it.
const backgroundHeader = "Casustafel-Background"

// background reports whether nobody's act is behind a request. A browser can give a
// live page no header, and opens it again by itself.
func background(r *http.Request) bool {
	return r.Header.Get(backgroundHeader) != "" || websocket.IsWebSocketUpgrade(r)
}

// stands answers identity.ErrNobody for a session of who was removed, or that rests on
// a proof that ended. Ending deletes the sessions that there are; one that begins at
// the same moment is found here.
func (s *server) stands(ctx context.Context, of identity.Session) error {
	stands, err := s.Service.Stands(ctx, of.Person, of.Proof)
	if err == nil && !stands {
		err = identity.ErrNobody
	}
	return err
}

// allow asks the rule of an operation. Below proven a session is of one meeting,
// and every other is absent to it.
func (s *server) allow(c echo.Context, by session, op operation) error {
	needs, known := levels[op.who]
	meeting := conference.MeetingID(c.Param("meeting"))
	switch {
	case op.who == anybody:
		return nil
	case !known:
		return hidden
	case by.Person == "" && by.token != "":
		c.Response().Header().Set("Clear-Site-Data", clearSite)
		return failNobody
	case by.Person == "":
		return failNobody
	case by.Level < identity.Proven && meeting != "" && meeting != by.Meeting:
		return hidden
	case by.Level < needs:
		return failUnproven
	case op.fresh > 0:
		return s.proved(by, op.fresh)
	}
	return nil
}

// proved asks a proven session for a proof within a time.
func (s *server) proved(by session, within time.Duration) error {
	if by.Level == identity.Proven && !s.Sessions.Fresh(by.Session, within) {
		return failStale
	}
	return nil
}

// level makes hidden take the work of absent: what is hidden from somebody may be
// in memory, what is absent has to be looked for.
func (s *server) level(c echo.Context, err error) error {
	var refused conference.Errors
	if errors.As(err, &refused) && refused[0].Reason == conference.Hidden {
		ctx := c.Request().Context()
		s.Service.Level(ctx, conference.MeetingID(c.Param("meeting")), conference.CaseID(c.Param("case")))
	}
	return err
}

func sessionOf(ctx context.Context) session {
	by, _ := ctx.Value(sessionKey{}).(session)
	return by
}

// asker and tokenOf return what guard found.
func asker(ctx context.Context) conference.PersonID { return sessionOf(ctx).Person }
func tokenOf(ctx context.Context) string            { return sessionOf(ctx).token }

// act: the demo's is the only way to log in that there is.
func act(ctx context.Context, key string) service.Act {
	by := sessionOf(ctx)
	return service.Act{
		Person: by.Person, Key: key, Method: by.Method, Proof: by.Proof, First: by.Level < identity.Proven,
		Beside: beside(requestOf(ctx)),
	}
}

// checkInput finds everything that is wrong with the form of a request at once. A
// path with something that is no id names nothing, like an id that nobody made.
func checkInput(c echo.Context, op operation) error {
	for _, id := range c.ParamValues() {
		if !conference.ValidID(id) {
			return hidden
		}
	}
	body, err := readBody(c, op)
	if err != nil {
		return err
	}
	wrong := append(checkKey(c.Request(), op), checkBody(body, op.body)...)
	if len(wrong) > 0 {
		return malformed(wrong)
	}
	return nil
}

func checkKey(r *http.Request, op operation) []FieldError {
	keys := r.Header.Values(keyHeader)
	if op.key == nil || len(keys) == 1 && op.key.VisitJSON(keys[0]) == nil {
		return nil
	}
	return []FieldError{fieldError(keyHeader, string(conference.KeyMissing))}
}

// readBody reads a body whole and puts it back for the binder.
func readBody(c echo.Context, op operation) ([]byte, error) {
	r := c.Request()
	body, err := io.ReadAll(http.MaxBytesReader(c.Response(), r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, failLarge
	case err != nil:
		return nil, failBody // the connection broke off, or lied about its length
	case op.body == nil:
		return nil, noBody(body)
	case !isJSON(r):
		return nil, failType
	}
	r.Header.Set("Content-Type", echo.MIMEApplicationJSON)
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	return body, nil
}

func noBody(body []byte) error {
	if len(body) > 0 {
		return failUnwanted
	}
	return nil
}

func isJSON(r *http.Request) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == echo.MIMEApplicationJSON && r.Header.Get("Content-Encoding") == ""
}
