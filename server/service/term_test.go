// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
)

var begins = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// closesAt is when a table closes by itself: eight hours planned, and two.
var closesAt = begins.Add(10 * time.Hour)

// mustTimed opens a house whose clock stands at the planned start.
func mustTimed(t *testing.T) (*servicetest.Scene, *servicetest.Clock) {
	t.Helper()
	clock := servicetest.NewClock(begins)
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Now: clock.Now})
	return servicetest.NewScene(context.Background(), h, begins), clock
}

// mustKeep lets the clock look at a moment.
func mustKeep(t *testing.T, s *servicetest.Scene, clock *servicetest.Clock, at time.Time) {
	t.Helper()
	clock.Set(at)
	if _, err := s.House.KeepTerms(s.Ctx); err != nil {
		t.Fatalf("keeping terms at %s: %v", at, err)
	}
}

func mustStageOf(t *testing.T, s *servicetest.Scene) (conference.Stage, int) {
	t.Helper()
	v, err := s.Sees("Noor")
	if err != nil {
		t.Fatal(err)
	}
	return v.Stage, v.Warnings
}

func mustBe(t *testing.T, s *servicetest.Scene, stage conference.Stage, warnings int) {
	t.Helper()
	if got, n := mustStageOf(t, s); got != stage || n != warnings {
		t.Errorf("got %s after %d warnings, want %s after %d", got, n, stage, warnings)
	}
}

func mustInspect(t *testing.T, h *servicetest.House) {
	t.Helper()
	for _, problem := range inspected(t.Context(), h) {
		t.Error(problem)
	}
}

func TestTerms_ForgottenMeeting(t *testing.T) {
	t.Run("S8: is announced twice and then closed, what is undecided refused", func(t *testing.T) {
		s, clock := mustTimed(t)
		s.Table("Hatice", "Stef")
		onTheTable(s)
		s.Ask("Hatice", "house", "", "Voor mijn taak.")
		s.Grant("Stef", "Hatice", "rent", "", "")
		s.Must(t)
		mustKeep(t, s, clock, closesAt.Add(-time.Hour-time.Second))
		mustBe(t, s, conference.Table, 0)
		mustKeep(t, s, clock, closesAt.Add(-time.Hour))
		mustBe(t, s, conference.Table, 1)
		mustKeep(t, s, clock, closesAt.Add(-time.Hour+time.Second))
		mustBe(t, s, conference.Table, 1)
		mustKeep(t, s, clock, closesAt.Add(-15*time.Minute))
		mustBe(t, s, conference.Table, 2)
		mustKeep(t, s, clock, closesAt.Add(-time.Second))
		mustBe(t, s, conference.Table, 2)
		mustKeep(t, s, clock, closesAt)
		mustBe(t, s, conference.Done, 2)
		mustCloseByClock(t, s)
	})
	t.Run("S8: is announced too when its times are finer than what the record keeps", func(t *testing.T) {
		clock := servicetest.NewClock(begins)
		h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Now: clock.Now})
		s := servicetest.NewScene(context.Background(), h, begins.Add(7*time.Nanosecond))
		s.Convened("Stef")
		mustKeep(t, s, clock, closesAt.Add(-time.Hour))
		mustBe(t, s, conference.Planned, 1)
		later := NewTimes(s.Start.Add(24*time.Hour), "")
		mustDo(t)(h.Reschedule(s.Ctx, servicetest.Act("Noor"), s.Meeting, later))
		mustKeep(t, s, clock, closesAt.Add(-time.Hour+24*time.Hour))
		mustBe(t, s, conference.Planned, 1)
		mustInspect(t, h)
	})
	t.Run("S8: one that never started closes too", func(t *testing.T) {
		s, clock := mustTimed(t)
		s.Convened("Stef")
		s.Must(t)
		mustKeep(t, s, clock, closesAt)
		mustBe(t, s, conference.Done, 2)
		if got := s.House.Keyring.Status(tableOf(s)); got != vault.Destroyed {
			t.Errorf("the table's key is %s, want it destroyed", got)
		}
		mustInspect(t, s.House)
	})
	t.Run("S8: extended by the chair, announced anew and closed later", func(t *testing.T) {
		s, clock := mustTimed(t)
		s.Table("Stef")
		mustKeep(t, s, clock, closesAt.Add(-time.Hour))
		mustDo(t)(s.House.Extend(s.Ctx, servicetest.Act("Noor"), s.Meeting, closesAt.Add(3*time.Hour)))
		mustKeep(t, s, clock, closesAt.Add(time.Hour))
		mustBe(t, s, conference.Table, 0)
		mustKeep(t, s, clock, closesAt.Add(2*time.Hour))
		mustBe(t, s, conference.Table, 1)
		mustKeep(t, s, clock, closesAt.Add(3*time.Hour-15*time.Minute))
		mustBe(t, s, conference.Table, 2)
		mustKeep(t, s, clock, closesAt.Add(3*time.Hour))
		mustBe(t, s, conference.Done, 2)
		mustInspect(t, s.House)
	})
}

