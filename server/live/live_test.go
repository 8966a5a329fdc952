// SPDX-License-Identifier: EUPL-1.2

package live_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/live"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/view"
)

var everybody = []string{"Hatice", "Joris", "Mila", "Stef", "Aniek"}

// deeds are one of every kind that changes what somebody sees.
func deeds(r *room) []func() {
	return []func(){
		func() { r.Put("Joris", "one", "een") },
		func() { r.Put("Stef", "two", "twee", "Hatice") },
		func() { r.Draft("Hatice", "visit", "bezoek") },
		func() { r.TakeOn("Hatice", "visit") },
		func() { r.Ask("Hatice", "one", "visit", "nodig") },
		func() { r.Grant("Joris", "Hatice", "one", "anders", "eerst bellen") },
		func() { r.TakeBack("Joris", "Hatice", "one") },
		func() { r.Grant("Joris", "Hatice", "one", "", "") },
		func() { r.ShowOut("Mila") },
		func() { r.Enter("Mila") },
		func() { r.Narrow("Stef", "two", "Hatice") },
		func() { r.Rewrite("Hatice", "visit", "bezoek, twee keer") },
		func() { r.Withdraw("Stef", "two") },
		func() { r.Invite("Bram"); r.Ready("Bram"); r.Enter("Bram") },
		func() { r.Draft("Joris", "talk", "gesprek") },
		func() { r.TakeOn("Joris", "talk") },
		func() { r.Drop("Joris", "talk") },
		func() { r.Round("visit") },
		func() { r.Close() },
		func() { r.OpenParcel("Hatice") },
	}
}

// TestPages_ShowWhatReadingShows: after every deed, what a page has put together
// from differences is what a look at everything gives (M6, L1). So a revision that
// was not noted is found.
func TestPages_ShowWhatReadingShows(t *testing.T) {
	r := mustRoom(t, nil, nil, everybody...)
	calm := patient
	calm.Slow = time.Minute // a page that a busy machine makes slow is not dropped
	pages := map[string]*page{}
	for _, name := range append([]string{"Noor"}, everybody...) {
		pages[name] = r.open(t, name, calm)
	}
	for i, deed := range deeds(r) {
		deed()
		r.Must(t)
		for name, p := range pages {
			want := r.whole(t, name)
			p.has(t, fmt.Sprintf("what reading shows after deed %d", i), func(got map[string]json.RawMessage) bool { return equal(got, want) })
		}
	}
	for name, p := range pages {
		if !p.frames[0].Whole || slices.ContainsFunc(p.frames[1:], func(f live.Frame) bool { return f.Whole }) {
			t.Errorf("%s: want the first frame whole and no other", name)
		}
	}
}

func (r *room) whole(t *testing.T, name string) map[string]json.RawMessage {
	t.Helper()
	picture, err := r.House.Look(t.Context(), servicetest.Person(name), r.Meeting, view.Seen{})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]json.RawMessage{}
	for _, p := range picture.Pieces {
		text, err := json.Marshal(p.Value)
		if err != nil {
			t.Fatal(err)
		}
		all[p.Key] = text
	}
	return all
}

func equal(a, b map[string]json.RawMessage) bool {
	return maps.EqualFunc(a, b, func(x, y json.RawMessage) bool { return string(x) == string(y) })
}

// TestPages_ShowWhatReadingShows_CatchesAForgottenRevision plants a view that takes
// a request for unchanged once it was shown.
func TestPages_ShowWhatReadingShows_CatchesAForgottenRevision(t *testing.T) {
	shown := map[string]bool{}
	forgetful := func(look live.Look) live.Look {
		return func(ctx context.Context, p conference.PersonID, m conference.MeetingID, last view.Seen) (view.Picture, error) {
			picture, err := look(ctx, p, m, last)
			picture.Pieces = slices.DeleteFunc(picture.Pieces, func(one view.Piece) bool {
				was := shown[one.Key]
				shown[one.Key] = strings.HasPrefix(one.Key, "request/")
				return was
			})
			return picture, err
		}
	}
	r := mustRoom(t, forgetful, nil, everybody...)
	p := r.open(t, "Hatice", patient)
	list := deeds(r)
	for _, deed := range list[:5] {
		deed()
	}
	asked := "request/" + string(r.Requests[servicetest.Asks("Hatice", "one")])
	p.has(t, "the request", func(got map[string]json.RawMessage) bool { return got[asked] != nil })
	list[5]()
	r.Must(t)
	r.Put("Joris", "sign", "teken") // what comes after, has come: the change before it never will
	p.has(t, "the sign", func(got map[string]json.RawMessage) bool { return got["item/"+string(r.Items["sign"])] != nil })
	p.mu.Lock()
	defer p.mu.Unlock()
	if diff := cmp.Diff(string(r.whole(t, "Hatice")[asked]), string(p.got[asked])); diff == "" {
		t.Error("a page with forgotten revisions shows what reading shows: the comparison sees nothing")
	}
}

