// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"slices"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/demo"
	"github.com/casustafel/casustafel/server/view"
)

// TestMinutes plays the demo case over HTTP, as the command does, and holds at
// each stage what each of the eight can see against the golden files.
func TestMinutes(t *testing.T) {
	h := mustOpen(t, t.TempDir())
	play, heard := h.mustBegin(t)
	as := func(first string) witness { return witness{t, play, heard, first} }

	play.Invited(tenOClock)
	play.Convened()
	must(t, play)
	as("Bram").knowsOfNoMeeting()
	as("Lotte").sees(nothingOnTheTable, people("Lotte"))
	golden(t, play, "1-convened")

	play.AtTheTable()
	must(t, play)
	as("Noor").sees(items(1, 2, 3, 4, 5, 7, 9, 10, 12, 13), people("Aniek", "Hatice", "Joris", "Lotte", "Mila", "Noor", "Omar", "Stef"))
	as("Hatice").sees(items(1, 2, 3, 4, 5, 7, 9, 10, 12, 13), people("Aniek", "Hatice", "Joris", "Lotte", "Mila", "Noor", "Omar", "Stef"))
	as("Joris").sees(items(4, 5), people("Joris")) // left: only the own items
	as("Mila").sees(items(3, 7, 10), people("Aniek", "Hatice", "Joris", "Lotte", "Mila", "Noor", "Stef"))
	as("Stef").sees(items(1, 2, 3, 9, 10, 13), people("Aniek", "Hatice", "Joris", "Lotte", "Mila", "Noor", "Stef"))
	as("Aniek").sees(items(1, 2, 9, 10, 13), people("Aniek", "Hatice", "Joris", "Lotte", "Mila", "Noor", "Stef"))
	as("Omar").sees(items(4, 5, 12), people("Hatice", "Joris", "Lotte", "Noor", "Omar"))
	as("Lotte").sees(items(1, 2, 4, 5, 9, 10, 12, 13), people("Aniek", "Hatice", "Joris", "Lotte", "Mila", "Noor", "Omar", "Stef"))
	as("Stef").neverSaw("bemiddeld", "veroordeling", "overprikkeld", "Salhi")
	as("Omar").neverSaw("middernacht", "huurachterstand", "Peters", "Hoekstra")
	golden(t, play, "2-table")

	play.TheRound()
	must(t, play)
	as("Hatice").sees(items(1, 2, 3, 4, 5, 7, 9, 10, 12, 13), nil)
	as("Joris").sees(items(4, 5), people("Joris"))
	golden(t, play, "3-round")

	play.Closed()
	must(t, play)
	for _, p := range demo.People {
		as(p.First()).sees(nothingOnTheTable, nil)
	}
	as("Hatice").mayCollect(3)
	as("Aniek").mayCollect(2)
	for _, first := range []string{"Noor", "Joris", "Mila", "Stef", "Omar", "Lotte"} {
		as(first).mayCollect(0)
	}
	play.As("Hatice").OpensParcel()
	play.As("Aniek").OpensParcel()
	as("Stef").neverSaw("bemiddeld", "veroordeling", "overprikkeld", "Salhi")
	golden(t, play, "4-closed")

	play.As("Hatice").Collects()
	must(t, play)
	as("Hatice").findsNothingToCollect()
}

// witness says what somebody sees, by the names of the minutes.
type witness struct {
	t     *testing.T
	play  *demo.Play
	heard *recorder
	first string
}

var nothingOnTheTable = []int{}

func items(n ...int) []int { return n }

func people(first ...string) []string { return first }

// sees holds the items, and unless nil the people, that somebody sees now.
func (w witness) sees(wantItems []int, wantPeople []string) {
	w.t.Helper()
	v := w.play.As(w.first).Sees()
	must(w.t, w.play)
	got := []int{}
	for n := 1; n <= 13; n++ {
		seen := slices.ContainsFunc(v.Items, func(i view.Item) bool { return i.ID == w.play.Item(n) })
		if seen {
			got = append(got, n)
		}
	}
	if !slices.Equal(got, wantItems) || len(v.Items) != len(wantItems) {
		w.t.Errorf("%s sees items %v (%d), want %v", w.first, got, len(v.Items), wantItems)
	}
	if wantPeople == nil {
		return
	}
	var present []string
	for _, p := range demo.People {
		if slices.ContainsFunc(v.People, func(q view.Person) bool { return q.Name == p.Name }) {
			present = append(present, p.First())
		}
	}
	slices.Sort(present)
	if !slices.Equal(present, wantPeople) {
		w.t.Errorf("%s sees people %v, want %v", w.first, present, wantPeople)
	}
}

func (w witness) neverSaw(words ...string) {
	w.t.Helper()
	for _, word := range words {
		if where, found := w.heard.hears(w.first, word); found {
			w.t.Errorf("%s was told %q by %s", w.first, word, where)
		}
	}
}

func (w witness) knowsOfNoMeeting() {
	w.t.Helper()
	answer, err := w.play.Client(w.first).Get(w.t.Context(), "/v1/meetings/"+string(w.play.Meeting))
	if err != nil || answer.Status != 404 {
		w.t.Errorf("%s asked for the meeting: got %d, %v; want 404", w.first, answer.Status, err)
	}
}

func (w witness) mayCollect(want int) {
	w.t.Helper()
	v := w.play.As(w.first).Sees()
	got := 0
	if v.Parcel != nil {
		got = v.Parcel.Count
	}
	if got != want {
		w.t.Errorf("%s may collect %d, want %d", w.first, got, want)
	}
}

// S7: collected is gone, and its recipient is told how it went.
func (w witness) findsNothingToCollect() {
	w.t.Helper()
	v := w.play.As(w.first).Sees()
	if v.Parcel == nil || v.Parcel.Gone != conference.InOwnFile {
		w.t.Errorf("%s sees parcel %+v, want it collected", w.first, v.Parcel)
	}
	w.play.As(w.first).IsRefused("S7").OpensParcel()
	must(w.t, w.play)
}
