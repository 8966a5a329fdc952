// SPDX-License-Identifier: EUPL-1.2

package live_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/live"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/view"
)

func TestEndSessions_ClosesThePagesOfTheSessionAndNoOther(t *testing.T) {
	r := mustRoom(t, nil, nil, "Joris", "Stef", "Mila")
	open := func(name string) *page {
		p := r.open(t, name, patient)
		p.has(t, "the meeting", func(got map[string]json.RawMessage) bool { return got["meeting"] != nil })
		return p
	}
	stef, again, mila, joris := open("Stef"), open("Stef"), open("Mila"), open("Joris")
	closed := func(p *page) {
		t.Helper()
		select {
		case cause := <-p.cause:
			if cause != live.SessionEnded {
				t.Errorf("%s: closed with %d, want %d", p.name, cause, live.SessionEnded)
			}
		case <-time.After(20 * time.Second):
			t.Errorf("%s: not closed", p.name)
		}
	}
	r.hub.EndSessions(sessionOf("Stef"), "session of nobody")
	closed(stef)
	closed(again)
	r.hub.EndPerson(servicetest.Person("Mila"))
	closed(mila)
	r.Put("Joris", "one", "een")
	joris.has(t, "the item", func(got map[string]json.RawMessage) bool { return got["item/"+string(r.Items["one"])] != nil })
	for _, p := range []*page{stef, again, mila} {
		if p.got["item/"+string(r.Items["one"])] != nil {
			t.Errorf("%s was sent an item after the session ended", p.name)
		}
	}
}

// ending ends the session of somebody, as the program does, and returns when that
// is answered.
type ending func(r *room, name string)

func byHub(r *room, name string) { r.hub.EndSessions(sessionOf(name)) }

// TestEndSessions_NothingIsSentAfterTheAnswer ends the session of an open page, two
// hundred times, while others put items.
func TestEndSessions_NothingIsSentAfterTheAnswer(t *testing.T) {
	if late := sentAfterEnd(t, 200, byHub); late > 0 {
		t.Errorf("%d times something was sent after the answer", late)
	}
	byNobody := func(*room, string) {} // the session is gone, and only the next ping will notice
	if sentAfterEnd(t, 20, byNobody) == 0 {
		t.Error("pages that nobody ended were sent nothing: the test sees nothing")
	}
}

// sentAfterEnd takes a new room every twenty rounds: what is put meanwhile lies there,
// and a page that opens has to be shown all of it before the next item comes.
func sentAfterEnd(t *testing.T, rounds int, end ending) (count int) {
	t.Helper()
	for range rounds / 20 {
		count += sentAfterEndInARoom(t, 20, end)
	}
	return count
}

func sentAfterEndInARoom(t *testing.T, rounds int, end ending) (count int) {
	t.Helper()
	r := mustRoom(t, nil, nil, "Joris", "Stef")
	ctx, stop := context.WithCancel(t.Context())
	var load sync.WaitGroup
	load.Go(func() {
		for ctx.Err() == nil {
			r.House.PutItem(ctx, servicetest.Act("Joris"), r.Meeting, r.NewItem("iets"))
			time.Sleep(3 * time.Millisecond)
		}
	})
	for range rounds {
		var ended, late atomic.Bool
		p := r.openUnderLoad(t, "Stef", func(*page, live.Frame) error {
			if ended.Load() {
				late.Store(true)
			}
			return nil
		})
		end(r, "Stef")
		ended.Store(true)
		time.Sleep(5 * time.Millisecond)
		if late.Load() {
			count++
		}
		p.Drop()
	}
	stop()
	load.Wait()
	return count
}

// openUnderLoad opens a page and comes back as a browser does, when a meeting moved
// on so fast that it could not be looked at.
func (r *room) openUnderLoad(t *testing.T, name string, onSet func(*page, live.Frame) error) *page {
	t.Helper()
	for range 100 {
		p := r.open(t, name, patient, onSet)
		select {
		case <-p.news:
			return p
		case cause := <-p.cause:
			if cause != live.Failed {
				t.Fatalf("the page of %s closed with %d", name, cause)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("the page of %s is sent nothing", name)
		}
	}
	t.Fatalf("the page of %s did not open", name)
	return nil
}

// TestEndSessions_WaitsForWhatWasLookedAtBefore holds a page between looking and
// sending while its session ends: the answer comes after the send.
func TestEndSessions_WaitsForWhatWasLookedAtBefore(t *testing.T) {
	unwaiting := func(r *room, name string) { go byHub(r, name) }
	if !heldPageIsLate(t, unwaiting) {
		t.Error("an end that waits for nothing sends nothing late: the test sees nothing")
	}
	if heldPageIsLate(t, byHub) {
		t.Error("an item was sent after the answer")
	}
}

func heldPageIsLate(t *testing.T, end ending) bool {
	t.Helper()
	var armed, answered, late atomic.Bool
	looked, release, sent, done := make(chan struct{}), make(chan struct{}), make(chan struct{}), make(chan struct{})
	holding := func(look live.Look) live.Look {
		return func(ctx context.Context, p conference.PersonID, m conference.MeetingID, last view.Seen) (view.Picture, error) {
			picture, err := look(ctx, p, m, last)
			item := slices.ContainsFunc(picture.Pieces, func(p view.Piece) bool { return strings.HasPrefix(p.Key, "item/") })
			if item && armed.CompareAndSwap(true, false) {
				close(looked)
				<-release
			}
			return picture, err
		}
	}
	r := mustRoom(t, holding, nil, "Joris", "Stef")
	limits := patient
	limits.Slow = time.Minute
	p := r.open(t, "Stef", limits, func(_ *page, f live.Frame) error {
		if f.Set["item/"+string(r.Items["one"])] != nil {
			late.Store(answered.Load())
			close(sent)
		}
		return nil
	})
	p.has(t, "the meeting", func(got map[string]json.RawMessage) bool { return got["meeting"] != nil })
	armed.Store(true)
	r.Put("Joris", "one", "een")
	<-looked
	go func() { end(r, "Stef"); answered.Store(true); close(done) }()
	select { // an end that does not wait is answered now; the other waits for the release
	case <-done:
	case <-time.After(300 * time.Millisecond):
	}
	close(release)
	select {
	case <-sent:
	case <-time.After(20 * time.Second):
		t.Fatal("the page that was held sent nothing")
	}
	<-done
	return late.Load()
}
