// SPDX-License-Identifier: EUPL-1.2

//go:build !linux

package doctor

import (
	"errors"
	"os"
)

// system: elsewhere than on Linux nothing of this is known.
func system() System {
	return System{
		FileSystem:   func(string) (uint32, uint64, error) { return 0, 0, errors.ErrUnsupported },
		Device:       func(string) (uint32, uint32, error) { return 0, 0, errors.ErrUnsupported },
		Synchronised: func() (bool, error) { return false, errors.ErrUnsupported },
		Dumpable:     func() (bool, error) { return false, errors.ErrUnsupported },
		User:         os.Geteuid,
	}
}

// KeepMemoryIn does nothing here.
func KeepMemoryIn() error { return nil }
