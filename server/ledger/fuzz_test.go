// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
)

// reference writes a value as encoding/json does: by other code than ours.
func reference(t *testing.T, value any) []byte {
	t.Helper()
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(value); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

type certificateFile struct {
	Note   string   `json:"note"`
	Key    string   `json:"key"`
	Leaves []string `json:"leaves"`
}

type recordFile struct {
	Origin string   `json:"origin"`
	Events []string `json:"events"`
}

// FuzzVerify: nothing panics, what is accepted is in the one form, and what our key
// is said to have signed is what it signed.
func FuzzVerify(f *testing.F) {
	s := MustSigner(f, testName)
	other := MustSignerOf(f, bytes.Repeat([]byte{8}, 32), testName)
	var ours []string
	for _, n := range []int{0, 1, 2, 5} {
		file := MustCertify(f, s, events(n))
		ours = append(ours, string(file))
		f.Add(file)
		f.Add(MustCertify(f, other, events(n)))
	}
	f.Add([]byte(`{"note":"\n\n— a AAAAAAA=\n","key":"a+00000000+AQ==","leaves":null}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		c, err := Verify(file, "")
		if err != nil {
			if c != nil || !isTyped(err) {
				t.Fatalf("got %v, %v, want a typed error alone", c, err)
			}
			return
		}
		var in certificateFile
		if err := json.Unmarshal(file, &in); err != nil || !bytes.Equal(reference(t, in), file) {
			t.Fatalf("accepted, but in another form: %v", err)
		}
		if c.Key == s.Key() && !slices.Contains(ours, string(file)) {
			t.Fatal("accepted as ours, but we did not sign it")
		}
	})
}

// FuzzDecodeRecord: nothing panics, and what is accepted is in the one form.
func FuzzDecodeRecord(f *testing.F) {
	f.Add(EncodeRecord(testOrigin, events(3)))
	f.Add(EncodeRecord("", nil))
	f.Add(EncodeRecord("\x01\"\\", []string{"é", "<&>", "a\nb"}))
	f.Fuzz(func(t *testing.T, file []byte) {
		origin, texts, err := DecodeRecord(file)
		if err != nil {
			return
		}
		if !bytes.Equal(EncodeRecord(origin, texts), file) {
			t.Fatal("accepted, but does not re-encode to itself")
		}
		var in recordFile
		if err := json.Unmarshal(file, &in); err != nil || in.Origin != origin || !slices.Equal(in.Events, texts) {
			t.Fatalf("another reader finds another record: %v", err)
		}
		MustVerifyRecord(t, texts)
	})
}

// MustVerifyRecord certifies texts and finds them unchanged, and one more as added.
func MustVerifyRecord(t *testing.T, texts []string) {
	t.Helper()
	c := &Certificate{Leaves: Leaves(texts)}
	if d := c.Check(texts); len(d) != 0 {
		t.Fatalf("unchanged: got %v, want no difference", d)
	}
	want := Difference{Added, 0, int64(len(texts) + 1)}
	if d := c.Check(append(slices.Clone(texts), "one more")); len(d) != 1 || d[0] != want {
		t.Fatalf("one more: got %v, want %v", d, want)
	}
}
