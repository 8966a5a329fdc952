// SPDX-License-Identifier: EUPL-1.2

package doctor

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"net/url"
	"os"
	"time"
)

// soon is how long before its end a certificate has to be renewed.
const soon = 14 * 24 * time.Hour

// certificate looks at the one that browsers get, as they do.
func certificate(_ context.Context, p Place) []Finding {
	const check = "tls"
	if p.TLSCert == "" {
		return p.withoutCertificate()
	}
	chain, err := readChain(p.TLSCert)
	if err != nil {
		return found(check, Wrong, "Het certificaat is niet te lezen.", "Geef met --tls-cert een PEM-bestand met het certificaat en zijn keten.")
	}
	host := ""
	if u, err := url.Parse(p.Origin); err == nil {
		host = u.Hostname()
	}
	leaf, now := chain[0], p.Now()
	switch {
	case now.After(leaf.NotAfter) || now.Before(leaf.NotBefore):
		return found(check, Wrong, fmt.Sprintf("Het certificaat geldt niet: van %s tot %s.", day(leaf.NotBefore), day(leaf.NotAfter)), "Vernieuw het certificaat.")
	case host != "" && leaf.VerifyHostname(host) != nil:
		return found(check, Wrong, "Het certificaat is niet voor het adres in --origin.", "Vraag een certificaat voor "+host+".")
	case !p.keyIsPrivate():
		return found(check, Wrong, "Anderen op deze machine mogen bij de sleutel van het certificaat.", "Voer uit: chmod go-rwx op dat bestand, en vraag een nieuw certificaat.")
	case !p.trusted(chain):
		return found(check, Weak, "De keten van het certificaat eindigt niet bij een uitgever die deze machine vertrouwt.", "Zet de hele keten in het bestand, of gebruik een uitgever die browsers kennen.")
	case now.Add(soon).After(leaf.NotAfter):
		return found(check, Weak, "Het certificaat loopt af op "+day(leaf.NotAfter)+".", "Vernieuw het; het nieuwe wordt vanzelf gebruikt.")
	}
	return good(check, "Het certificaat klopt, tot "+day(leaf.NotAfter)+".")
}

func day(t time.Time) string { return t.Format("2006-01-02") }

// withoutCertificate: a proxy ends TLS, or nothing leaves this machine.
func (p Place) withoutCertificate() []Finding {
	const check = "tls"
	u, err := url.Parse(p.Origin)
	switch {
	case p.Origin == "" || err != nil:
		return found(check, Unknown, "Het adres van het huis is niet opgegeven; TLS is niet bekeken.", "Geef --origin mee, en --tls-cert als dit programma zelf TLS doet.")
	case u.Scheme == "https":
		return found(check, Unknown, "TLS eindigt bij iets vóór dit programma; dat is niet bekeken.", "Kijk naar het certificaat van die proxy, en laat hem op deze machine draaien.")
	}
	return found(check, Weak, "Er is geen TLS: dit is alleen om te proberen, op deze machine.", "Gebruik https in --origin.")
}

func readChain(path string) ([]*x509.Certificate, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var chain []*x509.Certificate
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if block.Type != "CERTIFICATE" {
			continue
		}
		one, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, err
		}
		chain = append(chain, one)
	}
	if len(chain) == 0 {
		return nil, errors.New("no certificate in it")
	}
	return chain, nil
}

func (p Place) trusted(chain []*x509.Certificate) bool {
	between := x509.NewCertPool()
	for _, c := range chain[1:] {
		between.AddCert(c)
	}
	_, err := chain[0].Verify(x509.VerifyOptions{Roots: p.Roots, Intermediates: between, CurrentTime: p.Now()})
	return err == nil
}

func (p Place) keyIsPrivate() bool {
	if p.TLSKey == "" {
		return true
	}
	info, err := os.Stat(p.TLSKey)
	return err == nil && info.Mode()&others == 0
}
