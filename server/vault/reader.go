// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// reader is an Opener with keys of its own, read from the slot files when it was
// made. Its keyring knows it, to make it forget too.
type reader struct {
	slots *Slots
	keys  *ring
}

// Fresh implements Keyring.
func (s *Slots) Fresh() (Opener, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if _, err := s.keys.find(Drawer{}); err != nil {
		return nil, err
	}
	r := &reader{slots: s, keys: newRing()}
	for name := range s.files {
		if err := r.read(name); err != nil {
			r.keys.close()
			return nil, fmt.Errorf("reading the keys again: %w", err)
		}
	}
	s.forgetIn(r)
	s.readers[r] = true
	return r, nil
}

func (r *reader) read(name string) error {
	file, err := os.Open(filepath.Join(r.slots.dir, name))
	if err != nil {
		return err
	}
	_, _, err = readSlots(file, name, r.keys.load)
	return errors.Join(err, file.Close())
}

// forgetIn drops from a new reader what a Destroy dropped from memory but could
// not yet overwrite: such a key is still on disk.
func (s *Slots) forgetIn(r *reader) {
	for _, h := range s.Drawers() {
		if e, err := s.keys.find(h.Drawer); err != nil || e.key == nil {
			r.keys.drop(h.Drawer)
		}
	}
}

// Open implements Opener.
func (r *reader) Open(d Drawer, id string, sealed []byte) ([]byte, error) {
	plain, err := r.keys.open(d, id, sealed)
	if err != nil {
		return nil, fmt.Errorf("opening an envelope of %s with a fresh key: %w", named(d), err)
	}
	return plain, nil
}

// Close implements Opener.
func (r *reader) Close() error {
	r.slots.writing.Lock()
	defer r.slots.writing.Unlock()
	delete(r.slots.readers, r)
	r.keys.close()
	return nil
}
