// SPDX-License-Identifier: EUPL-1.2

package vault

import "crypto/rand"

// keySize is the length of a key in bytes.
const keySize = 32

// key gives access to the bytes of one key; nil is no key. It is a function
// because fmt prints functions as an address under every verb: inside another
// value it calls no Format method, and an unfitting verb makes it follow pointers.
type key func() *[keySize]byte

func newKey() key {
	b := new([keySize]byte)
	rand.Read(b[:])
	return hide(b)
}

func hide(b *[keySize]byte) key {
	return func() *[keySize]byte { return b }
}

// clear overwrites the bytes of the key, if there is one.
func (k key) clear() {
	if k != nil {
		clear(k()[:])
	}
}