// mustCloseByClock: one release left, one request refused, by the clock.
func mustCloseByClock(t *testing.T, s *servicetest.Scene) {
	t.Helper()
	list, err := events(s.Ctx, s.House, s)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		switch b := e.Body.(type) {
		case conference.ClosingBegan:
			if b.Cause != conference.ByClock || len(b.Undecided) != 1 || b.Undecided[0] != s.Requests["Hatice asks house"] {
				t.Errorf("got %+v, want it closed by the clock and one request refused", b)
			}
		case conference.Sealed:
			if len(b.Parcels) != 1 || len(b.Parcels[0].Requests) != 1 || b.Parcels[0].Requests[0] != s.Requests["Hatice asks rent"] {
				t.Errorf("got %+v, want the one release that was permitted", b)
			}
		}
	}
	mustInspect(t, s.House)
}

// moved lets the chair extend between the clock's look at the list and what it does.
type moved struct {
	record.Store
	then *func()
}

func (m moved) DueBefore(ctx context.Context, at time.Time, limit int, what ...string) ([]record.Due, error) {
	rows, err := m.Store.DueBefore(ctx, at, limit, what...)
	if then := *m.then; then != nil {
		*m.then = nil
		then()
	}
	return rows, err
}

func TestTerms_ExtendedWhileTheClockLooks(t *testing.T) {
	t.Run("S8: is still announced twice", func(t *testing.T) {
		clock, then := servicetest.NewClock(begins), new(func())
		h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Now: clock.Now, Store: func(s record.Store) record.Store {
			return moved{s, then}
		}})
		s := servicetest.NewScene(context.Background(), h, begins)
		s.Table("Stef")
		s.Must(t)
		*then = func() {
			mustDo(t)(h.Extend(s.Ctx, servicetest.Act("Noor"), s.Meeting, closesAt.Add(3*time.Hour)))
		}
		mustKeep(t, s, clock, closesAt.Add(-time.Hour))
		mustKeep(t, s, clock, closesAt.Add(2*time.Hour))
		mustBe(t, s, conference.Table, 1)
		mustKeep(t, s, clock, closesAt.Add(3*time.Hour-time.Minute))
		mustBe(t, s, conference.Table, 2)
	})
}

// waits reports whether the texts of Hatice's parcel still open.
func waits(t *testing.T, s *servicetest.Scene) bool {
	t.Helper()
	drawer := vault.Drawer{Kind: vault.Parcel, ID: string(s.Meeting) + "/" + string(s.Seats["Hatice"])}
	stored, err := s.House.Store.EnvelopesOf(s.Ctx, drawer)
	if err != nil {
		t.Fatal(err)
	}
	live := s.House.Keyring.Status(drawer) == vault.Live
	if live != (len(stored) > 0) {
		t.Errorf("the key is live: %t, and %d texts lie there", live, len(stored))
	}
	return live
}

func TestTerms_Parcel(t *testing.T) {
	closed := func(t *testing.T) (*servicetest.Scene, *servicetest.Clock) {
		s, clock := mustTimed(t)
		play(s, "closed")
		s.Must(t)
		return s, clock
	}
	mustWait := func(t *testing.T, s *servicetest.Scene, want bool) {
		t.Helper()
		if got := waits(t, s); got != want {
			t.Errorf("the parcel is there: got %t, want %t", got, want)
		}
	}
	t.Run("S7: ends after fourteen days when nobody opens it", func(t *testing.T) {
		s, clock := closed(t)
		mustKeep(t, s, clock, begins.Add(14*24*time.Hour-time.Second))
		mustWait(t, s, true)
		mustKeep(t, s, clock, begins.Add(14*24*time.Hour))
		mustWait(t, s, false)
		mustInspect(t, s.House)
	})
	t.Run("S7: ends a day after first opening, which opening again does not move", func(t *testing.T) {
		s, clock := closed(t)
		clock.Add(time.Hour)
		s.OpenParcel("Hatice")
		clock.Add(time.Hour)
		s.OpenParcel("Hatice")
		s.Must(t)
		mustKeep(t, s, clock, begins.Add(25*time.Hour-time.Second))
		mustWait(t, s, true)
		mustKeep(t, s, clock, begins.Add(25*time.Hour))
		mustWait(t, s, false)
		mustInspect(t, s.House)
	})
	t.Run("S7: opened on the last day it does not live longer", func(t *testing.T) {
		s, clock := closed(t)
		clock.Set(begins.Add(14*24*time.Hour - time.Hour))
		s.OpenParcel("Hatice")
		s.Must(t)
		mustKeep(t, s, clock, begins.Add(14*24*time.Hour))
		mustWait(t, s, false)
	})
	t.Run("S7: ends at once when it is in the own file", func(t *testing.T) {
		s, _ := closed(t)
		s.OpenParcel("Hatice")
		mustDo(t)(s.House.CollectParcel(s.Ctx, servicetest.Act("Hatice"), s.Meeting))
		mustWait(t, s, false)
		mustInspect(t, s.House)
	})
}

