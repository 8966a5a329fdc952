// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"bytes"
	"crypto/sha256"
	"testing"
)

var (
	testDrawer = Drawer{Kind: Table, ID: "meeting-1"}
	testKey    = &[keySize]byte{0: 0xa1, 7: 0xb2, 15: 0xc3, 16: 0xd4, 31: 0xe5}
)

func TestDecodeSlot_ReadsWhatWasWritten(t *testing.T) {
	for _, k := range kinds[1:] {
		d := Drawer{Kind: k, ID: testDrawer.ID}
		live, err := decodeSlot(encodeSlot(Live, d, testKey))
		if err != nil || live.state != Live || live.drawer != d || *live.key() != *testKey {
			t.Errorf("live slot of %v: got %v of %v and error %v", d, live.state, live.drawer, err)
		}
		ended, err := decodeSlot(encodeSlot(Destroyed, d, testKey))
		if err != nil || ended.state != Destroyed || ended.drawer != d || ended.key != nil {
			t.Errorf("destroyed slot of %v: got %v of %v and error %v", d, ended.state, ended.drawer, err)
		}
	}
	if free, err := decodeSlot(make([]byte, slotSize)); err != nil || free.state != Missing {
		t.Errorf("free slot: got %v and error %v", free.state, err)
	}
}

func TestDecodeSlot_RefusesIllegalHeaders(t *testing.T) {
	changes := map[string]func(b []byte){
		"another magic":     func(b []byte) { b[0]++ },
		"a later format":    func(b []byte) { b[atForm]++ },
		"no state":          func(b []byte) { b[atState] = 0 },
		"an unknown state":  func(b []byte) { b[atState] = 3 },
		"no kind":           func(b []byte) { b[atKind] = 0 },
		"an unknown kind":   func(b []byte) { b[atKind] = byte(len(kinds)) },
		"no id":             func(b []byte) { b[atLength] = 0; clear(b[atID:atKey]) },
		"a shorter id":      func(b []byte) { b[atLength]-- },
		"a longer id":       func(b []byte) { b[atLength]++ },
		"too long an id":    func(b []byte) { b[atLength] = maxID + 1 },
		"a space in the id": func(b []byte) { b[atID] = ' ' },
		"something behind":  func(b []byte) { b[atKey+keySize] = 1 },
		"a key of zeros":    func(b []byte) { clear(b[atKey : atKey+keySize]) },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			b := encodeSlot(Live, testDrawer, testKey)
			change(b)
			stamp(b)
			if s, err := decodeSlot(b); err == nil {
				t.Errorf("got %v of %v, want an error", s.state, s.drawer)
			}
		})
	}
}

func TestDecodeSlot_RefusesEveryFlippedBit(t *testing.T) {
	for _, state := range []Status{Live, Destroyed} {
		b := encodeSlot(state, testDrawer, testKey)
		for bit := range slotSize * 8 {
			b[bit/8] ^= 1 << (bit % 8)
			if s, err := decodeSlot(b); err == nil {
				t.Errorf("%v slot with bit %d flipped: got %v, want an error", state, bit, s.state)
			}
			b[bit/8] ^= 1 << (bit % 8)
		}
	}
}

func FuzzDecodeSlot(f *testing.F) {
	live := encodeSlot(Live, testDrawer, testKey)
	flipped := bytes.Clone(live)
	flipped[atKey] ^= 1
	stamped := bytes.Clone(live)
	stamped[atLength] = 255
	stamp(stamped)
	for _, b := range [][]byte{nil, live, flipped, stamped, live[:atSum], make([]byte, slotSize), encodeSlot(Destroyed, testDrawer, testKey)} {
		f.Add(b, false)
		f.Add(b, true)
	}
	f.Fuzz(func(t *testing.T, b []byte, restamp bool) {
		if restamp && len(b) == slotSize {
			stamp(b) // so that the fuzzer gets behind the checksum
		}
		s, err := decodeSlot(b)
		if err != nil || s.state == Missing {
			if s.key != nil || s.state != Missing || (err == nil && !zero(b)) {
				t.Fatalf("got %v and error %v for a slot that is not used", s.state, err)
			}
			return
		}
		if sum := sha256.Sum256(b[:atSum]); !bytes.Equal(sum[:], b[atSum:]) {
			t.Fatalf("got %v for a slot whose checksum is wrong", s.state)
		}
		if s.state == Live && !bytes.Equal(encodeSlot(Live, s.drawer, s.key()), b) {
			t.Fatalf("live slot of %v encodes otherwise than it was read", s.drawer)
		}
	})
}
