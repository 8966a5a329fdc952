// SPDX-License-Identifier: EUPL-1.2

package doctor

import (
	"os"

	"golang.org/x/sys/unix"
)

func system() System {
	return System{
		FileSystem: func(path string) (uint32, uint64, error) {
			var s unix.Statfs_t
			err := unix.Statfs(path, &s)
			return uint32(s.Type), s.Bavail * uint64(s.Bsize), err
		},
		Device: func(path string) (uint32, uint32, error) {
			var s unix.Stat_t
			err := unix.Stat(path, &s)
			return unix.Major(uint64(s.Dev)), unix.Minor(uint64(s.Dev)), err
		},
		Synchronised: func() (bool, error) {
			var t unix.Timex
			_, err := unix.Adjtimex(&t)
			return t.Status&unix.STA_UNSYNC == 0, err
		},
		Dumpable: func() (bool, error) {
			is, err := unix.PrctlRetInt(unix.PR_GET_DUMPABLE, 0, 0, 0, 0)
			return is != 0, err
		},
		User: os.Geteuid,
	}
}

// KeepMemoryIn sees to it that this process leaves no memory behind when it falls
// over, and that no other process of the same user reads it.
func KeepMemoryIn() error {
	if err := unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}); err != nil {
		return err
	}
	return unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)
}