func TestTerms_CaseEnds(t *testing.T) {
	t.Run("P4: after its term, with every key of it", func(t *testing.T) {
		s, clock := mustTimed(t)
		play(s, "closed")
		s.Must(t)
		end := begins.Add(time.Duration(conference.DefaultTerms.Case) * time.Second)
		mustKeep(t, s, clock, end.Add(-time.Second))
		if got := liveOf(s.House, vault.Case, vault.Own); got != 2 {
			t.Fatalf("before its end: got %d live keys, want those of the case and of Stef's consent", got)
		}
		mustKeep(t, s, clock, end)
		if got := liveOf(s.House, vault.Case, vault.Own, vault.Table, vault.Parcel); got != 0 {
			t.Errorf("after its end: got %d live keys, want none", got)
		}
		if _, err := s.House.Case(s.Ctx, servicetest.Person("Noor"), s.Case); !refusedAs(err, conference.Hidden) {
			t.Errorf("the case: got %v, want %s", err, conference.Hidden)
		}
		drawers, err := s.House.Store.Drawers(s.Ctx)
		for _, d := range drawers {
			if d.Kind != vault.Person && d.Kind != vault.House {
				t.Errorf("sealed texts still lie in a %s drawer", d.Kind)
			}
		}
		if err != nil {
			t.Error(err)
		}
		mustInspect(t, s.House)
	})
}

// told counts the keys of cases that are live when pages are to look anew.
type told struct {
	house *servicetest.House
	live  []int
}

func (told) Changed(conference.MeetingID) {}

func (w *told) Cut(conference.MeetingID) {
	if w.house != nil {
		w.live = append(w.live, liveOf(w.house, vault.Case))
	}
}

func TestTerms_CaseEnds_OnOpenPagesToo(t *testing.T) {
	clock := servicetest.NewClock(begins)
	var w told
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Now: clock.Now, Watch: &w})
	s := servicetest.NewScene(context.Background(), h, begins)
	play(s, "closed")
	s.Must(t)
	end := begins.Add(time.Duration(conference.DefaultTerms.Case) * time.Second)
	mustKeep(t, s, clock, end.Add(-time.Second))
	w.house = h
	mustKeep(t, s, clock, end)
	if len(w.live) != 1 || w.live[0] != 0 {
		t.Errorf("got pages that look with %v live keys of cases, want once, with none", w.live)
	}
}

func liveOf(h *servicetest.House, kinds ...vault.Kind) (n int) {
	for _, held := range h.Keyring.Drawers() {
		for _, k := range kinds {
			if held.Drawer.Kind == k && held.Status == vault.Live {
				n++
			}
		}
	}
	return n
}

func TestTerms_AClockThatJumpsBack(t *testing.T) {
	t.Run("P6: does not turn the times of a record around", func(t *testing.T) {
		s, clock := mustTimed(t)
		s.Table("Hatice", "Stef")
		for _, jump := range []time.Duration{-3 * time.Hour, time.Minute, -time.Second, 4 * time.Hour, -24 * time.Hour} {
			clock.Add(jump)
			s.Put("Stef", jump.String(), "Iets.")
		}
		s.Round()
		s.Close()
		s.Must(t)
		list, err := events(s.Ctx, s.House, s)
		if err != nil || len(list) == 0 {
			t.Fatalf("got %d events, %v", len(list), err)
		}
		for i := 1; i < len(list); i++ {
			if list[i].At.Before(list[i-1].At) {
				t.Errorf("event %d (%s) is at %s, before the one at %s", i+1, list[i].Kind(), list[i].At, list[i-1].At)
			}
		}
		mustInspect(t, s.House)
	})
}
