// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/sumdb/note"
)

func TestVerify_GivesWhatWasCertified(t *testing.T) {
	s := MustSigner(t, testName)
	for _, n := range []int{0, 1, 2, 3, 7, 8, 130} {
		texts := events(n)
		got := MustVerify(t, MustCertify(t, s, texts), s.Key())
		want := &Certificate{
			Origin: testOrigin, Size: int64(n), Root: rfcRoot(texts), Statement: []byte(testStatement),
			Key: s.Key(), Fingerprint: s.Fingerprint(), Leaves: Leaves(texts),
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d events (-want +got):\n%s", n, diff)
		}
		if d := got.Check(texts); len(d) != 0 {
			t.Errorf("%d events: got differences %v, want none", n, d)
		}
	}
}

func TestCertify_WritesTheSameBytesForTheSameRecord(t *testing.T) {
	s := MustSigner(t, testName)
	if a, b := MustCertify(t, s, events(5)), MustCertify(t, s, events(5)); !bytes.Equal(a, b) {
		t.Errorf("got\n%s\nand\n%s", a, b)
	}
}

func TestCertify_RefusesWhatIsNotOneLine(t *testing.T) {
	s := MustSigner(t, testName)
	for _, statement := range []string{
		"", " ", "{", "{}{}", "{}\n", "{ }", "{\"a\":\n1}", "{\"a\":\"\n\"}", "{\"a\":\"\t\"}", "{\"a\":\"\x7f\"}",
		"{\"a\":\"\u0085\"}", "{\"a\":\"\u2028\"}", "{\"a\":\"\xff\"}", "{}\r", "hello", "{}\n\n— x y\n",
	} {
		if file, err := Certify(s, testOrigin, nil, []byte(statement)); !errors.Is(err, ErrStatement) || file != nil {
			t.Errorf("statement %q: got %q, %v, want %v", statement, file, err, ErrStatement)
		}
	}
	for _, origin := range []string{"", "a b", "a+b", "a\nb", "a\x00b", "\xff", "a\u2029b"} {
		if file, err := Certify(s, origin, nil, []byte("{}")); !errors.Is(err, ErrName) || file != nil {
			t.Errorf("origin %q: got %q, %v, want %v", origin, file, err, ErrName)
		}
	}
}

// verifier is Verify, or a faulty one to measure a test with.
type verifier func(file []byte, wantKey string) (*Certificate, error)

// withoutSpelling is the planted fault: all of Verify but the comparison with the written form.
func withoutSpelling(file []byte, wantKey string) (*Certificate, error) {
	c, _, err := open(file, wantKey)
	return c, err
}

// accepted returns the changes that a verifier lets pass.
func accepted(t *testing.T, changes iter.Seq2[string, []byte], wantKey string, verify verifier) []string {
	t.Helper()
	var out []string
	for what, changed := range changes {
		if _, err := verify(changed, wantKey); err == nil {
			out = append(out, what)
		} else if !isTyped(err) {
			t.Errorf("%s: got error %v, want a typed one", what, err)
		}
	}
	return out
}

func isTyped(err error) bool {
	for _, want := range []error{ErrFormat, ErrKey, ErrSignature, ErrTree} {
		if errors.Is(err, want) {
			return true
		}
	}
	return false
}

func TestVerify_RefusesEveryChangedCharacter(t *testing.T) {
	s := MustSigner(t, testName)
	file, empty := MustCertify(t, s, events(2)), MustCertify(t, s, nil)
	for _, what := range accepted(t, mutations(file), "", Verify) {
		t.Errorf("two events: %s passes", what)
	}
	// Up to the leaves both files have the same parts.
	for _, what := range accepted(t, mutationsFrom(empty, bytes.Index(empty, []byte(`"key"`))), s.Key(), Verify) {
		t.Errorf("no events: %s passes", what)
	}
	for _, file := range [][]byte{file, empty} {
		for cut := range file {
			if _, err := Verify(file[:cut], ""); !errors.Is(err, ErrFormat) {
				t.Errorf("first %d bytes: got %v, want %v", cut, err, ErrFormat)
			}
		}
	}
}

func TestVerify_RefusesEveryChangedCharacter_SeesALenientVerifier(t *testing.T) {
	s := MustSigner(t, testName)
	file := MustCertify(t, s, events(2))
	passed := accepted(t, mutations(file), s.Key(), withoutSpelling)
	for trap, change := range respellings(t, file) {
		if !slices.Contains(passed, change) {
			t.Errorf("%s: %s is refused by a verifier that does not compare spelling, so that trap is not tried", trap, change)
		}
	}
}

