// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"cmp"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
)

// answer is how an operation answered, as far as rights go.
type answer string

const (
	unknown   answer = "401"
	unproven  answer = "prove-first"
	absent    answer = "hidden"
	forbidden answer = "forbidden"
	allowed   answer = "allowed" // it was done, or would have been if anything were stored
	refused   answer = "refused" // for what the meeting, the input or the proof is, not for who asks
)

// noRight are the reasons that say: this is not yours to do.
var noRight = []conference.Reason{
	conference.CapacityMayNot, conference.OnlyProvider, conference.AdviserTakesNone, conference.OnlyOwnAgreement, conference.RoleMayNot,
	conference.TaskNotNeeded,
}

func answerOf(t testing.TB, w *httptest.ResponseRecorder) (answer, string) {
	t.Helper()
	if w.Code < 400 || w.Code == failFull.status || w.Code == failUpgrade.status {
		return allowed, ""
	}
	switch reason := problemIn(t, w).Reason; {
	case reason == failNobody.reason:
		return unknown, reason
	case reason == failUnproven.reason:
		return unproven, reason
	case reason == string(conference.Hidden):
		return absent, reason
	case slices.Contains(noRight, conference.Reason(reason)):
		return forbidden, reason
	default:
		return refused, reason
	}
}

// target of an id in a path, for operations that have one of their own.
func target(a actor, op, kind string) string {
	switch kind {
	case "item":
		if slices.Contains(owners[op], a.name) {
			return "item " + a.name
		}
		if op == "requestItem" && slices.Contains([]string{"petra", "noor", "ada", "suus"}, a.name) {
			return "item free" // T3: what is about a person is not for an adviser; the others asked for that already
		}
	case "agreement":
		if op == "takeOnAgreement" {
			return "agreement free"
		}
	case "participant":
		switch op {
		case "showOut", "giveCode":
			return "participant tolk"
		case "vouchFor":
			return "participant rep"
		}
		return "participant els"
	case "person", "proof":
		return kind + " els"
	case "organisation", "issuer":
		return kind + " ggz"
	}
	return kind + " petra"
}

// pathOf fills the path of an operation: in the meeting of the scene, that of
// another organiser, or one that nobody made.
func (r *rightsScene) pathOf(a actor, op, place string) string {
	return anID.ReplaceAllStringFunc(r.ops[op].path, func(name string) string {
		kind := strings.Trim(name, "{}")
		switch {
		case kind == "session" || place == "absent":
			return unknownID
		case kind != "case" && kind != "meeting":
			return cmp.Or(r.ids[target(a, op, kind)], unknownID) // there is none at this stage yet
		case place == "other":
			return r.ids["other "+kind]
		}
		return r.ids[kind]
	})
}

// asks lets an actor ask an operation; nothing is stored by it.
func (r *rightsScene) asks(t testing.TB, a actor, op, place string, body any) *httptest.ResponseRecorder {
	t.Helper()
	name := "asking " + a.name
	if r.cookies[name] == "" {
		r.cookies[name] = r.enters(t, a)
	}
	w := r.as(t, r.cookies[name], r.ops[op].method, r.pathOf(a, op, place), body)
	if strings.HasPrefix(op, "endSession") || routes[op].who == anybody {
		delete(r.cookies, name) // the session ended, or became another's
		delete(r.cookies, a.name)
	}
	return w
}
