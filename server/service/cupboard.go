// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"maps"
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

// cupboard holds the opened texts of one meeting.
type cupboard struct {
	mu    sync.RWMutex
	shut  bool
	texts texts
}

// of returns the cupboard of a meeting, or nil when it has none, or no more.
func (c *cupboards) of(m *conference.Meeting) *cupboard {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !m.Open() || c.shut[m.ID] {
		return nil
	}
	if c.open[m.ID] == nil {
		c.open[m.ID] = &cupboard{texts: texts{}}
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

// forget drops texts that were deleted from the tables, wherever they are.
func (c *cupboards) forget(id conference.MeetingID, gone []string) {
	c.mu.Lock()
	b := c.open[id]
	c.mu.Unlock()
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, one := range gone {
		delete(b.texts, conference.EnvelopeID(one))
	}
}

func (b *cupboard) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.shut, b.texts = true, nil
}

// take returns what is there, and which ids are missing.
func (b *cupboard) take(ids []conference.EnvelopeID) (there texts, missing []conference.EnvelopeID) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	there = make(texts, len(ids))
	for _, id := range ids {
		if plain, ok := b.texts[id]; ok {
			there[id] = plain
		} else {
			missing = append(missing, id)
		}
	}
	return there, missing
}

func (b *cupboard) put(more texts) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.shut {
		maps.Copy(b.texts, more)
	}
}

// openFor opens these envelopes of a meeting and no others, from its cupboard
// where it has one.
func (s *Service) openFor(ctx context.Context, m *conference.Meeting, ids []conference.EnvelopeID) (texts, error) {
	b := s.opened.of(m)
	if b == nil {
		return s.open(ctx, ids)
	}
	there, missing := b.take(ids)
	if len(missing) == 0 {
		return there, nil
	}
	opened, err := s.open(ctx, missing)
	if err != nil {
		return nil, err
	}
	b.put(opened)
	maps.Copy(there, opened)
	return there, nil
}
