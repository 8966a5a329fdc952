// SPDX-License-Identifier: EUPL-1.2

package storage_test

import (
	"path/filepath"
	"testing"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/storage"
	"github.com/casustafel/casustafel/storage/sqlstore"
	"github.com/casustafel/casustafel/storage/storagetest"
)

var _ storagetest.Store = (*sqlstore.Store)(nil)

func TestOpen(t *testing.T) {
	t.Run("without a path", func(t *testing.T) {
		if s, err := storage.Open(t.Context(), storage.Config{}); err == nil {
			s.Close()
			t.Fatal("got no error, want one")
		}
	})
	t.Run("again after closing, finds what was appended", func(t *testing.T) {
		c := storage.Config{Path: filepath.Join(t.TempDir(), "data", "casustafel.db")}
		stream := record.Stream{Kind: record.House, ID: "house"}
		b := record.Batch{Writes: []record.Write{{Stream: stream, Entries: []record.Entry{{Kind: "a", Text: "{}"}}}}}
		first := mustOpen(t, c)
		if err := first.Append(t.Context(), b); err != nil {
			t.Fatalf("appending: %v", err)
		}
		if err := first.Close(); err != nil {
			t.Fatalf("closing: %v", err)
		}
		second := mustOpen(t, c)
		defer second.Close()
		if got, err := second.Entries(t.Context(), stream, 0); err != nil || len(got) != 1 {
			t.Errorf("got %d entries and error %v, want 1", len(got), err)
		}
	})
}

func mustOpen(t testing.TB, c storage.Config) *sqlstore.Store {
	t.Helper()
	s, err := storage.Open(t.Context(), c)
	if err != nil {
		t.Fatalf("opening: %v", err)
	}
	return s
}
