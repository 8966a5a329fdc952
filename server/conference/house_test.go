// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHouse_KnowsItsTermsAndPersons(t *testing.T) {
	act := Act{who("Noor"), opening}
	play := func(t *testing.T, h *House, events []Event, want ...Body) {
		t.Helper()
		var got []Body
		for _, e := range events {
			got = append(got, e.Body)
			if err := h.Apply(e); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("events (-want +got):\n%s", diff)
		}
	}
	t.Run("S7, S8: its terms, once", func(t *testing.T) {
		h := NewHouse()
		play(t, h, h.Found(act, DefaultTerms), HouseFounded{DefaultTerms})
		play(t, h, h.Found(act, Terms{Case: 1}))
		if !h.Founded() || h.Terms != (Terms{7200, 1209600, 86400, 157680000}) {
			t.Errorf("got %+v, want two hours, fourteen days, a day and five years", h.Terms)
		}
	})
	t.Run("M1: a person once", func(t *testing.T) {
		h := NewHouse()
		play(t, h, h.AddPerson(act, who("Stef"), envelope("Stef")), PersonAdded{who("Stef"), envelope("Stef")})
		before := h.Clone()
		play(t, h, h.AddPerson(act, who("Stef"), envelope("other")))
		play(t, h, h.AddPerson(act, who("Mila"), envelope("Mila")), PersonAdded{who("Mila"), envelope("Mila")})
		if len(before.Persons) != 1 || h.Persons[who("Stef")] != envelope("Stef") {
			t.Errorf("got %v before and %v after", before.Persons, h.Persons)
		}
	})
	t.Run("P6: pins the record of a closed meeting", func(t *testing.T) {
		h := NewHouse()
		root := Digest(strings.Repeat("0f", 32))
		play(t, h, h.Settle(act, MeetingID(named("meeting")), 7, root), MeetingSettled{MeetingID(named("meeting")), 7, root})
		if err := h.Apply(Event{Body: Started{}}); err == nil {
			t.Error("got an event of a meeting applied to the house")
		}
	})
}
