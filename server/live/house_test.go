// SPDX-License-Identifier: EUPL-1.2

package live_test

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/live"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/view"
)

// room is a real meeting in a real house, with pages that watch it.
type room struct {
	*servicetest.Scene
	hub *live.Hub
}

// mustRoom opens a table. look and watch change how pages look and who is told;
// nil leaves them as they are in the program.
func mustRoom(t *testing.T, look func(live.Look) live.Look, watch func(service.Watchers) service.Watchers, at ...string) *room {
	t.Helper()
	var house *servicetest.House
	looks := live.Look(func(ctx context.Context, p conference.PersonID, m conference.MeetingID, last view.Seen) (view.Picture, error) {
		return house.Look(ctx, p, m, last)
	})
	if look != nil {
		looks = look(looks)
	}
	hub := live.NewHub(looks)
	var watchers service.Watchers = hub
	if watch != nil {
		watchers = watch(hub)
	}
	house = servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Watch: watchers})
	t.Cleanup(hub.Close)
	return &room{servicetest.MustScene(t, house, at...), hub}
}

var patient = live.Limits{Ping: time.Minute, Age: time.Hour, Slow: 50 * time.Millisecond, Alive: func() (bool, error) { return true, nil }}

// open opens a page for somebody; it ends with the test.
func (r *room) open(t *testing.T, name string, limits live.Limits, onSet ...func(*page, live.Frame) error) *page {
	t.Helper()
	p := &page{name: name, onSet: onSet, got: map[string]json.RawMessage{}, news: make(chan struct{}, 1), cause: make(chan live.Cause, 1)}
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan struct{})
	go func() {
		defer close(served)
		r.hub.Serve(ctx, servicetest.Person(name), sessionOf(name), r.Meeting, p, limits)
	}()
	t.Cleanup(func() { stop(); p.Drop(); <-served })
	return p
}

// sessionOf is the session in which somebody opens pages.
func sessionOf(name string) string { return "session of " + name }

// page is a browser's side of a socket: it applies frames, as the real one does.
type page struct {
	name  string
	onSet []func(*page, live.Frame) error // before a frame is taken in; an error fails the send
	news  chan struct{}
	cause chan live.Cause

	mu      sync.Mutex
	got     map[string]json.RawMessage
	frames  []live.Frame
	dropped bool
}

var errDropped = errors.New("dropped")

func (p *page) Send(f live.Frame) error {
	for _, on := range p.onSet {
		if err := on(p, f); err != nil {
			return err
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.dropped {
		return errDropped
	}
	p.take(f)
	select {
	case p.news <- struct{}{}:
	default:
	}
	return nil
}

func (p *page) take(f live.Frame) {
	if f.Whole {
		p.got = map[string]json.RawMessage{}
	}
	for key, value := range f.Set {
		text, _ := json.Marshal(value)
		p.got[key] = text
	}
	for _, key := range f.Gone {
		delete(p.got, key)
	}
	p.frames = append(p.frames, f)
}

func (p *page) Ping() error        { return nil }
func (p *page) Close(c live.Cause) { p.cause <- c }

func (p *page) Drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.dropped = true
}

// has waits until a page shows what a condition asks for.
func (p *page) has(t *testing.T, what string, is func(map[string]json.RawMessage) bool) {
	t.Helper()
	deadline := time.After(20 * time.Second)
	for {
		p.mu.Lock()
		ok := is(p.got)
		p.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-p.news:
		case <-deadline:
			t.Fatalf("the page of %s does not show %s: it has %d entities", p.name, what, len(p.got))
		}
	}
}
