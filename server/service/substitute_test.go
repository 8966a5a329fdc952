// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/view"
)

// seen returns a participant as somebody sees them, if they do.
func seen(t testing.TB, s *servicetest.Scene, by string, of conference.ParticipantID) (view.Person, bool) {
	t.Helper()
	v, err := s.Sees(by)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range v.People {
		if p.Participant == of {
			return p, true
		}
	}
	return view.Person{}, false
}

func TestSubstitute(t *testing.T) {
	s := servicetest.NewScene(t.Context(), servicetest.MustOpen(t, t.TempDir(), servicetest.Options{}), time.Now())
	s.Convened("Hatice", "Stef")
	s.Knock("Stef")
	s.Must(t)
	first, _ := seen(t, s, "Noor", s.Seats["Stef"])
	r := mustDo(t)(s.House.Substitute(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Stef"], service.NewSubstitute{Person: servicetest.Person("Aniek")}))
	s.Seats["Aniek"] = conference.ParticipantID(r.ID)
	t.Run("M9: seat, organisation and reason carry over; task, promise and identity do not", func(t *testing.T) {
		got, ok := seen(t, s, "Noor", s.Seats["Aniek"])
		want := first
		want.Participant, want.Name, want.Presence, want.Task = s.Seats["Aniek"], "Aniek", conference.Outside, nil
		want.Preparation = &view.Preparation{Why: first.Preparation.Why}
		want.Door = &view.AtDoor{}
		if diff := cmp.Diff(want, got); diff != "" || !ok || got.Preparation.Why == "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
	t.Run("M9: who does not come knows nothing any more, and is no longer listed", func(t *testing.T) {
		if _, err := s.Sees("Stef"); !refusedAs(err, conference.Hidden) {
			t.Errorf("got %v, want %s", err, conference.Hidden)
		}
		if _, ok := seen(t, s, "Noor", s.Seats["Stef"]); ok {
			t.Error("got Stef still among the people")
		}
	})
	t.Run("M9, M2, M5: and does everything anew", func(t *testing.T) {
		s.Ready("Aniek")
		_, err := s.House.Start(s.Ctx, servicetest.Act("Noor"), s.Meeting)
		s.Enter("Aniek")
		s.Must(t)
		if err != nil {
			t.Fatal(err)
		}
	})
	for name, row := range map[string]struct {
		seat, by string
		want     conference.Reason
	}{
		"M1: by somebody the house does not know": {"Hatice", "Nobody", conference.PersonUnknown},
		"M9: of who was at the table":             {"Aniek", "Bram", conference.AlreadyAdmitted},
		"M9: of who was substituted":              {"Stef", "Bram", conference.Hidden},
	} {
		t.Run(name, func(t *testing.T) {
			person := servicetest.Person(row.by)
			if row.by == "Nobody" {
				person = conference.PersonID(service.NewID())
			}
			_, err := s.House.Substitute(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats[row.seat], service.NewSubstitute{Person: person})
			if !refusedAs(err, row.want) {
				t.Errorf("got %v, want %s", err, row.want)
			}
		})
	}
	t.Run("M9: hidden from who is not the organiser", func(t *testing.T) {
		_, err := s.House.Substitute(s.Ctx, servicetest.Act("Hatice"), s.Meeting, s.Seats["Hatice"], service.NewSubstitute{Person: servicetest.Person("Bram")})
		if !refusedAs(err, conference.Hidden) {
			t.Errorf("got %v, want %s", err, conference.Hidden)
		}
	})
	mustInspect(t, s.House)
}

func TestView_OfTheWaitingRoom(t *testing.T) {
	s := servicetest.MustScene(t, servicetest.MustOpen(t, t.TempDir(), servicetest.Options{}), "Hatice", "Stef")
	s.Invite("Lotte")
	s.Invite("Mila")
	s.Invite("Joris")
	link := servicetest.Act("Joris")
	link.Method, link.First = conference.MethodLink, true
	mustDo(t)(s.House.Arrive(s.Ctx, link, s.Meeting))
	passkey := servicetest.Act("Mila")
	passkey.Method, passkey.First, passkey.Proof = conference.MethodPasskey, true, conference.ProofID(service.NewID())
	mustDo(t)(s.House.Arrive(s.Ctx, passkey, s.Meeting))
	mustDo(t)(s.House.VouchFor(s.Ctx, servicetest.Act("Stef"), s.Meeting, s.Seats["Lotte"]))
	mustGive(t, s, "Lotte")
	_, _ = s.House.Leave(s.Ctx, servicetest.Act("Hatice"), s.Meeting)
	t.Run("L1: the organiser sees how each showed who they are", func(t *testing.T) {
		for name, want := range map[string]view.AtDoor{
			"Mila":  {Method: conference.MethodPasskey, First: true, SpokenCode: conference.SpokenCode(passkey.Proof)},
			"Lotte": {Method: conference.MethodVouched, VouchedBy: s.Seats["Stef"], TableCode: true},
			"Stef":  {Method: conference.MethodDemo},
			"Joris": {Method: conference.MethodLink},
		} {
			got, _ := seen(t, s, "Noor", s.Seats[name])
			if diff := cmp.Diff(&want, got.Door); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	})
	t.Run("L1: nobody else does", func(t *testing.T) {
		v, err := s.Sees("Stef")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range v.People {
			if p.Door != nil {
				t.Errorf("got %+v of %s shown to Stef", p.Door, p.Name)
			}
		}
	})
	t.Run("L1: who left is told from who never came", func(t *testing.T) {
		for name, want := range map[string]bool{"Hatice": true, "Stef": true, "Mila": false} {
			if got, _ := seen(t, s, "Noor", s.Seats[name]); got.Attended != want {
				t.Errorf("%s attended: got %t, want %t", name, got.Attended, want)
			}
		}
	})
	t.Run("L1, M6: a professional who is here knows for whom they can answer", func(t *testing.T) {
		v, err := s.Sees("Stef")
		want := []view.Neighbour{{
			Participant: s.Seats["Lotte"], Name: "Lotte", Capacity: conference.Representative, Presence: conference.Waiting, Vouched: true, Settled: true,
		}}
		if diff := cmp.Diff(want, v.Me.Neighbours); diff != "" || err != nil {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
		for _, name := range []string{"Hatice", "Mila", "Lotte"} {
			if v, err := s.Sees(name); err != nil || len(v.Me.Neighbours) != 0 {
				t.Errorf("%s: got %v, %v, want nobody", name, v.Me.Neighbours, err)
			}
		}
	})
}
