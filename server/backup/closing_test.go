// SPDX-License-Identifier: EUPL-1.2

package backup

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/view"
)

// TestRestore_FromAnyMomentOfClosing backs up at each step of a closing and restores
// each: before the releases were sealed nothing is left of the table; after it the
// agreements are, in the case; once closed everything is as it was, but for parcels,
// whose keys are in no backup (S5).
func TestRestore_FromAnyMomentOfClosing(t *testing.T) {
	folder, to := t.TempDir(), t.TempDir()
	r := mustRecovery(t)
	made := map[string]Made{}
	n := 0 // opening empties the log as well: of a step that is told twice the last counts
	h := servicetest.MustOpen(t, folder, servicetest.Options{Step: func(step string) {
		n++
		made[step] = mustMake(t, r.config(folder, filepath.Join(to, fmt.Sprint(n))))
	}})
	s := servicetest.MustScene(t, h, "Hatice", "Stef")
	s.Put("Stef", "rent", "Er is een huurachterstand.")
	s.Draft("Hatice", "A1", "Vaste contactpersoon.")
	s.TakeOn("Hatice", "A1")
	s.Ask("Hatice", "rent", "A1", "Om te helpen.")
	s.Grant("Stef", "Hatice", "rent", "", "")
	s.Round("A1")
	s.Close()
	s.Must(t)
	for at, step := range service.Steps() {
		t.Run(step, func(t *testing.T) {
			restored := t.TempDir()
			result, err := Restore(t.Context(), r.into(made[step].Path, restored))
			if err != nil || len(result.Missing)+len(result.Differs) > 0 {
				t.Fatalf("got %+v, %v; want nothing missing or differing", result, err)
			}
			sealed := at >= slices.Index(service.Steps(), service.StepSealed)
			closed := at >= slices.Index(service.Steps(), service.StepClosed)
			v := mustLook(t, restored, s.Meeting)
			if v.Stage != conference.Done || v.Lost == closed || len(v.Items) > 0 {
				t.Errorf("got stage %s, lost %t, %d items; want closed, lost %t and none", v.Stage, v.Lost, len(v.Items), !closed)
			}
			if got := len(v.Agreements) == 1 && v.Agreements[0].Activity == "Vaste contactpersoon."; got != sealed {
				t.Errorf("got agreements %+v, want the one taken on: %t", v.Agreements, sealed)
			}
			if got := v.Parcel != nil && v.Parcel.Gone == conference.KeyLost; got != sealed || result.Parcels > 1 {
				t.Errorf("got parcel %+v, want one that is lost: %t", v.Parcel, sealed)
			}
		})
	}
}

// mustLook starts a house as the program does and looks as Hatice.
func mustLook(t *testing.T, folder string, id conference.MeetingID) view.Meeting {
	t.Helper()
	h := servicetest.MustOpen(t, folder, servicetest.Options{})
	v, err := h.Meeting(t.Context(), servicetest.Person("Hatice"), id)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
