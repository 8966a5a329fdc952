// SPDX-License-Identifier: EUPL-1.2

package servicetest

import (
	"context"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// Watch returns a store and a keyring that tell of every call that changes what
// is on the disk, before and after it. A process can be ended at any of these
// moments. An error of tell takes the place of the call when it comes before it.
func Watch(s record.Store, k vault.Keyring, tell func(moment string) error) (record.Store, vault.Keyring) {
	return watchedStore{s, tell}, watchedKeys{k, tell}
}

type watchedStore struct {
	record.Store
	tell func(string) error
}

func (w watchedStore) Append(ctx context.Context, b record.Batch) error {
	return around(w.tell, "append"+kinds(b), func() error { return w.Store.Append(ctx, b) })
}

func (w watchedStore) Truncate(ctx context.Context) error {
	return around(w.tell, "truncate", func() error { return w.Store.Truncate(ctx) })
}

func kinds(b record.Batch) string {
	said := ""
	for _, w := range b.Writes {
		for _, e := range w.Entries {
			said += " " + e.Kind
		}
	}
	return said
}

type watchedKeys struct {
	vault.Keyring
	tell func(string) error
}

func (w watchedKeys) Create(d vault.Drawer) error {
	return around(w.tell, "create "+string(d.Kind), func() error { return w.Keyring.Create(d) })
}

func (w watchedKeys) Destroy(d vault.Drawer) error {
	return around(w.tell, "destroy "+string(d.Kind), func() error { return w.Keyring.Destroy(d) })
}

func around(tell func(string) error, call string, f func() error) error {
	if err := tell("before " + call); err != nil {
		return err
	}
	if err := f(); err != nil {
		return err
	}
	return tell("after " + call)
}
