// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"crypto/cipher"
	"errors"
	"fmt"
	"os"
	"sync"
)

var _ Keyring = (*Slots)(nil)

// Slots is the Keyring that keeps its keys in two preallocated files of one
// directory, overwritten in place. Exactly one process has it open.
type Slots struct {
	dir   string
	lock  *os.File
	files map[string]*slotFile
	keys  *ring

	// writing is held by whoever writes slots or reads them anew, one at a time;
	// opening and sealing go on meanwhile.
	writing sync.Mutex
	readers map[*reader]bool
}

// OpenSlots opens the keyring of a directory, and makes directory and files that
// are not there. It checks every slot and starts only if all are as written.
// Errors: ErrLocked, ErrDamaged, ErrFull.
func OpenSlots(dir string) (*Slots, error) {
	s, err := openSlots(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the keys: %w", err)
	}
	return s, nil
}

func openSlots(dir string) (*Slots, error) {
	if err := makeDirectory(dir); err != nil {
		return nil, err
	}
	lock, err := takeLock(dir)
	if err != nil {
		return nil, err
	}
	s := &Slots{dir: dir, lock: lock, files: map[string]*slotFile{}, keys: newRing(), readers: map[*reader]bool{}}
	if err := s.load(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *Slots) load() error {
	for _, name := range []string{shortName, longName} {
		f, err := openSlotFile(s.dir, name, s.keys.load)
		if err != nil {
			return err
		}
		s.files[name] = f
	}
	return syncDirectory(s.dir)
}

// load takes over a slot that was read.
func (r *ring) load(number int64, s slot) error {
	if r.status(s.drawer) != Missing {
		return errors.New("a second slot for one drawer")
	}
	e := entry{state: s.state, number: number}
	if s.state == Live {
		e = newEntry(number, s.key)
	}
	r.put(s.drawer, e)
	return nil
}

// Create implements Keyring.
func (s *Slots) Create(d Drawer) error {
	if !legal(d) {
		return ErrDrawer // without its text: what is no id may be anything
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	e, err := s.keys.find(d)
	switch {
	case err != nil:
		return err
	case e.key != nil:
		return nil
	case e.state != Missing:
		return fmt.Errorf("creating the key of %s: %w", named(d), ErrDestroyed)
	}
	k := newKey()
	number, err := s.files[fileOf(d.Kind)].add(d, k)
	if err != nil {
		k.clear()
		return fmt.Errorf("creating the key of %s: %w", named(d), err)
	}
	s.keys.put(d, newEntry(number, k))
	return nil
}

// Seal implements Keyring.
func (s *Slots) Seal(d Drawer, id string, plain []byte) (sealed []byte, err error) {
	err = s.keys.use(d, func(gcm cipher.AEAD) error {
		sealed = seal(gcm, d, id, plain)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("sealing an envelope of %s: %w", named(d), err)
	}
	return sealed, nil
}

// Open implements Opener.
func (s *Slots) Open(d Drawer, id string, sealed []byte) ([]byte, error) {
	plain, err := s.keys.open(d, id, sealed)
	if err != nil {
		return nil, fmt.Errorf("opening an envelope of %s: %w", named(d), err)
	}
	return plain, nil
}

// Destroy implements Keyring. Memory forgets first, so that nothing can be
// opened any more while the disk is busy, or when it refuses.
func (s *Slots) Destroy(d Drawer) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	e, err := s.keys.find(d)
	switch {
	case err == nil && e.state == Destroyed:
		return nil
	case err == nil && e.state == Missing:
		err = ErrMissing
	case err == nil:
		s.drop(d)
		err = s.files[fileOf(d.Kind)].retire(e.number, d)
	}
	if err != nil {
		return fmt.Errorf("destroying the key of %s: %w", named(d), err)
	}
	s.keys.put(d, entry{state: Destroyed, number: e.number})
	return nil
}

func (s *Slots) drop(d Drawer) {
	s.keys.drop(d)
	for r := range s.readers {
		r.keys.drop(d)
	}
}

// Status implements Keyring. It answers after Close too.
func (s *Slots) Status(d Drawer) Status { return s.keys.status(d) }

// Drawers implements Keyring. It answers after Close too.
func (s *Slots) Drawers() []Held { return s.keys.held() }

// Close implements Opener: it clears the keys, closes all readers and gives the
// lock back.
func (s *Slots) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if _, err := s.keys.find(Drawer{}); err != nil {
		return nil
	}
	s.keys.close()
	for r := range s.readers {
		r.keys.close()
	}
	var errs []error
	for _, f := range s.files {
		errs = append(errs, f.disk.Close())
	}
	return errors.Join(append(errs, s.lock.Close())...)
}
