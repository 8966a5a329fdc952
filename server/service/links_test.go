// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// NewTimes is eight hours from a moment, at a place.
func NewTimes(start time.Time, place string) service.NewTimes {
	return service.NewTimes{PlannedStart: start, PlannedEnd: start.Add(8 * time.Hour), Place: place}
}

func mustRefuse(t *testing.T, err error, want conference.Reason) {
	t.Helper()
	var refused conference.Errors
	if !errors.As(err, &refused) || len(refused) != 1 || refused[0].Reason != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func mustLink(t *testing.T, s *servicetest.Scene, name string) conference.LinkID {
	t.Helper()
	address, err := s.House.LinkOf(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats[name])
	if err != nil {
		t.Fatalf("showing the link of %s: %v", name, err)
	}
	return linkIn(address)
}

func take(s *servicetest.Scene, name string, l conference.LinkID) error {
	return s.House.TakeLink(s.Ctx, servicetest.Person(name), s.Meeting, l)
}

func TestTakeLink_OfFiftyAtOnceOneIsLetThrough(t *testing.T) {
	s, _, _ := mustMailing(t, "Stef")
	l := mustLink(t, s, "Stef")
	var let atomic.Int64
	var work sync.WaitGroup
	begin := make(chan struct{})
	for range 50 {
		work.Go(func() {
			<-begin
			switch err := take(s, "Stef", l); {
			case err == nil:
				let.Add(1)
			default:
				mustRefuse(t, err, conference.LinkUnknown)
			}
		})
	}
	close(begin)
	work.Wait()
	if let.Load() != 1 {
		t.Errorf("%d were let through, want 1", let.Load())
	}
}

// Whatever is wrong with a link answers alike, to the byte.
func TestTakeLink_AnswersAlikeToEverythingThatIsWrong(t *testing.T) {
	for name, try := range map[string]func(*servicetest.Scene, *servicetest.Clock, conference.LinkID) error{
		"used": func(s *servicetest.Scene, _ *servicetest.Clock, l conference.LinkID) error {
			if err := take(s, "Stef", l); err != nil {
				return err
			}
			return take(s, "Stef", l)
		},
		"overtaken": func(s *servicetest.Scene, _ *servicetest.Clock, l conference.LinkID) error {
			if _, err := s.House.SendAgain(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Stef"]); err != nil {
				return err
			}
			return take(s, "Stef", l)
		},
		"withdrawn": func(s *servicetest.Scene, _ *servicetest.Clock, l conference.LinkID) error {
			s.Uninvite("Stef")
			return take(s, "Stef", l)
		},
		"after the close": func(s *servicetest.Scene, _ *servicetest.Clock, l conference.LinkID) error {
			s.Close()
			return take(s, "Stef", l)
		},
		"expired at the moment": func(s *servicetest.Scene, clock *servicetest.Clock, l conference.LinkID) error {
			clock.Set(s.Start.Add(10 * time.Hour))
			return take(s, "Stef", l)
		},
		"forwarded to somebody else": func(s *servicetest.Scene, _ *servicetest.Clock, l conference.LinkID) error { return take(s, "Mila", l) },
		"of who was removed": func(s *servicetest.Scene, _ *servicetest.Clock, l conference.LinkID) error {
			s.RemovePerson("Stef")
			return take(s, "Stef", l)
		},
		"by nobody of this house": func(s *servicetest.Scene, _ *servicetest.Clock, l conference.LinkID) error {
			return s.House.TakeLink(s.Ctx, conference.PersonID(service.NewID()), s.Meeting, l)
		},
		"of a meeting that is not there": func(s *servicetest.Scene, _ *servicetest.Clock, l conference.LinkID) error {
			return s.House.TakeLink(s.Ctx, servicetest.Person("Stef"), conference.MeetingID(service.NewID()), l)
		},
		"that nobody made": func(s *servicetest.Scene, _ *servicetest.Clock, _ conference.LinkID) error {
			return take(s, "Stef", conference.LinkID(service.NewID()))
		},
		"none": func(s *servicetest.Scene, _ *servicetest.Clock, _ conference.LinkID) error {
			return take(s, "Stef", "")
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, clock, _ := mustMailing(t, "Stef")
			err := try(s, clock, mustLink(t, s, "Stef"))
			mustRefuse(t, err, conference.LinkUnknown)
			if want := conference.Refuse(conference.LinkUnknown).Error(); err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
			s.Must(t)
		})
	}
	t.Run("a moment before it expires it works", func(t *testing.T) {
		s, clock, _ := mustMailing(t, "Stef")
		l := mustLink(t, s, "Stef")
		clock.Set(s.Start.Add(10*time.Hour - time.Microsecond))
		if err := take(s, "Stef", l); err != nil {
			t.Error(err)
		}
	})
}

func TestLinkOf_ShowsWhatTheMailHas(t *testing.T) {
	s, _, box := mustMailing(t, "Stef")
	l := mustLink(t, s, "Stef")
	mustDeliver(t, s)
	if got := linkIn(mustHave(t, box, "Stef", notify.Invitation)[0].Link); got != l {
		t.Errorf("the mail has %s, shown was %s", got, l)
	}
	if err := take(s, "Stef", l); err != nil {
		t.Fatal(err)
	}
	again := mustLink(t, s, "Stef")
	if again == l {
		t.Error("a link that was used is shown")
	}
	if err := take(s, "Stef", again); err != nil {
		t.Errorf("the new one: %v", err)
	}
	_, err := s.House.LinkOf(s.Ctx, servicetest.Act("Mila"), s.Meeting, s.Seats["Stef"])
	mustRefuse(t, err, conference.Hidden)
}

func TestLinks_AHouseWithoutThem(t *testing.T) {
	clock := servicetest.NewClock(begins)
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Now: clock.Now})
	s := servicetest.NewScene(t.Context(), h, begins)
	s.Convened("Stef")
	s.Must(t)
	_, err := h.SendAgain(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Stef"])
	mustRefuse(t, err, conference.MailOff)
	_, err = h.LinkOf(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Stef"])
	mustRefuse(t, err, conference.MailOff)
	mustRefuse(t, take(s, "Stef", ""), conference.LinkUnknown)
	if n, err := h.KeepMail(s.Ctx); n != 0 || err != nil {
		t.Errorf("got %d, %v, want no mail", n, err)
	}
}

func TestSubstitute_TheFirstLinkDies(t *testing.T) {
	s, _, box := mustMailing(t, "Stef")
	l := mustLink(t, s, "Stef")
	mustDeliver(t, s)
	r := mustDo(t)(s.House.Substitute(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Stef"], service.NewSubstitute{Person: servicetest.Person("Mila")}))
	mustDeliver(t, s)
	mustRefuse(t, take(s, "Stef", l), conference.LinkUnknown)
	mustHave(t, box, "Stef", notify.Invitation, notify.Cancelled)
	invited := mustHave(t, box, "Mila", notify.Invitation)[0]
	if invited.UID != r.ID || take(s, "Mila", linkIn(invited.Link)) != nil {
		t.Errorf("the substitute's own link does not work: %+v", invited)
	}
}
