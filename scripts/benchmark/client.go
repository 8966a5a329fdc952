// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"

	"github.com/casustafel/casustafel/server/conference"
)

// client is everybody's browser in one process, apart from the server's.
type client struct {
	kind   string
	origin string
	tables []meeting
	web    *http.Client
	dialer websocket.Dialer
	run    atomic.Pointer[arrivals]
	begun  int // items of earlier runs

	mu      sync.Mutex
	screens []*screen
}

func newClient(kind, origin string, tables []meeting) *client {
	return &client{
		kind: kind, origin: origin, tables: tables,
		web:    &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 512, MaxConnsPerHost: 512, DisableCompression: true}},
		dialer: websocket.Dialer{HandshakeTimeout: 20 * time.Second},
	}
}

// request sends one request as the page would, and returns the answer's body.
func (c *client) request(ctx context.Context, method, path, cookie string, body []byte) ([]byte, *http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.origin+path, bytes.NewReader(body))
	if err != nil {
		return nil, nil, err
	}
	req.Header.Set("Origin", c.origin)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if method != http.MethodGet {
		req.Header.Set("Idempotency-Key", uuid.NewString())
	}
	if cookie != "" {
		req.Header.Set("Cookie", cookie)
	}
	res, err := c.web.Do(req)
	if err != nil {
		return nil, nil, err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode >= 300 {
		err = fmt.Errorf("%s %s: status %d", method, path, res.StatusCode)
	}
	return answer, res, err
}

// logInAll begins a session for everybody and returns the cookies.
func logInAll(ctx context.Context, origin string, people []conference.PersonID) ([]string, error) {
	c := newClient(kindHouse, origin, nil)
	defer c.web.CloseIdleConnections()
	cookies := make([]string, len(people))
	return cookies, inParallel(len(people), func(i int) error {
		body, err := json.Marshal(map[string]any{"person": people[i]})
		if err != nil {
			return err
		}
		_, res, err := c.request(ctx, http.MethodPost, "/v1/demo/session", "", body)
		if err != nil {
			return err
		}
		for _, one := range res.Cookies() {
			cookies[i] = one.Name + "=" + one.Value
		}
		return nil
	})
}

// screen is one open page: it notes when it received which item.
type screen struct {
	conn *websocket.Conn
	got  []time.Duration
	mu   sync.Mutex
	gone bool
}

// open opens one page and waits for nothing but the connection.
func (c *client) open(ctx context.Context, m meeting, who int) error {
	address, header := strings.Replace(c.origin, "http", "ws", 1), http.Header{"Origin": {c.origin}}
	dialer := c.dialer
	if c.kind == kindHouse {
		answer, _, err := c.request(ctx, http.MethodPost, "/v1/meetings/"+m.ID+"/tickets", m.Cookies[who], nil)
		var t struct{ Ticket string }
		if err != nil || json.Unmarshal(answer, &t) != nil {
			return fmt.Errorf("asking for a ticket: %w", errors.Join(err))
		}
		dialer.Subprotocols = []string{"casustafel.v1", "ticket." + t.Ticket}
		header.Set("Cookie", m.Cookies[who])
		address += "/v1/meetings"
	}
	conn, _, err := dialer.DialContext(ctx, address+"/"+m.ID+"/live", header)
	if err != nil {
		return fmt.Errorf("opening a page: %w", err)
	}
	s := &screen{conn: conn}
	first := make(chan struct{})
	go s.read(c, first)
	if c.kind == kindHouse {
		<-first // the whole view, before anything is measured
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.screens = append(c.screens, s)
	return nil
}

// openAll opens so many pages, spread over the tables and their people.
func (c *client) openAll(ctx context.Context, n int) error {
	return inParallel(n, func(i int) error {
		return c.open(ctx, c.tables[i%len(c.tables)], i/len(c.tables)%atOneTable)
	})
}

// read reads frames into one buffer until the page is closed.
func (s *screen) read(c *client, first chan struct{}) {
	var frame bytes.Buffer
	var once sync.Once
	defer once.Do(func() { close(first) })
	for {
		_, r, err := s.conn.NextReader()
		if err != nil {
			s.mu.Lock()
			s.gone = true
			s.mu.Unlock()
			return
		}
		frame.Reset()
		if _, err := frame.ReadFrom(r); err != nil {
			continue
		}
		once.Do(func() { close(first) })
		if run := c.run.Load(); run != nil {
			s.note(run, frame.Bytes(), time.Now())
		}
	}
}

func (s *screen) note(run *arrivals, frame []byte, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		at := bytes.IndexByte(frame, markSign)
		if at < 0 || len(frame) < at+markSize {
			return
		}
		if n, ok := numberOf(frame[at : at+markSize]); ok && n >= run.first && n < run.first+len(run.due) {
			s.got = append(s.got, now.Sub(run.due[n-run.first]))
			run.deliveries.Add(1)
		}
		frame = frame[at+markSize:]
	}
}

