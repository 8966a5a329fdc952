// SPDX-License-Identifier: EUPL-1.2

package vault

// Kind is the closed list of kinds of drawers; it decides how long a key may live.
type Kind string

// The kinds of drawers. Keys of Table and Parcel are short and in no backup, ever;
// keys of Case, Own, Person and House are long and backed up apart from the data.
const (
	Table  Kind = "table"
	Parcel Kind = "parcel"
	Case   Kind = "case"
	Own    Kind = "own"
	Person Kind = "person"
	House  Kind = "house"
)

// Drawer names what one key opens. ID is chosen by the caller: 1 to 80 printable
// ASCII characters without spaces, and not reused after its key is destroyed.
type Drawer struct {
	Kind Kind
	ID   string
}

// String returns "kind/id".
func (d Drawer) String() string { return string(d.Kind) + "/" + d.ID }