// respellings names mutations after which lax decoders still find the same certificate.
func respellings(t *testing.T, file []byte) map[string]string {
	t.Helper()
	digit := func(at int) string { // the last base64 digit before an equals sign, in its unused bits
		next := base64Alphabet[strings.IndexByte(base64Alphabet, file[at])^1]
		return fmt.Sprintf("%q instead of %q at %d", string([]byte{next}), file[at], at)
	}
	key := bytes.Index(file, []byte(`"key": "`)) + len(`"key": "`) + len(testName) + 1
	letter := key + bytes.IndexAny(file[key:], "abcdef")
	if letter >= key+8 {
		t.Fatal("the fixed key id has no letter")
	}
	name := bytes.Index(file, []byte("leaves"))
	return map[string]string{
		"white space in JSON":           `" " inserted at 1`,
		"a line after the end":          fmt.Sprintf(`"\n" inserted at %d`, len(file)),
		"a member's name in upper case": fmt.Sprintf(`"L" instead of 'l' at %d`, name),
		"an escape for a plain letter":  fmt.Sprintf("%q instead of 'l' at %d", `\u006c`, name),
		"unused bits in a leaf":         digit(bytes.LastIndexByte(file, '=') - 1),
		"unused bits in the signature":  digit(bytes.Index(file, []byte(`=\n",`)) - 1),
		"upper case in the key id":      fmt.Sprintf("%q instead of %q at %d", strings.ToUpper(string(file[letter:letter+1])), file[letter], letter),
		"a line end in the key":         fmt.Sprintf("%q inserted at %d", `\r`, key+9+4),
		"a line end in a leaf":          fmt.Sprintf("%q inserted at %d", `\n`, bytes.LastIndexByte(file, '=')-8),
	}
}

func TestVerify_SaysWhatIsWrong(t *testing.T) {
	s := MustSigner(t, testName)
	other := MustSignerOf(t, bytes.Repeat([]byte{8}, 32), testName)
	texts := events(3)
	file := string(MustCertify(t, s, texts))
	c := MustVerify(t, []byte(file), "")
	leaf := func(i int) string { return c.Leaves[i].String() }
	swap := func(a, b string) string { return strings.NewReplacer(a, b, b, a).Replace(file) }
	for name, tc := range map[string]struct {
		file string
		want error
	}{
		"nothing":                      {"", ErrFormat},
		"another file":                 {"hello", ErrFormat},
		"the statement was changed":    {strings.Replace(file, `items\":3`, `items\":4`, 1), ErrSignature},
		"the origin was changed":       {strings.Replace(file, "000001", "000002", 1), ErrSignature},
		"the size was changed":         {strings.Replace(file, `\n3\n`, `\n2\n`, 1), ErrSignature},
		"the key is another":           {strings.Replace(file, s.Key(), other.Key(), 1), ErrSignature},
		"the key is no key":            {strings.Replace(file, s.Key(), "x", 1), ErrFormat},
		"a leaf was changed":           {strings.Replace(file, leaf(1), Leaf("x").String(), 1), ErrTree},
		"two leaves were swapped":      {swap(leaf(0), leaf(1)), ErrTree},
		"a leaf was dropped":           {strings.Replace(file, `    "`+leaf(0)+"\",\n", "", 1), ErrTree},
		"a leaf was doubled":           {strings.Replace(file, `    "`+leaf(2), `    "`+leaf(2)+"\",\n    \""+leaf(2), 1), ErrTree},
		"a leaf is no hash":            {strings.Replace(file, leaf(1), "AAAA", 1), ErrFormat},
		"it is written on one line":    {strings.NewReplacer("\n", "", "  ", "").Replace(file), ErrFormat},
		"a member was added":           {strings.Replace(file, "{\n", "{\n  \"more\": 1,\n", 1), ErrFormat},
		"a member stands there twice":  {strings.Replace(file, "{\n", "{\n  \"key\": \"x\",\n", 1), ErrFormat},
		"something stands after it":    {file + file, ErrFormat},
		"it has two signatures of one": {twoSignatures(t, file, s, s), ErrFormat},
		"it has two signers":           {twoSignatures(t, file, s, other), ErrFormat},
		"it has no signature":          {file[:strings.Index(file, "—")] + file[strings.Index(file, `\n",`)+2:], ErrSignature},
	} {
		t.Run(name, func(t *testing.T) {
			if tc.file == file {
				t.Fatal("the file is not changed")
			}
			if got, err := Verify([]byte(tc.file), ""); !errors.Is(err, tc.want) || got != nil {
				t.Errorf("got %v, %v, want %v", got, err, tc.want)
			}
		})
	}
}

