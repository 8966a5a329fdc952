// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"
	"time"
)

const day = 24 * time.Hour

func collected(t testing.TB) *scene { return permitted(t).closed() }

func openParcel(a Act) Deed    { return OpenParcel{a, DefaultTerms} }
func collectParcel(a Act) Deed { return CollectParcel{a} }

func TestParcel_IsTheRecipientsAlone(t *testing.T) {
	t.Run("S7: seen after closing, by its recipient only", func(t *testing.T) {
		s := permitted(t).sealed()
		if s.m.Sight(who("Hatice")).Parcel(seat("Hatice")) {
			t.Error("got a parcel shown before the meeting is closed")
		}
		s.do(s.finish())
		for _, name := range []string{"Noor", "Aniek", "Joris", "Omar", "Otto", "Clock"} {
			if s.m.Sight(who(name)).Parcel(seat("Hatice")) {
				t.Errorf("%s sees Hatice's parcel", name)
			}
		}
		if !s.m.Sight(who("Hatice")).Parcel(seat("Hatice")) || s.m.Sight(who("Noor")).Parcel(seat("Noor")) {
			t.Error("want Hatice to see hers, and Noor none")
		}
	})
	t.Run("T1: after closing, who let something go sees what, and nobody else does", func(t *testing.T) {
		s := permitted(t).sealed()
		if got := s.m.Sight(who("Joris")).Given(); len(got) != 0 {
			t.Errorf("before the meeting is closed: got %d, want none", len(got))
		}
		s.do(s.finish())
		for name, want := range map[string]int{"Joris": 1, "Omar": 1, "Stef": 1, "Hatice": 0, "Aniek": 0, "Noor": 0, "Otto": 0, "Clock": 0} {
			got := s.m.Sight(who(name)).Given()
			if len(got) != want {
				t.Errorf("%s: got %d, want %d", name, len(got), want)
			}
			for _, r := range got {
				if r.Provider.ID != seat(name) {
					t.Errorf("%s sees what %s let go", name, r.Provider.ID)
				}
			}
		}
	})
	t.Run("S7: hidden from who has none", func(t *testing.T) {
		s := collected(t)
		for _, d := range []func(Act) Deed{openParcel, collectParcel} {
			s.hidesFrom(d, "Otto", "Noor", "Joris", "Clock")
			early := permitted(t).sealed()
			early.hidesFrom(d, "Hatice")
		}
	})
}

func TestParcel_LivesUntilTheFirstOfItsThreeEnds(t *testing.T) {
	t.Run("S7: a day from first opening", func(t *testing.T) {
		s := collected(t)
		a := s.by("Hatice")
		s.gives(openParcel(a), ParcelOpened{seat("Hatice"), a.At.Add(day)})
		if v := s.m.Sight(who("Hatice")); !v.ParcelOpen() {
			t.Error("want it to show what it holds")
		}
		s.gives(openParcel(s.by("Hatice")))
		s.now = a.At.Add(day - time.Minute)
		s.refuses(openParcel(s.by("Hatice")), "conflict S7 parcel-gone")
		s.gives(ExpireParcel{s.by("Clock"), seat("Hatice")}, ParcelExpired{seat("Hatice")})
		if s.m.Sight(who("Hatice")).ParcelOpen() {
			t.Error("got an expired parcel open")
		}
	})
	t.Run("S7: never longer than its term", func(t *testing.T) {
		s := collected(t)
		p, _ := s.m.Parcel(seat("Hatice"))
		s.now = p.Until.Add(-time.Hour)
		s.gives(openParcel(s.by("Hatice")), ParcelOpened{seat("Hatice"), p.Until})
	})
	t.Run("S7: when the recipient says that it is in the file", func(t *testing.T) {
		s := collected(t)
		s.refuses(collectParcel(s.by("Hatice")), "conflict S7 parcel-unopened")
		s.do(openParcel(s.by("Hatice")))
		s.gives(collectParcel(s.by("Hatice")), ParcelCollected{seat("Hatice")})
		s.gives(collectParcel(s.by("Hatice")))
		s.refuses(openParcel(s.by("Hatice")), "conflict S7 parcel-gone")
		s.refuses(ExpireParcel{s.by("Clock"), seat("Hatice")}, "conflict S8 not-due")
		if s.m.Sight(who("Hatice")).ParcelOpen() {
			t.Error("got a collected parcel open")
		}
	})
	t.Run("S7: at the end of the house's term, unopened", func(t *testing.T) {
		s := collected(t)
		s.refuses(ExpireParcel{s.by("Clock"), seat("Hatice")}, "conflict S8 not-due")
		p, _ := s.m.Parcel(seat("Hatice"))
		s.now = p.Until.Add(-time.Minute)
		s.refuses(openParcel(s.by("Hatice")), "conflict S7 parcel-gone")
		s.gives(ExpireParcel{s.by("Clock"), seat("Hatice")}, ParcelExpired{seat("Hatice")})
		s.refuses(ExpireParcel{s.by("Clock"), seat("Hatice")}, "conflict S8 not-due")
		s.refuses(collectParcel(s.by("Hatice")), "conflict S7 parcel-gone")
	})
	t.Run("S7: only the clock lets a parcel expire", func(t *testing.T) {
		s := collected(t)
		s.now = s.now.Add(30 * day)
		s.hides(func(a Act) Deed { return ExpireParcel{a, seat("Hatice")} }, func(a Act) Deed { return ExpireParcel{a, seat("nobody")} }, "Hatice", "Noor", "Otto")
		s.refuses(ExpireParcel{s.by("Clock"), seat("Noor")}, hiddenLikeAbsent)
	})
}
