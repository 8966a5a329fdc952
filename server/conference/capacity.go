// SPDX-License-Identifier: EUPL-1.2

package conference

// Capacity is in which quality somebody takes part (M4; VNG question 33).
type Capacity string

const (
	Chair            Capacity = "chair"
	Director         Capacity = "director"
	CareProfessional Capacity = "care-professional"
	Professional     Capacity = "professional"
	Adviser          Capacity = "adviser"
	Subject          Capacity = "subject"
	Representative   Capacity = "representative"
	Interpreter      Capacity = "interpreter"
)

// rights says what a capacity may do at the table. A right that is not in this
// table does not exist (M4; product, Roles and rights).
type rights struct {
	needsTask  bool // M2: subject and representative need none
	puts       bool // put items on the table
	takesHome  bool // ask for items to take home
	personal   bool // T3: take personal data home
	takesOn    bool // take on an agreement
	underAsker bool // M2: an adviser sits under the task of who asks for advice
	vouches    bool // L1: answer for who sits beside
	vouchedFor bool // L1: come in beside who answers
	readsNotes bool // S3: who has a part of their own; an interpreter has none
	readsDeeds bool // P6: who acts for an organisation; others by a request for access
}

var capacities = map[Capacity]rights{
	Chair:            {needsTask: true, puts: true, takesHome: true, personal: true, takesOn: true, vouches: true, readsNotes: true, readsDeeds: true},
	Director:         {needsTask: true, puts: true, takesHome: true, personal: true, takesOn: true, vouches: true, readsNotes: true, readsDeeds: true},
	CareProfessional: {needsTask: true, puts: true, takesHome: true, personal: true, takesOn: true, vouches: true, readsNotes: true, readsDeeds: true},
	Professional:     {needsTask: true, puts: true, takesHome: true, personal: true, takesOn: true, vouches: true, readsNotes: true, readsDeeds: true},
	Adviser:          {needsTask: true, puts: true, takesHome: true, underAsker: true, readsNotes: true, readsDeeds: true},
	Subject:          {puts: true, takesHome: true, personal: true, takesOn: true, vouchedFor: true, readsNotes: true},
	Representative:   {puts: true, takesHome: true, personal: true, takesOn: true, vouchedFor: true, readsNotes: true},
	Interpreter:      {needsTask: true, vouchedFor: true},
}

// Valid reports whether the capacity is one of the closed list.
func (c Capacity) Valid() bool { _, ok := capacities[c]; return ok }

// may returns the rights of a capacity; an unknown one has none.
func (c Capacity) may() rights { return capacities[c] }

// NeedsTask reports whether M2 asks this capacity for a task.
func (c Capacity) NeedsTask() bool { return c.may().needsTask }
