// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/record"
)

// Inspect recomputes index tables and trees from the record and returns one line
// for every difference, none when all agree. With repair, the index tables are
// put right; a tree that differs is evidence and is never touched, nor is the
// version of a stream whose last events are gone.
func Inspect(ctx context.Context, store record.Store, repair bool) ([]string, error) {
	var found []string
	want := record.Index{}
	pins := map[string]conference.MeetingSettled{}
	for _, kind := range record.StreamKinds() {
		heads, err := store.Streams(ctx, kind)
		if err != nil {
			return nil, fmt.Errorf("reading streams: %w", err)
		}
		for _, head := range heads {
			differences, err := inspectStream(ctx, store, head, &want, pins)
			if err != nil {
				return nil, err
			}
			found = append(found, differences...)
		}
	}
	found = append(found, missing(pins, want.Heads)...)
	differences, err := inspectIndex(ctx, store, want, repair)
	return append(found, differences...), err
}

func inspectStream(ctx context.Context, store record.Store, head record.Head, want *record.Index, pins map[string]conference.MeetingSettled) ([]string, error) {
	entries, err := store.Entries(ctx, head.Stream, 0)
	if err != nil {
		return nil, fmt.Errorf("reading %s %s: %w", head.Stream.Kind, head.Stream.ID, err)
	}
	var found []string
	differs := func(format string, a ...any) {
		found = append(found, fmt.Sprintf("%s %s: ", head.Stream.Kind, head.Stream.ID)+fmt.Sprintf(format, a...))
	}
	var own record.Index // of this stream alone, so that it stays short
	texts := make([]string, 0, len(entries))
	for i, entry := range entries {
		if entry.Seq != int64(i+1) {
			differs("event %d stands at place %d", entry.Seq, i+1)
		}
		e, err := conference.Decode(entry.Text)
		if err != nil || e.Kind() != entry.Kind {
			differs("event %d cannot be read as %s", entry.Seq, entry.Kind)
			continue
		}
		if b, ok := e.Body.(conference.MeetingSettled); ok {
			pins[string(b.Meeting)] = b
		}
		applyIndex(&own, Index(head.Stream, e))
		texts = append(texts, entry.Text)
	}
	if head.Version != int64(len(entries)) {
		differs("the index says version %d, the record %d", head.Version, len(entries))
	}
	want.Mine, want.Due = append(want.Mine, own.Mine...), append(want.Due, own.Due...)
	want.Heads = append(want.Heads, record.Head{Stream: head.Stream, Version: max(head.Version, int64(len(entries)))})
	stored, err := store.Hashes(ctx, head.Stream)
	if err != nil {
		return nil, fmt.Errorf("reading the tree of %s %s: %w", head.Stream.Kind, head.Stream.ID, err)
	}
	if !slices.EqualFunc(ledger.StoredHashes(texts), stored, func(a ledger.Hash, b [32]byte) bool { return [32]byte(a) == b }) {
		differs("the tree does not agree with the events")
	}
	if pin, closed := pins[head.Stream.ID]; closed && !pinned(texts, pin) {
		differs("the first %d events are not those that the house recorded at the close", pin.Size)
	}
	return found, nil
}

// missing tells which closed meetings have no record at all any more.
func missing(pins map[string]conference.MeetingSettled, heads []record.Head) (found []string) {
	there := map[string]bool{}
	for _, h := range heads {
		there[h.Stream.ID] = true
	}
	for id := range pins {
		if !there[id] {
			found = append(found, fmt.Sprintf("%s %s: the house recorded its close, and it is not there", record.Meeting, id))
		}
	}
	slices.Sort(found)
	return found
}

func pinned(texts []string, pin conference.MeetingSettled) bool {
	if int64(len(texts)) < pin.Size {
		return false
	}
	root, err := ledger.RootOf(texts[:pin.Size])
	return err == nil && fmt.Sprintf("%x", root[:]) == string(pin.Root)
}

// applyIndex changes the index of one stream.
func applyIndex(i *record.Index, changes []record.Change) {
	for _, c := range changes {
		switch {
		case c.PutMine != nil:
			if !slices.ContainsFunc(i.Mine, sameMine(*c.PutMine)) {
				i.Mine = append(i.Mine, *c.PutMine)
			}
		case c.DropMine != nil:
			i.Mine = slices.DeleteFunc(i.Mine, sameMine(*c.DropMine))
		case c.SetOver != nil:
			for n := range i.Mine {
				i.Mine[n].Over = c.SetOver.At
			}
		case c.PutDue != nil:
			i.Due = append(slices.DeleteFunc(i.Due, sameDue(*c.PutDue)), *c.PutDue)
		case c.DropDue != nil:
			i.Due = slices.DeleteFunc(i.Due, sameDue(*c.DropDue))
		}
	}
}

func sameMine(a record.Mine) func(record.Mine) bool {
	return func(b record.Mine) bool { return a.Stream == b.Stream && a.Person == b.Person }
}

func sameDue(a record.Due) func(record.Due) bool {
	return func(b record.Due) bool { return a.Stream == b.Stream && a.What == b.What && a.Ref == b.Ref }
}

// inspectIndex compares as sets of lines. Announcements that were made and keys that
// were destroyed are taken from the list without an event, so they may be missing.
func inspectIndex(ctx context.Context, store record.Store, want record.Index, repair bool) ([]string, error) {
	have, err := store.Index(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the index: %w", err)
	}
	wanted, there := indexLines(want), indexLines(have)
	var found []string
	for line := range wanted {
		if !there[line] && !strings.Contains(line, " "+dueWarning+" ") && !strings.Contains(line, " "+dueForget+" ") {
			found = append(found, "index: missing "+line)
		}
	}
	for line := range there {
		if !wanted[line] {
			found = append(found, "index: unfounded "+line)
		}
	}
	slices.Sort(found)
	if repair && len(found) > 0 {
		err = store.ReplaceIndex(ctx, want)
	}
	return found, err
}

func indexLines(i record.Index) map[string]bool {
	lines := map[string]bool{}
	for _, m := range i.Mine {
		over := int64(0)
		if !m.Over.IsZero() {
			over = m.Over.UnixMicro()
		}
		lines[fmt.Sprintf("mine %s %s %s %d", m.Person, m.Stream.Kind, m.Stream.ID, over)] = true
	}
	for _, d := range i.Due {
		lines[fmt.Sprintf("due %s %s %s %s %d", d.Stream.Kind, d.Stream.ID, d.What, d.Ref, d.At.UnixMicro())] = true
	}
	for _, h := range i.Heads {
		lines[fmt.Sprintf("head %s %s %d", h.Stream.Kind, h.Stream.ID, h.Version)] = true
	}
	return lines
}
