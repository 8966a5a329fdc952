// SPDX-License-Identifier: EUPL-1.2

package notify

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"github.com/casustafel/casustafel/server/notify/notifytest"
)

func configOf(p *notifytest.Post) Config {
	return Config{Host: "127.0.0.1", Port: p.Port, RootCAs: p.Pool}
}

func send(t *testing.T, c Config) error {
	t.Helper()
	return NewSender(c).Send(context.Background(), mustCompose(t, letter(Invitation)))
}

func TestSend_HandsOverTheMailAsItWasWritten(t *testing.T) {
	for name, how := range map[string]struct {
		tls  TLS
		wrap func(*smtp.Server, net.Listener) net.Listener
	}{
		"with starttls": {StartTLS, nil},
		"encrypted from the first byte": {Implicit, func(s *smtp.Server, l net.Listener) net.Listener {
			defer func() { s.TLSConfig = nil }()
			return tls.NewListener(l, s.TLSConfig)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			p := notifytest.MustServe(t, &notifytest.Post{}, how.wrap)
			c := configOf(p)
			c.TLS, c.User, c.Password = how.tls, "tafel", "goed"
			if err := send(t, c); err != nil {
				t.Fatalf("sending: %v", err)
			}
			m := mustCompose(t, letter(Invitation))
			want := notifytest.Taken{From: m.From, To: m.To, Text: string(m.Text), User: "tafel"}
			if got := p.Taken(); len(got) != 1 || got[0] != want {
				t.Errorf("the server took %+v", got)
			}
		})
	}
}

func TestSend_SaysWhatKindOfFailureItIs(t *testing.T) {
	refuse := func(code int) func(int) error {
		return func(int) error { return &smtp.SMTPError{Code: code, Message: "no joris@ggz.example here"} }
	}
	for name, c := range map[string]struct {
		post *notifytest.Post
		wrap func(*smtp.Server, net.Listener) net.Listener
		set  func(*Config)
		want error
	}{
		"an address that is not there":   {post: &notifytest.Post{Rcpt: refuse(550)}, want: ErrRefused},
		"a greylist":                     {post: &notifytest.Post{Rcpt: refuse(451)}, want: ErrTemporary},
		"a text that is not taken":       {post: &notifytest.Post{Data: func() error { return refuse(554)(0) }}, want: ErrRefused},
		"a text that is not taken now":   {post: &notifytest.Post{Data: func() error { return refuse(452)(0) }}, want: ErrTemporary},
		"a wrong password":               {post: &notifytest.Post{}, set: func(c *Config) { c.User, c.Password = "tafel", "fout" }, want: ErrLogIn},
		"a certificate nobody trusts":    {post: &notifytest.Post{}, set: func(c *Config) { c.RootCAs = nil }, want: ErrTLS},
		"a certificate for another host": {post: &notifytest.Post{}, set: func(c *Config) { c.Host = "localhost" }, want: ErrTLS},
		"no starttls":                    {post: &notifytest.Post{}, wrap: withoutTLS, want: ErrTLS},
		"a handshake that breaks off":    {post: &notifytest.Post{}, wrap: breaksHandshake, want: ErrTLS},
		"encryption that is not there":   {post: &notifytest.Post{}, wrap: withoutTLS, set: func(c *Config) { c.TLS = Implicit }, want: ErrTLS},
	} {
		t.Run(name, func(t *testing.T) {
			p := notifytest.MustServe(t, c.post, c.wrap)
			config := configOf(p)
			if c.set != nil {
				c.set(&config)
			}
			err := send(t, config)
			for _, class := range []error{ErrTemporary, ErrLogIn, ErrUnsure, ErrSender, ErrRefused, ErrTLS} {
				if errors.Is(err, class) != (class == c.want || errors.Is(c.want, class)) {
					t.Errorf("got %v, want %v and no other class", err, c.want)
				}
			}
			if err != nil && (strings.Contains(err.Error(), "joris") || strings.Contains(err.Error(), "fout")) {
				t.Errorf("the error repeats an address or a secret: %v", err)
			}
			if got := p.Taken(); len(got) > 0 {
				t.Errorf("the server took %d mails", len(got))
			}
		})
	}
}

func TestSend_NobodyListens(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	if err := send(t, Config{Host: "127.0.0.1", Port: port}); !errors.Is(err, ErrTemporary) {
		t.Errorf("got %v, want %v", err, ErrTemporary)
	}
}

func TestSend_AGreylistTakesTheSameMailLater(t *testing.T) {
	p := notifytest.MustServe(t, &notifytest.Post{Rcpt: func(tries int) error {
		if tries == 1 {
			return &smtp.SMTPError{Code: 451, Message: "later"}
		}
		return nil
	}}, nil)
	if err := send(t, configOf(p)); !errors.Is(err, ErrTemporary) {
		t.Fatalf("first: got %v, want %v", err, ErrTemporary)
	}
	if err := send(t, configOf(p)); err != nil || len(p.Taken()) != 1 {
		t.Errorf("second: %v, %d mails", err, len(p.Taken()))
	}
}

