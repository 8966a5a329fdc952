// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"errors"
	"testing"
)

// The contract cannot see this, for there each drawer has another key: even under
// one key an envelope opens for its own drawer and its own id only.
func TestOpen_IsBoundToDrawerAndID(t *testing.T) {
	gcm, err := newGCM(hide(testKey))
	if err != nil {
		t.Fatal(err)
	}
	sealed := seal(gcm, Drawer{Table, "a"}, "b", []byte("words"))
	if got, err := open(gcm, Drawer{Table, "a"}, "b", sealed); err != nil || string(got) != "words" {
		t.Errorf("own drawer and id: got %q and error %v", got, err)
	}
	others := []struct {
		d  Drawer
		id string
	}{{Drawer{Parcel, "a"}, "b"}, {Drawer{Table, "A"}, "b"}, {Drawer{Table, "ab"}, ""}, {Drawer{Table, ""}, "ab"}, {Drawer{Table, "a"}, "B"}}
	for _, o := range others {
		if got, err := open(gcm, o.d, o.id, sealed); !errors.Is(err, ErrTampered) {
			t.Errorf("as %q of %v: got %q and error %v, want %v", o.id, o.d, got, err, ErrTampered)
		}
	}
}
