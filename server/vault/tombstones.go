// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// ReadDestroyed returns the drawers of a keyring whose key was destroyed, in both
// files, ordered by kind and id. It takes no lock and writes nothing, so another
// process may be using the keyring. Of short keys it reads no byte. Errors:
// ErrDamaged, and those of the file system.
func ReadDestroyed(dir string) ([]Drawer, error) {
	var gone []Drawer
	err := lookAgain(func() (err error) {
		gone, err = destroyed(dir)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading what was destroyed: %w", err)
	}
	return gone, nil
}

func destroyed(dir string) ([]Drawer, error) {
	short, err := readHeads(dir, shortName)
	if err != nil {
		return nil, err
	}
	long, err := readFile(dir, longName)
	if err != nil {
		return nil, err
	}
	var gone []Drawer
	for _, s := range append(long, short...) {
		s.key.clear()
		if s.state == Destroyed {
			gone = append(gone, s.drawer)
		}
	}
	slices.SortFunc(gone, compareDrawers)
	return gone, nil
}

func compareDrawers(a, b Drawer) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
}

// How often and after how long a file is read again that did not read well: its
// owner may just have been writing it.
const (
	looksAtFile = 20
	lookPause   = 10 * time.Millisecond
)

// lookAgain repeats a look that found damage, since a slot that is being written
// looks damaged. What is absent or forbidden is so at once.
func lookAgain(look func() error) (err error) {
	for try := range looksAtFile {
		if try > 0 {
			pause(lookPause)
		}
		if err = look(); !errors.Is(err, ErrDamaged) {
			return err
		}
	}
	return err
}

// pause is what the tests of torn slots put something in the place of.
var pause = time.Sleep

// readFile reads all used slots of a file that somebody else may be writing.
func readFile(dir, name string) (found []slot, err error) {
	file, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	seen := map[Drawer]bool{}
	_, _, err = readSlots(file, name, func(_ int64, s slot) error {
		found = append(found, s)
		if seen[s.drawer] {
			return errors.New("a second slot for one drawer")
		}
		seen[s.drawer] = true
		return nil
	})
	if err != nil {
		clearSlots(found)
		return nil, err
	}
	return found, nil
}

func clearSlots(list []slot) {
	for _, s := range list {
		s.key.clear()
	}
}

// readHeads reads what stands before the keys in a file, and not the keys; so it
// cannot check the checksums, which are over the keys too.
func readHeads(dir, name string) ([]slot, error) {
	file, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	return headsOf(file, name, info.Size()/slotSize)
}

func headsOf(file io.ReaderAt, name string, slots int64) (found []slot, err error) {
	head := make([]byte, atKey)
	for number := range slots {
		if _, err := file.ReadAt(head, number*slotSize); err != nil {
			return nil, fmt.Errorf("reading %s, slot %d: %w", name, number, err)
		}
		if zero(head) {
			continue
		}
		s, err := decodeHead(head)
		if err == nil {
			err = checkPlace(name, number, int64(len(found)), s)
		}
		if err != nil {
			return nil, damaged(name, number, err)
		}
		found = append(found, s)
	}
	return found, nil
}
