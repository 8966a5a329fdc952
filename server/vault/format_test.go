// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"
)

// What was written by a released version stays readable: these bytes never change.
const (
	sealedV1 = "010c6ef7cd6232625d58e3e2bc2caebb0a7dc59d60f80d28a8100d1bc7ca9998b76c"
	slotV1   = "f33130cb2b0bbdd38e78bb85427e32588224424b446c3e7be678377028273677" // its SHA-256
)

func TestFormats_StayReadable(t *testing.T) {
	sealed, err := hex.DecodeString(sealedV1)
	if err != nil {
		t.Fatal(err)
	}
	gcm, err := newGCM(hide(testKey))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := open(gcm, testDrawer, "id", sealed); err != nil || string(got) != "words" {
		t.Errorf("sealed bytes of version 1: got %q and error %v, want %q", got, err, "words")
	}
	sum := sha256.Sum256(encodeSlot(Live, testDrawer, testKey))
	if got := hex.EncodeToString(sum[:]); got != slotV1 {
		t.Errorf("slot of version 1: got %s, want %s", got, slotV1)
	}
}
