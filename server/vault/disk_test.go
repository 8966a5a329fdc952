// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// badDisk is a disk with a fault: each function that is set stands in for its method.
type badDisk struct {
	disk
	writeAt func(b []byte, off int64) (int, error)
	readAt  func(b []byte, off int64) (int, error)
	sync    func() error
}

func (d *badDisk) WriteAt(b []byte, off int64) (int, error) {
	if d.writeAt != nil {
		return d.writeAt(b, off)
	}
	return d.disk.WriteAt(b, off)
}

func (d *badDisk) ReadAt(b []byte, off int64) (int, error) {
	if d.readAt != nil {
		return d.readAt(b, off)
	}
	return d.disk.ReadAt(b, off)
}

func (d *badDisk) Sync() error {
	if d.sync != nil {
		return d.sync()
	}
	return d.disk.Sync()
}

// plantDisk puts a faulty disk below the short keys; healing takes the fault away.
func plantDisk(s *Slots) (bad *badDisk, heal func()) {
	f := s.files[shortName]
	bad = &badDisk{disk: f.disk}
	f.disk = bad
	return bad, func() { f.disk = bad.disk }
}

var faults = map[string]func(bad *badDisk){
	"writing fails":       func(bad *badDisk) { bad.writeAt = func([]byte, int64) (int, error) { return 0, syscall.EIO } },
	"syncing fails":       func(bad *badDisk) { bad.sync = func() error { return syscall.EIO } },
	"reading back fails":  func(bad *badDisk) { bad.readAt = func([]byte, int64) (int, error) { return 0, syscall.EIO } },
	"writes do not stick": func(bad *badDisk) { bad.writeAt = func(b []byte, _ int64) (int, error) { return len(b), nil } },
}

func TestSlots_Destroy_OnABadDisk(t *testing.T) {
	for name, plant := range faults {
		t.Run("when "+name, func(t *testing.T) {
			dir := t.TempDir()
			s := mustOpenSlots(t, dir)
			mustCreate(t, s, testDrawer)
			key := keyOf(t, s, testDrawer)
			sealed, err := s.Seal(testDrawer, "id", []byte("words"))
			if err != nil {
				t.Fatal(err)
			}
			bad, heal := plantDisk(s)
			plant(bad)
			if err := s.Destroy(testDrawer); err == nil {
				t.Errorf("Destroy: got no error, want one")
			}
			if got := s.Status(testDrawer); got != Live {
				t.Errorf("Status after a failed Destroy: got %v, want live", got)
			}
			fresh, err := s.Fresh()
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range []Opener{s, fresh} {
				if _, err := o.Open(testDrawer, "id", sealed); !errors.Is(err, ErrDestroyed) {
					t.Errorf("Open after a failed Destroy: got error %v, want %v", err, ErrDestroyed)
				}
			}
			if err := s.Create(testDrawer); !errors.Is(err, ErrDestroyed) {
				t.Errorf("Create after a failed Destroy: got error %v, want %v", err, ErrDestroyed)
			}
			heal()
			mustDestroy(t, s, testDrawer)
			if got := filesWith(t, dir, key); len(got) != 0 {
				t.Errorf("files with the key after destroying again: got %v, want none", got)
			}
		})
	}
}

func TestSlots_Create_OnABadDisk(t *testing.T) {
	next := Drawer{Parcel, "next"}
	for name, plant := range faults {
		t.Run("when "+name, func(t *testing.T) {
			dir := t.TempDir()
			s := mustOpenSlots(t, dir)
			bad, heal := plantDisk(s)
			plant(bad)
			if err := s.Create(testDrawer); err == nil {
				t.Errorf("Create: got no error, want one")
			}
			if got := s.Status(testDrawer); got != Missing {
				t.Errorf("Status after a failed Create: got %v, want missing", got)
			}
			heal()
			mustCreate(t, s, next, testDrawer)
			mustClose(t, s)
			s = mustOpenSlots(t, dir)
			if got := s.files[shortName].used; got != 2 {
				t.Errorf("slots used after creating again: got %d, want 2", got)
			}
		})
	}
}

func TestSlots_Create_WhenTheDiskFillsUpWhileGrowing(t *testing.T) {
	dir := t.TempDir()
	s := mustOpenSlots(t, dir)
	mustCreate(t, s, drawers(Table, 0, chunkSlots)...)
	bad, heal := plantDisk(s)
	bad.writeAt = func(b []byte, off int64) (int, error) {
		n, _ := bad.disk.WriteAt(b[:len(b)/3], off)
		return n, syscall.ENOSPC
	}
	if err := s.Create(testDrawer); !errors.Is(err, ErrFull) {
		t.Errorf("Create: got error %v, want %v", err, ErrFull)
	}
	info, err := os.Stat(filepath.Join(dir, shortName))
	if err != nil || info.Size() != chunkSlots*slotSize {
		t.Errorf("size after growing failed: got %d and error %v, want one chunk", info.Size(), err)
	}
	heal()
	mustCreate(t, s, testDrawer)
	mustClose(t, s)
	if got := mustOpenSlots(t, dir).Status(testDrawer); got != Live {
		t.Errorf("Status after there is space again: got %v, want live", got)
	}
}

// A destroy that only flips the state, on a disk that lies when it is read back:
// no error, no wrong status, not even after a restart. Only the scan of the raw
// files sees it, and has to.
func TestScan_CatchesAPlantedDestroyThatKeepsTheKey(t *testing.T) {
	dir := t.TempDir()
	s := mustOpenSlots(t, dir)
	mustCreate(t, s, testDrawer)
	key := keyOf(t, s, testDrawer)
	bad, _ := plantDisk(s)
	var written []byte
	bad.writeAt = func(b []byte, off int64) (int, error) {
		written = append(written, b...)
		kept := append([]byte(nil), b...)
		copy(kept[atKey:], key)
		stamp(kept)
		return bad.disk.WriteAt(kept, off)
	}
	bad.readAt = func(b []byte, _ int64) (int, error) { return copy(b, written), nil }
	mustDestroy(t, s, testDrawer)
	mustClose(t, s)
	if got := mustOpenSlots(t, dir).Status(testDrawer); got != Destroyed {
		t.Fatalf("Status after the planted fault: got %v, want destroyed", got)
	}
	if got := filesWith(t, dir, key); len(got) != 1 {
		t.Errorf("files with the key: got %v, want the planted fault found", got)
	}
}
