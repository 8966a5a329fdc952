// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// keptStates bounds how many folded streams are kept; each can be folded again.
const keptStates = 2048

var houseStream = record.Stream{Kind: record.House, ID: conference.TheHouse}

func caseStream(id conference.CaseID) record.Stream {
	return record.Stream{Kind: record.Case, ID: string(id)}
}

func meetingStream(id conference.MeetingID) record.Stream {
	return record.Stream{Kind: record.Meeting, ID: string(id)}
}

func personStream(id conference.PersonID) record.Stream {
	return record.Stream{Kind: record.Person, ID: string(id)}
}

// houseDrawer lives as long as the house.
var houseDrawer = vault.Drawer{Kind: vault.House, ID: conference.TheHouse}

func tableDrawer(id conference.MeetingID) vault.Drawer {
	return vault.Drawer{Kind: vault.Table, ID: string(id)}
}

func caseDrawer(id conference.CaseID) vault.Drawer {
	return vault.Drawer{Kind: vault.Case, ID: string(id)}
}

func parcelDrawer(m conference.MeetingID, p conference.ParticipantID) vault.Drawer {
	return vault.Drawer{Kind: vault.Parcel, ID: string(m) + "/" + string(p)}
}

func ownDrawer(c conference.CaseID, p conference.PersonID) vault.Drawer {
	return vault.Drawer{Kind: vault.Own, ID: string(c) + "/" + string(p)}
}

func personDrawer(p conference.PersonID) vault.Drawer {
	return vault.Drawer{Kind: vault.Person, ID: string(p)}
}

// fold is a state that events are applied to: a house, a person, a case or a meeting.
type fold interface{ Apply(conference.Event) error }

// state is a folded stream at one version. It is shared and never changed.
type state struct {
	fold    fold
	version int64
	lastAt  time.Time
}

// states keeps what was folded. It never keeps a state that is older than what
// this process wrote: whoever read the record just before a write, and comes with
// it just after, would bring back what is no longer so, for as long as nobody
// writes again.
type states struct {
	mu      sync.Mutex
	kept    map[record.Stream]state
	written map[record.Stream]int64 // the version that was written last
	doubted map[record.Stream]bool
}

// get returns what is kept of a stream, and whether that is known to be all. Who
// is told that it is not reads on, and takes the doubt away.
func (c *states) get(stream record.Stream) (st state, all bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	st, all = c.kept[stream]
	all = all && !c.doubted[stream]
	delete(c.doubted, stream)
	return st, all
}

// put keeps a state unless a later one was written or is kept already.
func (c *states) put(stream record.Stream, st state) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if old, ok := c.kept[stream]; st.version < c.written[stream] || ok && old.version >= st.version {
		return
	}
	for other := range c.kept {
		if len(c.kept) < keptStates {
			break
		}
		delete(c.kept, other)
	}
	c.kept[stream] = st
}

// doubt says that the record may have moved on past what is kept. What is kept
// stays true as far as it goes: a record only grows.
func (c *states) doubt(stream record.Stream) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.doubted[stream] = true
}

func (c *states) forget(stream record.Stream) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.kept, stream)
}

// wrote takes note of a version that is on the disk now.
func (c *states) wrote(stream record.Stream, version int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.written[stream] = max(c.written[stream], version)
}

// advance applies what was just written to a copy of the state it was decided on.
func (c *states) advance(stream record.Stream, from state, events []conference.Event) {
	c.wrote(stream, from.version+int64(len(events)))
	next := state{fold: clone(from.fold), version: from.version, lastAt: from.lastAt}
	for _, e := range events {
		if err := next.apply(e); err != nil {
			c.forget(stream)
			return
		}
	}
	c.put(stream, next)
}

func (st *state) apply(e conference.Event) error {
	if err := st.fold.Apply(e); err != nil {
		return err
	}
	st.version++
	st.lastAt = e.At
	return nil
}

func clone(f fold) fold {
	switch f := f.(type) {
	case *conference.House:
		return f.Clone()
	case *conference.Account:
		return f.Clone()
	case *conference.Case:
		return f.Clone()
	case *conference.Meeting:
		return f.Clone()
	}
	panic(fmt.Sprintf("service: cannot clone %T", f))
}

