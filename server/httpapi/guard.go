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

	"github.com/labstack/echo/v4"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/service"
)

// maxBody bounds what a body may hold: every text of a form, and room to spare.
const maxBody = 64 << 10

// guard lets a request through to its operation once it is known who asks, and
// the input has its form. What is not an operation with a rule is refused.
func (s *server) guard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		op, known := s.operations[r.Method+" "+c.Path()]
		if !known {
			return noOperation(c)
		}
		traceOf(r).route = op.path
		by, err := s.recognise(r, op)
		if err != nil {
			return err
		}
		ctx := context.WithValue(r.Context(), sessionKey{}, by)
		c.SetRequest(r.WithContext(context.WithValue(ctx, requestKey{}, r)))
		if err := checkInput(c, op); err != nil {
			return err
		}
		return next(c)
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

// recognise returns who asks: nobody is fine where anybody may.
func (s *server) recognise(r *http.Request, op operation) (session, error) {
	if op.who == anybody {
		return session{}, nil
	}
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return session{}, failNobody
	}
	found, err := s.Sessions.Of(r.Context(), cookie.Value)
	if errors.Is(err, identity.ErrNobody) {
		return session{}, failNobody
	}
	return session{found, cookie.Value}, err
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
	return service.Act{Person: asker(ctx), Key: key, Method: conference.MethodDemo}
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
