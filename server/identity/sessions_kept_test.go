// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/record"
)

// slow is a store in which a read can be held after it has read.
type slow struct {
	Store
	row  record.Session
	gone bool
	read chan chan struct{} // who takes from it holds the read until it closes what it got
}

func (s *slow) Session(context.Context, []byte, time.Time) (record.Session, error) {
	row, gone := s.row, s.gone
	if s.read != nil {
		hold := make(chan struct{})
		s.read <- hold
		<-hold
	}
	if gone {
		return record.Session{}, record.ErrNotFound
	}
	return row, nil
}

func (s *slow) EndSession(context.Context, []byte) error { s.gone = true; return nil }

func (s *slow) KeepSession(_ context.Context, _ string, _, idle, ends time.Time) error {
	s.row.IdleEnds, s.row.Ends = idle, ends
	return nil
}

func newSlow() *slow {
	return &slow{row: record.Session{Hash: []byte("h"), ID: "1", Person: "noor", IdleEnds: noon.Add(time.Hour), Ends: noon.Add(2 * time.Hour)}}
}

func there(k *kept, at time.Time) bool {
	_, err := k.Session(context.Background(), []byte("h"), at)
	return !errors.Is(err, record.ErrNotFound)
}

func TestKept_RecognisesFromMemory(t *testing.T) {
	store := newSlow()
	k := keep(store)
	if !there(k, noon) {
		t.Fatal("got nobody")
	}
	store.gone = true // behind its back, which nobody does: so it was not asked
	if !there(k, noon) {
		t.Error("got the store asked again, want what is kept")
	}
	if there(k, noon.Add(time.Hour)) {
		t.Error("got somebody after the session ended by itself")
	}
}

func TestKept_AnEndHoldsWhenItReturns(t *testing.T) {
	k := keep(newSlow())
	if !there(k, noon) {
		t.Fatal("got nobody")
	}
	if err := k.EndSession(t.Context(), []byte("h")); err != nil {
		t.Fatal(err)
	}
	if there(k, noon) {
		t.Error("got somebody after the end, want nobody")
	}
}

func TestKept_KeepsNothingThatWasReadAcrossAnEnd(t *testing.T) {
	store := newSlow()
	store.read = make(chan chan struct{})
	k := keep(store)
	done := make(chan bool)
	go func() { done <- there(k, noon) }()
	hold := <-store.read
	if err := k.EndSession(t.Context(), []byte("h")); err != nil {
		t.Fatal(err)
	}
	close(hold)
	<-done
	store.read = nil
	if there(k, noon) {
		t.Error("got what was read before the end, want nobody")
	}
	t.Run("and a store that does keep it is found", func(t *testing.T) {
		k := keep(&slow{gone: true})
		k.put(newSlow().row, k.changes) // as if the change in between had not been seen
		if !there(k, noon) {
			t.Error("got nobody, want the planted fault seen")
		}
	})
}

func TestKept_AHoldIsSeenAtOnce(t *testing.T) {
	k := keep(newSlow())
	if !there(k, noon) {
		t.Fatal("got nobody")
	}
	later := noon.Add(3 * time.Hour)
	if err := k.KeepSession(t.Context(), "1", noon, later, later); err != nil {
		t.Fatal(err)
	}
	if !there(k, noon.Add(150*time.Minute)) {
		t.Error("got nobody, want the session held")
	}
}
