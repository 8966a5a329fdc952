// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// edit is a record that differs from the certified one in a known way.
type edit struct {
	name  string
	texts []string
	want  []Difference
}

// edits makes every single edit of a record: at every place, and every move.
func edits(texts []string) []edit {
	all := []edit{{"nothing", texts, nil}}
	for i, text := range texts {
		n := int64(i + 1)
		all = append(all,
			edit{fmt.Sprintf("change %d", n), replaced(texts, i, text+" "), []Difference{{Changed, n, n}}},
			edit{fmt.Sprintf("drop %d", n), slices.Delete(slices.Clone(texts), i, i+1), []Difference{{Dropped, n, 0}}},
			edit{fmt.Sprintf("double %d at the end", n), append(slices.Clone(texts), text), []Difference{{Added, 0, int64(len(texts) + 1)}}},
		)
		for j := range texts {
			if i != j && j != i-1 { // one down and its neighbour up are the same move
				all = append(all, edit{fmt.Sprintf("move %d to %d", n, j+1), moved(texts, i, j), []Difference{{Moved, n, int64(j + 1)}}})
			}
			if j > i+1 {
				all = append(all, edit{fmt.Sprintf("swap %d and %d", n, j+1), swapped(texts, i, j), []Difference{{Moved, n, int64(j + 1)}, {Moved, int64(j + 1), n}}})
			}
		}
	}
	for i := range len(texts) + 1 {
		all = append(all, edit{fmt.Sprintf("add before %d", i+1), slices.Insert(slices.Clone(texts), i, "new"), []Difference{{Added, 0, int64(i + 1)}}})
	}
	for i := range len(texts) - 1 {
		n := int64(i + 1)
		all = append(all, edit{fmt.Sprintf("swap neighbours %d and %d", n, n+1), swapped(texts, i, i+1), []Difference{{Moved, n, n + 1}}})
	}
	return all
}

// several are records with more than one edit.
func several() []edit {
	return []edit{
		{"all dropped", nil, []Difference{{Dropped, 1, 0}, {Dropped, 2, 0}, {Dropped, 3, 0}, {Dropped, 4, 0}}},
		{"all changed", []string{"w", "x", "y", "z"}, []Difference{{Changed, 1, 1}, {Changed, 2, 2}, {Changed, 3, 3}, {Changed, 4, 4}}},
		{"first dropped, last changed", []string{"b", "c", "x"}, []Difference{{Dropped, 1, 0}, {Changed, 4, 3}}},
		{"one added, a later one dropped", []string{"a", "x", "b", "d"}, []Difference{{Dropped, 3, 0}, {Added, 0, 2}}},
		{"one changed and one added after it", []string{"a", "x", "y", "c", "d"}, []Difference{{Changed, 2, 2}, {Added, 0, 3}}},
		{"two neighbours changed, one of them gone", []string{"a", "x", "d"}, []Difference{{Changed, 2, 2}, {Dropped, 3, 0}}},
		{"moved past a changed one", []string{"b", "x", "d", "a"}, []Difference{{Moved, 1, 4}, {Changed, 3, 2}}},
		{"changed and moved is another event", []string{"a", "c", "d", "B"}, []Difference{{Dropped, 2, 0}, {Added, 0, 4}}},
		{"doubled in its place", []string{"a", "b", "b", "c", "d"}, []Difference{{Added, 0, 3}}},
		{"doubled twice", []string{"a", "b", "a", "c", "d", "a"}, []Difference{{Added, 0, 3}, {Added, 0, 6}}},
	}
}

// wrong returns the edits that a checker does not tell exactly.
func wrong(certified []string, list []edit, check func(*Certificate, []string) []Difference) []string {
	c := &Certificate{Leaves: Leaves(certified)}
	var out []string
	for _, e := range list {
		if diff := cmp.Diff(e.want, check(c, e.texts), cmpopts.EquateEmpty()); diff != "" {
			out = append(out, e.name+" (-want +got):\n"+diff)
		}
	}
	return out
}

