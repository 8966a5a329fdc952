// SPDX-License-Identifier: EUPL-1.2

package doctor

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var today = time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC)

const ext4, btrfs = 0xEF53, 0x9123683E

// machine is one on which everything is good; a test takes one thing away.
type machine struct {
	Place
	t *testing.T
}

func mustMachine(t *testing.T) *machine {
	t.Helper()
	root := t.TempDir()
	m := &machine{t: t, Place: Place{
		DB: filepath.Join(root, "db"), Keys: filepath.Join(root, "keys"), Theme: filepath.Join(root, "theme"),
		Proc: filepath.Join(root, "proc"), Sys: filepath.Join(root, "sys"), Origin: "https://tafel.example.nl",
		Now: func() time.Time { return today },
	}}
	m.System = System{
		FileSystem:   func(string) (uint32, uint64, error) { return ext4, 10 << 30, nil },
		Device:       func(path string) (uint32, uint32, error) { return 253, uint32(len(path)), nil },
		Synchronised: func() (bool, error) { return true, nil },
		Dumpable:     func() (bool, error) { return true, nil },
		User:         func() int { return max(os.Geteuid(), 1) },
	}
	if os.Geteuid() == 0 { // files made by root belong to whom the machine says we are
		m.System.User = func() int { return 1 }
	}
	for _, dir := range []string{m.DB, m.Keys} {
		m.write(filepath.Join(dir, "file"), "x", 0o600)
	}
	m.own()
	m.write(filepath.Join(m.Theme, "theme.css"), "/* */", 0o644)
	m.write(filepath.Join(m.Proc, "swaps"), "Filename Type Size Used Priority\n", 0o444)
	m.write(filepath.Join(m.Proc, "sys/kernel/core_pattern"), "core\n", 0o444)
	m.write(filepath.Join(m.Proc, "self/limits"), "Limit Soft Hard Units\nMax core file size        0          unlimited  bytes\n", 0o444)
	m.crypt(m.Keys)
	m.crypt(m.DB)
	m.certify(today.Add(-time.Hour), today.Add(90*24*time.Hour), "tafel.example.nl")
	m.Mail = mustMailServer(t, m, true)
	return m
}

// own gives files to the user that the machine says we are.
func (m *machine) own() {
	m.t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	for _, path := range []string{m.DB, m.Keys, filepath.Join(m.DB, "file"), filepath.Join(m.Keys, "file")} {
		if err := os.Chown(path, m.System.User(), -1); err != nil {
			m.t.Fatal(err)
		}
	}
}

func (m *machine) write(path, text string, mode os.FileMode) {
	m.t.Helper()
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err == nil {
		_ = os.Remove(path)
		err = os.WriteFile(path, []byte(text), 0o600)
	}
	if err == nil {
		err = os.Chmod(path, mode)
	}
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m *machine) device(path string) string {
	m.t.Helper()
	_, minor, err := m.System.Device(path)
	if err != nil {
		m.t.Fatal(err)
	}
	return filepath.Join(m.Sys, "dev", "block", fmt.Sprintf("253:%d", minor))
}

// crypt makes the device of a folder a volume on an encrypted one.
func (m *machine) crypt(path string) {
	m.t.Helper()
	m.write(filepath.Join(m.device(path), "dm", "uuid"), "LVM-abc\n", 0o444)
	m.write(filepath.Join(m.device(path), "slaves", "dm-0", "dm", "uuid"), "CRYPT-LUKS2-abc\n", 0o444)
}

func (m *machine) without(path string) {
	m.t.Helper()
	if err := os.RemoveAll(path); err != nil {
		m.t.Fatal(err)
	}
}

func (m *machine) magic(n uint32) {
	free := m.System.FileSystem
	m.System.FileSystem = func(path string) (uint32, uint64, error) {
		_, bytes, err := free(path)
		return n, bytes, err
	}
}

func (m *machine) free(path string, n uint64) {
	before := m.System.FileSystem
	m.System.FileSystem = func(p string) (uint32, uint64, error) {
		if p == path {
			return ext4, n, nil
		}
		return before(p)
	}
}

// level returns what a check says; that it says it once is part of it.
func (m *machine) level(check string) Finding {
	m.t.Helper()
	var got []Finding
	for _, f := range Look(m.t.Context(), m.Place) {
		if f.Check == check {
			got = append(got, f)
		}
	}
	if len(got) != 1 {
		m.t.Fatalf("%s: got %d findings, want one", check, len(got))
	}
	return got[0]
}

var errUnseen = errors.New("not to be seen")

