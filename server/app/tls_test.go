// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/app"
)

// mustCertify writes a certificate for this machine, and returns who signed it.
func mustCertify(t *testing.T, files app.TLSFiles, serial int64) *x509.CertPool {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "tafel.example"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	mustWrite(t, files.Cert, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	mustWrite(t, files.Key, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: secret}))
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	return pool
}

func mustServeTLS(t *testing.T) (address string, files app.TLSFiles, trust *x509.CertPool) {
	t.Helper()
	dir := t.TempDir()
	files = app.TLSFiles{Cert: filepath.Join(dir, "cert.pem"), Key: filepath.Join(dir, "key.pem")}
	trust = mustCertify(t, files, 1)
	config := app.DemoConfig(t.TempDir(), 0, &safeBuffer{})
	config.TLS, config.Origin = files, "https://127.0.0.1"
	h := mustRun(t, config)
	return h.Address(), files, trust
}

func handshake(address string, trust *x509.CertPool, c *tls.Config) (tls.ConnectionState, error) {
	c.RootCAs = trust
	conn, err := tls.DialWithDialer(&net.Dialer{Timeout: 5 * time.Second}, "tcp", address, c)
	if err != nil {
		return tls.ConnectionState{}, err
	}
	defer conn.Close()
	return conn.ConnectionState(), nil
}

func TestTLS_TakesNothingWeak(t *testing.T) {
	address, _, trust := mustServeTLS(t)
	for name, c := range map[string]struct {
		config *tls.Config
		fine   bool
	}{
		"TLS 1.3":                    {&tls.Config{MinVersion: tls.VersionTLS13}, true},
		"TLS 1.2":                    {&tls.Config{MaxVersion: tls.VersionTLS12}, true},
		"TLS 1.1":                    {&tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}, false},
		"1.2 without authentication": {&tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA}}, false},
	} {
		if _, err := handshake(address, trust, c.config); (err == nil) != c.fine {
			t.Errorf("%s: got %v, want it to be taken: %t", name, err, c.fine)
		}
	}
	t.Run("and no words in the clear", func(t *testing.T) {
		res, err := http.Get("http://" + address + "/")
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode != http.StatusBadRequest || strings.Contains(string(body), "<") {
			t.Errorf("without TLS: got %d %q, want a bare refusal", res.StatusCode, body)
		}
	})
}

func TestTLS_TakesUpARenewedCertificate(t *testing.T) {
	address, files, trust := mustServeTLS(t)
	renewed := mustCertify(t, files, 2)
	later := time.Now().Add(time.Minute)
	for _, file := range []string{files.Cert, files.Key} {
		if err := os.Chtimes(file, later, later); err != nil {
			t.Fatal(err)
		}
	}
	state, err := handshake(address, renewed, &tls.Config{})
	if err != nil || state.PeerCertificates[0].SerialNumber.Int64() != 2 {
		t.Fatalf("after renewal: got %v, want the new certificate", err)
	}
	if _, err := handshake(address, trust, &tls.Config{}); err == nil {
		t.Error("the old certificate is still given")
	}
	mustWrite(t, files.Cert, []byte("half a fi"))
	if _, err := handshake(address, renewed, &tls.Config{}); err != nil {
		t.Errorf("while a file is being replaced: got %v, want what was read last", err)
	}
}

func TestTLS_AWrongPairStopsTheStart(t *testing.T) {
	dir := t.TempDir()
	files := app.TLSFiles{Cert: filepath.Join(dir, "cert.pem"), Key: filepath.Join(dir, "key.pem")}
	mustCertify(t, files, 1)
	mustCertify(t, app.TLSFiles{Cert: filepath.Join(dir, "other.pem"), Key: files.Key}, 2)
	config := app.DemoConfig(t.TempDir(), 0, &safeBuffer{})
	config.TLS, config.Origin = files, "https://127.0.0.1"
	if a, err := app.Open(t.Context(), config); err == nil {
		a.Close()
		t.Error("got no error, want a refusal to start")
	}
}