// A mark in an item's text says which it is, in letters: digits could be somebody's number.
const (
	markSign = '#'
	markSize = 7
)

func markOf(n int) string {
	b := []byte{markSign, 0, 0, 0, 0, 0, 0}
	for i := markSize - 1; i > 0; i-- {
		b[i], n = 'a'+byte(n%16), n/16
	}
	return string(b)
}

func numberOf(mark []byte) (n int, ok bool) {
	for _, b := range mark[1:] {
		if b < 'a' || b > 'p' {
			return 0, false
		}
		n = n*16 + int(b-'a')
	}
	return n, true
}

// arrivals are items with the moment at which each is meant to be sent, whatever
// became of those before it.
type arrivals struct {
	first      int
	due        []time.Time
	deliveries atomic.Int64
	refused    atomic.Int64
}

// poisson draws moments at a rate, from one second from now on.
func poisson(first int, rate, seconds float64) *arrivals {
	a := &arrivals{first: first}
	chance := rand.New(rand.NewPCG(uint64(rate), uint64(first)))
	begin := time.Now().Add(200 * time.Millisecond)
	for at := chance.ExpFloat64() / rate; at < seconds; at += chance.ExpFloat64() / rate {
		a.due = append(a.due, begin.Add(time.Duration(at*float64(time.Second))))
	}
	return a
}

// patience is how long deliveries are waited for after the last arrival.
const patience = 4 * time.Second

// load sends items at a rate and returns what ten pages per table measured.
func (c *client) load(ctx context.Context, rate, seconds float64, cpu func() (time.Duration, error)) (figures, error) {
	a := poisson(c.begun, rate, seconds)
	c.begun += len(a.due)
	c.run.Store(a)
	before, err := cpu()
	if err != nil {
		return figures{}, err
	}
	var posts sync.WaitGroup
	for n, due := range a.due {
		time.Sleep(time.Until(due))
		posts.Go(func() { c.put(ctx, a, a.first+n) })
	}
	want := len(a.due) * len(c.screens) / len(c.tables)
	for end := time.Now().Add(patience); int(a.deliveries.Load()) < want && time.Now().Before(end); {
		time.Sleep(5 * time.Millisecond)
	}
	after, err := cpu()
	if err != nil {
		return figures{}, err
	}
	f := figuresOf(c.collect(), max(0, want-int(a.deliveries.Load())))
	posts.Wait()
	f.Refused = int(a.refused.Load())
	f.CPU = (after - before) * 1000 / time.Duration(max(1, a.deliveries.Load()))
	return f, nil
}

// put posts one item at a table, as one of its people.
func (c *client) put(ctx context.Context, a *arrivals, n int) {
	m := c.tables[n%len(c.tables)]
	path, cookie := "/"+m.ID+"/items", ""
	if c.kind == kindHouse {
		path, cookie = "/v1/meetings"+path, m.Cookies[n/len(c.tables)%atOneTable]
	}
	body, err := json.Marshal(newItem(m, itemText(markOf(n))))
	if err == nil {
		_, _, err = c.request(ctx, http.MethodPost, path, cookie, body)
	}
	if err != nil {
		a.refused.Add(1)
	}
}

func (c *client) collect() []time.Duration {
	var all []time.Duration
	for _, s := range c.screens {
		s.mu.Lock()
		all, s.got = append(all, s.got...), nil
		s.mu.Unlock()
	}
	return all
}
