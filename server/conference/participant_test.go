// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

func TestParticipant_PreparedAndAwaited(t *testing.T) {
	declared, advises := Task{Catalogue: "wmo-access"}, Task{Asker: "stef"}
	for _, row := range []struct {
		name              string
		p                 Participant
		prepared, awaited bool
	}{
		{"M2: nothing done", Participant{Capacity: Professional}, false, false},
		{"M5: a task without the promise", Participant{Capacity: Professional, Task: declared}, false, false},
		{"M2: the promise without a task", Participant{Capacity: Professional, Accepted: PromiseGeneral}, false, false},
		{"M2: both, the chair has not looked", Participant{Capacity: Professional, Accepted: PromiseGeneral, Task: declared}, true, true},
		{"M2: both, and confirmed", Participant{Capacity: Professional, Accepted: PromiseGeneral, Task: declared, Confirmed: true}, true, false},
		{"T3: an adviser under the task of who asks", Participant{Capacity: Adviser, Accepted: PromiseGeneral, Task: advises}, true, true},
		{"M2: the subject needs no task", Participant{Capacity: Subject, Accepted: PromiseGeneral}, true, false},
		{"M5: the subject needs the promise", Participant{Capacity: Subject}, false, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := row.p.Prepared(); got != row.prepared {
				t.Errorf("Prepared: got %v, want %v", got, row.prepared)
			}
			if got := row.p.AwaitsConfirmation(); got != row.awaited {
				t.Errorf("AwaitsConfirmation: got %v, want %v", got, row.awaited)
			}
		})
	}
}
