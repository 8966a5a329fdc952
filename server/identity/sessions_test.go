// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/storage"
)

func TestSessions(t *testing.T) {
	store, err := storage.Open(t.Context(), storage.Config{Path: filepath.Join(t.TempDir(), "db", "s.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	now := time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC)
	sessions := identity.NewSessions(store, func() time.Time { return now })
	begin := func() string {
		t.Helper()
		token, err := sessions.Begin(t.Context(), "noor")
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	nobody := func(t *testing.T, token string) {
		t.Helper()
		if p, err := sessions.Person(t.Context(), token); !errors.Is(err, identity.ErrNobody) {
			t.Errorf("person: got %q, %v; want nobody", p, err)
		}
	}
	t.Run("a token is its person's, and no other's", func(t *testing.T) {
		token := begin()
		if p, err := sessions.Person(t.Context(), token); err != nil || p != "noor" {
			t.Errorf("person: got %q, %v; want noor", p, err)
		}
		nobody(t, token[1:])
		nobody(t, "")
		if again := begin(); again == token {
			t.Error("two sessions have the same token")
		}
	})
	t.Run("an ended session is nobody's at once", func(t *testing.T) {
		token := begin()
		if err := sessions.End(t.Context(), token); err != nil {
			t.Fatal(err)
		}
		nobody(t, token)
	})
	t.Run("a session ends by itself, swept or not", func(t *testing.T) {
		token := begin()
		now = now.Add(identity.Lifetime)
		nobody(t, token)
		if err := sessions.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		now = now.Add(-time.Hour)
		nobody(t, token)
	})
}
