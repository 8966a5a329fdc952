// SPDX-License-Identifier: EUPL-1.2

package storagetest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

func seal(es ...record.Envelope) record.Batch { return record.Batch{Seal: es} }

func testEnvelopes(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	d := newDrawer(vault.Table)
	one, two := envelope(d, "one\x00\xff"), envelope(d, strings.Repeat("two", 1<<19))
	mustAppend(t, s, seal(one, two))
	t.Run("come back by id, without the absent ones", func(t *testing.T) {
		got := must(s.Envelopes(ctx, []string{two.ID, "absent", one.ID, two.ID}))(t)
		wantSame(t, "the envelopes", got, map[string]record.Envelope{one.ID: one, two.ID: two})
		wantSame(t, "the envelopes of no ids", len(must(s.Envelopes(ctx, nil))(t)), 0)
	})
	t.Run("come back when many are asked at once", func(t *testing.T) {
		var many []record.Envelope
		var ids []string
		for i := range 1001 {
			many = append(many, envelope(newDrawer(vault.Own), fmt.Sprint(i)))
			ids = append(ids, many[i].ID)
		}
		mustAppend(t, s, seal(many...))
		wantSame(t, "how many came back", len(must(s.Envelopes(ctx, ids))(t)), len(ids))
	})
	t.Run("are gone when dropped, and only they", func(t *testing.T) {
		mustAppend(t, s, record.Batch{Drop: []string{one.ID, "absent"}})
		got := must(s.Envelopes(ctx, []string{one.ID, two.ID}))(t)
		wantSame(t, "the envelopes", got, map[string]record.Envelope{two.ID: two})
	})
	t.Run("can be replaced in one batch", func(t *testing.T) {
		again := record.Envelope{Drawer: newDrawer(vault.Case), ID: two.ID, Sealed: []byte("again")}
		mustAppend(t, s, record.Batch{Drop: []string{two.ID}, Seal: []record.Envelope{again}})
		got := must(s.Envelopes(ctx, []string{two.ID}))(t)
		wantSame(t, "the envelope", got, map[string]record.Envelope{two.ID: again})
	})
	t.Run("cannot be written over", func(t *testing.T) {
		other := record.Envelope{Drawer: d, ID: two.ID, Sealed: []byte("other")}
		wantUnchanged(t, s, func() {
			if err := s.Append(ctx, seal(other)); err == nil {
				t.Fatal("got no error for an id that is taken")
			}
		})
	})
}

func testDrawers(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	table, twin, own := newDrawer(vault.Table), newDrawer(vault.Table), newDrawer(vault.Own)
	twin.ID = own.ID
	in := []record.Envelope{envelope(table, "a"), envelope(table, "b"), envelope(table, "c")}
	mustAppend(t, s, seal(append(in, envelope(twin, "t"), envelope(own, "o"))...))
	slices.SortFunc(in, func(a, b record.Envelope) int { return strings.Compare(a.ID, b.ID) })

	t.Run("are those with an envelope, by kind and id", func(t *testing.T) {
		want := []vault.Drawer{table, twin, own}
		slices.SortFunc(want, func(a, b vault.Drawer) int { return strings.Compare(a.String(), b.String()) })
		wantSame(t, "the drawers", must(s.Drawers(ctx))(t), want)
	})
	t.Run("give their envelopes by id", func(t *testing.T) {
		wantSame(t, "the envelopes", must(s.EnvelopesOf(ctx, table))(t), in)
		wantSame(t, "those of another drawer", len(must(s.EnvelopesOf(ctx, newDrawer(vault.Table)))(t)), 0)
	})
	t.Run("are emptied without touching a namesake of another kind", func(t *testing.T) {
		mustAppend(t, s, record.Batch{DropDrawers: []vault.Drawer{table, twin, newDrawer(vault.Parcel)}})
		wantSame(t, "the drawers", must(s.Drawers(ctx))(t), []vault.Drawer{own})
		got := must(s.EnvelopesOf(ctx, own))(t)
		if len(got) != 1 || !bytes.Equal(got[0].Sealed, []byte("o")) {
			t.Fatalf("got %d envelopes in the other drawer, want its one", len(got))
		}
	})
}
