// SPDX-License-Identifier: EUPL-1.2

package config

import "errors"

// Init makes a house. It has no defaults.
type Init struct {
	DB         string `name:"db" placeholder:"DIR" required:"" env:"CASUSTAFEL_DB" help:"Folder of the database. Back it up."`
	Keys       string `name:"keys" placeholder:"DIR" required:"" env:"CASUSTAFEL_KEYS" help:"Folder of the keys, apart from the database: on another disk, never in the same backup."`
	Origin     string `name:"origin" placeholder:"URL" required:"" env:"CASUSTAFEL_ORIGIN" help:"Address by which browsers reach this house, such as https://tafel.example.nl."`
	House      string `name:"house" placeholder:"NAME" required:"" env:"CASUSTAFEL_HOUSE" help:"Name of the municipality or Zorg- en Veiligheidshuis, as on its letters. An administrator can change it."`
	Admin      string `name:"admin" placeholder:"NAME" required:"" env:"CASUSTAFEL_ADMIN" help:"Name of the first administrator."`
	AdminEmail string `name:"admin-email" placeholder:"ADDRESS" required:"" env:"CASUSTAFEL_ADMIN_EMAIL" help:"Mail address of the first administrator."`
}

func (s Init) complete() error {
	var err error
	if !apart(s.DB, s.Keys) {
		err = errors.New("--db and --keys must be apart: neither folder inside the other")
	}
	return errors.Join(err, validOrigin(s.Origin))
}
