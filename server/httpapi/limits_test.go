// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"strconv"
	"testing"
	"time"
)

// counted is a house that counts, by a clock of its own.
type counted struct {
	*house
	at time.Time
}

func mustCount(t *testing.T) *counted {
	t.Helper()
	c := &counted{mustOpen(t), opening}
	s := must(newServer(c.config, routes))(t)
	s.limits = newLimits(nil, func() time.Time { return c.at })
	c.handler = s.handler()
	return c
}

// from is a request from an address.
func (c *counted) from(t *testing.T, address, who, method, path string, body any) (int, string) {
	t.Helper()
	r := c.request(t, who, method, path, body)
	r.RemoteAddr = address + ":4711"
	w := c.send(r)
	return w.Code, w.Header().Get("Retry-After")
}

const townHall = "192.0.2.10"

// Twenty people come in from one address within a minute, each with what a log-in
// takes and a try that goes wrong.
func TestLimits_ARoomOfTwentyComesIn(t *testing.T) {
	c := mustCount(t)
	for i := range 20 {
		for n := range 10 {
			if status, _ := c.from(t, townHall, "", "POST", "/v1/demo/session", DemoLogin{personOf("stef")}); status != 204 {
				t.Fatalf("person %d, request %d: got %d, want 204", i, n, status)
			}
			if status, _ := c.from(t, townHall, "", "GET", "/v1/catalogue", nil); status != 200 {
				t.Fatalf("person %d, reading %d: got %d, want 200", i, n, status)
			}
		}
		c.at = c.at.Add(3 * time.Second)
	}
}

// Somebody who guesses is stopped, and nobody else is: not who is logged in at the
// same address, and not who comes from another.
func TestLimits_AGuesserIsStoppedAndNobodyElse(t *testing.T) {
	c := mustCount(t)
	cookie := c.cookieOf(t, "noor")
	let, wait := 0, ""
	for range 2000 {
		status, after := c.from(t, townHall, "", "POST", "/v1/demo/session", "{}")
		if status != 429 {
			let++
			continue
		}
		wait = after
	}
	if let != ofAddresses[proving].burst {
		t.Errorf("tries that were let through: got %d, want %d", let, ofAddresses[proving].burst)
	}
	for range 20 {
		r := c.request(t, "", "PUT", "/v1/meetings/"+unknownID+"/arrival", nil)
		r.Header.Set("Cookie", cookie)
		r.RemoteAddr = townHall + ":1"
		if got := c.send(r); got.Code == 429 {
			t.Fatal("who is logged in at that address is stopped too")
		}
	}
	r := c.request(t, "", "POST", "/v1/demo/session", DemoLogin{personOf("noor")})
	r.Header.Set("Cookie", cookie)
	r.RemoteAddr = townHall + ":1"
	if got := c.send(r); got.Code != 204 {
		t.Errorf("who is logged in there proves something: got %d, want 204", got.Code)
	}
	if status, _ := c.from(t, "192.0.2.11", "", "POST", "/v1/demo/session", DemoLogin{personOf("joris")}); status != 204 {
		t.Errorf("from another address: got %d, want 204", status)
	}
	seconds, err := strconv.Atoi(wait)
	if err != nil || seconds < 1 {
		t.Fatalf("Retry-After: got %q, want seconds", wait)
	}
	c.at = c.at.Add(time.Duration(seconds) * time.Second)
	if status, _ := c.from(t, townHall, "", "POST", "/v1/demo/session", DemoLogin{personOf("joris")}); status != 204 {
		t.Errorf("after waiting as told: got %d, want 204", status)
	}
}

func TestLimits_APersonIsCountedAlone(t *testing.T) {
	c := mustCount(t)
	for _, name := range []string{"noor", "joris"} {
		c.cookieOf(t, name)
	}
	var stopped *Problem
	for range ofPersons[deeds].burst + 1 {
		r := c.request(t, "noor", "PUT", "/v1/meetings/"+unknownID+"/arrival", nil)
		if w := c.send(r); w.Code == 429 {
			p := problemIn(t, w)
			stopped = &p
			mustBeGuarded(t, w, "/v1/meetings")
		}
	}
	if stopped == nil || stopped.Reason != "too-many" {
		t.Errorf("noor: got %+v, want a problem that it is too much", stopped)
	}
	if got := c.do(t, "noor", "GET", "/v1/me", nil); got.Code != 200 {
		t.Errorf("reading of who did too much: got %d, want 200", got.Code)
	}
	if got := c.do(t, "joris", "PUT", "/v1/meetings/"+unknownID+"/arrival", nil); got.Code != 404 {
		t.Errorf("joris: got %d, want 404", got.Code)
	}
}