var weaknesses = []struct {
	name, check string
	want        Level
	make        func(m *machine)
}{
	{"keys on btrfs", "keys-file-system", Wrong, func(m *machine) { m.magic(btrfs) }},
	{"keys on zfs", "keys-file-system", Wrong, func(m *machine) { m.magic(0x2FC12FC1) }},
	{"keys on tmpfs", "keys-file-system", Wrong, func(m *machine) { m.magic(0x01021994) }},
	{"keys on overlayfs", "keys-file-system", Weak, func(m *machine) { m.magic(0x794C7630) }},
	{"keys on nfs", "keys-file-system", Weak, func(m *machine) { m.magic(0x6969) }},
	{"keys on xfs", "keys-file-system", Good, func(m *machine) { m.magic(0x58465342) }},
	{"keys on what nobody knows", "keys-file-system", Unknown, func(m *machine) { m.magic(42) }},
	{"keys that are not there", "keys-file-system", Unknown, func(m *machine) {
		m.System.FileSystem = func(string) (uint32, uint64, error) { return 0, 0, errUnseen }
	}},
	{"keys and database on one disk", "apart", Weak, func(m *machine) {
		m.System.Device = func(string) (uint32, uint32, error) { return 253, 1, nil }
	}},
	{"a disk that is not seen", "apart", Unknown, func(m *machine) {
		m.System.Device = func(string) (uint32, uint32, error) { return 0, 0, errUnseen }
	}},
	{"keys on a disk without dm-crypt", "keys-encryption", Unknown, func(m *machine) { m.without(m.device(m.Keys)) }},
	{"keys on a volume over a plain disk", "keys-encryption", Unknown, func(m *machine) { m.without(filepath.Join(m.device(m.Keys), "slaves", "dm-0", "dm")) }},
	{"a database on a disk without dm-crypt", "database-encryption", Unknown, func(m *machine) { m.without(m.device(m.DB)) }},
	{"little space at the database", "database-space", Weak, func(m *machine) { m.free(m.DB, 500<<20) }},
	{"no space at the database", "database-space", Wrong, func(m *machine) { m.free(m.DB, 1<<20) }},
	{"no space at the keys", "keys-space", Wrong, func(m *machine) { m.free(m.Keys, 0) }},
	{"keys that others may read", "keys-permissions", Wrong, func(m *machine) { m.chmod(filepath.Join(m.Keys, "file"), 0o640) }},
	{"a folder of keys that others may enter", "keys-permissions", Wrong, func(m *machine) { m.chmod(m.Keys, 0o711) }},
	{"a database that others may read", "database-permissions", Weak, func(m *machine) { m.chmod(filepath.Join(m.DB, "file"), 0o604) }},
	{"keys of somebody else", "keys-permissions", Weak, func(m *machine) { m.System.User = func() int { return 12345 } }},
	{"keys that are not there", "keys-permissions", Unknown, func(m *machine) { m.without(m.Keys) }},
	{"root", "user", Weak, func(m *machine) { m.System.User = func() int { return 0 } }},
	{"swap on a disk", "swap", Weak, func(m *machine) { m.swap("/dev/sda2 partition 1 0 -2\n") }},
	{"swap in a file", "swap", Weak, func(m *machine) { m.swap("/swapfile file 1 0 -2\n") }},
	{"swap on a disk beside one in memory", "swap", Weak, func(m *machine) { m.swap("/dev/zram0 partition 1 0 1\n/dev/sda2 partition 1 0 -2\n") }},
	{"swap in memory", "swap", Good, func(m *machine) { m.swap("/dev/zram0 partition 1 0 100\n") }},
	{"swap on an encrypted device", "swap", Good, func(m *machine) {
		m.write(filepath.Join(m.Sys, "block", "dm-3", "dm", "uuid"), "CRYPT-PLAIN-swap\n", 0o444)
		m.swap("/dev/dm-3 partition 1 0 -2\n")
	}},
	{"swap that is not seen", "swap", Unknown, func(m *machine) { m.without(filepath.Join(m.Proc, "swaps")) }},
	{"core dumps in files", "core-dumps", Weak, func(m *machine) {
		m.write(filepath.Join(m.Proc, "self/limits"), "Max core file size        unlimited  unlimited  bytes\n", 0o444)
	}},
	{"core dumps to a program", "core-dumps", Weak, func(m *machine) {
		m.write(filepath.Join(m.Proc, "sys/kernel/core_pattern"), "|/usr/lib/systemd/systemd-coredump %P\n", 0o444)
	}},
	{"core dumps to a program, but none of this one", "core-dumps", Good, func(m *machine) {
		m.write(filepath.Join(m.Proc, "sys/kernel/core_pattern"), "|/usr/lib/systemd/systemd-coredump %P\n", 0o444)
		m.System.Dumpable = func() (bool, error) { return false, nil }
	}},
	{"core dumps that are not seen", "core-dumps", Unknown, func(m *machine) { m.without(m.Proc) }},
	{"a clock of its own", "clock", Weak, func(m *machine) { m.System.Synchronised = func() (bool, error) { return false, nil } }},
	{"a clock that is not seen", "clock", Unknown, func(m *machine) { m.System.Synchronised = func() (bool, error) { return false, errUnseen } }},
	{"no theme of its own", "theme", Good, func(m *machine) { m.Theme = "" }},
	{"a theme without a theme", "theme", Weak, func(m *machine) { m.without(filepath.Join(m.Theme, "theme.css")) }},
	{"a theme that anybody changes", "theme", Weak, func(m *machine) { m.chmod(filepath.Join(m.Theme, "theme.css"), 0o666) }},
	{"a password in the environment", "secrets", Weak, func(m *machine) { m.Environment = []string{"CASUSTAFEL_MAIL_PASSWORD=geheim"} }},
	{"a password in a file", "secrets", Good, func(m *machine) {
		m.Environment = []string{"CASUSTAFEL_MAIL_PASSWORD_FILE=/run/secret", "OTHER_PASSWORD=x", "CASUSTAFEL_MAIL_PASSWORD="}
	}},
}

