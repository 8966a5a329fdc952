// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// maxKeyFile bounds what is read as a key file; one is about a hundred bytes.
const maxKeyFile = 4096

// CopyKey writes the signing key in dir to w, which has to seal it, and returns
// the fingerprint of its verifier key: by that a house is known. The key stays as
// it is; none is made. Errors: os.ErrNotExist, ErrKeyFile, and those of w.
func CopyKey(dir string, w io.Writer) (fingerprint string, err error) {
	text, err := os.ReadFile(filepath.Join(dir, keyFile))
	if err != nil {
		return "", fmt.Errorf("copying the signing key: %w", err)
	}
	defer clear(text)
	if fingerprint, err = fingerprintOf(text); err == nil {
		_, err = w.Write(text)
	}
	if err != nil {
		return "", fmt.Errorf("copying the signing key: %w", err)
	}
	return fingerprint, nil
}

// RestoreKey puts a signing key that CopyKey wrote into dir, where there is none,
// so that certificates are signed as before, and returns the fingerprint. Errors:
// os.ErrExist, ErrKeyFile.
func RestoreKey(dir string, r io.Reader) (fingerprint string, err error) {
	text, err := io.ReadAll(io.LimitReader(r, maxKeyFile))
	defer clear(text)
	if err == nil {
		fingerprint, err = fingerprintOf(text)
	}
	if err == nil {
		err = writeKey(filepath.Join(dir, keyFile), text)
	}
	if err != nil {
		return "", fmt.Errorf("restoring the signing key: %w", err)
	}
	return fingerprint, syncDir(dir)
}

func fingerprintOf(text []byte) (string, error) {
	parts := strings.SplitN(string(text), "+", 5)
	if len(parts) != 5 {
		return "", ErrKeyFile
	}
	s, err := parseSigner(text, parts[2])
	if err != nil {
		return "", err
	}
	return s.Fingerprint(), nil
}

func writeKey(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Sync(), file.Close())
}
