// SPDX-License-Identifier: EUPL-1.2

package ledger

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
	kept := inOrder(place, len(record))
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

// inOrder marks the events of a longest run whose places increase: those that have
// not moved. Of several longest runs it takes one in which most stand at their own
// number, so that around two that swapped the one in the middle stays.
func inOrder(place []int, size int) []bool {
	runs := make([]run, len(place))
	best := make([]int, size+1) // a Fenwick tree over places: the best run that ends there
	for i := range best {
		best[i] = none
	}
	better := func(a, b int) bool { return b == none || a != none && runs[a].worth >= runs[b].worth }
	last := none
	for i, at := range place {
		if at == none {
			continue
		}
		runs[i] = run{before: none, worth: size + 1}
		if at == i {
			runs[i].worth++
		}
		for p := at; p > 0; p -= p & -p {
			if better(best[p], runs[i].before) {
				runs[i].before = best[p]
			}
		}
		if before := runs[i].before; before != none {
			runs[i].worth += runs[before].worth
		}
		for p := at + 1; p <= size; p += p & -p {
			if better(i, best[p]) {
				best[p] = i
			}
		}
		if better(i, last) {
			last = i
		}
	}
	kept := make([]bool, len(place))
	for i := last; i != none; i = runs[i].before {
		kept[i] = true
	}
	return kept
}

// run is a run of events in order that ends with one of them.
type run struct {
	before int // the event before the last one, or none
	worth  int // first its length, then how many stand at their own number
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
