// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"context"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

var _ identity.Accounts = (*service.Service)(nil)

// realHouse is a house on disk, with Noor, and an administrator.
type realHouse struct {
	*testing.T
	*servicetest.House
	clock       *clock
	folder      string
	noor, admin conference.PersonID
	keys        *identity.Passkeys
	codes       *identity.Codes
}

func newRealHouse(t *testing.T) *realHouse {
	t.Helper()
	h := &realHouse{T: t, clock: newClock(), folder: t.TempDir(), noor: newPerson(), admin: newPerson()}
	h.open()
	h.must(h.AddPerson(t.Context(), h.noor, conference.PersonContent{Name: "Noor de Wit", Organisation: "GGZ", Contact: "06", Email: "noor@ggz.example.nl"}))
	h.must(h.AddPerson(t.Context(), h.admin, conference.PersonContent{Name: "Ada", Organisation: "House", Contact: "06"}, conference.RoleAdministrator))
	return h
}

func (h *realHouse) open() {
	h.Helper()
	h.House = servicetest.MustOpen(h.T, h.folder, servicetest.Options{Now: h.clock.now})
	var err error
	h.keys, err = identity.NewPasskeys(origin, houseName, h.Service, h.clock.now)
	h.must(err)
	h.codes = identity.NewCodes(houseName, h.Service, h.clock.now)
}

// restarts is what an administrator does to the program.
func (h *realHouse) restarts() {
	h.Helper()
	h.must(h.House.Close())
	h.open()
}

func (h *realHouse) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

func (h *realHouse) act(p conference.PersonID) service.Act {
	return service.Act{Person: p, Key: service.NewID(), Method: conference.MethodDemo}
}

func (h *realHouse) addsPasskey(d *device, confirmed bool) conference.ProofID {
	h.Helper()
	ceremony, options, err := h.keys.BeginAdding(h.Context(), h.noor, session)
	h.must(err)
	proof, err := h.keys.Add(h.Context(), h.noor, session, ceremony, "telefoon", d.makes(h.T, options), confirmed)
	h.must(err)
	return proof
}

func (h *realHouse) logsIn(d *device) (identity.Proved, error) {
	h.Helper()
	ceremony, options, err := h.keys.BeginLogIn(h.Context())
	h.must(err)
	return h.keys.LogIn(h.Context(), ceremony, d.proves(h.T, options))
}

func TestPasskeys_OverARealHouse(t *testing.T) {
	h := newRealHouse(t)
	phone := newDevice(h.noor)
	want := identity.Proved{Person: h.noor, Proof: h.addsPasskey(phone, false), Method: conference.MethodPasskey, First: true}
	got, err := h.logsIn(phone)
	hasProved(t, got, err, want)
	t.Run("somebody confirms it", func(t *testing.T) {
		_, err := h.ConfirmProof(t.Context(), h.act(h.admin), h.noor, want.Proof)
		h.must(err)
		want.First = false
		h.restarts()
		got, err := h.logsIn(phone)
		hasProved(t, got, err, want)
	})
	clone := *phone
	t.Run("a copy ends it, for good", func(t *testing.T) {
		got, err := h.logsIn(phone)
		hasProved(t, got, err, want)
		got, err = h.logsIn(&clone)
		isRefused(t, got, err, identity.FaultCounter)
		h.restarts()
		got, err = h.logsIn(phone)
		isRefused(t, got, err, identity.FaultUnknown)
	})
	t.Run("what comes next has to be confirmed again", func(t *testing.T) {
		next := newDevice(h.noor)
		want := identity.Proved{Person: h.noor, Proof: h.addsPasskey(next, true), Method: conference.MethodPasskey, First: true}
		got, err := h.logsIn(next)
		hasProved(t, got, err, want)
		_, err = h.RemovePerson(t.Context(), h.act(h.admin), h.noor)
		h.must(err)
		got, err = h.logsIn(next)
		isRefused(t, got, err, identity.FaultUnknown)
	})
	t.Run("a copy of one that was never used is seen too", func(t *testing.T) {
		h := newRealHouse(t)
		tablet := newDevice(h.noor)
		tablet.key.Counter = 9
		h.addsPasskey(tablet, true)
		tablet.key.Counter = 4
		got, err := h.logsIn(tablet)
		isRefused(t, got, err, identity.FaultCounter)
	})
}

