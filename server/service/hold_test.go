// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/service/servicetest"
)

func TestHeldUntil_WhoWaitsForTheirTaskToBeConfirmed(t *testing.T) {
	s := servicetest.NewScene(t.Context(), servicetest.MustOpen(t, t.TempDir(), servicetest.Options{}), time.Now())
	s.Convened()
	s.Invite("Stef")
	s.Must(t)
	held := func(want bool, when string) {
		t.Helper()
		until, err := s.House.HeldUntil(s.Ctx, servicetest.Person("Stef"), s.Meeting)
		if err != nil || until.IsZero() == want {
			t.Errorf("%s: got held until %v (%v), want held: %t", when, until, err, want)
		}
	}
	held(false, "invited only")
	_, err := s.House.AcceptConfidentiality(s.Ctx, servicetest.Act("Stef"), s.Meeting)
	s.Fail(err)
	s.Declare("Stef")
	s.Must(t)
	held(false, "before the table is open")
	_, err = s.House.Start(s.Ctx, servicetest.Act("Noor"), s.Meeting)
	s.Fail(err)
	s.Must(t)
	held(true, "at an open table, with task and promise")
	_, err = s.House.ConfirmTask(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Stef"])
	s.Fail(err)
	s.Must(t)
	held(false, "confirmed, and still outside")
	s.Knock("Stef")
	s.Must(t)
	held(true, "at the door")
}

func TestHeldUntil_NotWhoHasSomethingToDoThemselves(t *testing.T) {
	s := servicetest.NewScene(t.Context(), servicetest.MustOpen(t, t.TempDir(), servicetest.Options{}), time.Now())
	s.Table()
	s.Invite("Stef")
	s.Declare("Stef")
	s.Invite("Hatice")
	_, err := s.House.AcceptConfidentiality(s.Ctx, servicetest.Act("Hatice"), s.Meeting)
	s.Fail(err)
	s.Must(t)
	for name, missing := range map[string]string{"Stef": "the promise", "Hatice": "the task"} {
		if until, err := s.House.HeldUntil(s.Ctx, servicetest.Person(name), s.Meeting); err != nil || !until.IsZero() {
			t.Errorf("%s without %s: got held until %v (%v), want not held", name, missing, until, err)
		}
	}
}
