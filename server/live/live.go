// SPDX-License-Identifier: EUPL-1.2

// Package live keeps open pages up to date: it knows who watches which meeting,
// looks again when something changed, and sends the difference. What somebody may
// see it asks of the same view as reading does. It knows no HTTP and no SQL.
package live

import (
	"context"
	"encoding/json"
	"strconv"
	"sync"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/view"
)

// Frame is what a page is sent: entities that are new or changed, and keys that
// are gone. A whole frame replaces everything that the page had.
type Frame struct {
	Version int64          `json:"v" see:"invited"`
	Whole   bool           `json:"whole,omitempty" see:"invited"`
	Set     map[string]any `json:"set,omitempty" see:"entity"`
	Gone    []string       `json:"gone,omitempty" see:"entity"`
}

// Text returns the frame as JSON. What is in Set as JSON already is taken over as
// it is, without being read once more for every page.
func (f Frame) Text() ([]byte, error) {
	text := strconv.AppendInt([]byte(`{"v":`), f.Version, 10)
	if f.Whole {
		text = append(text, `,"whole":true`...)
	}
	var err error
	before := `,"set":{`
	for key, value := range f.Set {
		if text, err = appendJSON(append(text, before...), key); err != nil {
			return nil, err
		}
		if text, err = appendJSON(append(text, ':'), value); err != nil {
			return nil, err
		}
		before = ","
	}
	if len(f.Set) > 0 {
		text = append(text, '}')
	}
	if len(f.Gone) > 0 {
		if text, err = appendJSON(append(text, `,"gone":`...), f.Gone); err != nil {
			return nil, err
		}
	}
	return append(text, '}'), nil
}

func appendJSON(text []byte, value any) ([]byte, error) {
	if ready, is := value.(json.RawMessage); is {
		return append(text, ready...), nil
	}
	more, err := json.Marshal(value)
	return append(text, more...), err
}

// Look returns what a viewer may see of a meeting now, or what of it may have
// changed since the last look. When the viewer may not know of the meeting (any
// more) it returns conference's not-found.
type Look func(ctx context.Context, viewer conference.PersonID, meeting conference.MeetingID, last view.Seen) (view.Picture, error)

// Hub knows the open pages of every meeting.
type Hub struct {
	look Look

	mu     sync.Mutex
	rooms  map[conference.MeetingID]map[*Page]struct{}
	closed bool
	open   sync.WaitGroup
}

// NewHub returns a hub without pages.
func NewHub(look Look) *Hub {
	return &Hub{look: look, rooms: map[conference.MeetingID]map[*Page]struct{}{}}
}

// Changed wakes the pages of a meeting. It is called after a commit, never waits
// and carries nothing: each page looks for itself.
func (h *Hub) Changed(m conference.MeetingID) {
	for _, p := range h.pages(m) {
		p.wake()
	}
}

// Cut returns when nothing is being sent any more that was looked at before it
// was called. It is called after a commit that took a right away and before that
// deed is answered; so nothing of it is sent after the answer. A page that does
// not read is not waited for: it is dropped.
func (h *Hub) Cut(m conference.MeetingID) {
	pages := h.pages(m)
	for _, p := range pages {
		p.wake()
	}
	barrier(pages)
}

// Close ends all pages for a restart: they come back by themselves. New ones are
// refused. It returns when the last page has ended.
func (h *Hub) Close() {
	h.mu.Lock()
	h.closed = true
	var all []*Page
	for _, pages := range h.rooms {
		for p := range pages {
			all = append(all, p)
		}
	}
	h.mu.Unlock()
	for _, p := range all {
		p.end(Restart)
		time.AfterFunc(p.limits.Slow, p.socket.Drop)
	}
	h.open.Wait()
}

// Go runs f, which serves a page, beside the caller; Close waits for it. When the
// hub is closed already it runs before Go returns: Serve then ends at once.
func (h *Hub) Go(f func()) {
	if !h.beside(f) {
		f()
	}
}

func (h *Hub) beside(f func()) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.open.Go(f)
	}
	return !h.closed
}

// Count returns how many pages are open.
func (h *Hub) Count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := 0
	for _, pages := range h.rooms {
		n += len(pages)
	}
	return n
}

func (h *Hub) pages(m conference.MeetingID) []*Page {
	h.mu.Lock()
	defer h.mu.Unlock()
	list := make([]*Page, 0, len(h.rooms[m]))
	for p := range h.rooms[m] {
		list = append(list, p)
	}
	return list
}

func (h *Hub) enter(p *Page) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return false
	}
	if h.rooms[p.meeting] == nil {
		h.rooms[p.meeting] = map[*Page]struct{}{}
	}
	h.rooms[p.meeting][p] = struct{}{}
	h.open.Add(1)
	return true
}

func (h *Hub) leave(p *Page) {
	defer h.open.Done()
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.rooms[p.meeting], p)
	if len(h.rooms[p.meeting]) == 0 {
		delete(h.rooms, p.meeting)
	}
}
