// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"bytes"
	"net"
	"sync"
)

// line hears, in one order over all connections, what the program writes to whom.
type line struct {
	mu     sync.Mutex
	writes []write
}

type write struct{ to, text string }

func (l *line) over(listener net.Listener) net.Listener { return tapped{listener, l} }

// far says how much was written so far.
func (l *line) far() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.writes)
}

// heard returns what was written to one address between two moments.
func (l *line) heard(to string, from, until int) (texts []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, w := range l.writes[from:until] {
		if w.to == to {
			texts = append(texts, w.text)
		}
	}
	return texts
}

// when returns the moment, after another, at which something with all these words
// was written to anybody; or less than zero.
func (l *line) when(after int, words ...string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, w := range l.writes[after:] {
		has := true
		for _, word := range words {
			has = has && bytes.Contains([]byte(w.text), []byte(word))
		}
		if has {
			return after + i
		}
	}
	return -1
}

type tapped struct {
	net.Listener
	line *line
}

func (t tapped) Accept() (net.Conn, error) {
	conn, err := t.Listener.Accept()
	if err == nil { // narrow, so that who does not read is behind soon
		err = conn.(*net.TCPConn).SetWriteBuffer(4096)
	}
	if err != nil {
		return nil, err
	}
	return tappedConn{conn, t.line}, nil
}

type tappedConn struct {
	net.Conn
	line *line
}

// Write notes a write when it begins: what is written after an answer began after it.
func (c tappedConn) Write(p []byte) (int, error) {
	c.line.mu.Lock()
	c.line.writes = append(c.line.writes, write{c.RemoteAddr().String(), string(p)})
	c.line.mu.Unlock()
	return c.Conn.Write(p)
}
