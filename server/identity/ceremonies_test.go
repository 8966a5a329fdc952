// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"testing"
	"time"
)

func TestCeremonies_AreBounded(t *testing.T) {
	now := noon
	c := newCeremonies[int](func() time.Time { return now }, CeremonyLifetime)
	c.most = 3
	var ids []string
	for n := range 5 {
		ids = append(ids, c.begin(nil, n))
	}
	for n, id := range ids {
		got, err := c.take(id, nil)
		if kept := n >= 2; (err == nil) != kept || kept && got != n {
			t.Errorf("ceremony %d: got %d, %v; want the last three", n, got, err)
		}
	}
	t.Run("and those that are over go", func(t *testing.T) {
		c.begin(nil, 1)
		c.begin(nil, 2)
		now = now.Add(CeremonyLifetime)
		id := c.begin(nil, 3)
		if len(c.waiting) != 1 || len(c.order) != 1 {
			t.Errorf("waiting: got %d and %d, want 1", len(c.waiting), len(c.order))
		}
		if got, err := c.look(id, nil); err != nil || got != 3 {
			t.Errorf("got %d, %v; want 3", got, err)
		}
	})
}
