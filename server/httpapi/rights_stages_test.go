// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// frozenStore stores nothing while none is left: what would be done is told so, and
// is not done.
type frozenStore struct {
	record.Store
	left   atomic.Int64 // how many more are stored
	missed atomic.Bool  // the last was the count of a wrong code
}

const thawed = 1 << 40

func (s *frozenStore) Append(ctx context.Context, b record.Batch) error {
	s.missed.Store(slices.ContainsFunc(b.Writes, func(w record.Write) bool {
		return len(w.Entries) == 1 && w.Entries[0].Kind == "table-code-missed"
	}))
	if s.left.Add(-1) < 0 {
		s.left.Store(0)
		return record.ErrFull
	}
	return s.Store.Append(ctx, b)
}

// stages of a meeting, each with what leads to it. A close that stops halfway does
// so because nothing more can be stored; a start goes on with it. What is lost was
// at the table when the house burnt down, and is in a house of its own.
var stages = []struct {
	name  string
	reach func(*rightsScene, *testing.T)
}{
	{"convened", func(r *rightsScene, t *testing.T) { r.play(t, beforeTable()) }},
	{"table", func(r *rightsScene, t *testing.T) { r.play(t, toTable()) }},
	{"round", func(r *rightsScene, t *testing.T) {
		r.play(t, []step{
			{by: "noor", op: "openRound"}, {by: "noor", op: "discussAgreement", with: "agreement=petra"},
			{by: "noor", op: "discussAgreement", with: "agreement=spare"}, {by: "noor", op: "discussAgreement", with: "agreement=suus"},
			{by: "noor", op: "discussAgreement", with: "agreement=rep"},
		})
	}},
	{"closing", func(r *rightsScene, t *testing.T) {
		r.store.left.Store(1)
		if w := r.do(t, "noor", "PUT", r.fill(r.ops["close"].path, ""), nil); w.Code != failFull.status {
			t.Fatalf("closing on a disk that is full: got %d %s, want %d", w.Code, w.Body, failFull.status)
		}
	}},
	{"sealed", func(r *rightsScene, t *testing.T) {
		r.store.left.Store(1)
		if err := r.config.Service.Recover(t.Context()); !errors.Is(err, record.ErrFull) {
			t.Fatalf("going on with it: got %v, want %v", err, record.ErrFull)
		}
	}},
	{"closed", func(r *rightsScene, t *testing.T) { mustDo(t, r.config.Service.Recover(t.Context())) }},
	{"opened", func(r *rightsScene, t *testing.T) { // every parcel
		for _, name := range ofParcels {
			r.play(t, []step{{by: name, op: "openParcel"}})
		}
	}},
	{"lost", func(r *rightsScene, t *testing.T) {
		*r = *newRightsScene(t)
		r.play(t, beforeTable())
		r.play(t, toTable())
		mustDo(t, r.drawers.Destroy(vault.Drawer{Kind: vault.Table, ID: r.ids["meeting"]}))
		lost := must(r.config.Service.Restore(t.Context(), r.now()))(t)
		if lost.Tables != 1 {
			t.Fatalf("losing the key of the table: got %+v, want one table lost", lost)
		}
	}},
}
