// SPDX-License-Identifier: EUPL-1.2

package live_test

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/live"
)

// TestPages_ASlowReaderDoesNotSlowTheRoom: a page that does not read is dropped by
// the cut, and others are sent what is new meanwhile.
func TestPages_ASlowReaderDoesNotSlowTheRoom(t *testing.T) {
	r := mustRoom(t, nil, nil, "Joris", "Stef", "Mila")
	stuck := make(chan struct{})
	var once sync.Once
	slow := r.open(t, "Stef", patient, func(p *page, f live.Frame) error {
		if f.Whole {
			return nil
		}
		once.Do(func() { close(stuck) })
		for !p.isDropped() {
			time.Sleep(time.Millisecond)
		}
		return errDropped
	})
	quick := r.open(t, "Mila", patient)
	quick.has(t, "the table", func(got map[string]json.RawMessage) bool { return got["meeting"] != nil })
	r.Put("Joris", "one", "een")
	<-stuck
	r.Put("Joris", "two", "twee")
	quick.has(t, "the second item", func(got map[string]json.RawMessage) bool { return got["item/"+string(r.Items["two"])] != nil })
	if slow.isDropped() {
		t.Error("a slow page was dropped for what only adds")
	}
	r.Withdraw("Joris", "one") // its cut has to get past the page that hangs
	r.Must(t)
	if !slow.isDropped() {
		t.Error("a page that hangs was not dropped by a cut")
	}
}

// TestCut_WaitsForAllSlowReadersAtOnce: each page here hangs until every one of them
// is dropped, so a cut that waits for one after the other never ends.
func TestCut_WaitsForAllSlowReadersAtOnce(t *testing.T) {
	r := mustRoom(t, nil, nil, "Joris", "Stef", "Mila")
	var hangs sync.WaitGroup
	var slow []*page
	opened := make(chan struct{})
	hang := func(p *page, f live.Frame) error {
		if f.Whole {
			return nil
		}
		hangs.Done()
		<-opened
		for slices.ContainsFunc(slow, func(one *page) bool { return !one.isDropped() }) {
			time.Sleep(time.Millisecond)
		}
		return errDropped
	}
	hangs.Add(2)
	for _, name := range []string{"Stef", "Mila"} {
		p := r.open(t, name, patient, hang)
		p.has(t, "the table", func(got map[string]json.RawMessage) bool { return got["meeting"] != nil })
		slow = append(slow, p)
	}
	close(opened)
	r.Put("Joris", "one", "een")
	hangs.Wait()
	r.Withdraw("Joris", "one")
	r.Must(t)
}

func (p *page) isDropped() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.dropped
}
