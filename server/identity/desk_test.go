// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"context"
	"errors"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/storage"
	"github.com/casustafel/casustafel/storage/sqlstore"
)

var began = time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC)

// desk is sessions on real storage, with a clock that is set by hand.
type desk struct {
	*identity.Sessions
	t     *testing.T
	store *watchedStore
	pages *closedPages
	now   time.Time
}

// watchedStore counts how often a session was kept, and can be full.
type watchedStore struct {
	*sqlstore.Store
	kept atomic.Int64
	full bool
}

func (s *watchedStore) KeepSession(ctx context.Context, id string, seen, idle, ends time.Time) error {
	s.kept.Add(1)
	if s.full {
		return record.ErrFull
	}
	return s.Store.KeepSession(ctx, id, seen, idle, ends)
}

// closedPages notes what was ended, and whether the store knew already.
type closedPages struct {
	ended []string
	look  func(what string)
}

func (p *closedPages) EndSessions(ids ...string) {
	for _, id := range ids {
		p.EndPerson(conference.PersonID(id))
	}
}

func (p *closedPages) EndPerson(who conference.PersonID) {
	p.ended = append(p.ended, string(who))
	if p.look != nil {
		p.look(string(who))
	}
}

func mustDesk(t *testing.T) *desk {
	t.Helper()
	store, err := storage.Open(t.Context(), storage.Config{Path: filepath.Join(t.TempDir(), "db", "s.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	d := &desk{t: t, store: &watchedStore{Store: store}, pages: &closedPages{}, now: began}
	d.Sessions = identity.NewSessions(d.store, func() time.Time { return d.now }, d.pages)
	return d
}

func (d *desk) begin(n identity.New) string {
	d.t.Helper()
	token, err := d.Begin(d.t.Context(), n)
	d.must(err)
	return token
}

// noor is logged in with a passkey.
var noor = identity.New{Person: "noor", Level: identity.Proven, Method: conference.MethodPasskey, Proof: "key"}

// mila came by a link and made a passkey that nobody confirmed.
var mila = identity.New{Person: "mila", Level: identity.First, Method: conference.MethodPasskey, Proof: "new", Meeting: "monday"}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) of(token string) identity.Session {
	d.t.Helper()
	s, err := d.Of(d.t.Context(), token)
	d.must(err)
	return s
}

func (d *desk) nobody(what, token string) {
	d.t.Helper()
	if s, err := d.Of(d.t.Context(), token); !errors.Is(err, identity.ErrNobody) {
		d.t.Errorf("%s: got %q, %v; want nobody", what, s.Person, err)
	}
}

func (d *desk) later(by time.Duration) { d.now = d.now.Add(by) }
