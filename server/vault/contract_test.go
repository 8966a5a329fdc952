// SPDX-License-Identifier: EUPL-1.2

package vault_test

import (
	"testing"

	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/server/vault/vaulttest"
)

func TestSlots_KeepTheContract(t *testing.T) {
	vaulttest.Run(t, func(t testing.TB, dir string) vault.Keyring {
		t.Helper()
		slots, err := vault.OpenSlots(dir)
		if err != nil {
			t.Fatalf("OpenSlots: got %v, want no error", err)
		}
		return slots
	})
}
