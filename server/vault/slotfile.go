// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

const (
	shortName = "short.keys" // in no backup, ever
	longName  = "long.keys"  // backed up apart from the data

	// chunkSlots is how many slots a file grows at a time.
	chunkSlots = 128
)

// disk is what a slot file asks of an *os.File; tests put a bad one in its place.
type disk interface {
	io.ReaderAt
	io.WriterAt
	Sync() error
	Truncate(size int64) error
	Close() error
}

// slotFile is a file of slots, used from the front and never twice: slots before
// used are live or destroyed, those behind it are free. Only one goroutine at a
// time may call it.
type slotFile struct {
	name  string
	disk  disk
	slots int64
	used  int64
}

// fileOf returns the name of the file in which a kind lives.
func fileOf(k Kind) string {
	if k == Table || k == Parcel {
		return shortName
	}
	return longName
}

// openSlotFile opens or makes a slot file and calls visit for each used slot.
func openSlotFile(dir, name string, visit func(number int64, s slot) error) (*slotFile, error) {
	file, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	f := &slotFile{name: name, disk: file}
	if err := f.prepare(file, visit); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return f, nil
}

func (f *slotFile) prepare(file *os.File, visit func(int64, slot) error) (err error) {
	if err := file.Chmod(0o600); err != nil {
		return err
	}
	if f.slots, f.used, err = readSlots(file, f.name, visit); err != nil {
		return err
	}
	if f.slots == 0 {
		return f.extend()
	}
	return nil
}

// readSlots calls visit for each used slot of a file and returns how many slots
// there are and how many of them are used.
func readSlots(file *os.File, name string, visit func(int64, slot) error) (slots, used int64, err error) {
	info, err := file.Stat()
	if err != nil {
		return 0, 0, err
	}
	slots = info.Size() / slotSize
	if info.Size()%slotSize != 0 {
		return 0, 0, damaged(name, slots, errors.New("cut off"))
	}
	b := make([]byte, slotSize)
	defer clear(b)
	for number := range slots {
		if _, err := file.ReadAt(b, number*slotSize); err != nil {
			return 0, 0, fmt.Errorf("reading %s, slot %d: %w", name, number, err)
		}
		s, err := decodeSlot(b)
		if err == nil && s.state != Missing {
			err = checkPlace(name, number, used, s)
		}
		if err != nil {
			return 0, 0, damaged(name, number, err)
		}
		if s.state == Missing {
			continue
		}
		used = number + 1
		if err := visit(number, s); err != nil {
			return 0, 0, damaged(name, number, err)
		}
	}
	return slots, used, nil
}

// checkPlace refuses a slot in the wrong file and one behind a free slot: slots
// are used in order, so a zero in between is a key that was wiped by accident.
func checkPlace(name string, number, used int64, s slot) error {
	if fileOf(s.drawer.Kind) != name {
		return errors.New("belongs in another file")
	}
	if number != used {
		return errors.New("the slot before it is empty")
	}
	return nil
}

func damaged(name string, number int64, why error) error {
	return fmt.Errorf("%w: %s, slot %d: %w", ErrDamaged, name, number, why)
}

// add writes a live slot and returns its number. After an error the next add
// writes the same slot again, so that no drawer ever gets two.
func (f *slotFile) add(d Drawer, k key) (int64, error) {
	if f.used == f.slots {
		if err := f.extend(); err != nil {
			return 0, err
		}
	}
	b := encodeSlot(Live, d, k())
	defer clear(b)
	if err := f.put(f.used, b); err != nil {
		return 0, err
	}
	f.used++
	return f.used - 1, nil
}

// retire overwrites a slot: the drawer stays known, its key becomes noise.
func (f *slotFile) retire(number int64, d Drawer) error {
	noise := newKey()
	return f.put(number, encodeSlot(Destroyed, d, noise()))
}

// put writes one slot, syncs, and reads it back to compare.
func (f *slotFile) put(number int64, b []byte) error {
	if _, err := f.disk.WriteAt(b, number*slotSize); err != nil {
		return fullOr(err)
	}
	if err := f.disk.Sync(); err != nil {
		return fullOr(err)
	}
	back := make([]byte, slotSize)
	defer clear(back)
	if _, err := f.disk.ReadAt(back, number*slotSize); err != nil {
		return fmt.Errorf("reading back: %w", err)
	}
	if !bytes.Equal(back, b) {
		return damaged(f.name, number, errors.New("reads back otherwise"))
	}
	return nil
}

// extend adds a chunk of free slots, or leaves the file as long as it was.
func (f *slotFile) extend() error {
	old, grown := f.slots*slotSize, (f.slots+chunkSlots)*slotSize
	if err := f.fill(old, grown); err != nil {
		return fmt.Errorf("extending %s: %w", f.name, errors.Join(fullOr(err), f.disk.Truncate(old)))
	}
	f.slots += chunkSlots
	return nil
}

// fill sets the length first, so that a crash halfway leaves whole slots, and
// then writes real zeros, so that the space is there when a slot is written.
func (f *slotFile) fill(old, grown int64) error {
	if err := f.disk.Truncate(grown); err != nil {
		return err
	}
	if _, err := f.disk.WriteAt(make([]byte, grown-old), old); err != nil {
		return err
	}
	return f.disk.Sync()
}

// fullOr marks the errors of a full disk, a full quota and a file at its limit.
func fullOr(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG) {
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return err
}
