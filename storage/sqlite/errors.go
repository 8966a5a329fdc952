// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/casustafel/casustafel/server/record"
)

// primary is the part of a code that names its class; the rest says which kind.
const primary = 0xff

// explain adds our own error to those of the driver that callers act upon, by
// code. A full disk also shows when the index of the log cannot grow.
func explain(err error) error {
	var driver *sqlite.Error
	if !errors.As(err, &driver) || errors.Is(err, record.ErrFull) {
		return err
	}
	if c := driver.Code(); c&primary == sqlite3.SQLITE_FULL || c == sqlite3.SQLITE_IOERR_SHMSIZE {
		return fmt.Errorf("%w: %w", record.ErrFull, err)
	}
	return err
}
