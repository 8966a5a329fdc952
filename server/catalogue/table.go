// SPDX-License-Identifier: EUPL-1.2

package catalogue

// table is a closed enumeration: its values in the order in which a screen lists
// them, each with its label in Dutch and in English; the name of a Dutch law has
// none in English. Tables are never written after initialisation.
type table[T ~string] []row[T]

type row[T ~string] struct {
	value          T
	dutch, english string
}

func (t table[T]) has(v T) bool {
	for _, r := range t {
		if r.value == v {
			return true
		}
	}
	return false
}

// label returns the Dutch label of v, or the empty string when v is not in the table.
func (t table[T]) label(v T) string { return t.row(v).dutch }

// english returns the English label of v, or the empty string when there is none.
func (t table[T]) english(v T) string { return t.row(v).english }

func (t table[T]) row(v T) row[T] {
	for _, r := range t {
		if r.value == v {
			return r
		}
	}
	return row[T]{}
}

func (t table[T]) values() []T {
	values := make([]T, 0, len(t))
	for _, r := range t {
		values = append(values, r.value)
	}
	return values
}
