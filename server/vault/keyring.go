// SPDX-License-Identifier: EUPL-1.2

// Package vault seals, opens and forgets: each drawer has its own key, and
// forgetting a drawer is destroying its key. It knows drawers by kind and id,
// nothing of what they hold, nothing of who asks, and it imports nothing of ours.
//
// What destroying means: the slot with the key is overwritten in place, synced
// and read back. A file system that writes elsewhere (copy on write, snapshots)
// or a disk that keeps old cells is out of reach from here; so the directory of
// the keys belongs on a plain file system, on an encrypted disk, without
// snapshots. In memory keys are overwritten, but the copy inside a cipher stays
// until its memory is used again; so swap and core dumps belong off.
package vault

import "errors"

// Errors of a Keyring. Their texts name drawers and envelopes, never content or keys.
var (
	// ErrMissing means that this drawer never had a key here.
	ErrMissing = errors.New("vault: no such drawer")
	// ErrDestroyed means that the key was destroyed, or that its destruction has begun.
	ErrDestroyed = errors.New("vault: key is destroyed")
	// ErrTampered means that the bytes were not sealed for this drawer and this id, or were changed since.
	ErrTampered = errors.New("vault: sealed bytes do not belong here")
	// ErrLocked means that another process, or another OpenSlots, holds this directory.
	ErrLocked = errors.New("vault: keys are in use elsewhere")
	// ErrDamaged means that what is stored is not what was written; the text names file and slot (the first is 0).
	ErrDamaged = errors.New("vault: keys are damaged")
	// ErrDrawer means that this cannot name a drawer: an unknown kind or an illegal id.
	ErrDrawer = errors.New("vault: not a drawer")
	// ErrFull means that there is no room for a new key; everything else goes on.
	ErrFull = errors.New("vault: no space left")
	// ErrClosed means that the keyring or reader was closed before.
	ErrClosed = errors.New("vault: closed")
)

// Status says what a keyring knows of a drawer's key.
type Status int

// A drawer is Live as long as its key may still exist anywhere in the keyring:
// after a Destroy that reported an error it stays Live, although nothing opens
// any more, until a later Destroy succeeds.
const (
	Missing Status = iota
	Live
	Destroyed
)

// String returns the status in one lower-case word.
func (s Status) String() string {
	switch s {
	case Live:
		return "live"
	case Destroyed:
		return "destroyed"
	}
	return "missing"
}

// Held is a drawer that the keyring knows, Live or Destroyed.
type Held struct {
	Drawer Drawer
	Status Status
}

// Opener opens what was sealed.
type Opener interface {
	// Open returns what Seal was given for this drawer and this envelope id.
	// Errors: ErrMissing, ErrDestroyed, ErrTampered, ErrClosed.
	Open(d Drawer, id string, sealed []byte) ([]byte, error)
	// Close forgets all keys in memory. Closing twice is no error.
	Close() error
}

// Keyring keeps one key per drawer and never hands it out, so that an
// implementation whose keys cannot be read fits too. All methods may be called at
// the same time from several goroutines. Every implementation passes vaulttest.
type Keyring interface {
	Opener
	// Create makes the key of a drawer; when it returns nil the key outlives a crash.
	// A live drawer keeps its key. Errors: ErrDrawer, ErrDestroyed, ErrFull, ErrClosed.
	Create(d Drawer) error
	// Seal encrypts plain for one drawer and one envelope id; both are bound to the result.
	// Errors: ErrMissing, ErrDestroyed, ErrClosed.
	Seal(d Drawer, id string, plain []byte) ([]byte, error)
	// Destroy makes the key unreadable for good; once it has returned nil, no Open or
	// Seal that starts later succeeds, here, in any reader or after a restart.
	// Destroying twice is no error, and it needs no space. After any error, call it
	// again. Errors: ErrMissing, ErrDamaged, ErrClosed.
	Destroy(d Drawer) error
	// Status returns Live, Destroyed or, for every other drawer, Missing.
	Status(d Drawer) Status
	// Drawers returns all live and destroyed drawers, ordered by kind and id.
	Drawers() []Held
	// Fresh returns a reader with keys read anew from where they are kept, sharing no
	// key with this keyring. It knows the drawers of this moment, and it forgets what
	// Destroy destroys later. Errors: ErrDamaged, ErrClosed.
	Fresh() (Opener, error)
}
