// SPDX-License-Identifier: EUPL-1.2

package backup

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/vault"
)

// Errors of reading what was made.
var (
	// ErrDamaged means that a file is not as it was made.
	ErrDamaged = errors.New("backup: file is damaged")
	// ErrOther means that a file is of another house than the rest.
	ErrOther = errors.New("backup: file is of another house")
)

// list says which drawers were destroyed, in a house that is known by the
// fingerprint of its signing key. It holds ids, and no word of what they held.
type list struct {
	Format  int            `json:"format"`
	House   string         `json:"house"`
	At      time.Time      `json:"at"`
	Counts  map[string]int `json:"counts"` // by kind, for people who look
	Drawers []string       `json:"drawers"`
	SHA256  string         `json:"sha256"` // over the drawers, each on a line
}

// listOf lists what a keyring says was destroyed.
func listOf(keys string, at time.Time) (*list, error) {
	house, err := ledger.CopyKey(keys, io.Discard)
	if err != nil {
		return nil, err
	}
	gone, err := vault.ReadDestroyed(keys)
	if err != nil {
		return nil, err
	}
	l := &list{Format: 1, House: house, At: at}
	l.set(gone)
	return l, nil
}

func (l *list) set(gone []vault.Drawer) {
	l.Drawers, l.Counts = []string{}, map[string]int{}
	for _, d := range gone {
		l.Drawers = append(l.Drawers, d.String())
	}
	slices.Sort(l.Drawers)
	l.Drawers = slices.Compact(l.Drawers)
	for _, d := range l.Drawers {
		kind, _, _ := strings.Cut(d, "/")
		l.Counts[kind]++
	}
	l.SHA256 = l.sum()
}

func (l *list) sum() string {
	sum := sha256.Sum256([]byte(strings.Join(l.Drawers, "\n")))
	return hex.EncodeToString(sum[:])
}

// drawers are what the list names.
func (l *list) drawers() []vault.Drawer {
	gone := make([]vault.Drawer, 0, len(l.Drawers))
	for _, name := range l.Drawers {
		kind, id, _ := strings.Cut(name, "/")
		gone = append(gone, vault.Drawer{Kind: vault.Kind(kind), ID: id})
	}
	return gone
}

// add takes in what another list of the same house names.
func (l *list) add(other *list) error {
	if other.House != l.House {
		return ErrOther
	}
	l.set(append(l.drawers(), other.drawers()...))
	return nil
}

func (l *list) write(w io.Writer) error {
	text, err := json.MarshalIndent(l, "", "  ")
	if err == nil {
		_, err = w.Write(append(text, '\n'))
	}
	return err
}

// readList reads a list, whole or not at all: one that was cut off would bring
// back what it no longer names.
func readList(path string) (*list, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var l list
	if err := strict(text, &l); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, path, err)
	}
	if l.Format != 1 || l.House == "" || l.SHA256 != l.sum() {
		return nil, fmt.Errorf("%w: %s is not a whole list", ErrDamaged, path)
	}
	return &l, nil
}

func strict(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something follows the end")
	}
	return nil
}
