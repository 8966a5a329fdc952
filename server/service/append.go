// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"fmt"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
)

// append writes everything that the deed wants written, or nothing. Once begun it
// is waited for, also when the caller goes away: a write that nobody waited for
// would come after what is kept in memory was read anew, and leave it stale.
func (t *turn) append() error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	for _, s := range t.seals {
		sealed, err := t.s.keys.Seal(s.drawer, string(s.id), s.plain)
		if err != nil {
			return fmt.Errorf("sealing in drawer %s: %w", s.drawer.Kind, err)
		}
		t.batch.Seal = append(t.batch.Seal, record.Envelope{Drawer: s.drawer, ID: string(s.id), Sealed: sealed})
	}
	for _, stream := range t.order {
		entries, err := encode(t.events[stream])
		if err != nil {
			return err
		}
		t.batch.Writes = append(t.batch.Writes, record.Write{Stream: stream, Expected: t.loaded[stream].version, Entries: entries})
	}
	err := t.s.store.Append(context.WithoutCancel(t.ctx), t.batch)
	t.remember(err)
	if err == nil {
		t.tell()
	}
	return err
}

// remember keeps the states that follow from what was written, so that the next
// deed need not read the record again. The record is the truth: when the append
// failed for whatever reason, it is read on from what is kept.
func (t *turn) remember(err error) {
	if err != nil {
		t.doubt()
		return
	}
	for _, stream := range t.order {
		if len(t.events[stream]) > 0 {
			t.s.states.advance(stream, t.loaded[stream], t.events[stream])
		}
	}
}

// doubt says of everything that was loaded that the record may have moved on.
func (t *turn) doubt() {
	for _, stream := range t.order {
		t.s.states.doubt(stream)
	}
}

func encode(events []conference.Event) ([]record.Entry, error) {
	var entries []record.Entry
	for _, e := range events {
		text, version, err := conference.Encode(e)
		if err != nil {
			return nil, err
		}
		entries = append(entries, record.Entry{Kind: e.Kind(), Version: version, Text: text})
	}
	return entries, nil
}
