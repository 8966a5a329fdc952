// SPDX-License-Identifier: EUPL-1.2

package notify

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// post is a real mail server in this process, and what it was told.
type post struct {
	mu    sync.Mutex
	rcpt  func(tries int) error // answers to an addressee
	data  func() error          // answers to a text
	tries int
	mails []taken

	port int
	pool *x509.CertPool
}

type taken struct{ from, to, text, user string }

func (p *post) taken() []taken {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]taken(nil), p.mails...)
}

type visit struct {
	post           *post
	from, to, user string
}

func (p *post) NewSession(*smtp.Conn) (smtp.Session, error) { return &visit{post: p}, nil }

func (*visit) Reset()                   {}
func (*visit) Logout() error            { return nil }
func (*visit) AuthMechanisms() []string { return []string{sasl.Plain} }
func (v *visit) Mail(from string, _ *smtp.MailOptions) error {
	v.from = from
	return nil
}

func (v *visit) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "tafel" || password != "goed" {
			return errors.New("no")
		}
		v.user = user
		return nil
	}), nil
}

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	v.to = to
	v.post.mu.Lock()
	defer v.post.mu.Unlock()
	v.post.tries++
	if v.post.rcpt != nil {
		return v.post.rcpt(v.post.tries)
	}
	return nil
}

func (v *visit) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if v.post.data != nil {
		if err := v.post.data(); err != nil {
			return err
		}
	}
	v.post.mu.Lock()
	defer v.post.mu.Unlock()
	v.post.mails = append(v.post.mails, taken{v.from, v.to, string(text), v.user})
	return nil
}

// mustServe starts a mail server on this machine; tls nil: it offers none.
func mustServe(t *testing.T, p *post, wrap func(*smtp.Server, net.Listener) net.Listener) *post {
	t.Helper()
	certificate, pool := mustCertificate(t, "127.0.0.1")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.port, p.pool = listener.Addr().(*net.TCPAddr).Port, pool
	server := smtp.NewServer(p)
	server.Domain, server.ErrorLog = "post.example", log.New(io.Discard, "", 0)
	server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{certificate}}
	if wrap != nil {
		listener = wrap(server, listener)
	}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return p
}

// mustCertificate makes a certificate that nobody but its pool trusts.
func mustCertificate(t *testing.T, host string) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	made := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "post"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	if ip := net.ParseIP(host); ip != nil {
		made.IPAddresses = []net.IP{ip}
	} else {
		made.DNSNames = []string{host}
	}
	der, err := x509.CreateCertificate(rand.Reader, made, made, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}
