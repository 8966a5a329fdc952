// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// failure is a refusal that is of HTTP and not of a case.
type failure struct {
	status int
	reason string
}

func (f failure) Error() string { return f.reason }

var (
	failUnwanted = failure{http.StatusBadRequest, "body-unwanted"}
	failBody     = failure{http.StatusBadRequest, bodyMalformed}
	failNobody   = failure{http.StatusUnauthorized, "not-logged-in"}
	failUnproven = failure{http.StatusForbidden, "prove-first"}
	failStale    = failure{http.StatusForbidden, "prove-again"}
	failProof    = failure{http.StatusForbidden, "proof-unknown"}
	failAddress  = failure{http.StatusForbidden, "address-unverified"}
	failAway     = failure{http.StatusServiceUnavailable, "sign-on-away"}
	failOther    = failure{http.StatusForbidden, "other-person"}
	failOrigin   = failure{http.StatusForbidden, "wrong-origin"}
	failMethod   = failure{http.StatusMethodNotAllowed, "method-not-allowed"}
	failLarge    = failure{http.StatusRequestEntityTooLarge, "body-too-large"}
	failUpgrade  = failure{http.StatusUpgradeRequired, "websocket-wanted"}
	failType     = failure{http.StatusUnsupportedMediaType, "body-not-json"}
	failHost     = failure{http.StatusMisdirectedRequest, "wrong-host"}
	failTooMany  = failure{http.StatusTooManyRequests, "too-many"}
	failTries    = failure{http.StatusTooManyRequests, "too-many-codes"}
	failUnknown  = failure{http.StatusInternalServerError, "unexpected"}
	failBusy     = failure{http.StatusServiceUnavailable, "busy"}
	failFull     = failure{http.StatusInsufficientStorage, "storage-full"}
)

// Reasons returns every reason of a problem that is not one of conference, for
// the texts of the frontend.
func Reasons() []string {
	reasons := []string{bodyMalformed, fieldUnknown, fieldTooLong, fieldTooMany, fieldWrong}
	for _, f := range []failure{
		failUnwanted, failNobody, failUnproven, failStale, failProof, failAddress, failOther, failAway, failOrigin, failMethod, failLarge,
		failUpgrade, failType, failHost, failTooMany, failTries, failUnknown, failBusy, failFull,
	} {
		reasons = append(reasons, f.reason)
	}
	return reasons
}

// hidden answers for what is absent and for what may not be seen, to the byte.
var hidden = conference.Refuse(conference.Hidden)

// malformed is everything that is wrong with the form of a request.
type malformed []FieldError

func (m malformed) Error() string { return detail(m) }

// fail is the one place that turns an error into an answer. What is unexpected is
// logged once, without its text: that may quote what somebody typed.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		w.WriteHeader(failBusy.status) // to nobody: whoever asked went away
		return
	}
	p := problemOf(err)
	if many := (tooMany{}); errors.As(err, &many) {
		w.Header().Set("Retry-After", many.retryAfter())
	}
	if tries := (identity.TooManyTries{}); errors.As(err, &tries) {
		w.Header().Set("Retry-After", tooMany{tries.Wait}.retryAfter())
	}
	if p.Reason == failUnknown.reason {
		s.logUnexpected(r, err)
	}
	writeProblem(w, p)
}

func problemOf(err error) Problem {
	var refused conference.Errors
	var input malformed
	var own failure
	var many tooMany
	switch {
	case errors.As(err, &refused):
		return refusal(refused)
	case errors.As(err, &input):
		return problem(http.StatusBadRequest, input[0].Reason, input)
	case errors.As(err, &own):
		return problem(own.status, own.reason, nil)
	case errors.As(err, &many):
		return problem(failTooMany.status, failTooMany.reason, nil)
	case identity.FaultOf(err) == identity.FaultUnverified:
		return problem(failAddress.status, failAddress.reason, nil)
	case errors.As(err, new(identity.TooManyTries)):
		return problem(failTries.status, failTries.reason, nil)
	case errors.Is(err, identity.ErrProof):
		return problem(failProof.status, failProof.reason, nil)
	case errors.Is(err, identity.ErrAway):
		return problem(failAway.status, failAway.reason, nil)
	case isBinding(err):
		return problem(failBody.status, failBody.reason, nil)
	case errors.Is(err, record.ErrFull), errors.Is(err, vault.ErrFull):
		return problem(failFull.status, failFull.reason, nil)
	case errors.Is(err, record.ErrConflict):
		return problem(failBusy.status, failBusy.reason, nil)
	}
	return problem(failUnknown.status, failUnknown.reason, nil)
}

// isBinding: what the form let through and the binder still could not read.
func isBinding(err error) bool {
	var e *echo.HTTPError
	return errors.As(err, &e) && e.Code == http.StatusBadRequest
}

var statuses = map[conference.Code]int{
	conference.NotFound:  http.StatusNotFound,
	conference.Invalid:   http.StatusBadRequest,
	conference.Forbidden: http.StatusForbidden,
	conference.Conflict:  http.StatusConflict,
}

// refusal: invalid input goes before a conflict found with it, so that a form can
// be put right in one go. A code that is not in the list is a fault of ours.
func refusal(refused conference.Errors) Problem {
	first := refused[0]
	if i := slices.IndexFunc(refused, func(e conference.Error) bool { return e.Code == conference.Invalid }); i >= 0 {
		first = refused[i]
	}
	status, known := statuses[first.Code]
	switch {
	case !known:
		return problem(failUnknown.status, failUnknown.reason, nil)
	case first.Code == conference.NotFound:
		return problem(status, string(first.Reason), nil)
	}
	var wrong []FieldError
	for _, e := range refused {
		wrong = append(wrong, FieldError{Field: e.Field, Reason: string(e.Reason), Rule: e.Rule})
	}
	return problem(status, string(first.Reason), wrong)
}

func problem(status int, reason string, wrong []FieldError) Problem {
	if wrong == nil {
		wrong = []FieldError{fieldError("", reason)}
	}
	return Problem{
		Type: "urn:casustafel:reason:" + reason, Title: http.StatusText(status), Status: status, Detail: detail(wrong),
		Reason: reason, Rule: fieldError("", reason).Rule, Errors: wrong,
	}
}

// detail names what was refused, for who reads an answer without the frontend.
func detail(wrong []FieldError) string {
	var all []string
	for _, e := range wrong {
		all = append(all, strings.Join(strings.Fields(e.Rule+" "+e.Reason+" "+e.Field), " "))
	}
	return strings.Join(all, ", ")
}

func writeProblem(w http.ResponseWriter, p Problem) {
	body, err := json.Marshal(p)
	if err != nil {
		panic("a problem is texts and numbers") // cannot be
	}
	h := w.Header()
	for _, made := range []string{"Location", "Content-Disposition", "Set-Cookie", "Content-Length"} {
		h.Del(made)
	}
	if p.Reason == failBusy.reason {
		h.Set("Retry-After", "1")
	}
	h.Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	w.Write(append(body, '\n')) // whoever asked may be gone; there is nobody to tell
}
