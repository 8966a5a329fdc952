// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"sync"

	"github.com/casustafel/casustafel/server/conference"
)

// cupboards hold what was opened of meetings that have a table, so that a page
// that looks does not open the same envelope again. A cupboard is closed before
// the table's key is destroyed, and is never opened again.
type cupboards struct {
	mu   sync.Mutex
	open map[conference.MeetingID]*cupboard
	shut map[conference.MeetingID]bool
}

// cupboard holds the opened texts of one meeting, and those that a view asked for
// as the values they were decoded to, which nobody changes.
type cupboard struct {
	mu      sync.RWMutex
	shut    bool
	age     int // how often something was taken out
	texts   texts
	decoded map[conference.EnvelopeID]any
}

// of returns the cupboard of a meeting, or nil when it has none, or no more.
func (c *cupboards) of(m *conference.Meeting) *cupboard {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !m.Open() || c.shut[m.ID] {
		return nil
	}
	if c.open[m.ID] == nil {
		c.open[m.ID] = &cupboard{texts: texts{}, decoded: map[conference.EnvelopeID]any{}}
	}
	return c.open[m.ID]
}

// close forgets what was opened of a meeting, for good.
func (c *cupboards) close(id conference.MeetingID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if b := c.open[id]; b != nil {
		b.close()
	}
	delete(c.open, id)
	c.shut[id] = true
}

// forget drops texts that were deleted from the tables, wherever they are: that of a
// person may be in the cupboard of any meeting.
func (c *cupboards) forget(gone []string) {
	if len(gone) == 0 {
		return
	}
	for _, b := range c.all() {
		b.forget(gone)
	}
}

// empty drops everything, where a key was destroyed of which it is not known what it
// opened. What may still be seen is opened anew.
func (c *cupboards) empty() {
	for _, b := range c.all() {
		b.mu.Lock()
		b.age++
		clear(b.texts)
		clear(b.decoded)
		b.mu.Unlock()
	}
}

func (c *cupboards) all() []*cupboard {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Collect(maps.Values(c.open))
}

func (b *cupboard) forget(gone []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.age++
	for _, one := range gone {
		delete(b.texts, conference.EnvelopeID(one))
		delete(b.decoded, conference.EnvelopeID(one))
	}
}

func (b *cupboard) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.shut, b.texts, b.decoded = true, nil, nil
}

// text decodes a text for whoever asks first, and gives the others the same value.
func (b *cupboard) text(id conference.EnvelopeID, into any) (there, ok bool) {
	b.mu.RLock()
	plain, there := b.texts[id]
	value := b.decoded[id]
	b.mu.RUnlock()
	target := reflect.ValueOf(into).Elem()
	if value != nil && reflect.TypeOf(value) == target.Type() {
		target.Set(reflect.ValueOf(value))
		return true, true
	}
	if !there || json.Unmarshal(plain, into) != nil {
		return there, false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, still := b.texts[id]; still {
		b.decoded[id] = target.Interface()
	}
	return true, true
}

func (b *cupboard) put(more texts) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.putIn(more)
}

func (b *cupboard) putIn(more texts) {
	if !b.shut {
		maps.Copy(b.texts, more)
	}
}

// aged returns how to put in what is about to be opened: not at all when something was
// taken out meanwhile, for it may be that.
func (b *cupboard) aged() func(texts) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	age := b.age
	return func(more texts) {
		b.mu.Lock()
		defer b.mu.Unlock()
		if b.age == age {
			b.putIn(more)
		}
	}
}

// shelf is what one view is made from: the cupboard of its meeting, where there is
// one, and what was opened for this view. It notes what is asked for and not there.
type shelf struct {
	from    *cupboard
	opened  texts
	missing []conference.EnvelopeID
}

// Text implements view.Texts.
func (s *shelf) Text(id conference.EnvelopeID, into any) bool {
	if id == "" {
		return false
	}
	if plain, ok := s.opened[id]; ok {
		return json.Unmarshal(plain, into) == nil
	}
	if s.from != nil {
		if there, ok := s.from.text(id, into); there {
			return ok
		}
	}
	s.missing = append(s.missing, id)
	return false
}

// fill opens what was missing on a shelf and no others, and puts it into the
// cupboard too.
func (s *Service) fill(ctx context.Context, on *shelf) error {
	put := func(texts) {}
	if on.from != nil {
		put = on.from.aged()
	}
	opened, err := s.open(ctx, on.missing)
	if err != nil {
		return err
	}
	on.opened, on.missing = opened, nil
	put(opened)
	return nil
}

// keep puts what a deed has sealed into the cupboard of its meeting: every page is
// about to look at it.
func (c *cupboards) keep(m *conference.Meeting, seals []sealing) {
	b := c.of(m)
	if b == nil || len(seals) == 0 {
		return
	}
	more := texts{}
	for _, s := range seals {
		more[s.id] = s.plain
	}
	b.put(more)
}