// twoSignatures adds the signature line of a second signer to a certificate.
func twoSignatures(t *testing.T, file string, first, second *Signer) string {
	t.Helper()
	c := MustVerify(t, []byte(file), first.Key())
	one, err := note.Sign(&note.Note{Text: c.text()}, first.signer)
	if err != nil {
		t.Fatal(err)
	}
	two, err := note.Sign(&note.Note{Text: c.text()}, second.signer)
	if err != nil {
		t.Fatal(err)
	}
	both := string(one) + strings.TrimPrefix(string(two), c.text()+"\n")
	return string(layout(both, c.Key, c.Leaves))
}

func TestVerify_RefusesASignedTextThatIsNotACertificate(t *testing.T) {
	// What the right key signed by another program, or by a faulty one.
	s := MustSigner(t, testName)
	leaves := Leaves(events(2))
	root, err := RootOfLeaves(leaves)
	if err != nil {
		t.Fatal(err)
	}
	unused := []byte(root.String())
	unused[42] = base64Alphabet[strings.IndexByte(base64Alphabet, unused[42])^1]
	for name, tc := range map[string]struct {
		text string
		want error
	}{
		"no statement":           {"a\n2\n" + root.String() + "\n", ErrFormat},
		"an empty statement":     {"a\n2\n" + root.String() + "\n\n", ErrFormat},
		"two statements":         {"a\n2\n" + root.String() + "\n{}\n{}\n", ErrFormat},
		"a loose statement":      {"a\n2\n" + root.String() + "\n{ }\n", ErrFormat},
		"no origin":              {"\n2\n" + root.String() + "\n{}\n", ErrFormat},
		"an origin with a space": {"a b\n2\n" + root.String() + "\n{}\n", ErrFormat},
		"a size with a zero":     {"a\n02\n" + root.String() + "\n{}\n", ErrFormat},
		"a size with a plus":     {"a\n+2\n" + root.String() + "\n{}\n", ErrFormat},
		"no size":                {"a\n\n" + root.String() + "\n{}\n", ErrFormat},
		"a size below zero":      {"a\n-2\n" + root.String() + "\n{}\n", ErrTree},
		"another size":           {"a\n3\n" + root.String() + "\n{}\n", ErrTree},
		"another root":           {"a\n2\n" + Leaf("x").String() + "\n{}\n", ErrTree},
		"no root":                {"a\n2\nroot\n{}\n", ErrFormat},
		"a root spelled loosely": {"a\n2\n" + string(unused) + "\n{}\n", ErrFormat},
	} {
		t.Run(name, func(t *testing.T) {
			signed, err := note.Sign(&note.Note{Text: tc.text}, s.signer)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := Verify(layout(string(signed), s.Key(), leaves), s.Key()); !errors.Is(err, tc.want) || got != nil {
				t.Errorf("got %v, %v, want %v", got, err, tc.want)
			}
		})
	}
}

func TestVerify_AsksForTheWantedKey(t *testing.T) {
	s := MustSigner(t, testName)
	other := MustSignerOf(t, bytes.Repeat([]byte{8}, 32), testName)
	file, forged := MustCertify(t, s, events(3)), MustCertify(t, other, events(3))
	t.Run("and takes any when none is wanted", func(t *testing.T) {
		if got := MustVerify(t, forged, "").Fingerprint; got != other.Fingerprint() {
			t.Errorf("fingerprint: got %s, want %s", got, other.Fingerprint())
		}
	})
	print := s.Fingerprint()
	for _, want := range []string{s.Key(), print, strings.ToUpper(print), strings.ReplaceAll(print, "-", " "), strings.ReplaceAll(print, "-", "")} {
		t.Run("as "+want, func(t *testing.T) {
			MustVerify(t, file, want)
			if c, err := Verify(forged, want); !errors.Is(err, ErrKey) || c != nil {
				t.Errorf("signed with another key: got %v, %v, want %v", c, err, ErrKey)
			}
		})
	}
	for _, want := range []string{" ", "x", "-", print[:39], print + "0", print[1:], strings.ToUpper(s.Key()), s.Key()[:20], testName, other.Fingerprint()} {
		t.Run("and not as "+want, func(t *testing.T) {
			if c, err := Verify(file, want); !errors.Is(err, ErrKey) || c != nil {
				t.Errorf("got %v, %v, want %v", c, err, ErrKey)
			}
		})
	}
}
