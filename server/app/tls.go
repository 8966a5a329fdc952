// SPDX-License-Identifier: EUPL-1.2

package app

import (
	"crypto/tls"
	"fmt"
	"os"
	"sync"
	"time"
)

// certificates gives the certificate of the house to whoever connects, and takes
// up a renewed one without a restart: a meeting is not interrupted for it.
type certificates struct {
	cert, key string

	mu   sync.Mutex
	kept *tls.Certificate
	read time.Time // of the newest of the two files, when they were last read
}

// openCertificates reads a certificate and its key once, so that a wrong pair
// stops the start and not the first visitor.
func openCertificates(cert, key string) (*certificates, error) {
	c := &certificates{cert: cert, key: key}
	if _, err := c.get(nil); err != nil {
		return nil, err
	}
	return c, nil
}

// get returns what the files hold now. While they are being replaced, the one that
// was read last is kept.
func (c *certificates) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	changed, err := newest(c.cert, c.key)
	if err == nil && c.kept != nil && changed.Equal(c.read) {
		return c.kept, nil
	}
	var pair tls.Certificate
	if err == nil {
		pair, err = tls.LoadX509KeyPair(c.cert, c.key)
	}
	switch {
	case err == nil:
		c.kept, c.read = &pair, changed
	case c.kept == nil:
		return nil, fmt.Errorf("reading the certificate and its key: %w", err)
	}
	return c.kept, nil
}

func newest(files ...string) (time.Time, error) {
	var last time.Time
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			return last, err
		}
		if info.ModTime().After(last) {
			last = info.ModTime()
		}
	}
	return last, nil
}

// settings are those of the NCSC's guidelines, level good: TLS 1.3, and 1.2 with
// forward secrecy and authenticated encryption. Go has no renegotiation and no
// compression to turn off.
func (c *certificates) settings() *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS12, GetCertificate: c.get, NextProtos: []string{"h2", "http/1.1"},
		CipherSuites: []uint16{ // of 1.2; those of 1.3 cannot be chosen
			tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
			tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
			tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
		},
	}
}