func TestCheck_NamesExactlyWhatWasDone(t *testing.T) {
	for n := range 12 {
		t.Run(fmt.Sprintf("to one of %d events", n), func(t *testing.T) {
			for _, w := range wrong(events(n), edits(events(n)), (*Certificate).Check) {
				t.Error(w)
			}
		})
	}
	t.Run("to several events", func(t *testing.T) {
		for _, w := range wrong([]string{"a", "b", "c", "d"}, several(), (*Certificate).Check) {
			t.Error(w)
		}
	})
	t.Run("to events that are equal", func(t *testing.T) {
		list := []edit{
			{"nothing", []string{"a", "a", "b", "a"}, nil},
			{"one of them dropped", []string{"a", "b", "a"}, []Difference{{Dropped, 2, 0}}},
			{"one more of them", []string{"a", "a", "b", "a", "a"}, []Difference{{Added, 0, 5}}},
			{"the last of them changed", []string{"a", "a", "b", "x"}, []Difference{{Changed, 4, 4}}},
		}
		for _, w := range wrong([]string{"a", "a", "b", "a"}, list, (*Certificate).Check) {
			t.Error(w)
		}
	})
}

func TestCheck_NamesExactlyWhatWasDone_SeesANaiveChecker(t *testing.T) {
	// Planted fault: comparing place by place, so that all is changed after a drop.
	naive := func(c *Certificate, texts []string) []Difference {
		var out []Difference
		for i := range max(len(texts), len(c.Leaves)) {
			n := int64(i + 1)
			switch {
			case i >= len(texts):
				out = append(out, Difference{Dropped, n, 0})
			case i >= len(c.Leaves):
				out = append(out, Difference{Added, 0, n})
			case Leaf(texts[i]) != c.Leaves[i]:
				out = append(out, Difference{Changed, n, n})
			}
		}
		return out
	}
	if w := wrong(events(5), edits(events(5)), naive); len(w) == 0 {
		t.Error("a checker that compares place by place passes")
	}
}

// TestCheck_ExplainsTheWholeRecord holds for any two lists, also with equal events:
// every event is accounted for once, and what is said of it is true.
func TestCheck_ExplainsTheWholeRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f", "g", "h"})
		certified := rapid.SliceOfN(text, 0, 12).Draw(t, "certified")
		record := rapid.SliceOfN(text, 0, 12).Draw(t, "record")
		differences := (&Certificate{Leaves: Leaves(certified)}).Check(record)
		if fault := unexplained(certified, record, differences); fault != "" {
			t.Errorf("%v: %s", differences, fault)
		}
	})
}

func TestCheck_ExplainsTheWholeRecord_SeesAFalseStory(t *testing.T) {
	certified, record := []string{"a", "b", "c"}, []string{"b", "a", "c", "x"}
	for _, story := range [][]Difference{
		nil,
		{{Added, 0, 4}},
		{{Moved, 1, 2}},
		{{Moved, 1, 3}, {Added, 0, 4}},
		{{Changed, 1, 2}, {Added, 0, 4}},
		{{Dropped, 1, 0}, {Added, 0, 4}},
		{{Moved, 1, 2}, {Moved, 1, 2}, {Added, 0, 4}},
	} {
		if unexplained(certified, record, story) == "" {
			t.Errorf("story %v is believed", story)
		}
	}
	if fault := unexplained(certified, record, []Difference{{Moved, 1, 2}, {Added, 0, 4}}); fault != "" {
		t.Errorf("the true story is not believed: %s", fault)
	}
}

// unexplained says what is false or missing in a story of how one list became another.
func unexplained(certified, record []string, story []Difference) string {
	left, shown := make(map[int64]string), make(map[int64]string)
	for i, text := range certified {
		left[int64(i+1)] = text
	}
	for i, text := range record {
		shown[int64(i+1)] = text
	}
	for _, d := range story {
		was, certain := left[d.Seq]
		is, there := shown[d.Place]
		if certain != (d.Kind != Added) || there != (d.Kind != Dropped) {
			return fmt.Sprintf("%v names an event that is not there, or twice", d)
		}
		if certain && there && (was == is) != (d.Kind == Moved) {
			return fmt.Sprintf("%v is not so", d)
		}
		delete(left, d.Seq)
		delete(shown, d.Place)
	}
	if !slices.Equal(inSequence(left), inSequence(shown)) {
		return "the events not named are not the same on both sides"
	}
	return ""
}

func inSequence(texts map[int64]string) []string {
	var out []string
	for n := int64(1); len(out) < len(texts); n++ {
		if text, ok := texts[n]; ok {
			out = append(out, text)
		}
	}
	return out
}

func replaced(texts []string, i int, text string) []string {
	out := slices.Clone(texts)
	out[i] = text
	return out
}

func moved(texts []string, from, to int) []string {
	out := slices.Delete(slices.Clone(texts), from, from+1)
	return slices.Insert(out, to, texts[from])
}

func swapped(texts []string, i, j int) []string {
	out := slices.Clone(texts)
	out[i], out[j] = out[j], out[i]
	return out
}
