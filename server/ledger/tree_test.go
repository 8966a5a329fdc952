// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// rfcRoot is the definition of RFC 6962, section 2.1, written down once more and
// with nothing of ours.
func rfcRoot(texts []string) [32]byte {
	switch n := len(texts); n {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return sha256.Sum256(append([]byte{0}, texts[0]...))
	default:
		k := 1
		for 2*k < n {
			k *= 2
		}
		left, right := rfcRoot(texts[:k]), rfcRoot(texts[k:])
		return sha256.Sum256(slices.Concat([]byte{1}, left[:], right[:]))
	}
}

// MustExtend grows a tree event by event, as storage does.
func MustExtend(t rapid.TB, texts []string) []Hash {
	t.Helper()
	var all hashes
	for i, text := range texts {
		if got, want := int64(len(all)), StoredCount(int64(i)); got != want {
			t.Fatalf("stored hashes of %d events: got %d, want %d", i, got, want)
		}
		added, err := Extend(int64(i), text, all.read)
		if err != nil {
			t.Fatalf("Extend(%d): %v", i, err)
		}
		all = append(all, added...)
	}
	return all
}

func TestRoot_IsTheRootOfRFC6962ForEverySize(t *testing.T) {
	texts := events(130)
	all := MustExtend(t, texts)
	seen := map[Hash]int{}
	for n := range len(texts) + 1 {
		want := Hash(rfcRoot(texts[:n]))
		if before, ok := seen[want]; ok {
			t.Errorf("sizes %d and %d have the same root", before, n)
		}
		seen[want] = n
		stored, err := Root(int64(n), hashes(all[:StoredCount(int64(n))]).read)
		if err != nil || stored != want {
			t.Errorf("Root(%d): got %v, %v, want %v", n, stored, err, want)
		}
		if scratch, err := RootOf(texts[:n]); err != nil || scratch != want {
			t.Errorf("RootOf %d events: got %v, %v, want %v", n, scratch, err, want)
		}
		if leaves, err := RootOfLeaves(Leaves(texts[:n])); err != nil || leaves != want {
			t.Errorf("RootOfLeaves of %d: got %v, %v, want %v", n, leaves, err, want)
		}
	}
}

func TestRoot_IsThePublishedOne(t *testing.T) {
	// The first and last roots of the test vectors of Certificate Transparency.
	texts := []string{"", "\x00", "\x10", "\x20\x21", "\x30\x31", "\x40\x41\x42\x43",
		"\x50\x51\x52\x53\x54\x55\x56\x57", "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"}
	for n, want := range map[int]string{
		0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
		8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
	} {
		root, err := RootOf(texts[:n])
		if got := hex.EncodeToString(root[:]); err != nil || got != want {
			t.Errorf("RootOf %d events: got %s, %v, want %s", n, got, err, want)
		}
	}
}

func TestExtend_GivesWhatStoredHashesGivesFromScratch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.String(), 0, 200).Draw(t, "texts")
		got, want := MustExtend(t, texts), StoredHashes(texts)
		if !slices.Equal(got, want) {
			t.Errorf("%d events: got %v, want %v", len(texts), got, want)
		}
	})
}

func TestExtend_BuildsOnWhatIsStored(t *testing.T) {
	// Planted fault: one bit of one stored hash is wrong. It must reach the root.
	texts := events(8)
	good := MustExtend(t, texts[:7])
	want := Hash(rfcRoot(texts))
	for _, at := range []int64{StoredCount(3) - 1, StoredCount(4) - 1, StoredCount(6) - 1, StoredCount(7) - 1} {
		bad := slices.Clone(good)
		bad[at][0] ^= 1
		added, err := Extend(7, texts[7], hashes(bad).read)
		if err != nil {
			t.Fatal(err)
		}
		root, err := Root(8, hashes(append(bad, added...)).read)
		read := at != StoredCount(3)-1 // already inside the hash of the first four
		if err != nil || (root != want) != read {
			t.Errorf("with stored hash %d changed: got root %v, %v, changed should be %v", at, root, err, read)
		}
	}
}

func TestExtend_TellsWhenStorageFails(t *testing.T) {
	broken := errors.New("broken")
	for name, read := range map[string]ReadHashes{
		"with an error":   func([]int64) ([]Hash, error) { return nil, broken },
		"with too little": func([]int64) ([]Hash, error) { return nil, nil },
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := Extend(1, "a", read); err == nil || got != nil {
				t.Errorf("Extend: got %v, %v, want an error", got, err)
			}
			if _, err := Root(3, read); err == nil {
				t.Error("Root: got no error")
			}
		})
	}
	failing := func([]int64) ([]Hash, error) { return nil, broken }
	if _, err := Extend(1, "a", failing); !errors.Is(err, broken) {
		t.Errorf("Extend: got %v, want %v", err, broken)
	}
	if _, err := Root(3, failing); !errors.Is(err, broken) {
		t.Errorf("Root: got %v, want %v", err, broken)
	}
}

func TestExtend_RefusesASizeBelowZero(t *testing.T) {
	empty := hashes(nil).read
	if _, err := Extend(-1, "a", empty); !errors.Is(err, errSize) {
		t.Errorf("Extend: got %v, want %v", err, errSize)
	}
	if _, err := Root(-1, empty); !errors.Is(err, errSize) {
		t.Errorf("Root: got %v, want %v", err, errSize)
	}
}

func TestExtend_DoesNotAskForNothing(t *testing.T) {
	never := func(index []int64) ([]Hash, error) {
		t.Errorf("read called for %v", index)
		return make([]Hash, len(index)), nil
	}
	if _, err := Extend(4, "a", never); err != nil {
		t.Error(err)
	}
	if _, err := Root(0, never); err != nil {
		t.Error(err)
	}
}
