// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/vault"
)

// trace is what a log may know of a request: the route as the description writes
// it, never the address that was asked for.
type trace struct {
	id    string
	route string
}

type traceKey struct{}

func traceOf(r *http.Request) *trace {
	t, ok := r.Context().Value(traceKey{}).(*trace)
	if !ok {
		return &trace{}
	}
	return t
}

// observe gives a request a random id and writes one line when it is done:
// method, route, status and how long. Nothing that somebody sent is in it.
func (s *server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t := &trace{id: rand.Text(), route: "none"}
		began := time.Now()
		seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		w.Header().Set("X-Request-Id", t.id)
		next.ServeHTTP(seen, r.WithContext(context.WithValue(r.Context(), traceKey{}, t)))
		s.Log.Info("request", "id", t.id, "method", methodOf(r), "route", t.route, "status", seen.status,
			"milliseconds", time.Since(began).Milliseconds())
	})
}

var methods = append([]string{http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}, safe...)

// methodOf: a method is chosen by who sends it, and may be any word.
func methodOf(r *http.Request) string {
	if slices.Contains(methods, r.Method) {
		return r.Method
	}
	return "other"
}

// recovering answers a panic like any other unexpected error. When an answer was
// under way it cannot be mended, and the connection is broken off.
func (s *server) recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if cause == http.ErrAbortHandler {
				panic(cause)
			}
			s.logPanic(*traceOf(r))
			if seen, ok := w.(*statusWriter); ok && seen.begun {
				panic(http.ErrAbortHandler)
			}
			writeProblem(w, problemOf(failUnknown))
		}()
		next.ServeHTTP(w, r)
	})
}

// survive ends a panic of what goes on after its request was answered. It is deferred.
func (s *server) survive(of trace) {
	if recover() != nil {
		s.logPanic(of)
	}
}

// logPanic: the stack has places and addresses; the value may quote anything.
func (s *server) logPanic(of trace) {
	s.Log.Error("panic", "id", of.id, "route", of.route, "stack", stack())
}

// stack returns where a panic came from, without the lines that print a value.
func stack() string {
	lines := slices.DeleteFunc(strings.Split(string(debug.Stack()), "\n"), func(l string) bool {
		return strings.HasPrefix(l, "panic(")
	})
	return strings.Join(lines, "\n")
}

// logUnexpected writes the kinds of an error, from the outside in, and which of
// the program's own errors is in it. An error's text may quote what was typed.
func (s *server) logUnexpected(r *http.Request, err error) {
	s.Log.Error("unexpected", "id", traceOf(r).id, "route", traceOf(r).route, "kinds", kindsOf(err), "cause", causeOf(err))
}

func kindsOf(err error) []string {
	var kinds []string
	for err != nil {
		kinds = append(kinds, reflect.TypeOf(err).String())
		if several, ok := err.(interface{ Unwrap() []error }); ok {
			err = several.Unwrap()[0]
		} else {
			err = errors.Unwrap(err)
		}
	}
	return kinds
}

// causes are the errors whose text is a constant, so that it may be logged.
var causes = []error{
	vault.ErrMissing, vault.ErrDestroyed, vault.ErrTampered, vault.ErrLocked, vault.ErrDamaged, vault.ErrDrawer,
	vault.ErrClosed, record.ErrAnswered, record.ErrNotFound, service.ErrKeyMissing, context.DeadlineExceeded, context.Canceled,
}

func causeOf(err error) string {
	for _, cause := range causes {
		if errors.Is(err, cause) {
			return cause.Error()
		}
	}
	return "other"
}

// statusWriter remembers what was answered.
type statusWriter struct {
	http.ResponseWriter
	status int
	begun  bool
}

func (w *statusWriter) WriteHeader(status int) {
	if !w.begun {
		w.status, w.begun = status, true
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Write(b []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(b)
}

// Unwrap is for http.ResponseController.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
