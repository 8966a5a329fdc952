// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"slices"
)

// A slot fills one sector, so that it is written whole or not at all. All zero is free.
//
//	  0  8  magic
//	  8  1  format, 1
//	  9  1  state, 1 live or 2 destroyed
//	 10  1  kind, its place in kinds
//	 11  1  length of the drawer's id
//	 12 80  the drawer's id, zeros behind it
//	 92 36  zeros
//	128 32  key; random bytes once destroyed
//	160 320 zeros
//	480 32  SHA-256 over everything before
const (
	slotSize  = 512
	maxID     = 80
	magic     = "ctfslot\n"
	slotForm  = 1
	atForm    = 8
	atState   = 9
	atKind    = 10
	atLength  = 11
	atID      = 12
	atKey     = 128
	atSum     = slotSize - sha256.Size
	codeLive  = 1
	codeEnded = 2
)

// kinds gives each kind its number in a slot; numbers are never given again.
var kinds = []Kind{1: Table, 2: Parcel, 3: Case, 4: Own, 5: Person, 6: House}

// slot is one decoded slot; its key is nil unless the state is Live.
type slot struct {
	state  Status
	drawer Drawer
	key    key
}

// encodeSlot returns the bytes of a slot; the caller clears them after use.
func encodeSlot(state Status, d Drawer, key *[keySize]byte) []byte {
	b := make([]byte, slotSize)
	copy(b, magic)
	b[atForm] = slotForm
	b[atState] = codeLive
	if state == Destroyed {
		b[atState] = codeEnded
	}
	b[atKind] = byte(slices.Index(kinds, d.Kind))
	b[atLength] = byte(len(d.ID))
	copy(b[atID:], d.ID)
	copy(b[atKey:], key[:])
	stamp(b)
	return b
}

// stamp writes the checksum of a slot.
func stamp(b []byte) {
	sum := sha256.Sum256(b[:atSum])
	copy(b[atSum:], sum[:])
}

// decodeSlot reads one slot; a free one has state Missing. Its error says what is
// wrong, for the caller to say where.
func decodeSlot(b []byte) (slot, error) {
	if len(b) != slotSize {
		return slot{}, errors.New("cut off")
	}
	if zero(b) {
		return slot{}, nil
	}
	if sum := sha256.Sum256(b[:atSum]); !bytes.Equal(sum[:], b[atSum:]) {
		return slot{}, errors.New("checksum is wrong")
	}
	s, err := decodeHead(b[:atKey])
	if err != nil {
		return slot{}, err
	}
	if !zero(b[atKey+keySize : atSum]) {
		return slot{}, errors.New("illegal header")
	}
	if s.state == Live {
		if zero(b[atKey : atKey+keySize]) {
			return slot{}, errors.New("live without a key")
		}
		found := [keySize]byte(b[atKey:])
		s.key = hide(&found)
	}
	return s, nil
}

// decodeHead reads what stands before the key: the state and the drawer.
func decodeHead(b []byte) (slot, error) {
	if string(b[:atForm]) != magic || b[atForm] != slotForm {
		return slot{}, errors.New("not a slot of a known format")
	}
	d, err := decodeDrawer(b)
	if err != nil {
		return slot{}, err
	}
	switch b[atState] {
	case codeLive:
		return slot{state: Live, drawer: d}, nil
	case codeEnded:
		return slot{state: Destroyed, drawer: d}, nil
	}
	return slot{}, errors.New("unknown state")
}

func decodeDrawer(b []byte) (Drawer, error) {
	code, length := int(b[atKind]), int(b[atLength])
	if code >= len(kinds) || length > maxID {
		return Drawer{}, errors.New("unknown kind or impossible length")
	}
	end := atID + length
	d := Drawer{Kind: kinds[code], ID: string(b[atID:end])}
	if !legal(d) || !zero(b[end:atKey]) {
		return Drawer{}, errors.New("illegal header")
	}
	return d, nil
}

// legal says whether this can name a drawer.
func legal(d Drawer) bool {
	if d.Kind == "" || !slices.Contains(kinds, d.Kind) || d.ID == "" || len(d.ID) > maxID {
		return false
	}
	for i := range len(d.ID) {
		if d.ID[i] <= ' ' || d.ID[i] > '~' {
			return false
		}
	}
	return true
}

// named is a drawer for an error text; what is no id may be anything, content too.
func named(d Drawer) string {
	if !legal(d) {
		return "no legal drawer"
	}
	return d.String()
}

func zero(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}
