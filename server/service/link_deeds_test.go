// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"maps"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// The deeds about links and mails, in the same table as all others.
func init() { maps.Copy(deeds, linkDeeds) }

var linkDeeds = map[string]deed{
	"Reschedule": {"convened", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.Reschedule(s.Ctx, a, s.Meeting, NewTimes(s.Start.Add(time.Hour), "Kamer 3"))
	}, nil},
	"SendAgain": {"convened", "Noor", 2, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.SendAgain(s.Ctx, a, s.Meeting, s.Seats["Stef"])
	}, uninvite("Stef")},
	"LinkOf": {"convened", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		address, err := s.House.LinkOf(s.Ctx, a, s.Meeting, s.Seats["Stef"])
		return service.Receipt{ID: address}, err
	}, uninvite("Stef")},
}

// mustHouseFor opens a house in which a deed can be done: some need one that mails.
func mustHouseFor(t *testing.T, deed string) *servicetest.House {
	t.Helper()
	if deed != "SendAgain" && deed != "LinkOf" {
		return servicetest.MustOpen(t, t.TempDir(), servicetest.Options{})
	}
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Post: &postbox{}, Links: addresses{}})
	if err := servicetest.Mailing(t.Context(), h); err != nil {
		t.Fatal(err)
	}
	return h
}
