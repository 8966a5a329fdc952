// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"cmp"
	"net/http"
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
	allowed   answer = "allowed" // it was done, or would have been if anything were stored; a socket is open
	refused   answer = "refused" // for what the meeting, the input or the proof is, not for who asks
)

// noRight are the reasons that say: this is not yours to do.
var noRight = []conference.Reason{
	conference.CapacityMayNot, conference.OnlyProvider, conference.NotYourRequest, conference.AdviserTakesNone, conference.OnlyOwnAgreement, conference.RoleMayNot,
	conference.TaskNotNeeded,
}

func (r *rightsScene) answerOf(t testing.TB, w *httptest.ResponseRecorder) (answer, string) {
	t.Helper()
	switch {
	case w.Code == failFull.status && r.store.missed.Load():
		return refused, string(conference.CodeWrong) // and counted, if anything were stored
	case w.Code < 400, w.Code == failFull.status:
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
		if slices.Contains(owners[op], a.acts()) {
			return "item " + a.acts()
		}
		if op == "requestItem" && slices.Contains([]string{"petra", "noor", "ada", "suus"}, a.name) {
			return "item free" // T3: what is about a person is not for an adviser; the others asked for that already
		}
	case "request":
		if op == "withdrawRequest" && a.acts() != "carel" && slices.Contains(owners[op], a.acts()) {
			return "request " + a.acts() // what carel asked bears the name of who has it
		}
	case "agreement":
		if op == "takeOnAgreement" {
			return "agreement free"
		}
	case "participant":
		return "participant " + cmp.Or(seats[op], "els")
	case "proof":
		if op == "renameProof" || op == "removeProof" {
			return "proof " + a.acts() + "-passkey"
		}
		return "proof els"
	case "person":
		return "person els"
	case "organisation", "issuer":
		return kind + " ggz"
	}
	return kind + " petra"
}

// seats are on whom something is asked that cannot be done to everybody.
var seats = map[string]string{"showOut": "tolk", "giveCode": "tolk", "vouchFor": "rep", "admit": "wacht", "confirmTask": "taak"}

// pathOf fills the path of an operation: in the meeting of the scene ("inside" on
// something of it that nobody made), that of another organiser, or one that nobody made.
func (r *rightsScene) pathOf(a actor, op, place string) string {
	return anID.ReplaceAllStringFunc(r.ops[op].path, func(name string) string {
		kind := strings.Trim(name, "{}")
		switch {
		case kind == "session":
			return cmp.Or(r.ids["session other"], unknownID)
		case place == "absent":
			return unknownID
		case kind != "case" && kind != "meeting" && place == "inside":
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
	r.store.missed.Store(false)
	if op == "watchMeeting" {
		return r.dials(t, a, place)
	}
	w := r.send(r.requestOf(t, a, r.ops[op].method, r.pathOf(a, op, place), body))
	if strings.HasPrefix(op, "endSession") || op == "endOneSession" || routes[op].who == anybody || w.Code < 300 && len(w.Result().Cookies()) > 0 {
		r.forgets(a)
	}
	return w
}

// requestOf is what the page of an actor sends, in a session of their own.
func (r *rightsScene) requestOf(t testing.TB, a actor, method, path string, body any) *http.Request {
	t.Helper()
	name := "asking " + a.name
	if r.cookies[name] == "" {
		r.cookies[name] = r.enters(t, a)
	}
	req := r.request(t, "", method, path, body)
	if r.cookies[name] != "" {
		req.Header.Set("Cookie", r.cookies[name])
	}
	if a.seat != "" {
		req.Header.Set(tableParticipantHeader, cmp.Or(r.ids["participant "+a.seat], unknownID))
		req.Header.Set(tableCodeHeader, cmp.Or(map[bool]string{true: "000000"}[a.guesses], r.ids["code"], "000000"))
	}
	return req
}

// forgets the sessions of an actor: one ended, became another's, or has another token.
func (r *rightsScene) forgets(a actor) {
	delete(r.cookies, a.name)
	for _, other := range cast {
		if other.name == a.name || other.seat != "" && a.name == "carel" {
			delete(r.cookies, "asking "+other.name)
		}
	}
}
