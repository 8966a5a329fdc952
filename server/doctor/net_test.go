// SPDX-License-Identifier: EUPL-1.2

package doctor

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// certify makes a certificate that the machine trusts, and its key.
func (m *machine) certify(from, until time.Time, host string) tls.Certificate {
	m.t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		m.t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: host}, NotBefore: from, NotAfter: until,
		DNSNames: []string{host}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		m.t.Fatal(err)
	}
	m.TLSCert, m.TLSKey = filepath.Join(m.t.TempDir(), "cert.pem"), filepath.Join(m.t.TempDir(), "key.pem")
	m.write(m.TLSCert, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})), 0o644)
	m.write(m.TLSKey, "the key is not read", 0o600)
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		m.t.Fatal(err)
	}
	m.Roots = x509.NewCertPool()
	m.Roots.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// mustMailServer listens as a mail server does and returns its address. Its
// certificate is trusted by the machine and valid now: connections look at the
// real clock.
func mustMailServer(t *testing.T, m *machine, offers bool) string {
	t.Helper()
	mails := &machine{t: t, Place: Place{}}
	pair := mails.certify(time.Now().Add(-time.Hour), time.Now().Add(time.Hour), "mail.example.nl")
	parsed, err := x509.ParseCertificate(pair.Certificate[0])
	if err != nil {
		t.Fatal(err)
	}
	m.Roots.AddCert(parsed)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go talk(conn, pair, offers)
		}
	}()
	return listener.Addr().String()
}

// talk is as much of SMTP as a greeting takes.
func talk(conn net.Conn, pair tls.Certificate, offers bool) {
	defer conn.Close()
	fmt.Fprint(conn, "220 mail.example.nl\r\n")
	lines := bufio.NewScanner(conn)
	for lines.Scan() {
		switch word, _, _ := strings.Cut(lines.Text(), " "); {
		case word == "EHLO" && offers:
			fmt.Fprint(conn, "250-mail.example.nl\r\n250 STARTTLS\r\n")
		case word == "EHLO":
			fmt.Fprint(conn, "250 mail.example.nl\r\n")
		case word == "STARTTLS":
			fmt.Fprint(conn, "220 go ahead\r\n")
			conn = tls.Server(conn, &tls.Config{Certificates: []tls.Certificate{pair}})
			lines, offers = bufio.NewScanner(conn), false
		default:
			fmt.Fprint(conn, "221 bye\r\n")
			return
		}
	}
}

var tlsWeaknesses = []struct {
	name, check string
	want        Level
	make        func(m *machine)
}{
	{"a certificate that ended", "tls", Wrong, func(m *machine) { m.certify(today.Add(-48*time.Hour), today.Add(-time.Hour), "tafel.example.nl") }},
	{"a certificate that does not hold yet", "tls", Wrong, func(m *machine) { m.certify(today.Add(time.Hour), today.Add(1000*time.Hour), "tafel.example.nl") }},
	{"a certificate that ends soon", "tls", Weak, func(m *machine) { m.certify(today.Add(-time.Hour), today.Add(48*time.Hour), "tafel.example.nl") }},
	{"a certificate for another name", "tls", Wrong, func(m *machine) { m.certify(today.Add(-time.Hour), today.Add(9999*time.Hour), "elders.example.nl") }},
	{"a certificate that nobody trusts", "tls", Weak, func(m *machine) { m.Roots = x509.NewCertPool() }},
	{"a certificate that is none", "tls", Wrong, func(m *machine) { m.write(m.TLSCert, "words", 0o600) }},
	{"a key of a certificate that others read", "tls", Wrong, func(m *machine) { m.chmod(m.TLSKey, 0o644) }},
	{"a proxy in front", "tls", Unknown, func(m *machine) { m.TLSCert = "" }},
	{"no address", "tls", Unknown, func(m *machine) { m.TLSCert, m.Origin = "", "" }},
	{"no TLS at all", "tls", Weak, func(m *machine) { m.TLSCert, m.Origin = "", "http://127.0.0.1:8080" }},
	{"no mail", "mail", Unknown, func(m *machine) { m.Mail = "" }},
	{"a mail server without TLS", "mail", Wrong, func(m *machine) { m.Mail = mustMailServer(m.t, m, false) }},
	{"a mail server that nobody trusts", "mail", Wrong, func(m *machine) { m.Roots = x509.NewCertPool() }},
	{"a mail server that is not there", "mail", Wrong, func(m *machine) { m.Mail = "127.0.0.1:1" }},
	{"a mail server without a port", "mail", Wrong, func(m *machine) { m.Mail = "mail.example.nl" }},
}

// TestMail_SaysWhy tells what no level tells: which of the faults it was.
func TestMail_SaysWhy(t *testing.T) {
	for word, change := range map[string]func(m *machine){
		"versleuteling": func(m *machine) { m.Mail = mustMailServer(t, m, false) },
		"vertrouwd":     func(m *machine) { m.Roots = x509.NewCertPool() },
		"bereiken":      func(m *machine) { m.Mail = "127.0.0.1:1" },
	} {
		m := mustMachine(t)
		change(m)
		if f := m.level("mail"); !strings.Contains(f.What, word) {
			t.Errorf("got %q, want it to say %q", f.What, word)
		}
	}
}
