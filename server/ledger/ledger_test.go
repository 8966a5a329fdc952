// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

const (
	testName      = "casustafel.example.nl"
	testOrigin    = "casustafel.example.nl/meeting/0193a5c0-0000-7000-8000-000000000001"
	testStatement = `{"kind":"closed","items":3,"destroyed":2,"note":"\"< & é —"}`
)

// testSeed is the private key of all fixed certificates: known, so worth nothing.
func testSeed() []byte { return bytes.Repeat([]byte{7}, 32) }

// MustSigner opens the fixed signing key under a name.
func MustSigner(t testing.TB, name string) *Signer {
	t.Helper()
	return MustSignerOf(t, testSeed(), name)
}

// MustSignerOf opens the signing key with this seed.
func MustSignerOf(t testing.TB, seed []byte, name string) *Signer {
	t.Helper()
	text, err := encodeSigner(seed, name)
	if err != nil {
		t.Fatalf("writing key for %q: %v", name, err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, keyFile), text, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := OpenSigner(dir, name)
	if err != nil {
		t.Fatalf("OpenSigner(%q): %v", name, err)
	}
	return s
}

// MustCertify certifies events with the fixed origin and statement.
func MustCertify(t testing.TB, s *Signer, texts []string) []byte {
	t.Helper()
	file, err := Certify(s, testOrigin, Leaves(texts), []byte(testStatement))
	if err != nil {
		t.Fatalf("Certify of %d events: %v", len(texts), err)
	}
	return file
}

// MustVerify verifies a certificate that has to be good.
func MustVerify(t testing.TB, file []byte, wantKey string) *Certificate {
	t.Helper()
	c, err := Verify(file, wantKey)
	if err != nil {
		t.Fatalf("Verify: %v", err)
	}
	return c
}

// MustRead reads a file of testdata.
func MustRead(t testing.TB, name string) []byte {
	t.Helper()
	file, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// events makes n different event texts.
func events(n int) []string {
	texts := make([]string, n)
	for i := range texts {
		texts[i] = fmt.Sprintf(`{"seq":%d,"kind":"tested"}`, i+1)
	}
	return texts
}
