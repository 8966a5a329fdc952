// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"
)

// The files of testdata are what the first version wrote; they must verify, and be
// written in the same way, as long as somebody can hold such a file.

func TestReleasedFiles_AreStillWrittenAndRead(t *testing.T) {
	s := MustSigner(t, testName)
	texts := []string{`{"seq":1,"kind":"opened"}`, `{"seq":2,"kind":"admitted","participant":1}`, `{"seq":3,"kind":"closing"}`}
	if got, want := MustCertify(t, s, texts), MustRead(t, "certificate.json"); !bytes.Equal(got, want) {
		t.Errorf("certificate: got\n%s\nwant\n%s", got, want)
	}
	if got, want := EncodeRecord(testOrigin, texts), MustRead(t, "record.json"); !bytes.Equal(got, want) {
		t.Errorf("record: got\n%s\nwant\n%s", got, want)
	}
	c := MustVerify(t, MustRead(t, "certificate.json"), s.Fingerprint())
	if d := c.Check(MustTexts(t, MustRead(t, "record.json"))); len(d) != 0 {
		t.Errorf("got differences %v, want none", d)
	}
}

// TestReleasedFiles_VerifyWithTheStandardsAlone reads the files as docs/certificate.md
// tells a stranger to: with nothing of ours and no package for notes or trees.
func TestReleasedFiles_VerifyWithTheStandardsAlone(t *testing.T) {
	var c certificateFile
	var r recordFile
	if err := json.Unmarshal(MustRead(t, "certificate.json"), &c); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(MustRead(t, "record.json"), &r); err != nil {
		t.Fatal(err)
	}
	text, line, _ := strings.Cut(c.Note, "\n\n")
	text += "\n"
	signature := MustBase64(t, strings.Fields(line)[2])
	parts := strings.SplitN(c.Key, "+", 3)
	key := MustBase64(t, parts[2])
	id := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	if !bytes.Equal(id[:4], signature[:4]) || key[0] != 1 {
		t.Errorf("key id: got %x, want %x", signature[:4], id[:4])
	}
	if !ed25519.Verify(key[1:], []byte(text), signature[4:]) {
		t.Error("the signature does not hold")
	}
	if ed25519.Verify(key[1:], []byte(text+" "), signature[4:]) {
		t.Error("the signature holds for another text")
	}
	lines, root := strings.Split(text, "\n"), rfcRoot(r.Events)
	if lines[0] != r.Origin || lines[1] != "3" || len(r.Events) != 3 || !bytes.Equal(MustBase64(t, lines[2]), root[:]) {
		t.Errorf("signed text: got %q, want the origin, size and root of the record", lines)
	}
	for i, event := range r.Events {
		if leaf := sha256.Sum256([]byte("\x00" + event)); !bytes.Equal(leaf[:], MustBase64(t, c.Leaves[i])) {
			t.Errorf("leaf %d: got %s, want %x", i+1, c.Leaves[i], leaf)
		}
	}
}

// MustBase64 decodes standard base64.
func MustBase64(t testing.TB, text string) []byte {
	t.Helper()
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatalf("base64 %q: %v", text, err)
	}
	return raw
}
