// SPDX-License-Identifier: EUPL-1.2

package live

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// Cause says why a page's socket is closed; what to do about it is the page's.
type Cause int

// The causes. The numbers are close codes of the websocket and documented in the API.
const (
	SessionEnded Cause = 4001 // log in again
	NotYours     Cause = 4003 // no longer yours to see: show nothing
	ComeAgain    Cause = 4009 // open long enough: come back, to be recognised anew
	Restart      Cause = 1012 // the program restarts: come back
	Failed       Cause = 1011 // looking failed: come back
)

// Socket is what a page is sent through. Send writes one frame and returns when
// it is with the network, or fails; it is never called twice at once. Drop breaks
// the connection at once, so that a Send that hangs fails.
type Socket interface {
	Send(Frame) error
	Ping() error
	Close(Cause)
	Drop()
}

// Limits are how patient a page is.
type Limits struct {
	Ping  time.Duration        // how often a page is asked for, and told that it is not forgotten
	Age   time.Duration        // how long a socket lives at most
	Slow  time.Duration        // how long Cut waits for a send before it drops the page
	Alive func() (bool, error) // asked at first and at every ping: does the session still live
}

// Page is one open page of one viewer. One goroutine writes to it: the one that
// runs Serve.
type Page struct {
	hub     *Hub
	viewer  conference.PersonID
	session string
	meeting conference.MeetingID
	socket  Socket
	limits  Limits
	dirty   chan struct{}
	ended   chan Cause

	over   atomic.Bool // its session has ended: nothing is sent any more
	rights sync.Mutex  // held from looking until sent
	known  known
}

// Serve keeps a page up to date until its context ends, the connection breaks, the
// viewer loses the meeting, its session ends or the hub closes. It returns when
// nothing more will be sent.
func (h *Hub) Serve(ctx context.Context, viewer conference.PersonID, session string, meeting conference.MeetingID, socket Socket, limits Limits) {
	p := &Page{
		hub: h, viewer: viewer, session: session, meeting: meeting, socket: socket, limits: limits,
		dirty: make(chan struct{}, 1), ended: make(chan Cause, 1),
	}
	if !h.enter(p) {
		socket.Close(Restart)
		return
	}
	defer h.leave(p)
	if cause := p.stands(); cause != 0 { // whoever ended the session before this page was known here, did not end the page
		socket.Close(cause)
		return
	}
	p.wake()
	if cause := p.run(ctx); cause != 0 {
		socket.Close(cause)
	}
}

// room is what a page holds of its stack while it waits. The stack of who waits with
// little of it is halved at every collection of garbage, and grown again, by copying,
// at the next look: with a thousand pages that made a collection take three times
// as long, and whoever put something meanwhile wait for it.
type room [4096]byte

//go:noinline
func (*room) keep() {}

// run returns why the page is to be closed, or zero when the connection is gone.
func (p *Page) run(ctx context.Context) Cause {
	var r room
	defer r.keep()
	ping := time.NewTicker(p.limits.Ping)
	defer ping.Stop()
	age := time.NewTimer(p.limits.Age)
	defer age.Stop()
	for {
		select {
		case <-ctx.Done():
			return 0
		case cause := <-p.ended:
			return cause
		case <-age.C:
			return ComeAgain
		case <-ping.C:
			if cause, gone := p.ping(); gone {
				return cause
			}
		case <-p.dirty:
			if cause, gone := p.update(ctx); gone {
				return cause
			}
		}
	}
}

// stands returns why a page has to close, or zero while its session lives. Whether it
// does can be unknown for a moment: that is not the end of it, which would take what
// its person is typing.
func (p *Page) stands() Cause {
	switch alive, err := p.limits.Alive(); {
	case err != nil:
		return Failed
	case !alive:
		return SessionEnded
	}
	return 0
}

// ping asks whether the page is still there, and tells it that the server is. A page
// does not see a ping; over a network that broke without a word it would show for
// long what may not be seen any more.
func (p *Page) ping() (Cause, bool) {
	if cause := p.stands(); cause != 0 {
		return cause, true
	}
	p.rights.Lock()
	defer p.rights.Unlock()
	switch {
	case p.over.Load():
		return SessionEnded, true
	case p.socket.Ping() != nil:
		return 0, true
	}
	return 0, p.known.sums != nil && p.socket.Send(p.known.nothing()) != nil
}

// update looks, and sends the difference, under the lock that Cut asks for: what
// is sent after Cut was looked at after Cut.
func (p *Page) update(ctx context.Context) (Cause, bool) {
	p.rights.Lock()
	defer p.rights.Unlock()
	if p.over.Load() {
		return SessionEnded, true
	}
	frame, changed, err := p.look(ctx)
	var refused conference.Errors
	switch {
	case errors.As(err, &refused):
		return NotYours, true
	case err != nil && ctx.Err() != nil:
		return 0, true
	case err != nil:
		return Failed, true
	case !changed:
		return 0, false
	}
	return 0, p.socket.Send(frame) != nil
}

func (p *Page) look(ctx context.Context) (Frame, bool, error) {
	picture, err := p.hub.look(ctx, p.viewer, p.meeting, p.known.seen)
	if err != nil {
		return Frame{}, false, err
	}
	return p.known.difference(picture)
}

// wake says that there may be something new. Saying it twice is once: a page that
// is behind skips to the latest.
func (p *Page) wake() {
	select {
	case p.dirty <- struct{}{}:
	default:
	}
}

// end asks the page to close, once.
func (p *Page) end(c Cause) {
	select {
	case p.ended <- c:
	default:
	}
}

// barrier returns when no send to these pages that was looked at before is under way.
// Those that do not read are waited for all at once.
func barrier(pages []*Page) {
	var waits []func()
	for _, p := range pages {
		if p.rights.TryLock() {
			p.rights.Unlock()
			continue
		}
		drop := time.AfterFunc(p.limits.Slow, p.socket.Drop)
		waits = append(waits, func() {
			p.rights.Lock()
			//lint:ignore SA2001 having had the lock is all that is asked
			p.rights.Unlock()
			drop.Stop()
		})
	}
	for _, wait := range waits {
		wait()
	}
}
