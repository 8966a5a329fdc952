// SPDX-License-Identifier: EUPL-1.2

package backup

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"
)

// manifest says what a backup consists of, to the byte.
type manifest struct {
	Format  int       `json:"format"`
	House   string    `json:"house"` // fingerprint of the signing key
	At      time.Time `json:"at"`    // when making it began
	Program string    `json:"program"`
	Files   []member  `json:"files"`
}

type member struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// members are the files that every backup has, manifest aside.
var members = []string{databaseName, listName, keysName, signerName}

func writeManifest(dir, house string, at time.Time) error {
	m := manifest{Format: 1, House: house, At: at, Program: program()}
	for _, name := range members {
		one, err := measure(dir, name)
		if err != nil {
			return err
		}
		m.Files = append(m.Files, one)
	}
	return writeFile(filepath.Join(dir, manifestName), func(w io.Writer) error {
		text, err := json.MarshalIndent(m, "", "  ")
		if err == nil {
			_, err = w.Write(append(text, '\n'))
		}
		return err
	})
}

func measure(dir, name string) (member, error) {
	file, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return member{}, err
	}
	defer file.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, file)
	return member{name, n, hex.EncodeToString(sum.Sum(nil))}, err
}

// readManifest reads the manifest of a backup and holds every file against it.
// Errors: ErrDamaged, which names the file.
func readManifest(dir string) (manifest, error) {
	var m manifest
	text, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return m, err
	}
	if err := strict(text, &m); err != nil || m.Format != 1 || m.House == "" {
		return m, fmt.Errorf("%w: %s: %w", ErrDamaged, manifestName, errors.Join(err, errors.New("not a manifest that is known here")))
	}
	var names []string
	for _, want := range m.Files {
		names = append(names, want.Name)
	}
	if slices.Sort(names); !slices.Equal(names, members) {
		return m, fmt.Errorf("%w: %s names other files than a backup has", ErrDamaged, manifestName)
	}
	for _, want := range m.Files {
		got, err := measure(dir, want.Name)
		if err != nil {
			return m, err
		}
		if got != want {
			return m, fmt.Errorf("%w: %s is not as it was made", ErrDamaged, want.Name)
		}
	}
	return m, nil
}

// program is the version of this program, as far as it was built in.
func program() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return ""
}
