// SPDX-License-Identifier: EUPL-1.2

package config

import "errors"

// Doctor looks at the machine, with the settings of serve.
type Doctor struct {
	DB      string `name:"db" placeholder:"DIR" env:"CASUSTAFEL_DB" help:"Folder of the database."`
	Keys    string `name:"keys" placeholder:"DIR" env:"CASUSTAFEL_KEYS" help:"Folder of the keys."`
	Origin  string `name:"origin" placeholder:"URL" env:"CASUSTAFEL_ORIGIN" help:"Address by which browsers reach this house."`
	TLSCert string `name:"tls-cert" placeholder:"FILE" env:"CASUSTAFEL_TLS_CERT" help:"Certificate with its chain; without it a proxy is taken to end TLS."`
	TLSKey  string `name:"tls-key" placeholder:"FILE" env:"CASUSTAFEL_TLS_KEY" help:"Key of the certificate; only who may read it is looked at."`
	Mail    string `name:"mail-host" placeholder:"HOST:PORT" env:"CASUSTAFEL_MAIL_HOST" help:"Mail server, to connect to; nothing is sent."`
	Theme   string `name:"theme" placeholder:"DIR" env:"CASUSTAFEL_THEME" help:"Folder with theme.css."`
	JSON    bool   `name:"json" help:"Print JSON. The exit code is 0 when all is good or unknown, 1 when something is weak, 2 when something is wrong."`
}

func (s Doctor) complete() error {
	if s.DB == "" || s.Keys == "" {
		return errors.New("missing --db (CASUSTAFEL_DB) or --keys (CASUSTAFEL_KEYS)")
	}
	return nil
}
