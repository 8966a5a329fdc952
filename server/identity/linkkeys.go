// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// linkFile is the name of the file that holds the keys of links. It is in no backup:
// a restored house has other keys, so that no old invitation works.
const linkFile = "links.key"

// linkReserve is how much longer than asked a key is kept, so that the file is
// written seldom.
const linkReserve = 30 * 24 * time.Hour

// ErrLinkKeys means that the file with the keys of links is damaged. Only the
// administrator of the machine can decide to remove it, which ends all invitations.
var ErrLinkKeys = errors.New("identity: " + linkFile + " is damaged")

// secret is a key that no verb prints.
type secret []byte

// Format prints no key, for whatever verb.
func (secret) Format(f fmt.State, _ rune) { fmt.Fprint(f, "identity.secret") }

// linkKey is one key: what names it, when it was made, and until when something that
// it signed may live.
type linkKey struct {
	ID    string    `json:"id"`
	Born  time.Time `json:"born"`
	Until time.Time `json:"until"`
	Key   secret    `json:"key"`
}

// linkKeys are the current key and, behind it, those it came after.
type linkKeys []linkKey

func newLinkKey(now time.Time) linkKey {
	random := make([]byte, 8+32)
	rand.Read(random) // never fails: crypto/rand ends the program instead
	return linkKey{ID: hex.EncodeToString(random[:8]), Born: now.UTC(), Until: now.UTC(), Key: random[8:]}
}

func (k linkKeys) key(id string) ([]byte, bool) {
	for _, key := range k {
		if key.ID == id {
			return key.Key, true
		}
	}
	return nil, false
}

// rotated returns the keys with a new current one, without those that are of no use.
func (k linkKeys) rotated(now time.Time) linkKeys {
	keys := linkKeys{newLinkKey(now)}
	for _, key := range k {
		if key.Until.After(now) {
			keys = append(keys, key)
		}
	}
	return keys
}

// keptUntil returns the keys with a current one that is kept for long enough.
func (k linkKeys) keptUntil(t time.Time) linkKeys {
	keys := slices.Clone(k)
	keys[0].Until = t.UTC().Add(linkReserve)
	return keys
}

func openLinkKeys(dir string, now time.Time) (linkKeys, error) {
	text, err := os.ReadFile(filepath.Join(dir, linkFile))
	if errors.Is(err, fs.ErrNotExist) {
		keys := linkKeys{newLinkKey(now)}
		return keys, keys.write(dir)
	}
	if err != nil {
		return nil, err
	}
	return parseLinkKeys(text)
}

// encode writes keys as one line of JSON and one with its digest.
func (k linkKeys) encode() ([]byte, error) {
	text, err := json.Marshal([]linkKey(k))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(text)
	return fmt.Appendf(text, "\n%x\n", sum), nil
}

// parseLinkKeys reads a file strictly: only the bytes that encode writes.
func parseLinkKeys(text []byte) (linkKeys, error) {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	var keys linkKeys
	if json.Unmarshal(line, &keys) != nil || len(keys) == 0 {
		return nil, ErrLinkKeys
	}
	if again, err := keys.encode(); err != nil || !bytes.Equal(again, text) {
		return nil, ErrLinkKeys
	}
	return keys, nil
}

// write gives the file its name only when its whole content is on disk.
func (k linkKeys) write(dir string) error {
	text, err := k.encode()
	if err != nil {
		return err
	}
	draft, err := os.CreateTemp(dir, linkFile+".*") // with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name())
	_, err = draft.Write(text)
	if err := errors.Join(err, draft.Sync(), draft.Close()); err != nil {
		return err
	}
	if err := os.Rename(draft.Name(), filepath.Join(dir, linkFile)); err != nil {
		return err
	}
	return syncDir(dir)
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