// TestCut_NothingIsSentAfterTheAnswer shows somebody out, two hundred times, while
// others put items, and looks for an item sent after the answer (L1).
func TestCut_NothingIsSentAfterTheAnswer(t *testing.T) {
	if late := sentAfterAnswer(t, 200); late > 0 {
		t.Errorf("%d times an item was sent after the answer", late)
	}
}

// TestCut_WaitsForWhatWasLookedAtBefore holds a page between looking and sending
// while its viewer is shown out. A hub that does not cut answers meanwhile, and
// the item is sent after: that is caught. One that does, does not answer before.
func TestCut_WaitsForWhatWasLookedAtBefore(t *testing.T) {
	if !sentLateByHeldPage(t, func(w service.Watchers) service.Watchers { return uncut{w} }) {
		t.Error("a hub that does not cut sends nothing late: the test sees nothing")
	}
	if sentLateByHeldPage(t, nil) {
		t.Error("an item was sent after the answer")
	}
}

func sentLateByHeldPage(t *testing.T, watch func(service.Watchers) service.Watchers) bool {
	t.Helper()
	var armed, out, late atomic.Bool
	looked, release, sent := make(chan struct{}), make(chan struct{}), make(chan struct{})
	holding := func(look live.Look) live.Look {
		return func(ctx context.Context, p conference.PersonID, m conference.MeetingID, last view.Seen) (view.Picture, error) {
			picture, err := look(ctx, p, m, last)
			if armed.CompareAndSwap(true, false) {
				close(looked)
				<-release
			}
			return picture, err
		}
	}
	r := mustRoom(t, holding, watch, "Joris", "Stef")
	p := r.open(t, "Stef", live.Limits{Ping: time.Minute, Age: time.Hour, Slow: time.Minute, Alive: patient.Alive}, func(_ *page, f live.Frame) error {
		if len(f.Set) > 0 && f.Set["item/"+string(r.Items["one"])] != nil {
			late.Store(out.Load())
			close(sent)
		}
		return nil
	})
	p.has(t, "the meeting", func(got map[string]json.RawMessage) bool { return got["meeting"] != nil })
	armed.Store(true)
	r.Put("Joris", "one", "een")
	<-looked
	answered := make(chan struct{})
	go func() { r.ShowOut("Stef"); out.Store(true); close(answered) }()
	select { // a hub that does not cut answers now; the other waits for the release
	case <-answered:
	case <-time.After(300 * time.Millisecond):
	}
	close(release)
	<-sent
	<-answered
	return late.Load()
}

type uncut struct{ service.Watchers }

func (uncut) Cut(conference.MeetingID) {}

// sentAfterAnswer counts in how many of the rounds somebody's page was sent an
// item after it was answered that they were shown out.
func sentAfterAnswer(t *testing.T, rounds int) int {
	t.Helper()
	r := mustRoom(t, nil, nil, "Joris", "Stef")
	var out atomic.Bool
	var late atomic.Int64
	r.open(t, "Stef", patient, func(_ *page, f live.Frame) error {
		for key := range f.Set {
			if out.Load() && strings.HasPrefix(key, "item/") {
				late.Add(1)
			}
		}
		return nil
	})
	ctx, stop := context.WithCancel(t.Context())
	var load sync.WaitGroup
	load.Go(func() {
		for ctx.Err() == nil {
			r.House.PutItem(ctx, servicetest.Act("Joris"), r.Meeting, r.NewItem("iets"))
			time.Sleep(time.Millisecond)
		}
	})
	count := 0
	for range rounds {
		before := late.Load()
		r.ShowOut("Stef")
		out.Store(true)
		time.Sleep(2 * time.Millisecond)
		if late.Load() > before {
			count++
		}
		out.Store(false)
		r.Enter("Stef")
		r.Must(t)
	}
	stop()
	load.Wait()
	return count
}

