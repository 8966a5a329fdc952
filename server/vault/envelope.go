// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"crypto/aes"
	"crypto/cipher"
)

// formatGCM is the first sealed byte: AES-256-GCM, a random nonce of 12 bytes in
// front, a tag of 16 bytes behind. Another way of sealing gets another number.
const formatGCM byte = 1

func seal(gcm cipher.AEAD, d Drawer, id string, plain []byte) []byte {
	sealed := make([]byte, 1, 1+gcm.Overhead()+len(plain))
	sealed[0] = formatGCM
	return gcm.Seal(sealed, nil, plain, bound(d, id))
}

func open(gcm cipher.AEAD, d Drawer, id string, sealed []byte) ([]byte, error) {
	if len(sealed) == 0 || sealed[0] != formatGCM {
		return nil, ErrTampered
	}
	plain, err := gcm.Open(nil, nil, sealed[1:], bound(d, id))
	if err != nil {
		return nil, ErrTampered
	}
	return plain, nil
}

func newGCM(k key) (cipher.AEAD, error) {
	block, err := aes.NewCipher(k()[:])
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

// bound is the associated data. It reads back in one way only: a kind has no
// slash and a drawer's id has no NUL.
func bound(d Drawer, id string) []byte {
	data := []byte{formatGCM}
	data = append(data, d.String()...)
	data = append(data, 0)
	return append(data, id...)
}
