// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"maps"
	"slices"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
)

// unasked names what is in no cell: an operation, a capacity, a stage, or a row of an
// operation that is not in the table.
func unasked(all answers, r rules) (missing []string) {
	for op := range routes {
		if len(all[op]) != len(cast) {
			missing = append(missing, op+" was not asked as everybody")
		}
		if row := rowOf[op]; r.table[row] == nil && routes[op].who != anybody {
			missing = append(missing, op+" is in no row of the table")
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
func mustFindFlips(t *testing.T, all answers, r rules, faults []string) {
	flips := 0
	found := func() bool { flips++; return !slices.Equal(faultsIn(all, r, ""), faults) }
	for row, cells := range r.table {
		for column, cell := range cells {
			if !slices.Contains(slices.Collect(maps.Values(rowOf)), row) || !stands(r, row, column) {
				continue
			}
			granted := slices.ContainsFunc(slices.Collect(maps.Keys(rowOf)), func(op string) bool { return rowOf[op] == row && grants(op, cell) })
			cells[column] = map[bool]string{true: "no", false: "yes"}[granted]
			if !found() {
				t.Errorf("%s, %s: %q flipped: got no other faults, want one", row, column, cell)
			}
			cells[column] = cell
		}
	}
	for op, as := range r.routes {
		flipped := maps.Clone(r.routes)
		for _, who := range []who{anybody, visitors, enrolled, persons} {
			flipped[op] = route{who: who}
			r := rules{r.table, flipped, r.paths}
			if flips++; who != as.who && slices.Equal(faultsIn(all, r, op), faultsIn(all, rules{r.table, routes, r.paths}, op)) {
				t.Errorf("%s for %s instead of %s: got no other faults, want one", op, who, as.who)
			}
		}
	}
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
