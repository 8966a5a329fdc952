// SPDX-License-Identifier: EUPL-1.2

package app

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"

	"github.com/casustafel/casustafel/server/httpapi"
	"github.com/casustafel/casustafel/server/identity"
)

// prove adds to the door what people prove with who they are. A demo has none of it.
func (a *App) prove(c *httpapi.Config) error {
	if a.links == nil {
		return nil
	}
	name := func() string {
		v, err := a.Service.HousePublic(context.Background())
		if err != nil {
			return "Casustafel"
		}
		return v.House
	}
	if a.named() {
		passkeys, err := identity.NewPasskeys(a.Origin, name, a.Service, a.config.Now)
		if err != nil {
			return fmt.Errorf("preparing passkeys: %w", err)
		}
		c.Passkeys = passkeys
	}
	c.Links, c.Codes = a.links, identity.NewCodes(name, a.Service, a.config.Now)
	c.SignOns = identity.NewSignOn(a.Origin, a.Service, a.trusted, http.DefaultClient, a.config.Now)
	return nil
}

// named reports whether browsers reach this house by a name: a passkey is bound to
// one, and cannot be to a number.
func (a *App) named() bool {
	u, err := url.Parse(a.Origin)
	if err == nil && net.ParseIP(u.Hostname()) == nil {
		return true
	}
	a.log.Warn("no passkeys: the origin is an address and not a name")
	return false
}

func (a *App) trusted(ctx context.Context) ([]identity.Issuer, error) {
	settings, err := a.Service.TrustedIssuers(ctx)
	issuers := make([]identity.Issuer, 0, len(settings))
	for _, one := range settings {
		issuers = append(issuers, identity.Issuer(one))
	}
	return issuers, err
}
