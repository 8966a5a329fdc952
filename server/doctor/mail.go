// SPDX-License-Identifier: EUPL-1.2

package doctor

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/smtp"
	"time"
)

// patience is how long a mail server may take to say who it is.
const patience = 10 * time.Second

// errNoTLS means that a mail server offers no encryption.
var errNoTLS = errors.New("doctor: the mail server offers no STARTTLS")

// mail connects as sending does, and sends nothing.
func mail(ctx context.Context, p Place) []Finding {
	const check = "mail"
	if p.Mail == "" {
		return found(check, Unknown, "Er is geen mailserver opgegeven; mail is niet bekeken.", "Geef --mail-host mee, of geef uitnodigingen op een andere manier door.")
	}
	err := p.greet(ctx)
	var untrusted *tls.CertificateVerificationError
	switch {
	case errors.As(err, &untrusted):
		return found(check, Wrong, "Het certificaat van de mailserver wordt hier niet vertrouwd; er gaat geen mail uit.", "Vraag wie de mailserver beheert om een geldig certificaat op die naam.")
	case errors.Is(err, errNoTLS):
		return found(check, Wrong, "De mailserver biedt geen versleuteling aan; er gaat geen mail uit.", "Zet STARTTLS aan op de mailserver, of gebruik poort 465.")
	case err != nil:
		return found(check, Wrong, "De mailserver is niet te bereiken.", "Kijk naar naam, poort en firewall.")
	}
	return good(check, "De mailserver is te bereiken, met een certificaat dat klopt.")
}

func (p Place) greet(ctx context.Context) error {
	host, port, err := net.SplitHostPort(p.Mail)
	if err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", p.Mail)
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	settings := &tls.Config{ServerName: host, RootCAs: p.Roots, MinVersion: tls.VersionTLS12}
	if port == "465" {
		return tls.Client(conn, settings).HandshakeContext(ctx)
	}
	c, err := smtp.NewClient(conn, host)
	if err != nil {
		return err
	}
	if offered, _ := c.Extension("STARTTLS"); !offered {
		return errNoTLS
	}
	if err := c.StartTLS(settings); err != nil {
		return err
	}
	_ = c.Quit() // that it hangs up without a word says nothing about its TLS
	return nil
}
