// SPDX-License-Identifier: EUPL-1.2

// Package notifytest is a real mail server in the process of a test, with a
// certificate that only the test trusts. It knows nothing of what is sent to it.
package notifytest

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

// Post is a mail server, and what it was told. The zero value takes everything.
type Post struct {
	Rcpt func(tries int) error // answers to an addressee, and how often it was asked
	Data func() error          // answers to a text

	Port int            // on 127.0.0.1, once it is served
	Pool *x509.CertPool // that trusts it

	mu    sync.Mutex
	tries int
	mails []Taken
}

// Taken is one mail that was taken: of the envelope, whole, and who had logged in.
type Taken struct{ From, To, Text, User string }

// Taken returns what was taken so far.
func (p *Post) Taken() []Taken {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]Taken(nil), p.mails...)
}

type visit struct {
	post           *Post
	from, to, user string
}

// NewSession is asked by the server for every connection.
func (p *Post) NewSession(*smtp.Conn) (smtp.Session, error) { return &visit{post: p}, nil }

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
	if v.post.Rcpt != nil {
		return v.post.Rcpt(v.post.tries)
	}
	return nil
}

func (v *visit) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if v.post.Data != nil {
		if err := v.post.Data(); err != nil {
			return err
		}
	}
	v.post.mu.Lock()
	defer v.post.mu.Unlock()
	v.post.mails = append(v.post.mails, Taken{v.from, v.to, string(text), v.user})
	return nil
}

// MustServe starts a mail server on this machine; it stops when the test ends. wrap
// changes the server or what it listens to; nil: it offers STARTTLS. Who logs in is
// "tafel" with "goed".
func MustServe(t testing.TB, p *Post, wrap func(*smtp.Server, net.Listener) net.Listener) *Post {
	t.Helper()
	certificate, pool := mustCertificate(t, "127.0.0.1")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.Port, p.Pool = listener.Addr().(*net.TCPAddr).Port, pool
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
func mustCertificate(t testing.TB, host string) (tls.Certificate, *x509.CertPool) {
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