func (m *machine) chmod(path string, mode os.FileMode) {
	m.t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		m.t.Fatal(err)
	}
}

func (m *machine) swap(lines string) {
	m.write(filepath.Join(m.Proc, "swaps"), "Filename Type Size Used Priority\n"+lines, 0o444)
}

func TestLook_AMachineOnWhichAllIsGood(t *testing.T) {
	m := mustMachine(t)
	all := Look(t.Context(), m.Place)
	for _, f := range all {
		if f.Level != Good || f.What == "" || f.Do != "" {
			t.Errorf("got %+v, want it good, in a sentence, with nothing to do", f)
		}
	}
	if Worst(all) != Good {
		t.Errorf("the worst: got %s, want %s", Worst(all), Good)
	}
}

// TestLook_SeesEachWeakness makes each weakness on a machine on which all else is
// good, and counts that no check is left without one.
func TestLook_SeesEachWeakness(t *testing.T) {
	seen := map[string]bool{}
	for _, w := range append(weaknesses, tlsWeaknesses...) {
		seen[w.check] = seen[w.check] || w.want != Good
		t.Run(w.name+": "+w.check, func(t *testing.T) {
			m := mustMachine(t)
			w.make(m)
			f := m.level(w.check)
			if f.Level != w.want || w.want != Good && f.Do == "" {
				t.Errorf("got %+v, want it %s, with what to do", f, w.want)
			}
			if strings.Contains(f.What+f.Do, "geheim\n") || strings.Contains(f.What, "=geheim") {
				t.Errorf("a secret was told: %q", f.What)
			}
		})
	}
	for _, f := range Look(t.Context(), mustMachine(t).Place) {
		if !seen[f.Check] {
			t.Errorf("%s: no test makes it anything but good", f.Check)
		}
	}
}

func TestWorst(t *testing.T) {
	for _, c := range []struct {
		of   []Level
		want Level
	}{{nil, Good}, {[]Level{Good, Unknown}, Unknown}, {[]Level{Weak, Unknown}, Weak}, {[]Level{Wrong, Weak, Good}, Wrong}} {
		var all []Finding
		for _, l := range c.of {
			all = append(all, Finding{Level: l})
		}
		if got := Worst(all); got != c.want {
			t.Errorf("of %v: got %s, want %s", c.of, got, c.want)
		}
	}
}

// TestHere looks at the machine that runs the tests: whatever it is like, every
// question gets an answer, and nothing is changed.
func TestHere(t *testing.T) {
	p := Here()
	p.DB, p.Keys = t.TempDir(), t.TempDir()
	all := Look(t.Context(), p)
	for _, f := range all {
		if f.What == "" || f.Level == "" || f.Level != Good && f.Do == "" {
			t.Errorf("got %+v, want a level, a sentence and what to do", f)
		}
		t.Logf("%s %s: %s", f.Level, f.Check, f.What)
	}
	if _, free, err := p.System.FileSystem(p.DB); err != nil || free == 0 {
		t.Errorf("free space: got %d, %v; want some", free, err)
	}
	mounts, _ := os.ReadFile("/proc/self/mounts")
	if magic, _, err := p.System.FileSystem("/dev/shm"); strings.Contains(string(mounts), " /dev/shm tmpfs ") && (err != nil || magic != 0x01021994) {
		t.Errorf("/dev/shm: got %#x, want tmpfs", magic)
	}
	if _, _, err := p.System.FileSystem(filepath.Join(p.DB, "no")); err == nil {
		t.Error("a path that is not there: got no error")
	}
}
