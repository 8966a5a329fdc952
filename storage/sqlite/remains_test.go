// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/storage/sqlstore"
)

// canaries are as many envelopes of a drawer, small ones and large ones, each
// with a text that occurs nowhere else.
func canaries(d vault.Drawer, n int) (envelopes []record.Envelope, texts []string) {
	for i := range n {
		text := uuid.NewString()
		sealed := bytes.Repeat([]byte(text+"."), 1+i*20)
		envelopes = append(envelopes, record.Envelope{ID: uuid.NewString(), Drawer: d, Sealed: sealed})
		texts = append(texts, text)
	}
	return envelopes, texts
}

// remains drops a drawer of canaries, truncates, and returns which files hold any
// of them: before the drop, after it, and after the store was closed.
func remains(t *testing.T, fault string) (before, after, closed map[string]int) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "data")
	e := mustOpenAt(t, filepath.Join(folder, "casustafel.db"))
	s := sqlstore.New(planted(e, fault))
	gone, kept := vault.Drawer{Kind: vault.Table, ID: "gone"}, vault.Drawer{Kind: vault.Case, ID: "kept"}
	envelopes, texts := canaries(gone, 30)
	others, _ := canaries(kept, 30)
	for i := range envelopes {
		mustDo(t, s.Append(t.Context(), record.Batch{Seal: []record.Envelope{envelopes[i], others[i]}}))
	}
	before = mustScan(t, folder, texts)
	mustDo(t, s.Append(t.Context(), record.Batch{DropDrawers: []vault.Drawer{gone}}))
	mustDo(t, s.Truncate(t.Context()))
	after = mustScan(t, folder, texts)
	mustDo(t, s.Close())
	return before, after, mustScan(t, folder, texts)
}

func mustDo(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestTruncate_LeavesNothingOfDeletedEnvelopes(t *testing.T) {
	before, after, closed := remains(t, "")
	if before["casustafel.db-wal"] != 30 {
		t.Fatalf("got %v before the drop, want the scan to find all 30 in the log", before)
	}
	if len(after) != 0 || len(closed) != 0 {
		t.Errorf("got %v after truncating and %v after closing, want nothing", after, closed)
	}
	t.Run("and the scan finds them when the log is left as it is", func(t *testing.T) {
		if _, after, _ := remains(t, faultNoTruncate); after["casustafel.db-wal"] == 0 {
			t.Errorf("got %v, want the scan to catch the planted fault", after)
		}
	})
}
