// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// keyFile is the name of the file that holds the signing key.
const keyFile = "signing.key"

// Signer signs certificates. Its private key cannot be read from it or printed.
type Signer struct {
	signer note.Signer
	key    string
}

// OpenSigner opens the Ed25519 key in dir, which must exist, and makes and syncs
// one on first use; a file that is there is never written to. The name becomes part
// of the verifier key, so it should be the house's own, such as casustafel.example.nl.
// Errors: ErrName, ErrKeyFile for a damaged file, ErrKeyName for the key of another
// name, and those of the file system.
func OpenSigner(dir, name string) (*Signer, error) {
	if err := checkName(name); err != nil {
		return nil, fmt.Errorf("opening signing key: %w", err)
	}
	path := filepath.Join(dir, keyFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := createKey(dir, path, name); err != nil {
			return nil, fmt.Errorf("making signing key: %w", err)
		}
		text, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, fmt.Errorf("opening signing key: %w", err)
	}
	return parseSigner(text, name)
}

// Key returns the verifier key, to be published: name, key id and public key.
func (s Signer) Key() string { return s.key }

// Fingerprint returns the SHA-256 of Key in groups of four hexadecimal digits.
func (s Signer) Fingerprint() string { return fingerprint(s.key) }

// Format prints the verifier key for every verb, so that no verb reaches the private one.
func (s Signer) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "ledger.Signer("+s.key+")")
}

// createKey gives the file its name only when its whole content is on disk, and
// only if nobody else was first: a crash leaves no half a key, a race no second one.
func createKey(dir, path, name string) error {
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		return err
	}
	text, err := encodeSigner(private.Seed(), name)
	if err != nil {
		return err
	}
	draft, err := os.CreateTemp(dir, keyFile+".*")
	if err != nil {
		return err
	}
	defer os.Remove(draft.Name())
	_, err = draft.Write(text)
	if err := errors.Join(err, draft.Sync(), draft.Close()); err != nil {
		return err
	}
	if err := os.Link(draft.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
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

// parseSigner reads a key file strictly: only the bytes that encodeSigner writes.
func parseSigner(text []byte, name string) (*Signer, error) {
	parts := strings.SplitN(string(text), "+", 5)
	if len(parts) != 5 {
		return nil, fmt.Errorf("reading signing key: %w", ErrKeyFile)
	}
	raw, err := base64.StdEncoding.DecodeString(parts[4])
	if err != nil || len(raw) != 1+ed25519.SeedSize {
		return nil, fmt.Errorf("reading signing key: %w", ErrKeyFile)
	}
	written, err := encodeSigner(raw[1:], parts[2])
	if err != nil || !bytes.Equal(written, text) {
		return nil, fmt.Errorf("reading signing key: %w", ErrKeyFile)
	}
	if parts[2] != name {
		return nil, fmt.Errorf("reading signing key for %s: %w", name, ErrKeyName)
	}
	return newSigner(text, raw[1:], name)
}

func newSigner(text, seed []byte, name string) (*Signer, error) {
	signer, err := note.NewSigner(strings.TrimSuffix(string(text), "\n"))
	if err != nil {
		return nil, fmt.Errorf("reading signing key: %w", ErrKeyFile)
	}
	key, err := verifierKey(seed, name)
	if err != nil {
		return nil, fmt.Errorf("reading signing key: %w", err)
	}
	return &Signer{signer: signer, key: key}, nil
}

// encodeSigner writes a key as signed notes do, in one line.
func encodeSigner(seed []byte, name string) ([]byte, error) {
	key, err := verifierKey(seed, name)
	if err != nil {
		return nil, err
	}
	_, rest, _ := strings.Cut(key, "+")
	id, _, _ := strings.Cut(rest, "+")
	private := base64.StdEncoding.EncodeToString(append([]byte{algEd25519}, seed...))
	return []byte("PRIVATE+KEY+" + name + "+" + id + "+" + private + "\n"), nil
}

func verifierKey(seed []byte, name string) (string, error) {
	public := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	return note.NewEd25519VerifierKey(name, public)
}
