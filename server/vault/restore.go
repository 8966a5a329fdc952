// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// RestoreLong makes a fresh keyring in dir from a backup of long keys: first the
// drawers that were destroyed, of any kind, as such; then the keys of the backup
// that are not among them. A drawer that was destroyed is never live, whatever the
// backup holds. It returns how many keys live. Short keys are in no backup.
// Errors: ErrRecovery for another recovery key, ErrDamaged for a backup that was
// changed, ErrDrawer for what names no drawer, os.ErrExist for a keyring that is
// there; then nothing is left behind.
func RestoreLong(dir string, backup io.Reader, i Identity, destroyed []Drawer) (int, error) {
	kept, err := restoreLong(dir, backup, i, destroyed)
	if err != nil {
		return 0, fmt.Errorf("restoring the long keys: %w", err)
	}
	return kept, nil
}

func restoreLong(dir string, backup io.Reader, i Identity, destroyed []Drawer) (int, error) {
	gone, err := tombs(destroyed)
	if err != nil {
		return 0, err
	}
	live, err := readBackup(backup, i)
	if err != nil {
		return 0, err
	}
	defer clearSlots(slices.Clone(live))
	dead := map[Drawer]bool{}
	for _, s := range gone[longName] {
		dead[s.drawer] = true
	}
	live = slices.DeleteFunc(live, func(s slot) bool { return dead[s.drawer] })
	gone[longName] = append(gone[longName], live...)
	return len(live), writeKeyring(dir, gone)
}

// tombs returns one destroyed slot per drawer, by file.
func tombs(list []Drawer) (map[string][]slot, error) {
	ordered := slices.Clone(list)
	slices.SortFunc(ordered, compareDrawers)
	files := map[string][]slot{}
	for _, d := range slices.Compact(ordered) {
		if !legal(d) {
			return nil, ErrDrawer
		}
		files[fileOf(d.Kind)] = append(files[fileOf(d.Kind)], slot{state: Destroyed, drawer: d})
	}
	return files, nil
}

// readBackup opens a backup whole: nothing of one that was changed is used.
func readBackup(backup io.Reader, i Identity) (live []slot, err error) {
	opened, err := OpenWith(backup, i)
	if err != nil {
		return nil, err
	}
	head := make([]byte, len(backupHead))
	if _, err := io.ReadFull(opened, head); err != nil || string(head) != backupHead {
		return nil, fmt.Errorf("%w: this is no backup of long keys", ErrDamaged)
	}
	seen := map[Drawer]bool{}
	b := make([]byte, slotSize)
	defer clear(b)
	for {
		_, err := io.ReadFull(opened, b)
		if errors.Is(err, io.EOF) {
			return live, nil
		}
		s, bad := slot{}, err
		if bad == nil {
			s, bad = decodeSlot(b)
		}
		if bad == nil && (s.state != Live || fileOf(s.drawer.Kind) != longName || seen[s.drawer]) {
			bad = errors.New("not one live long key for one drawer")
		}
		if bad != nil {
			clearSlots(append(live, s))
			return nil, fmt.Errorf("%w: key %d of the backup: %w", ErrDamaged, len(live), bad)
		}
		seen[s.drawer] = true
		live = append(live, s)
	}
}

// writeKeyring makes both files, or neither.
func writeKeyring(dir string, files map[string][]slot) error {
	if err := makeDirectory(filepath.Clean(dir)); err != nil {
		return err
	}
	lock, err := takeLock(dir)
	if err != nil {
		return err
	}
	defer lock.Close()
	var made []string
	for _, name := range []string{shortName, longName} {
		path := filepath.Join(dir, name)
		if err := writeSlots(path, files[name]); err != nil {
			if !errors.Is(err, os.ErrExist) {
				made = append(made, path)
			}
			return errors.Join(err, removeAll(made))
		}
		made = append(made, path)
	}
	return syncDirectory(dir)
}

func removeAll(paths []string) (err error) {
	for _, path := range paths {
		if gone := os.Remove(path); !errors.Is(gone, os.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return err
}

// writeSlots makes a slot file of whole chunks, and reads it back to compare.
func writeSlots(path string, list []slot) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	chunks := len(list)/chunkSlots + 1
	b := make([]byte, 0, chunks*chunkSlots*slotSize)
	defer func() { clear(b[:cap(b)]) }()
	for _, s := range list {
		one := encodeSlot(s.state, s.drawer, keyOrNoise(s))
		b = append(b, one...)
		clear(one)
	}
	b = b[:cap(b)] // the rest is free slots: zeros
	_, err = file.Write(b)
	return errors.Join(err, file.Sync(), sameOnDisk(file, b), file.Close())
}

// keyOrNoise returns the key of a live slot; a destroyed one holds noise.
func keyOrNoise(s slot) *[keySize]byte {
	if s.state == Live {
		return s.key()
	}
	return newKey()()
}

func sameOnDisk(file *os.File, want []byte) error {
	back := make([]byte, len(want))
	defer clear(back)
	if _, err := file.ReadAt(back, 0); err != nil {
		return fmt.Errorf("reading back: %w", err)
	}
	if !bytes.Equal(back, want) {
		return fmt.Errorf("%w: what was written reads back otherwise", ErrDamaged)
	}
	return nil
}
