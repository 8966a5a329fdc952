// SPDX-License-Identifier: EUPL-1.2

// Package service carries out deeds: it loads what a deed is about, opens only
// the envelopes that the deed names and derives facts from them, lets conference
// decide, and appends what was decided, once, however often it is asked. Reading
// goes through view. It knows no HTTP and no SQL.
package service

import (
	"log/slog"
	"sync"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// Service carries out the deeds of one house.
type Service struct {
	store  record.Store
	keys   vault.Keyring
	signer *ledger.Signer
	now    func() time.Time
	step   func(name string)
	log    *slog.Logger
	post   Post
	links  Links

	states   states
	queues   queues
	opened   cupboards
	says     kept
	outbox   outbox
	watchers Watchers
	ender    Ender
	raiser   Raiser
	closing  sync.Mutex // one meeting closes at a time: the steps are not to be interleaved
}

// Config is what a Service works with.
type Config struct {
	Store  record.Store
	Keys   vault.Keyring
	Signer *ledger.Signer
	Now    func() time.Time
	Log    *slog.Logger
	// Watchers are told after every commit what changed; nil when nobody watches.
	Watchers Watchers
	// Ender ends the sessions of who was removed; nil when nobody logs in.
	Ender Ender
	// Links makes the addresses of invitations; nil: people are invited in another way.
	Links Links
	// Post takes mail to people; nil: this house sends none.
	Post Post
	// Raiser raises the sessions of who was confirmed; nil when nobody logs in.
	Raiser Raiser
	// Step is called between the steps of closing with the name of the step just
	// done; nil in the program, a crash in its harness.
	Step func(name string)
}

// New returns a service. Its first deed is to found a house, unless there is one.
func New(c Config) *Service {
	if c.Step == nil {
		c.Step = func(string) {}
	}
	if c.Watchers == nil {
		c.Watchers = nobody{}
	}
	if c.Ender == nil {
		c.Ender = nobody{}
	}
	if c.Raiser == nil {
		c.Raiser = nobody{}
	}
	return &Service{
		watchers: c.Watchers, opened: cupboards{open: map[conference.MeetingID]*cupboard{}, shut: map[conference.MeetingID]bool{}},
		ender: c.Ender, raiser: c.Raiser, store: c.Store, keys: c.Keys, signer: c.Signer, now: c.Now, step: c.Step, log: c.Log,
		post: c.Post, links: c.Links,
		queues: queues{open: map[string]*queue{}},
		states: states{kept: map[record.Stream]state{}, written: map[record.Stream]int64{}, doubted: map[record.Stream]bool{}},
	}
}

// Act is who asks, how the session from which they ask was proven, and the
// Idempotency-Key under which they ask.
type Act struct {
	Person conference.PersonID
	Key    string

	Method conference.Method
	Proof  conference.ProofID
	First  bool

	// Beside is set when somebody acts on this device with a code of their own.
	Beside *Beside
}

// shown is what of it is told to a deed, without what is kept of the proof. A mailbox is never a first time: nothing
// was proven with it that somebody could confirm.
func (a Act) shown() conference.Identity {
	first := a.First && a.Method != conference.MethodLink
	return conference.Identity{Method: a.Method, First: first, Proof: a.Proof}
}

// Receipt is all that a deed answers: what it made or changed, and the version of
// the stream after it.
type Receipt struct {
	ID      string `json:"id" see:"actor"`
	Version int64  `json:"version" see:"actor"`
}