// TestPages_HearThatTheServerIsThere: also when nothing is new; and what nobody told
// them of is not to be read from it.
func TestPages_HearThatTheServerIsThere(t *testing.T) {
	r := mustRoom(t, nil, nil, "Joris", "Stef", "Mila")
	often := patient
	often.Ping = time.Millisecond
	p := r.open(t, "Mila", often)
	p.has(t, "the table", func(got map[string]json.RawMessage) bool { return got["meeting"] != nil })
	r.Put("Joris", "one", "een", "Stef")
	r.Must(t)
	heard := func() []live.Frame {
		p.mu.Lock()
		defer p.mu.Unlock()
		return slices.Clone(p.frames)
	}
	before := len(heard())
	p.has(t, "that the server is there", func(map[string]json.RawMessage) bool { return len(p.frames) > before+1 })
	all := heard()
	last := all[len(all)-1]
	if len(last.Set)+len(last.Gone) > 0 || last.Whole || last.Version != all[0].Version {
		t.Errorf("got %+v, want nothing but the version %d that was sent before", last, all[0].Version)
	}
}

func TestPages_End(t *testing.T) {
	ended := func(t *testing.T, p *page, want live.Cause) {
		t.Helper()
		select {
		case got := <-p.cause:
			if got != want {
				t.Errorf("%s: closed with %d, want %d", p.name, got, want)
			}
		case <-time.After(20 * time.Second):
			t.Errorf("%s: not closed, want %d", p.name, want)
		}
	}
	t.Run("when the meeting is no longer theirs to see", func(t *testing.T) {
		r := mustRoom(t, nil, nil, "Joris")
		r.Invite("Mila")
		p := r.open(t, "Mila", patient)
		p.has(t, "the meeting", func(got map[string]json.RawMessage) bool { return got["meeting"] != nil })
		r.Uninvite("Mila")
		ended(t, p, live.NotYours)
	})
	t.Run("of somebody who never was invited", func(t *testing.T) {
		r := mustRoom(t, nil, nil)
		p := r.open(t, "Bram", patient)
		ended(t, p, live.NotYours)
		if len(p.frames) > 0 {
			t.Errorf("was sent %d frames", len(p.frames))
		}
	})
	t.Run("when the session has ended", func(t *testing.T) {
		r := mustRoom(t, nil, nil)
		gone := patient
		var asked atomic.Int64
		gone.Ping, gone.Alive = time.Millisecond, func() (bool, error) { return asked.Add(1) == 1, nil }
		ended(t, r.open(t, "Noor", gone), live.SessionEnded)
	})
	t.Run("when the session had ended before they were open, with nothing sent", func(t *testing.T) {
		r := mustRoom(t, nil, nil)
		gone := patient
		gone.Alive = func() (bool, error) { return false, nil }
		p := r.open(t, "Noor", gone)
		ended(t, p, live.SessionEnded)
		if len(p.frames) > 0 {
			t.Errorf("was sent %d frames", len(p.frames))
		}
	})
	t.Run("to come back, when whether the session lives cannot be told", func(t *testing.T) {
		r := mustRoom(t, nil, nil)
		unsure := patient
		var asked atomic.Int64
		unsure.Ping, unsure.Alive = time.Millisecond, func() (bool, error) {
			if asked.Add(1) > 1 {
				return false, errors.New("the disk does not answer")
			}
			return true, nil
		}
		ended(t, r.open(t, "Noor", unsure), live.Failed)
	})
	t.Run("when they are old", func(t *testing.T) {
		r := mustRoom(t, nil, nil)
		short := patient
		short.Age = time.Millisecond
		ended(t, r.open(t, "Noor", short), live.ComeAgain)
	})
	t.Run("when the program restarts, and no new one opens", func(t *testing.T) {
		r := mustRoom(t, nil, nil)
		p := r.open(t, "Noor", patient)
		p.has(t, "the meeting", func(got map[string]json.RawMessage) bool { return got["meeting"] != nil })
		r.hub.Close()
		ended(t, p, live.Restart)
		if n := r.hub.Count(); n != 0 {
			t.Errorf("%d pages are open after closing", n)
		}
		ended(t, r.open(t, "Noor", patient), live.Restart)
	})
}
