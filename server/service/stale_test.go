// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// slow holds back one reading of a record, between the disk and whoever asked.
type slow struct {
	record.Store
	next       *atomic.Bool
	held, goOn chan struct{}
}

func newSlow() slow {
	return slow{next: &atomic.Bool{}, held: make(chan struct{}), goOn: make(chan struct{})}
}

func (s slow) Entries(ctx context.Context, stream record.Stream, after int64) ([]record.Entry, error) {
	list, err := s.Store.Entries(ctx, stream, after)
	if stream.Kind == record.Meeting && s.next.CompareAndSwap(true, false) {
		close(s.held)
		<-s.goOn
	}
	return list, err
}

// full lets one append meet a full disk.
type full struct {
	record.Store
	next *atomic.Bool
}

func (f full) Append(ctx context.Context, b record.Batch) error {
	if f.next.CompareAndSwap(true, false) {
		return record.ErrFull
	}
	return f.Store.Append(ctx, b)
}

// TestStates_AnOldReadingIsNotKept: somebody reads the record, Stef is shown out,
// what is kept is forgotten, and only then the old reading arrives. L1: Stef stays
// out.
func TestStates_AnOldReadingIsNotKept(t *testing.T) {
	reading, disk := newSlow(), full{next: &atomic.Bool{}}
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Store: func(s record.Store) record.Store {
		disk.Store = s
		reading.Store = disk
		return reading
	}})
	s := servicetest.MustScene(t, h, "Stef", "Hatice")
	s.Put("Hatice", "item", "Voor wie aan tafel zit.")
	s.Must(t)
	forget := func() {
		disk.next.Store(true)
		if _, err := h.PutItem(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.NewItem("Iets.")); !errors.Is(err, record.ErrFull) {
			t.Errorf("on a full disk: got %v, want %v", err, record.ErrFull)
		}
	}
	forget()
	reading.next.Store(true)
	looked := make(chan error)
	go func() {
		_, err := s.Sees("Hatice")
		looked <- err
	}()
	<-reading.held
	mustDo(t)(h.ShowOut(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Stef"]))
	forget()
	close(reading.goOn)
	if err := <-looked; err != nil {
		t.Fatal(err)
	}
	if v, err := s.Sees("Stef"); err != nil || len(v.Items) != 0 {
		t.Errorf("Stef, shown out, sees %d items (%v), want none", len(v.Items), err)
	}
}

// parted is a store whose caller goes away while the append is on its way.
type parted struct {
	record.Store
	next   *atomic.Bool
	goAway context.CancelFunc
	then   func()
}

func (p *parted) Append(ctx context.Context, b record.Batch) error {
	if !p.next.CompareAndSwap(true, false) {
		return p.Store.Append(ctx, b)
	}
	p.goAway()
	done := make(chan error, 1)
	go func() {
		time.Sleep(20 * time.Millisecond) // the disk is slow
		done <- p.Store.Append(context.WithoutCancel(ctx), b)
		p.then()
	}()
	select { // as the storage does
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// TestStates_AWriteThatNobodyWaitsForIsSeen: whoever showed Stef out went away
// before the answer. Once it is on the disk he sees nothing (L1).
func TestStates_AWriteThatNobodyWaitsForIsSeen(t *testing.T) {
	p := &parted{next: &atomic.Bool{}}
	written := make(chan struct{})
	p.then = func() { close(written) }
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Store: func(s record.Store) record.Store {
		p.Store = s
		return p
	}})
	s := servicetest.MustScene(t, h, "Stef", "Hatice")
	s.Put("Hatice", "item", "Voor wie aan tafel zit.")
	s.Must(t)
	ctx, cancel := context.WithCancel(t.Context())
	p.goAway = cancel
	p.next.Store(true)
	_, _ = h.ShowOut(ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Stef"]) // nobody hears the answer
	if _, err := s.Sees("Stef"); err != nil {
		t.Fatal(err)
	}
	<-written
	if v, err := s.Sees("Stef"); err != nil || len(v.Items) != 0 {
		t.Errorf("Stef, shown out, sees %d items (%v), want none", len(v.Items), err)
	}
}

// TestDoor_AfterClosing: what a card is made from is gone; the answer is a refusal.
func TestDoor_AfterClosing(t *testing.T) {
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{})
	s := servicetest.NewScene(context.Background(), h, time.Now())
	s.Convened("Stef")
	start, admit := servicetest.Act("Noor"), servicetest.Act("Noor")
	first := mustDo(t)(h.Start(s.Ctx, start, s.Meeting))
	s.Knock("Stef")
	mustDo(t)(h.Admit(s.Ctx, admit, s.Meeting, s.Seats["Stef"]))
	s.Round()
	s.Close()
	s.Must(t)
	if again, err := h.Start(s.Ctx, start, s.Meeting); err != nil || again != first {
		t.Errorf("starting with the same key: got %+v, %v, want %+v", again, err, first)
	}
	if _, err := h.Admit(s.Ctx, admit, s.Meeting, s.Seats["Stef"]); err != nil {
		t.Errorf("admitting with the same key: got %v, want the answer again", err)
	}
	if _, err := h.Start(s.Ctx, servicetest.Act("Noor"), s.Meeting); !refusedAs(err, conference.AlreadyStarted) {
		t.Errorf("starting anew: got %v, want %s", err, conference.AlreadyStarted)
	}
	if _, err := h.Admit(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Stef"]); !refusedAs(err, conference.MeetingClosed) {
		t.Errorf("admitting anew: got %v, want %s", err, conference.MeetingClosed)
	}
}

// dawdling is a store that answers an append long after it is on the disk.
type dawdling struct {
	record.Store
	next       *atomic.Bool
	held, goOn chan struct{}
}

func (d *dawdling) Append(ctx context.Context, b record.Batch) error {
	err := d.Store.Append(ctx, b)
	if d.next.CompareAndSwap(true, false) {
		close(d.held)
		<-d.goOn
	}
	return err
}

// TestStates_WrittenAndNotYetRemembered: the house was set anew on the disk, and not
// yet in memory, when the same request comes again. The text that memory names is
// gone, and nobody was told yet of what others may see no more. So the answer waits
// until the first is done, and is the same.
func TestStates_WrittenAndNotYetRemembered(t *testing.T) {
	d := &dawdling{next: &atomic.Bool{}, held: make(chan struct{}), goOn: make(chan struct{})}
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Store: func(s record.Store) record.Store {
		d.Store = s
		return d
	}})
	s := mustStage(t, h, "kept")
	mustDo(t)(h.SetHouse(s.Ctx, servicetest.Act("Bea"), newSettings("Waterkamp")))
	a := servicetest.Act("Bea")
	d.next.Store(true)
	set := func() chan service.Receipt {
		answer := make(chan service.Receipt, 1)
		go func() {
			r, err := h.SetHouse(s.Ctx, a, newSettings("Gemeente Waterkamp"))
			if err != nil {
				t.Error(err)
			}
			answer <- r
		}()
		return answer
	}
	first := set()
	<-d.held
	again := set()
	select {
	case r := <-again:
		again <- r
		t.Error("the second was answered before the first was done")
	case <-time.After(100 * time.Millisecond):
	}
	close(d.goOn)
	if got, want := <-again, <-first; got != want {
		t.Errorf("again: got %+v, want %+v", got, want)
	}
}
