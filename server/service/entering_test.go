// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

func TestViewer_Roles(t *testing.T) {
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{})
	s := servicetest.MustScene(t, h)
	for name, want := range map[string][]conference.Role{"Noor": {conference.RoleOrganiser}, "Hatice": {}} {
		t.Run("are a list, also for "+name, func(t *testing.T) {
			got, err := s.House.Viewer(s.Ctx, servicetest.Person(name))
			if err != nil || !cmp.Equal(got.Roles, want) {
				t.Errorf("got %#v, %v, want %#v", got.Roles, err, want)
			}
		})
	}
}