func fresh(stream record.Stream) fold {
	switch stream.Kind {
	case record.House:
		return conference.NewHouse()
	case record.Person:
		return conference.NewAccount(conference.PersonID(stream.ID))
	case record.Case:
		return conference.NewCase(conference.CaseID(stream.ID))
	}
	return conference.NewMeeting(conference.MeetingID(stream.ID))
}

// load returns the state of a stream, from memory, or folded from what the record
// has more than memory.
func (s *Service) load(ctx context.Context, stream record.Stream) (state, error) {
	if stream.ID == "" { // the case of a meeting that does not exist
		return state{fold: fresh(stream)}, nil
	}
	kept, all := s.states.get(stream)
	if all {
		return kept, nil
	}
	st, err := s.readOn(ctx, stream, kept)
	if err != nil {
		s.states.doubt(stream)
		return state{}, err
	}
	if st.version > kept.version {
		s.states.put(stream, st)
	}
	return st, nil
}

func (s *Service) readOn(ctx context.Context, stream record.Stream, from state) (state, error) {
	entries, err := s.store.Entries(ctx, stream, from.version)
	if err != nil {
		return state{}, fmt.Errorf("reading the record of a %s: %w", stream.Kind, err)
	}
	st := state{fold: fresh(stream)}
	if from.version > 0 {
		st = from
	}
	if from.version > 0 && len(entries) > 0 {
		st.fold = clone(from.fold)
	}
	for _, entry := range entries {
		e, err := conference.Decode(entry.Text)
		if err == nil {
			err = st.apply(e)
		}
		if err != nil {
			return state{}, fmt.Errorf("folding %s %s at %d: %w", stream.Kind, stream.ID, entry.Seq, err)
		}
	}
	return st, nil
}

// The loaders of a turn. What they load guards the append.

func (t *turn) load(stream record.Stream) (fold, error) {
	st, ok := t.loaded[stream]
	if !ok {
		var err error
		if st, err = t.s.load(t.ctx, stream); err != nil {
			return nil, err
		}
		t.loaded[stream] = st
		t.order = append(t.order, stream)
	}
	return st.fold, nil
}

func (t *turn) house() (*conference.House, error) {
	f, err := t.load(houseStream)
	if err != nil {
		return nil, err
	}
	return f.(*conference.House), nil
}

func (t *turn) account(id conference.PersonID) (*conference.Account, error) {
	f, err := t.load(personStream(id))
	if err != nil {
		return nil, err
	}
	return f.(*conference.Account), nil
}

func (t *turn) theCase(id conference.CaseID) (*conference.Case, error) {
	f, err := t.load(caseStream(id))
	if err != nil {
		return nil, err
	}
	return f.(*conference.Case), nil
}

func (t *turn) meeting(id conference.MeetingID) (*conference.Meeting, error) {
	f, err := t.load(meetingStream(id))
	if err != nil {
		return nil, err
	}
	return f.(*conference.Meeting), nil
}

// Readers look without guarding: for views, and for what never changes back.

func (s *Service) readHouse(ctx context.Context) (*conference.House, error) {
	st, err := s.load(ctx, houseStream)
	if err != nil {
		return nil, err
	}
	return st.fold.(*conference.House), nil
}

func (s *Service) readAccount(ctx context.Context, id conference.PersonID) (*conference.Account, error) {
	st, err := s.load(ctx, personStream(id))
	if err != nil {
		return nil, err
	}
	return st.fold.(*conference.Account), nil
}

func (s *Service) readCase(ctx context.Context, id conference.CaseID) (*conference.Case, int64, error) {
	st, err := s.load(ctx, caseStream(id))
	if err != nil {
		return nil, 0, err
	}
	return st.fold.(*conference.Case), st.version, nil
}

func (s *Service) readMeeting(ctx context.Context, id conference.MeetingID) (*conference.Meeting, int64, error) {
	st, err := s.load(ctx, meetingStream(id))
	if err != nil {
		return nil, 0, err
	}
	return st.fold.(*conference.Meeting), st.version, nil
}
