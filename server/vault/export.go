// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"errors"
	"fmt"
	"io"
)

// backupHead begins the sealed text of a backup of long keys; slots follow, as
// they lie in their file, until the end. That nothing was cut off is for the
// sealing to say.
const backupHead = "casustafel long keys 1\n"

// LongKeys are the long keys of a keyring at one moment, to be sealed to recovery
// keys and for nothing else: there is no way to get one out, and fmt prints none.
type LongKeys struct{ held func() []slot }

// ReadLong reads the long keys of a keyring that another process may be using:
// it takes no lock and writes nothing. Short keys are never read. The caller
// closes what it gets. Errors: ErrDamaged, and those of the file system.
func ReadLong(dir string) (*LongKeys, error) {
	var live []slot
	err := lookAgain(func() error {
		all, err := readFile(dir, longName)
		live = nil
		for _, s := range all {
			if s.state == Live {
				live = append(live, s)
			}
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the long keys: %w", err)
	}
	return &LongKeys{func() []slot { return live }}, nil
}

// Len returns how many keys there are.
func (l *LongKeys) Len() int { return len(l.held()) }

// Close clears the keys in memory.
func (l *LongKeys) Close() {
	clearSlots(l.held())
	l.held = func() []slot { return nil }
}

// WriteBackup writes the keys to w, sealed to one recovery key or several.
// Errors: ErrRecovery when there is none, and those of w.
func (l *LongKeys) WriteBackup(w io.Writer, to ...Recipient) error {
	if len(to) == 0 {
		return fmt.Errorf("backing up the long keys: %w", ErrRecovery)
	}
	sealer, err := SealTo(w, to...)
	if err != nil {
		return fmt.Errorf("backing up the long keys: %w", err)
	}
	if err := errors.Join(l.writeTo(sealer), sealer.Close()); err != nil {
		return fmt.Errorf("backing up the long keys: %w", err)
	}
	return nil
}

func (l *LongKeys) writeTo(w io.Writer) error {
	if _, err := io.WriteString(w, backupHead); err != nil {
		return err
	}
	for _, s := range l.held() {
		b := encodeSlot(Live, s.drawer, s.key())
		_, err := w.Write(b)
		clear(b)
		if err != nil {
			return err
		}
	}
	return nil
}
