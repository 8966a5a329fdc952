// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// mustDamage changes the database of a house that nobody has open.
func mustDamage(t *testing.T, folder string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", servicetest.DatabasePath(folder))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		r, err := db.Exec(statement)
		if err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			t.Fatalf("%s: changed %d rows (%v), want some", statement, n, err)
		}
	}
}

// mustFind inspects a house as it lies there.
func mustFind(t *testing.T, folder string, repair bool) []string {
	t.Helper()
	h, err := servicetest.Open(t.Context(), folder, servicetest.Options{AsFound: true})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	found, err := service.Inspect(t.Context(), h.Store, repair)
	if err != nil {
		t.Fatalf("inspecting: %v", err)
	}
	return found
}

func mustClosedHouse(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	h, err := servicetest.Open(context.Background(), folder, servicetest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := mustStage(t, h, "opened")
	open := s.Another("Stef")
	open.Must(t)
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	return folder
}

// swap exchanges the sixth and the seventh event of every meeting, with all that
// is stored of them.
var swap = []string{
	`UPDATE entries SET seq = 1006 WHERE stream_kind = 'meeting' AND seq = 6`,
	`UPDATE entries SET seq = 6 WHERE stream_kind = 'meeting' AND seq = 7`,
	`UPDATE entries SET seq = 7 WHERE stream_kind = 'meeting' AND seq = 1006`,
}

// forged rewrites the first item of a closed meeting and makes the tree fit.
func forged(t *testing.T, folder string) (statements []string) {
	t.Helper()
	h, err := servicetest.Open(t.Context(), folder, servicetest.Options{AsFound: true})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	heads, err := h.Store.Streams(t.Context(), record.Meeting)
	if err != nil {
		t.Fatal(err)
	}
	for _, head := range heads {
		entries, err := h.Store.Entries(t.Context(), head.Stream, 0)
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, e := range entries {
			texts = append(texts, strings.ReplaceAll(e.Text, `"housing"`, `"finances"`))
		}
		hashes := ledger.StoredHashes(texts)
		for n, text := range texts {
			blob := ""
			for _, hash := range hashes[ledger.StoredCount(int64(n)):ledger.StoredCount(int64(n+1))] {
				blob += fmt.Sprintf("%x", hash[:])
			}
			statements = append(statements, fmt.Sprintf("UPDATE entries SET text = '%s', hashes = x'%s' WHERE stream_id = '%s' AND seq = %d",
				text, blob, head.Stream.ID, n+1))
		}
	}
	return statements
}

func TestInspect_TellsWhatDiffers(t *testing.T) {
	house := mustClosedHouse(t)
	if found := mustFind(t, house, false); len(found) != 0 {
		t.Fatalf("an honest house: got %q, want nothing", found)
	}
	for _, row := range []struct {
		name, want string
		repairs    bool
		damage     []string
	}{
		{"P6: a changed event", "tree does not agree", false,
			[]string{`UPDATE entries SET text = replace(text, '"housing"', '"finances"') WHERE kind = 'item-put'`}},
		{"P6: a changed event with a tree made to fit is caught by the house", "those that the house recorded", false, nil},
		{"P6: an event that cannot be read", "cannot be read", false,
			[]string{`UPDATE entries SET text = '{}' WHERE kind = 'item-put'`}},
		{"P6: a dropped event", "stands at place", false,
			[]string{`DELETE FROM entries WHERE kind = 'meeting-started'`}},
		{"P6: the last event dropped", "the index says version", false,
			[]string{`DELETE FROM entries WHERE kind = 'parcel-opened'`}},
		{"P6: reordered events", "tree does not agree", false, swap},
		{"P6: a changed tree", "tree does not agree", false,
			[]string{`UPDATE entries SET hashes = zeroblob(length(hashes)) WHERE kind = 'round-opened'`}},
		{"the index: a term lost", "index: missing due", true, []string{`DELETE FROM due WHERE what = 'close'`}},
		{"the index: a term moved", "index: unfounded due", true, []string{`UPDATE due SET at = at + 1 WHERE what = 'parcel'`}},
		{"the index: a meeting that is not mine", "index: unfounded mine", true,
			[]string{`INSERT INTO mine SELECT '0193e100-0000-7000-8000-00000000000f', stream_kind, stream_id, 0 FROM heads`}},
		{"the index: a meeting lost", "index: missing mine", true, []string{`DELETE FROM mine`}},
		{"the index: a meeting that is not over", "index: missing mine", true, []string{`UPDATE mine SET over = 0 WHERE over > 0`}},
		{"the index: a head that lies", "index says version", true, []string{`UPDATE heads SET version = version - 1`}},
		{"P6: a closed meeting that is gone", "it is not there", false,
			[]string{`DELETE FROM entries WHERE stream_kind = 'meeting'`, `DELETE FROM heads WHERE stream_kind = 'meeting'`}},
	} {
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			folder := mustCopy(t, house)
			if row.damage == nil {
				row.damage = forged(t, folder)
			}
			mustDamage(t, folder, row.damage...)
			found := strings.Join(mustFind(t, folder, true), "\n")
			if !strings.Contains(found, row.want) {
				t.Errorf("got %q, want %q", found, row.want)
			}
			again := mustFind(t, folder, false)
			if row.repairs && len(again) > 0 {
				t.Errorf("after repair: got %q, want nothing", again)
			}
			if !row.repairs && !strings.Contains(strings.Join(again, "\n"), row.want) {
				t.Errorf("after repair: got %q, want the evidence untouched", again)
			}
		})
	}
}

// TestInspect_AfterTheIndexLearntWhatIsOver takes a house back to the tables it had
// before, and opens it again: the migration finds from the record what rebuilding
// does.
func TestInspect_AfterTheIndexLearntWhatIsOver(t *testing.T) {
	folder := mustClosedHouse(t)
	db, err := sql.Open("sqlite", servicetest.DatabasePath(folder))
	if err != nil {
		t.Fatal(err)
	}
	var over int
	if err := db.QueryRow(`SELECT count(*) FROM mine WHERE over > 0`).Scan(&over); err != nil || over == 0 {
		t.Fatalf("got %d rows that are over (%v), want some", over, err)
	}
	for _, back := range []string{
		`DROP INDEX mine_over`, `DROP INDEX mine_stream`, `ALTER TABLE mine DROP COLUMN over`,
		`DELETE FROM goose_db_version WHERE version_id >= 2`,
	} {
		if _, err := db.Exec(back); err != nil {
			t.Fatalf("%s: %v", back, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if found := mustFind(t, folder, false); len(found) != 0 {
		t.Errorf("after migrating: got %q, want nothing", found)
	}
}
