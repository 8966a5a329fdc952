// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// fillUp is the child of the test below: it may not let any file grow beyond one
// chunk and a bit, uses all slots there are, and then destroys them all.
func fillUp(dir string) error {
	s, err := OpenSlots(dir)
	if err != nil {
		return err
	}
	limit := syscall.Rlimit{Cur: chunkSlots*slotSize + 100, Max: chunkSlots*slotSize + 100}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	all := drawers(Parcel, 0, chunkSlots)
	for _, d := range all {
		if err := s.Create(d); err != nil {
			return err
		}
	}
	for range 2 {
		if err := s.Create(Drawer{Parcel, "more"}); !errors.Is(err, ErrFull) {
			return fmt.Errorf("create without space: got %v, want %w", err, ErrFull)
		}
	}
	return destroyAll(s, dir, all)
}

// destroyAll destroys drawers and looks for each key in the raw files.
func destroyAll(s *Slots, dir string, all []Drawer) error {
	for _, d := range all {
		e, err := s.keys.find(d)
		if err != nil {
			return err
		}
		key := bytes.Clone(e.key()[:])
		if err := s.Destroy(d); err != nil {
			return err
		}
		if found, err := scan(dir, key); err != nil || len(found) > 0 {
			return fmt.Errorf("key of %v: found in %v, error %w", d, found, err)
		}
	}
	return nil
}

func TestSlots_Destroy_OnAFullDisk(t *testing.T) {
	dir := t.TempDir()
	child := mustStartChild(t, "full", dir)
	if err := child.cmd.Wait(); err != nil {
		t.Fatalf("the child without space: %v", err)
	}
	info, err := os.Stat(filepath.Join(dir, shortName))
	if err != nil || info.Size() != chunkSlots*slotSize {
		t.Errorf("size after growing failed: got %d and error %v, want one chunk", info.Size(), err)
	}
	s := mustOpenSlots(t, dir)
	for _, d := range drawers(Parcel, 0, chunkSlots) {
		if got := s.Status(d); got != Destroyed {
			t.Errorf("Status(%v): got %v, want destroyed", d, got)
		}
	}
	mustCreate(t, s, Drawer{Parcel, "more"})
}
