// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"slices"
	"strings"

	"github.com/casustafel/casustafel/server/identity"
)

// rules are what the answers are held against: the table, and the levels of routes.
type rules struct {
	table  rightsTable
	routes map[string]route
	paths  map[string]string

	courses map[string]course
	byCode  []string
	deeds   map[string]bool // what is done, and recorded: with a key
}

// owners are those who have one of their own of what an operation is asked on, for as
// many of the columns as may have one. Everybody else is asked on another's.
var owners = map[string][]string{
	"openItem": ofItems, "narrowItem": ofItems, "withdrawItem": ofItems,
	"grant": {"petra"}, "refuseRequest": {"petra"}, "takeBack": {"petra"},
	"rewriteAgreement": {"petra"}, "dropAgreement": {"petra"}, "reportAgreement": {"petra"}, "withdrawConsent": {"petra"},
	"withdrawRequest": ofParcels,
	"getParcel":       ofParcels, "openParcel": ofParcels, "collectParcel": ofParcels,
}

var (
	ofItems   = []string{"petra", "noor", "ada", "suus"}
	ofParcels = []string{"carel", "noor", "ada", "suus"}
)

// anothers reports whether an operation is asked on another's: for who has no right to
// one of their own, the table says so.
func anothers(a actor, op string) bool {
	return len(owners[op]) > 0 && !slices.Contains(owners[op], a.acts()) && (len(owners[op]) == 1 ||
		slices.ContainsFunc(cast, func(o actor) bool { return o.inMeeting == a.inMeeting && slices.Contains(owners[op], o.name) }))
}

// atTheTable is what nobody does who is not there, attended what is for who was there.
var (
	atTheTable = []string{puts, permits, receives, takesOn, writes}
	attended   = []string{notes, certifies, collects}
)

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

func (r rules) inMeeting(op string) bool { return inMeeting(r.paths[op]) }

// askers are all who ask an operation: with a code nothing is asked but of a meeting,
// and deeds, which no code of a meeting is good for.
func (r rules) askers(op string) []actor {
	return slices.DeleteFunc(slices.Clone(cast), func(a actor) bool { return a.seat != "" && !r.inMeeting(op) && !r.deeds[op] })
}

func inMeeting(path string) bool {
	return strings.Contains(path, "{meeting}") || strings.Contains(path, "{case}")
}

// right reports whether an actor has the right to do an operation on what it is asked on.
func (r rules) right(a actor, op string) bool {
	row, deed := r.table[rowOf[op]], rowOf[op]
	switch {
	case !r.inMeeting(op) && deed == oneself && a.inHouse == "":
		return grants(op, row[professional])
	case !r.inMeeting(op):
		return grants(op, row[a.inHouse])
	case deed == oneself && a.capacity == "": // of a meeting that is not theirs
		return false
	case a.apart() && slices.Contains(atTheTable, deed), (a.waits || a.level != 0) && slices.Contains(attended, deed):
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

// judge says what one answer should have been, if it is not that. Carel's is of the
// session in which somebody else gives a code.
func (r rules) judge(a actor, op string, stage int, got, carels answer) string {
	said, refusedThere := r.guardSays(a, op)
	want := []answer{said}
	switch {
	case refusedThere:
	case r.routes[op].who == anybody:
		want = []answer{allowed, refused}
	case a.seat != "" && !slices.Contains(r.byCode, op):
		want = []answer{carels}
		if r.deeds[op] {
			want = []answer{refused}
		}
	case a.seat != "" && (a.guesses || !seated(stage)):
		want = []answer{refused}
	default:
		want = []answer{r.answer(a, op, stage)}
	}
	if slices.Contains(want, got) {
		return ""
	}
	return fmt.Sprintf("want %s", want)
}

func seated(stage int) bool { return stages[stage].name == "table" || stages[stage].name == "round" }

// answer is what is told to who is let through to an operation, at a stage.
func (r rules) answer(a actor, op string, stage int) answer {
	as, inMeeting := r.courses[op], r.inMeeting(op)
	right, special := r.right(a, op), except[op+" by "+a.acts()]
	switch {
	case special != "" && (right || !strings.Contains(special, "+")):
		return letters[special[stage]]
	case right && inMeeting && as.may != "":
		return letters[as.may[stage]]
	case right:
		return allowed
	case inMeeting && a.capacity != "" && !a.apart() && as.not != "":
		return letters[as.not[stage]]
	case slices.Contains(houseForbids, op):
		return forbidden
	}
	return absent
}

// houseForbids are operations of the house of which everybody knows that they exist.
var houseForbids = []string{"openCase"}
