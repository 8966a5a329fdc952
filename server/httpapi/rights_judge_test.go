// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"slices"
	"strings"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// rules are what the answers are held against: the table, and the levels of routes.
type rules struct {
	table  rightsTable
	routes map[string]route
	paths  map[string]string
}

// window is in which stages what an operation does can be done at all; an operation
// that is not here has a place in every one.
var window = map[string]string{
	"start": "convened", "reschedule": "convened",
	"putItem": atTable_, "openItem": atTable_, "narrowItem": atTable_, "withdrawItem": atTable_,
	"requestItem": atTable_, "grant": atTable_, "refuseRequest": atTable_, "takeBack": atTable_,
	"draftAgreement": atTable_, "rewriteAgreement": atTable_, "takeOnAgreement": atTable_, "dropAgreement": atTable_,
	"openRound": atTable_, "discussAgreement": "round last", "close": "convened round last", "giveCode": atTable_, "showOut": atTable_,
	"admit": atTable_, "leave": atTable_, "vouchFor": atTable_, "lookBeside": atTable_,
	"invite": open_, "withdrawInvitation": open_, "substitute": open_, "extend": open_, "confirmTask": open_, "declareTask": open_,
	"acceptConfidentiality": open_, "arrive": open_, "sendAgain": open_, "showLink": open_, "confirmIdentity": open_, "refuseIdentity": open_,
	"getNotes": "closed", "getCertificate": "closed", "getParcel": "closed", "openParcel": "closed", "collectParcel": "closed", "reportAgreement": "closed",
}

const (
	atTable_ = "table round last"
	open_    = "convened " + atTable_
)

// owners are those who have one of their own of what an operation is asked on, for as
// many of the columns as may have one. Everybody else is asked on another's.
var owners = map[string][]string{
	"openItem": ofItems, "narrowItem": ofItems, "withdrawItem": ofItems,
	"grant": {"petra"}, "refuseRequest": {"petra"}, "takeBack": {"petra"},
	"rewriteAgreement": {"petra"}, "dropAgreement": {"petra"}, "reportAgreement": {"petra"}, "withdrawConsent": {"petra"},
	"getParcel": ofParcels, "openParcel": ofParcels, "collectParcel": ofParcels,
}

var (
	ofItems   = []string{"petra", "noor", "ada", "suus"}
	ofParcels = []string{"carel", "noor", "ada", "suus"}
)

// anothers reports whether an operation is asked on another's: for who has no right to
// one of their own, the table says so.
func anothers(a actor, op string) bool {
	return len(owners[op]) > 0 && !slices.Contains(owners[op], a.name) && (len(owners[op]) == 1 ||
		slices.ContainsFunc(cast, func(o actor) bool { return o.inMeeting == a.inMeeting && slices.Contains(owners[op], o.name) }))
}

// unmade are operations that nobody can succeed at here, for what they are asked with.
var unmade = []string{
	"addCode", "addPasskey", "logInWithCode", "proveAgain", "endOneSession", "renameProof", "removeProof", "collectParcel", "admit", "confirmTask",
	"listEarlier", // for who has none
}

// apart is what somebody at another part of the agenda, or who is not at the table
// any more, has no right to here.
var apart = []string{puts, permits, receives, takesOn, writes, vouches}

// grants reports whether what stands in a cell of the table gives a right.
func grants(op, cell string) bool {
	switch cell {
	case "", "no", "transfer", "through a request for access": // no operation does these yet
		return false
	case "own deeds":
		return op == "listDeeds"
	case "all, without content":
		return op == "getRecord"
	}
	return true
}

func (r rules) inMeeting(op string) bool {
	return strings.Contains(r.paths[op], "{meeting}") || strings.Contains(r.paths[op], "{case}")
}

// right reports whether an actor has the right to do an operation on what it is asked on.
func (r rules) right(a actor, op string) bool {
	row := r.table[rowOf[op]]
	switch {
	case !r.inMeeting(op) && rowOf[op] == oneself && a.inHouse == "":
		return grants(op, row[professional])
	case !r.inMeeting(op):
		return grants(op, row[a.inHouse])
	case (a.away || a.name == "slot") && slices.Contains(apart, rowOf[op]):
		return false
	case anothers(a, op):
		return false
	}
	return grants(op, row[a.inMeeting])
}

// guardSays is what the level of a session alone makes of a request; empty is nothing.
func (r rules) guardSays(a actor, op string) (answer, bool) {
	level := identity.Proven
	if a.level != 0 || a.name == "nobody" {
		level = a.level
	}
	own := !strings.HasSuffix(a.name, "elsewhere")
	switch expected(r.routes[op].who, level, strings.Contains(r.paths[op], "{meeting}"), own) {
	case "401 not-logged-in":
		return unknown, true
	case "404 not-found":
		return absent, true
	case "403 prove-first":
		return unproven, true
	}
	return "", false
}

// judge names what is wrong with the answers to one operation for one actor, by
// stage. An answer of a right that is not in the table is wrong wherever it is given;
// a right that is in it has to be seen at one stage at least.
func (r rules) judge(a actor, op string, got []answer) string {
	said, refusedThere := r.guardSays(a, op)
	switch {
	case refusedThere && slices.ContainsFunc(got, func(g answer) bool { return g != said }):
		return fmt.Sprintf("want %s", said)
	case refusedThere:
		return ""
	case slices.Contains(got, unknown) || slices.Contains(got, unproven):
		return "want it let through"
	case r.routes[op].who == anybody, a.level != 0 && a.level < identity.Proven:
		return ""
	case r.right(a, op):
		return r.judgeRight(a, op, got)
	}
	return r.judgeNone(a, op, got)
}

func (r rules) judgeRight(a actor, op string, got []answer) string {
	for i, g := range got {
		if at := window[op]; g == allowed && at != "" && !slices.Contains(strings.Fields(at), stages[i].name) {
			return "want it done at no other stage than " + at
		}
	}
	if slices.Contains(unmade, op) || a.away || slices.Contains(got, allowed) {
		return ""
	}
	return "want it allowed at one stage at least"
}

// judgeNone: who is in the meeting may be told of its stage before they are told that
// it is not theirs to do; who is not is told nothing.
func (r rules) judgeNone(a actor, op string, got []answer) string {
	told := 0
	for _, g := range got {
		if g == absent || g == forbidden && (a.capacity != "" && !a.away || slices.Contains(houseForbids, op)) {
			told++
		} else if g != refused || a.capacity == conference.Capacity("") {
			return "want it hidden or forbidden"
		}
	}
	if told == 0 {
		return "want it hidden or forbidden at one stage at least"
	}
	return ""
}

// houseForbids are operations of the house of which everybody knows that they exist.
var houseForbids = []string{"openCase"}