func TestLimits_EveryOperationHasAClass(t *testing.T) {
	for op, rule := range routes {
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			k := classOf(op, method, rule.who)
			if ofPersons[k].burst == 0 || ofAddresses[k].burst == 0 || ofPersons[k].perSecond == 0 || ofAddresses[k].perSecond == 0 {
				t.Errorf("%s: class %s has no limit", op, k)
			}
		}
	}
	if got := must(newServer(mustOpen(t).config, routes))(t).limits; got != nil {
		t.Error("Unlimited: got limits")
	}
	config := mustOpen(t).config
	config.Unlimited = false
	if got := must(newServer(config, routes))(t).limits; got == nil {
		t.Error("by itself: got no limits, want them")
	}
}

func TestBuckets_TakeBoundedRoom(t *testing.T) {
	b := newBuckets()
	b.max = 100
	l := limit{2, 1}
	now := opening
	take := func(name string) bool { return b.take(name, l, now) == nil }
	for i := range 1000 {
		take(fmt.Sprint(i))
		if len(b.of) > b.max {
			t.Fatalf("after %d names: got %d buckets, want %d at most", i+1, len(b.of), b.max)
		}
	}
	t.Run("and forget who did nothing for a while, not who goes on", func(t *testing.T) {
		b := newBuckets()
		b.max = 3
		now := opening
		b.take("old", l, now)
		now = now.Add(10 * time.Second)
		b.take("busy", l, now)
		b.take("busy", l, now)
		b.take("third", l, now)
		b.take("new", l, now)
		if b.of["old"] != nil || b.of["busy"] == nil {
			t.Error("got the old one kept or the busy one forgotten")
		}
		var many tooMany
		if err := b.take("busy", l, now); !errors.As(err, &many) || many.retryAfter() != "1" {
			t.Errorf("the busy one: got %v, want to wait one second", err)
		}
	})
}

func TestAddress_IsWhatNobodyCanMakeUp(t *testing.T) {
	trusted := []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32"), netip.MustParsePrefix("10.0.0.0/8")}
	for _, c := range []struct {
		name, peer string
		forwarded  []string
		want       string
	}{
		{"direct", "192.0.2.1:5", nil, "192.0.2.1/32"},
		{"direct, with a header of its own", "192.0.2.1:5", []string{"198.51.100.7"}, "192.0.2.1/32"},
		{"by a proxy", "127.0.0.1:5", []string{"198.51.100.7"}, "198.51.100.7/32"},
		{"by a proxy, with something made up before it", "127.0.0.1:5", []string{"203.0.113.9, 198.51.100.7"}, "198.51.100.7/32"},
		{"in two headers", "127.0.0.1:5", []string{"203.0.113.9", "198.51.100.7"}, "198.51.100.7/32"},
		{"by two proxies", "127.0.0.1:5", []string{"203.0.113.9, 198.51.100.7, 10.1.2.3"}, "198.51.100.7/32"},
		{"by proxies alone", "127.0.0.1:5", []string{"10.1.2.3"}, "10.1.2.3/32"},
		{"by a proxy that says nothing", "127.0.0.1:5", nil, "127.0.0.1/32"},
		{"by a proxy that says nonsense", "127.0.0.1:5", []string{"198.51.100.7, unknown"}, "127.0.0.1/32"},
		{"one network of IPv6", "[2001:db8:1:2:3:4:5:6]:5", nil, "2001:db8:1:2::/64"},
		{"IPv4 written as IPv6", "[::ffff:192.0.2.1]:5", nil, "192.0.2.1/32"},
		{"a proxy written as IPv6", "[::ffff:127.0.0.1]:5", []string{"2001:db8::1"}, "2001:db8::/64"},
		{"with a zone", "[fe80::1%eth0]:5", nil, "fe80::/64"},
		{"none", "@", nil, "invalid Prefix"},
	} {
		r := &http.Request{RemoteAddr: c.peer, Header: http.Header{"X-Forwarded-For": c.forwarded}}
		if got := addressOf(r, trusted).String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