func TestCodes_OverARealHouse(t *testing.T) {
	h := newRealHouse(t)
	ceremony, secret, _, err := h.codes.Begin(t.Context(), h.noor, session)
	h.must(err)
	code := func() string {
		t.Helper()
		code, err := totp.GenerateCode(secret, h.clock.now())
		h.must(err)
		return code
	}
	first := code()
	proof, err := h.codes.Add(t.Context(), h.noor, session, ceremony, "app", first, true)
	h.must(err)
	got, err := h.codes.Prove(t.Context(), h.noor, "a link", first)
	isRefused(t, got, err, identity.FaultUsed)
	h.clock.pass(time.Minute)
	want := identity.Proved{Person: h.noor, Proof: proof, Method: conference.MethodCode}
	got, err = h.codes.Prove(t.Context(), h.noor, "a link", code())
	hasProved(t, got, err, want)
	h.restarts()
	got, err = h.codes.Prove(t.Context(), h.noor, "a link", code())
	isRefused(t, got, err, identity.FaultUsed)
	h.clock.pass(30 * time.Second)
	got, err = h.codes.Prove(t.Context(), h.noor, "a link", code())
	hasProved(t, got, err, want)
}

func TestSignOn_OverARealHouse(t *testing.T) {
	h := newRealHouse(t)
	ggz := newIssuer(t, h.clock)
	is := ggz.trusted()
	receipt, err := h.AddIssuer(t.Context(), h.act(h.admin), service.NewIssuer{Name: is.Name, URL: is.URL, ClientID: is.ClientID,
		Secret: is.Secret, Domains: is.Domains, ACR: is.ACR, AMR: is.AMR})
	h.must(err)
	ggz.id = conference.IssuerID(receipt.ID)
	trusted := func(ctx context.Context) ([]identity.Issuer, error) {
		all, err := h.TrustedIssuers(ctx)
		var issuers []identity.Issuer
		for _, one := range all {
			issuers = append(issuers, identity.Issuer(one))
		}
		return issuers, err
	}
	comes := func(from *identity.Visitor) (identity.Proved, error) {
		t.Helper()
		signOn := identity.NewSignOn(origin, h.Service, trusted, nil, h.clock.now)
		ceremony, location, err := signOn.Begin(t.Context(), ggz.id, from, false)
		h.must(err)
		return signOn.Finish(t.Context(), ceremony, goes(t, location))
	}
	noor := &identity.Visitor{Person: h.noor, Email: "noor@ggz.example.nl"}
	got, err := comes(nil)
	isRefused(t, got, err, identity.FaultUnknown)
	linked, err := comes(noor)
	if err != nil || linked.Person != h.noor || linked.First {
		t.Fatalf("linking: got %+v, %v", linked, err)
	}
	h.restarts()
	got, err = comes(nil)
	hasProved(t, got, err, linked)
	t.Run("nobody takes it over", func(t *testing.T) {
		ggz.subject = "s-another"
		got, err := comes(noor)
		isRefused(t, got, err, identity.FaultSubject)
		ggz.subject = "s-noor"
	})
	t.Run("it ends when it is removed", func(t *testing.T) {
		_, err := h.RemoveProof(t.Context(), h.act(h.admin), h.noor, linked.Proof)
		h.must(err)
		got, err := comes(nil)
		isRefused(t, got, err, identity.FaultUnknown)
	})
	t.Run("and when the issuer is dropped", func(t *testing.T) {
		_, err := h.DropIssuer(t.Context(), h.act(h.admin), ggz.id)
		h.must(err)
		signOn := identity.NewSignOn(origin, h.Service, trusted, nil, h.clock.now)
		if _, _, err := signOn.Begin(t.Context(), ggz.id, nil, false); identity.FaultOf(err) != identity.FaultIssuer {
			t.Errorf("got %v, want %s", err, identity.FaultIssuer)
		}
	})
}
