// SPDX-License-Identifier: EUPL-1.2

package demo

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/service"
)

// Client is one person's browser: logged in, with the cookie it was given.
type Client struct {
	Person Person
	origin string
	cookie string
	web    *http.Client
}

// Answer is what came back: the status and the bytes.
type Answer struct {
	Status int
	Body   []byte
}

// Problem is the refusal in an answer.
type Problem struct {
	Status int    `json:"status"`
	Reason string `json:"reason"`
	Rule   string `json:"rule"`
}

// Refused returns the refusal in an answer, if it is one.
func (a Answer) Refused() (Problem, bool) {
	var p Problem
	if a.Status < 400 || json.Unmarshal(a.Body, &p) != nil {
		return Problem{}, false
	}
	return p, true
}

// LogIn begins a demo session of a person at a program that serves the demo.
func LogIn(ctx context.Context, web *http.Client, origin string, p Person) (*Client, error) {
	c := &Client{Person: p, origin: origin, web: web}
	body, err := json.Marshal(map[string]string{"person": string(p.ID)})
	if err != nil {
		return nil, err
	}
	res, err := c.send(ctx, http.MethodPost, "/v1/demo/session", body, "")
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	for _, cookie := range res.Cookies() {
		c.cookie = cookie.Name + "=" + cookie.Value
	}
	if res.StatusCode >= 300 || c.cookie == "" {
		return nil, fmt.Errorf("logging in as %s: status %d", p.First(), res.StatusCode)
	}
	return c, nil
}

// Get reads.
func (c *Client) Get(ctx context.Context, path string) (Answer, error) {
	return c.answer(ctx, http.MethodGet, path, nil, "")
}

// Do sends a command under a new key.
func (c *Client) Do(ctx context.Context, method, path string, in any) (Answer, error) {
	return c.DoWith(ctx, uuid.NewString(), method, path, in)
}

// DoWith sends a command under a key: the same key has one effect and one answer.
func (c *Client) DoWith(ctx context.Context, key, method, path string, in any) (Answer, error) {
	var body []byte
	if in != nil {
		var err error
		if body, err = json.Marshal(in); err != nil {
			return Answer{}, err
		}
	}
	return c.answer(ctx, method, path, body, key)
}

func (c *Client) answer(ctx context.Context, method, path string, body []byte, key string) (Answer, error) {
	res, err := c.send(ctx, method, path, body, key)
	if err != nil {
		return Answer{}, err
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	return Answer{res.StatusCode, got}, err
}

func (c *Client) send(ctx context.Context, method, path string, body []byte, key string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.origin+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Origin", c.origin)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if key != "" {
		req.Header.Set("Idempotency-Key", key)
	}
	if c.cookie != "" {
		req.Header.Set("Cookie", c.cookie)
	}
	return c.web.Do(req)
}

// receipt reads what a command answered.
func (a Answer) receipt() (service.Receipt, error) {
	var r service.Receipt
	if a.Status >= 300 {
		p, _ := a.Refused()
		return r, fmt.Errorf("refused with status %d: %s %s", a.Status, p.Rule, p.Reason)
	}
	return r, json.Unmarshal(a.Body, &r)
}
