// SPDX-License-Identifier: EUPL-1.2

package notify

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"
)

// Classes of what can go wrong with a mail. Errors hold a class, the step and the
// server's code, never its words: those repeat addresses.
var (
	// ErrTemporary: not now; the same mail may be tried again.
	ErrTemporary = errors.New("notify: not sent for now")
	// ErrUnsure: not sent for now, unless it was: the connection broke when the server
	// had it all and had not answered yet.
	ErrUnsure = fmt.Errorf("%w, as far as is known", ErrTemporary)
	// ErrLogIn: not sent for now: the server does not take us for who we say we are.
	ErrLogIn = fmt.Errorf("%w: not logged in", ErrTemporary)
	// ErrSender: not sent for now: the server takes no mail from this address.
	ErrSender = fmt.Errorf("%w: no mail from us", ErrTemporary)
	// ErrRefused: the server does not take this mail, or not for this address.
	ErrRefused = errors.New("notify: refused by the mail server")
	// ErrTLS: there was no trusted, encrypted connection, so nothing was told.
	ErrTLS = errors.New("notify: no trusted connection to the mail server")
)

// patience bounds how long one mail may take.
const patience = 30 * time.Second

// TLS says how a connection to the mail server is encrypted; it always is.
type TLS int

const (
	StartTLS TLS = iota // begins in the clear and tells nothing before it is encrypted
	Implicit            // encrypted from the first byte
)

// Config says which mail server takes the mail of the house.
type Config struct {
	Host     string
	Port     int
	User     string // empty: the server asks for none
	Password string
	TLS      TLS
	RootCAs  *x509.CertPool // nil: those of the machine
	Patience time.Duration  // for one mail; zero: half a minute
}

// Sender hands mails to one mail server, each over a connection of its own. It is
// safe for use by several goroutines.
type Sender struct{ c Config }

// NewSender returns a sender. It does not connect yet.
func NewSender(c Config) *Sender {
	if c.Patience == 0 {
		c.Patience = patience
	}
	return &Sender{c}
}

// Send returns nil when the mail server has taken the mail. When it returns an
// error the server may have taken it all the same, if the connection broke at the
// very end: a second try has the same Message-ID.
// Errors: ErrTemporary and of it ErrUnsure, ErrLogIn and ErrSender; ErrRefused, ErrTLS, the context's.
func (s *Sender) Send(ctx context.Context, m Message) error {
	limited, done := context.WithTimeout(ctx, s.c.Patience)
	defer done()
	err := s.send(limited, m)
	if ctx.Err() != nil && err != nil {
		return fmt.Errorf("%w: %w", ErrTemporary, ctx.Err())
	}
	return err
}

func (s *Sender) send(ctx context.Context, m Message) error {
	conn, err := s.dial(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })() // a server that hangs holds nobody up
	c, err := smtp.NewClient(conn, s.c.Host)
	if err != nil {
		return wrap(ErrTemporary, "greeting", err)
	}
	defer c.Close()
	if err := c.Hello(domain(m.From)); err != nil {
		return wrap(ErrTemporary, "hello", err)
	}
	if err := s.encrypt(ctx, c); err != nil {
		return err
	}
	if err := s.logIn(c); err != nil {
		return wrap(ifAnswered(ErrLogIn, err), "log-in", err)
	}
	return hand(c, m)
}

func (s *Sender) dial(ctx context.Context) (net.Conn, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", net.JoinHostPort(s.c.Host, strconv.Itoa(s.c.Port)))
	if err != nil {
		return nil, wrap(ErrTemporary, "connecting", err)
	}
	if s.c.TLS != Implicit {
		return conn, nil
	}
	encrypted := tls.Client(conn, s.tls())
	if err := encrypted.HandshakeContext(ctx); err != nil {
		conn.Close()
		return nil, wrap(ErrTLS, "handshake", err)
	}
	return encrypted, nil
}

func (s *Sender) tls() *tls.Config {
	return &tls.Config{ServerName: s.c.Host, RootCAs: s.c.RootCAs, MinVersion: tls.VersionTLS12}
}

// encrypt: a server that does not offer it gets no mail, nor one between us that
// takes the offer out.
func (s *Sender) encrypt(ctx context.Context, c *smtp.Client) error {
	if s.c.TLS == Implicit {
		return nil
	}
	if offered, _ := c.Extension("STARTTLS"); !offered {
		return fmt.Errorf("%w: starttls is not offered", ErrTLS)
	}
	if err := c.StartTLS(s.tls()); err != nil {
		if ctx.Err() != nil {
			return wrap(ErrTemporary, "starttls", err)
		}
		return wrap(ErrTLS, "starttls", err)
	}
	return nil
}

func (s *Sender) logIn(c *smtp.Client) error {
	if s.c.User == "" {
		return nil
	}
	_, offered := c.Extension("AUTH")
	how := smtp.PlainAuth("", s.c.User, s.c.Password, s.c.Host, false)
	if methods := strings.Fields(offered); !has(methods, "PLAIN") && has(methods, "LOGIN") {
		how = smtp.LoginAuth(s.c.User, s.c.Password, s.c.Host, false)
	}
	return c.Auth(how)
}

func has(list []string, want string) bool {
	for _, one := range list {
		if strings.EqualFold(one, want) {
			return true
		}
	}
	return false
}

// hand gives the mail to the server. What it says for good about the address or
// the content is a refusal; what it says about us may be put right by whoever
// keeps the server, and the mail waits for that.
func hand(c *smtp.Client, m Message) error {
	if err := c.Mail("<" + m.From + ">"); err != nil {
		return wrap(ifAnswered(ErrSender, err), "sender", err)
	}
	if err := c.Rcpt("<" + m.To + ">"); err != nil {
		return wrap(class(err), "addressee", err)
	}
	w, err := c.Data()
	if err != nil {
		return wrap(class(err), "data", err)
	}
	if _, err := w.Write(m.Text); err != nil {
		return wrap(ErrTemporary, "text", err)
	}
	if err := w.Close(); err != nil {
		if code(err) == 0 {
			return wrap(ErrUnsure, "text", err)
		}
		return wrap(class(err), "text", err)
	}
	c.Quit() // the mail is taken, whatever is said now
	return nil
}

func class(err error) error {
	if code(err) >= 500 {
		return ErrRefused
	}
	return ErrTemporary
}

// ifAnswered: what the server did not say may be the line's.
func ifAnswered(class, err error) error {
	if code(err) == 0 {
		return ErrTemporary
	}
	return class
}

func code(err error) int {
	var said *textproto.Error
	if errors.As(err, &said) {
		return said.Code
	}
	return 0
}

// wrap keeps the step and the code of an error, not its words.
func wrap(class error, step string, err error) error {
	if n := code(err); n != 0 {
		return fmt.Errorf("%w: %s answered %d", class, step, n)
	}
	return fmt.Errorf("%w: %s", class, step)
}