func TestSend_TellsNothingBeforeItIsEncrypted(t *testing.T) {
	var heard overheard
	p := notifytest.MustServe(t, &notifytest.Post{}, func(s *smtp.Server, l net.Listener) net.Listener {
		s.TLSConfig = nil
		return &listening{Listener: l, heard: &heard}
	})
	c := configOf(p)
	c.User, c.Password = "tafel", "goed"
	if err := send(t, c); !errors.Is(err, ErrTLS) {
		t.Fatalf("got %v, want %v", err, ErrTLS)
	}
	said := heard.String()
	if !strings.HasPrefix(said, "EHLO huis.example\r\n") {
		t.Errorf("the server heard %q, want a greeting: nothing was listened to", said)
	}
	for _, no := range []string{"AUTH", "MAIL", "RCPT", "DATA", "joris"} {
		if strings.Contains(said, no) {
			t.Errorf("said %q in the clear", no)
		}
	}
}

// A mail server that hangs lets go at the deadline, wherever it hangs.
func TestSend_AServerThatHangs(t *testing.T) {
	held := make(chan struct{})
	defer close(held)
	hang := func(int) error { <-held; return nil }
	for name, wrap := range map[string]func(*smtp.Server, net.Listener) net.Listener{
		"before it greets":             func(*smtp.Server, net.Listener) net.Listener { return mute(t) },
		"at the addressee":             nil,
		"during the handshake":         hangsHandshake,
		"before an implicit handshake": func(*smtp.Server, net.Listener) net.Listener { return mute(t) },
	} {
		t.Run(name, func(t *testing.T) {
			var listener net.Listener
			p := notifytest.MustServe(t, &notifytest.Post{Rcpt: hang}, func(s *smtp.Server, l net.Listener) net.Listener {
				if wrap != nil {
					l = wrap(s, l)
				}
				listener = l
				return l
			})
			c := configOf(p)
			c.Port, c.Patience = listener.Addr().(*net.TCPAddr).Port, 200*time.Millisecond
			if strings.HasPrefix(name, "before an implicit handshake") {
				c.TLS = Implicit
			}
			if err := send(t, c); err == nil || errors.Is(err, ErrRefused) {
				t.Errorf("got %v, want that it was not sent", err)
			}
		})
	}
}

func TestSend_EndsWithItsContext(t *testing.T) {
	l := mute(t)
	ctx, stop := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, stop)
	c := Config{Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, Patience: time.Hour}
	err := NewSender(c).Send(ctx, mustCompose(t, letter(Invitation)))
	if !errors.Is(err, context.Canceled) || !errors.Is(err, ErrTemporary) {
		t.Errorf("got %v, want the context's error, and to try again", err)
	}
}

func withoutTLS(s *smtp.Server, l net.Listener) net.Listener {
	s.TLSConfig = nil
	return l
}

// clientHello is how a handshake begins.
const clientHello = "\x16\x03"

// breaksHandshake: a server that offers encryption and hangs up when it is taken.
func breaksHandshake(_ *smtp.Server, l net.Listener) net.Listener {
	return &listening{Listener: l, heard: io.Discard, breakAt: clientHello}
}

// hangsHandshake: one that says nothing more.
func hangsHandshake(_ *smtp.Server, l net.Listener) net.Listener {
	return &listening{Listener: l, heard: io.Discard, breakAt: clientHello, hang: true}
}

// overheard is written to by the server while the test reads it.
type overheard struct {
	mu   sync.Mutex
	said bytes.Buffer
}

func (o *overheard) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.said.Write(b)
}

func (o *overheard) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.said.String()
}

// mute accepts connections and never says a word.
func mute(t *testing.T) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return &silent{l}
}

type silent struct{ net.Listener }

func (s *silent) Accept() (net.Conn, error) {
	c, err := s.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &listened{Conn: c, l: &listening{heard: io.Discard, breakAt: "", hang: true}, deaf: true}, nil
}

// listening writes down what is said in the clear, and breaks off at a word.
type listening struct {
	net.Listener
	heard   io.Writer
	breakAt string
	hang    bool
}

func (l *listening) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &listened{Conn: c, l: l}, nil
}

type listened struct {
	net.Conn
	l    *listening
	deaf bool // says nothing more
}

func (c *listened) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.l.heard.Write(b[:n])
	if c.l.breakAt != "" && strings.Contains(string(b[:n]), c.l.breakAt) {
		if !c.l.hang {
			c.Conn.Close()
		}
		c.deaf = true
	}
	return n, err
}

func (c *listened) Write(b []byte) (int, error) {
	if c.deaf {
		return len(b), nil
	}
	return c.Conn.Write(b)
}
