// SPDX-License-Identifier: EUPL-1.2

// Package servicetest opens a real house in a folder and plays deeds in it, for
// tests and for the processes that tests start and kill. It knows the ids of what
// it played, and nothing of what a test wants to prove.
package servicetest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/storage"
	"github.com/casustafel/casustafel/storage/sqlstore"
)

// Options change how a house is opened. The zero value is a house as it is served.
type Options struct {
	Now     func() time.Time
	Step    func(string)
	Terms   conference.Terms                  // zero: conference.DefaultTerms
	Store   func(record.Store) record.Store   // wraps the store
	Keys    func(vault.Keyring) vault.Keyring // wraps the keyring
	Both    func(record.Store, vault.Keyring) (record.Store, vault.Keyring)
	Watch   service.Watchers // told what changed; nil when nobody watches
	Post    service.Post     // takes mail; nil: the house sends none
	Links   service.Links    // makes links; nil: there are none
	Ender   service.Ender    // ends sessions; nil when nobody logs in
	Raiser  service.Raiser   // raises them
	Empty   bool             // recovered, and not founded
	AsFound bool             // neither recover nor found: look at what is there
}

// House is an open house. Store and Keyring are what the service works with,
// wrapped if the options say so.
type House struct {
	*service.Service
	Folder  string
	Store   record.Store
	Keyring vault.Keyring
	Signer  *ledger.Signer

	database *sqlstore.Store
	slots    *vault.Slots
}

// DatabaseFolder, KeyFolder and DatabasePath say where a house keeps what.
func DatabaseFolder(folder string) string { return filepath.Join(folder, "db") }
func KeyFolder(folder string) string      { return filepath.Join(folder, "keys") }
func DatabasePath(folder string) string {
	return filepath.Join(DatabaseFolder(folder), "casustafel.db")
}

// Open opens the house of a folder as the program does: keys, database, recovery,
// founding. What was opened is closed again when something fails.
func Open(ctx context.Context, folder string, o Options) (*House, error) {
	h := &House{Folder: folder}
	if err := h.open(ctx, o); err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

func (h *House) open(ctx context.Context, o Options) (err error) {
	if h.slots, err = vault.OpenSlots(KeyFolder(h.Folder)); err != nil {
		return err
	}
	if h.Signer, err = ledger.OpenSigner(KeyFolder(h.Folder), "casustafel"); err != nil {
		return err
	}
	if h.database, err = storage.Open(ctx, storage.Config{Path: DatabasePath(h.Folder)}); err != nil {
		return err
	}
	h.wrap(o)
	if o.Now == nil {
		o.Now = time.Now
	}
	h.Service = service.New(service.Config{
		Store: h.Store, Keys: h.Keyring, Signer: h.Signer,
		Now: o.Now, Step: o.Step, Log: slog.New(slog.DiscardHandler), Watchers: o.Watch, Post: o.Post, Links: o.Links,
		Ender: o.Ender, Raiser: o.Raiser,
	})
	if o.AsFound {
		return nil
	}
	if err := h.Recover(ctx); err != nil {
		return fmt.Errorf("recovering: %w", err)
	}
	if o.Empty {
		return nil
	}
	if o.Terms == (conference.Terms{}) {
		o.Terms = conference.DefaultTerms
	}
	return h.Found(ctx, "Gemeente Waterkamp", o.Terms)
}

func (h *House) wrap(o Options) {
	h.Store, h.Keyring = h.database, h.slots
	if o.Store != nil {
		h.Store = o.Store(h.Store)
	}
	if o.Keys != nil {
		h.Keyring = o.Keys(h.Keyring)
	}
	if o.Both != nil {
		h.Store, h.Keyring = o.Both(h.Store, h.Keyring)
	}
}

// Close closes what Open opened. Closing twice is no error.
func (h *House) Close() error {
	var errs []error
	if h.database != nil {
		errs = append(errs, h.database.Close())
	}
	if h.slots != nil {
		errs = append(errs, h.slots.Close())
	}
	return errors.Join(errs...)
}

// MustOpen opens a house that is closed when the test ends.
func MustOpen(t testing.TB, folder string, o Options) *House {
	t.Helper()
	h, err := Open(context.Background(), folder, o)
	if err != nil {
		t.Fatalf("opening the house: %v", err)
	}
	t.Cleanup(func() { h.Close() })
	return h
}

// Clock is a clock that stands still until it is set.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock returns a clock that stands at a moment.
func NewClock(at time.Time) *Clock { return &Clock{now: at} }

// Now returns where the clock stands.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set puts the clock at a moment, earlier ones too.
func (c *Clock) Set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = at
}

// Add moves the clock, back with a negative duration.
func (c *Clock) Add(d time.Duration) { c.Set(c.Now().Add(d)) }
