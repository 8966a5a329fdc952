// SPDX-License-Identifier: EUPL-1.2

package config

import (
	"errors"
	"fmt"
	"net"
	"strconv"
)

// Mail is the mail server of the house. It is always spoken to over TLS.
type Mail struct {
	Address  string `name:"mail-host" placeholder:"HOST:PORT" env:"CASUSTAFEL_MAIL_HOST" help:"Mail server that takes invitations, such as smtp.example.nl:587 (STARTTLS, required) or :465 (TLS). Without it links are passed on by hand."`
	User     string `name:"mail-user" placeholder:"NAME" env:"CASUSTAFEL_MAIL_USER" help:"Name to log in with at the mail server, if it asks for one."`
	Password string `name:"mail-password" placeholder:"PASSWORD" env:"CASUSTAFEL_MAIL_PASSWORD" secret:"" help:"Password at the mail server. Name a file with it in CASUSTAFEL_MAIL_PASSWORD_FILE: others on this machine see flags, and some see variables."`
}

// implicitTLS is the port on which encryption does not wait to be asked for.
const implicitTLS = 465

// Server returns host and port, and whether the connection is encrypted from its
// first byte; an empty host when there is no mail server.
func (m Mail) Server() (host string, port int, implicit bool, err error) {
	if m.Address == "" {
		return "", 0, false, nil
	}
	host, number, err := net.SplitHostPort(m.Address)
	if err == nil {
		port, err = strconv.Atoi(number)
	}
	if err != nil || host == "" || port < 1 || port > 65535 {
		return "", 0, false, errors.New("--mail-host must be a name with a port, such as smtp.example.nl:587")
	}
	return host, port, port == implicitTLS, nil
}

func (m Mail) complete() error {
	_, _, _, err := m.Server()
	if (m.User == "") != (m.Password == "") {
		err = errors.Join(err, errors.New("--mail-user and --mail-password belong together"))
	}
	if m.Address == "" && m.User != "" {
		err = errors.Join(err, fmt.Errorf("missing %s", "--mail-host (CASUSTAFEL_MAIL_HOST)"))
	}
	return err
}
