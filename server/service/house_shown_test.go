// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// set lets Bea set the house anew.
func set(t *testing.T, s *servicetest.Scene, change func(*service.NewSettings)) {
	t.Helper()
	in := newSettings("Gemeente Waterkamp")
	change(&in)
	if _, err := s.House.SetHouse(s.Ctx, servicetest.Act("Bea"), in); err != nil {
		t.Fatalf("setting the house: %v", err)
	}
}

func convened(t *testing.T, invited ...string) *servicetest.Scene {
	t.Helper()
	s := servicetest.NewScene(t.Context(), servicetest.MustOpen(t, t.TempDir(), servicetest.Options{}), time.Now())
	s.Convened(invited...)
	s.Must(t)
	return s
}

func TestHouse_WeighsFromItsOwnNumber(t *testing.T) {
	s := convened(t, "Stef")
	for _, number := range []int{3, 12} {
		set(t, s, func(in *service.NewSettings) { in.Weighed = number })
		v, err := s.Sees("Noor")
		if err != nil || v.Tally == nil || v.Tally.Weighed != number {
			t.Errorf("what Noor sees: got %+v and %v, want weighing from %d", v.Tally, err, number)
		}
	}
	if v, err := s.Sees("Stef"); err != nil || v.Tally != nil {
		t.Errorf("what Stef sees: got %+v and %v, want no number", v.Tally, err)
	}
}
