// SPDX-License-Identifier: EUPL-1.2

package storagetest

import (
	"context"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/record"
)

func testSessions(t *testing.T, open func(t testing.TB) Store) {
	s, ctx := open(t), t.Context()
	one, two := []byte{0, 1, 0xff}, []byte{0, 1, 0xfe}
	end := noon.Add(time.Hour)
	mustPutSession(t, s, one, "p", end)
	mustPutSession(t, s, two, "q", end.Add(time.Microsecond))
	t.Run("belong to their person until they end", func(t *testing.T) {
		wantSame(t, "the person of one", must(s.SessionPerson(ctx, one, end.Add(-time.Microsecond)))(t), "p")
		wantNoSession(t, s, one, end)
		wantSame(t, "the person of two", must(s.SessionPerson(ctx, two, end))(t), "q")
		wantNoSession(t, s, []byte{0}, noon)
		wantNoSession(t, s, nil, noon)
	})
	t.Run("cannot be taken over", func(t *testing.T) {
		if err := s.PutSession(ctx, one, "r", noon, end); err == nil {
			t.Fatal("got no error for a hash that is stored")
		}
		wantSame(t, "the person of one", must(s.SessionPerson(ctx, one, noon))(t), "p")
	})
	t.Run("are cleared when they ended", func(t *testing.T) {
		mustDo(t, "ending old sessions", s.EndSessionsBefore(ctx, end))
		wantNoSession(t, s, one, noon)
		wantSame(t, "the person of two", must(s.SessionPerson(ctx, two, noon))(t), "q")
	})
	t.Run("end at once, and may end twice", func(t *testing.T) {
		mustDo(t, "ending a session", s.EndSession(ctx, two))
		mustDo(t, "ending it again", s.EndSession(ctx, two))
		wantNoSession(t, s, two, noon)
	})
}

func mustPutSession(t testing.TB, s Store, hash []byte, person string, ends time.Time) {
	t.Helper()
	mustDo(t, "putting a session", s.PutSession(context.Background(), hash, person, noon, ends))
}

func wantNoSession(t testing.TB, s Store, hash []byte, now time.Time) {
	t.Helper()
	_, err := s.SessionPerson(t.Context(), hash, now)
	wantError(t, err, record.ErrNotFound)
}

func mustDo(t testing.TB, doing string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", doing, err)
	}
}
