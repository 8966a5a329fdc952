// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/casustafel/casustafel/storage/sqlstore"
	"github.com/casustafel/casustafel/storage/storagetest"
)

// mustOpen opens an engine on a new database that is closed when the test ends.
func mustOpen(t testing.TB) *Engine {
	t.Helper()
	return mustOpenAt(t, filepath.Join(t.TempDir(), "data", "casustafel.db"))
}

func mustOpenAt(t testing.TB, path string) *Engine {
	t.Helper()
	e, err := Open(t.Context(), path)
	if err != nil {
		t.Fatalf("opening: %v", err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return e
}

func TestContract(t *testing.T) {
	storagetest.Run(t, func(t testing.TB) storagetest.Store {
		return sqlstore.New(planted(numbered{mustOpen(t), t}, os.Getenv(faultVariable)))
	})
}
