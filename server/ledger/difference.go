// SPDX-License-Identifier: EUPL-1.2

package ledger

import "sort"

// Kind is the closed list of what can have happened to an event.
type Kind string

// The kinds of differences between a certificate and a record.
const (
	Changed Kind = "changed" // another text stands in its place
	Dropped Kind = "dropped" // it is not there
	Added   Kind = "added"   // it was not certified
	Moved   Kind = "moved"   // it stands elsewhere
)

// Difference says what happened to one event.
type Difference struct {
	Kind  Kind
	Seq   int64 // its number in the certificate, from 1; 0 when Added
	Place int64 // its number in the record that was shown, from 1; 0 when Dropped
}

// Check compares the texts of a record with the certified leaves and names every
// event that differs, none when all is as certified: first what was certified, by
// Seq, then what was added, by Place. One deed is told as one: after a dropped event
// the rest is not changed, and as few events as possible have moved, so of two
// neighbours that swapped places it is the first. It looks at texts only: compare
// the record's origin with c.Origin as well.
func (c *Certificate) Check(texts []string) []Difference {
	record := Leaves(texts)
	place := match(c.Leaves, record)
	kept := inOrder(place)
	instead, added := fillGaps(place, kept, len(record))
	var differences []Difference
	for i, at := range place {
		seq := int64(i + 1)
		switch {
		case kept[i]:
		case at != none:
			differences = append(differences, Difference{Moved, seq, int64(at + 1)})
		case instead[i] != none:
			differences = append(differences, Difference{Changed, seq, int64(instead[i] + 1)})
		default:
			differences = append(differences, Difference{Dropped, seq, 0})
		}
	}
	for _, at := range added {
		differences = append(differences, Difference{Added, 0, int64(at + 1)})
	}
	return differences
}

// none is the place of an event that has none.
const none = -1

// match gives each certified leaf its place in the record, or none. Equal leaves
// are matched in order, after what both begin and end with: so a doubled event is
// found where it was put in.
func match(certified, record []Hash) []int {
	place := make([]int, len(certified))
	from, tail := common(certified, record)
	until := len(record) - tail
	at := make(map[Hash][]int)
	for i := from; i < until; i++ {
		at[record[i]] = append(at[record[i]], i)
	}
	for i, leaf := range certified {
		switch found := at[leaf]; {
		case i < from:
			place[i] = i
		case i >= len(certified)-tail:
			place[i] = i - len(certified) + len(record)
		case len(found) > 0:
			place[i], at[leaf] = found[0], found[1:]
		default:
			place[i] = none
		}
	}
	return place
}

// common returns how many leaves two lists have in common at their begin, and of
// the rest at their end.
func common(a, b []Hash) (head, tail int) {
	short := min(len(a), len(b))
	for head < short && a[head] == b[head] {
		head++
	}
	for tail < short-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return head, tail
}

// inOrder marks the events of a longest run whose places increase: those that
// have not moved.
func inOrder(place []int) []bool {
	var last []int // last[n] is the event with the lowest place that ends a run of n+1
	before := make([]int, len(place))
	for i, at := range place {
		if at == none {
			continue
		}
		n := sort.Search(len(last), func(n int) bool { return place[last[n]] > at })
		before[i] = none
		if n > 0 {
			before[i] = last[n-1]
		}
		if n == len(last) {
			last = append(last, i)
		} else {
			last[n] = i
		}
	}
	kept := make([]bool, len(place))
	if len(last) > 0 {
		for i := last[len(last)-1]; i != none; i = before[i] {
			kept[i] = true
		}
	}
	return kept
}

// fillGaps walks from one kept event to the next. What disappeared in between was
// changed into what appeared there, in order; what then still appeared was added.
func fillGaps(place []int, kept []bool, size int) (instead, added []int) {
	matched := make([]bool, size)
	for _, at := range place {
		if at != none {
			matched[at] = true
		}
	}
	next := 0
	var gone []int
	fill := func(until int) {
		for ; next < until; next++ {
			switch {
			case matched[next]:
			case len(gone) > 0:
				instead[gone[0]], gone = next, gone[1:]
			default:
				added = append(added, next)
			}
		}
		gone = nil
	}
	instead = make([]int, len(place))
	for i, at := range place {
		instead[i] = none
		if at == none {
			gone = append(gone, i)
		} else if kept[i] {
			fill(at)
		}
	}
	fill(size)
	return instead, added
}
