// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
)

// unasked names what is in no cell: an operation, a capacity, a stage, or a row of an
// operation that is not in the table.
func unasked(all answers, r rules) (missing []string) {
	for op := range routes {
		if len(all[op]) != len(r.askers(op)) {
			missing = append(missing, op+" was not asked as everybody")
		}
		if row := rowOf[op]; r.table[row] == nil && routes[op].who != anybody {
			missing = append(missing, op+" is in no row of the table")
		}
		if r.inMeeting(op) != (len(r.courses[op].may) == len(stages)) {
			missing = append(missing, op+" has no answer for every stage")
		}
		for name, got := range all[op] {
			if len(got) != len(stages) {
				missing = append(missing, op+" by "+name+" was not asked at every stage")
			}
		}
	}
	for _, c := range []conference.Capacity{
		conference.Chair, conference.Director, conference.CareProfessional, conference.Professional,
		conference.Adviser, conference.Subject, conference.Representative, conference.Interpreter,
	} {
		if !slices.ContainsFunc(cast, func(a actor) bool { return a.capacity == c && !a.away }) {
			missing = append(missing, string(c)+" asks nothing")
		}
	}
	return missing
}

// mustFindFlips turns over every cell of the table in which an operation stands, and
// the level of every route, one at a time: each has to be a fault.
func mustFindFlips(t *testing.T, all answers, r rules) {
	flips := 0
	for row, cells := range r.table {
		ops := slices.DeleteFunc(slices.Collect(maps.Keys(rowOf)), func(op string) bool { return rowOf[op] != row })
		for column, cell := range cells {
			if !stands(r, row, column) {
				continue
			}
			granted := slices.ContainsFunc(ops, func(op string) bool { return grants(op, cell) })
			cells[column] = map[bool]string{true: "no", false: "yes"}[granted]
			if flips++; len(faultsIn(all, r, ops...)) == 0 {
				t.Errorf("%s, %s: %q flipped: got no fault, want one", row, column, cell)
			}
			cells[column] = cell
		}
	}
	for op, as := range r.routes {
		flipped := maps.Clone(r.routes)
		for _, who := range []who{anybody, visitors, enrolled, persons} {
			flipped[op] = route{who: who}
			other := r
			other.routes = flipped
			if flips++; who != as.who && len(faultsIn(all, other, op)) == 0 {
				t.Errorf("%s for %s instead of %s: got no fault, want one", op, who, as.who)
			}
		}
	}
	flips += mustFindOtherStages(t, all, r)
	t.Logf("%d rules were flipped", flips)
}

// stands reports whether somebody of a column asks an operation of a row: a role of
// the house has no capacity in a meeting, and a capacity none in the house.
func stands(r rules, row, column string) bool {
	return slices.ContainsFunc(cast, func(a actor) bool {
		for op, in := range rowOf {
			if in == row && (r.inMeeting(op) && a.inMeeting == column || !r.inMeeting(op) && (a.inHouse == column || row == oneself && column == professional)) {
				return true
			}
		}
		return false
	})
}

// mustFindOtherStages turns over at each stage whether who has the right may, and
// whether a code is good for it.
func mustFindOtherStages(t *testing.T, all answers, r rules) (flips int) {
	for op, as := range r.courses {
		for i := range as.may {
			other := r
			other.courses = maps.Clone(r.courses)
			other.courses[op] = course{as.may[:i] + map[bool]string{true: "r", false: "+"}[as.may[i] == '+'] + as.may[i+1:], as.not}
			if flips++; len(faultsIn(all, other, op)) == 0 {
				t.Errorf("%s at %s flipped: got no fault, want one", op, stages[i].name)
			}
		}
		if slices.Contains(r.byCode, op) && strings.Contains(as.may[1:3], "+") { // at the table
			other := r
			other.byCode = slices.DeleteFunc(slices.Clone(r.byCode), func(one string) bool { return one == op })
			if flips++; len(faultsIn(all, other, op)) == 0 {
				t.Errorf("%s not with a code: got no fault, want one", op)
			}
		}
	}
	return flips
}
