// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// source is the absolute path of a database file.
type source string

// patience is how long a connection waits for the lock of another process.
const patience = 5 * time.Second

// settings hold for every connection. They are in the name and not in statements,
// because a statement reaches one connection of a pool only.
var settings = []string{
	"_defensive=1", // no statement can damage the file on purpose
	"_dqs=0",       // "x" is a column and never a text
	"_pragma=busy_timeout(" + strconv.FormatInt(patience.Milliseconds(), 10) + ")",
	"_pragma=journal_mode(WAL)",
	"_pragma=synchronous(FULL)",     // committed means on disk
	"_pragma=wal_autocheckpoint(0)", // the mover does
	"_pragma=secure_delete(ON)",     // deleted bytes are overwritten
	"_pragma=foreign_keys(1)",
	"_pragma=temp_store(MEMORY)", // no nameless files in /var/tmp
	"_pragma=trusted_schema(OFF)",
}

// writing keeps sixteen megabytes of pages: with SQLite's two, the one connection that
// writes read the same pages from the disk over and over.
func (s source) writing() string {
	return s.name("_txlock=immediate", "_pragma=cache_size(-16000)")
}

// reading refuses to write twice: the file is opened so, and the connection is.
// It says no _txlock, because taking the lock is a write.
func (s source) reading() string { return s.name("mode=ro", "_pragma=query_only(1)") }

// copying reads too, but VACUUM INTO is a write to query_only, though to another file.
func (s source) copying() string { return s.name("mode=ro") }

// name is a URI and not a path, because a plain path ignores mode=ro silently.
func (s source) name(more ...string) string {
	path := (&url.URL{Path: string(s)}).EscapedPath()
	return "file:" + path + "?" + strings.Join(append(more, settings...), "&")
}

// prepare makes the folder and the file with the modes they have to have, so that
// no moment exists in which SQLite made them wider; it never opens an existing file.
func prepare(path string) (source, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	folder := filepath.Dir(absolute)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	if err := create(absolute); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	return source(absolute), nil
}

// create makes an empty file that only we may read, or returns fs.ErrExist.
func create(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), syncPath(filepath.Dir(path)))
}

// syncPath puts on disk what the system still holds of a file or a folder.
func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
