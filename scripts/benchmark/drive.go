// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"
)

// driveJob says what a client process does with a fresh server.
type driveJob struct {
	Do      string // rates, memory, close or lists
	Kind    string
	Data    string // where to copy the house to
	House   string // the folder of the seeded house
	Rates   []float64
	Seconds float64
	Pages   int
	Profile string
}

// result is what a client process answers; each job fills what it measured.
type result struct {
	Rates  []figures
	Memory int64         // bytes per page
	Took   time.Duration // closing
	Lists  []listFigures
}

// listFigures are of one person's list.
type listFigures struct {
	First  time.Duration // right after the start of the server
	Median time.Duration
	Bytes  int
}

// drive starts a server on a copy of the house, does its job and prints the result.
func drive(ctx context.Context, job driveJob) error {
	dir, err := os.MkdirTemp(job.Data, "casustafel-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if job.Kind == kindHouse {
		if err := os.CopyFS(dir, os.DirFS(job.House)); err != nil {
			return fmt.Errorf("copying the house: %w", err)
		}
	}
	made, err := manifestOf(job.House)
	if err != nil {
		return err
	}
	server, err := start(ctx, serveJob{Kind: job.Kind, Data: dir, Profile: job.Profile})
	if err != nil {
		return err
	}
	r, err := job.do(ctx, server, made)
	if err := errors.Join(err, server.stop()); err != nil {
		return fmt.Errorf("%s of %s: %w", job.Do, job.Kind, err)
	}
	return json.NewEncoder(os.Stdout).Encode(r)
}

func (job driveJob) do(ctx context.Context, server *child, made manifest) (result, error) {
	c := newClient(job.Kind, server.Origin, made.Meetings)
	switch job.Do {
	case "rates":
		return job.rates(ctx, c, server)
	case "memory":
		return job.memory(ctx, c, server)
	case "close":
		return job.close(ctx, c, server)
	case "lists":
		return lists(ctx, c, made.Readers)
	}
	return result{}, fmt.Errorf("unknown job %q", job.Do)
}

func (server *child) used(word string) (usage, error) {
	var u usage
	err := server.ask(word, &u)
	return u, err
}

func (server *child) cpu() (time.Duration, error) {
	u, err := server.used("used")
	return u.CPU, err
}

// rates measures one rate after the other, on tables that fill up meanwhile.
func (job driveJob) rates(ctx context.Context, c *client, server *child) (r result, err error) {
	if err := c.openAll(ctx, max(job.Pages, len(c.tables)*atOneTable)); err != nil {
		return r, err
	}
	if _, err := c.load(ctx, 50, 1, server.cpu); err != nil { // warming up
		return r, err
	}
	var none string
	if err := server.ask("profile", &none); err != nil {
		return r, err
	}
	for _, rate := range job.Rates {
		f, err := c.load(ctx, rate, job.Seconds, server.cpu)
		if err != nil {
			return r, err
		}
		r.Rates = append(r.Rates, f)
	}
	return r, nil
}

// memory is what a second page for everybody adds: the first ones have brought
// everything into memory that does not depend on their number.
func (job driveJob) memory(ctx context.Context, c *client, server *child) (r result, err error) {
	n := max(job.Pages, 2*len(c.tables)*atOneTable)
	if err := c.openAll(ctx, n/2); err != nil {
		return r, err
	}
	before, err := settled(server)
	if err != nil {
		return r, err
	}
	if err := c.openAll(ctx, n/2); err != nil {
		return r, err
	}
	after, err := settled(server)
	r.Memory = (after.Memory - before.Memory) / int64(n/2)
	return r, err
}

func settled(server *child) (usage, error) {
	time.Sleep(300 * time.Millisecond)
	return server.used("settle")
}

// close fills one meeting, with ten pages open, and closes it.
func (job driveJob) close(ctx context.Context, c *client, server *child) (r result, err error) {
	m := c.tables[0]
	for who := range atOneTable {
		if err := c.open(ctx, m, who); err != nil {
			return r, err
		}
	}
	var none string
	if err := server.ask("fill", &none); err != nil {
		return r, err
	}
	began := time.Now()
	_, _, err = c.request(ctx, http.MethodPut, "/v1/meetings/"+m.ID+"/closure", m.Cookies[0], nil)
	r.Took = time.Since(began)
	return r, err
}

// lists reads the lists of several people in turn.
func lists(ctx context.Context, c *client, readers []string) (result, error) {
	took := make([][]time.Duration, len(readers))
	size := make([]int, len(readers))
	for range listReads {
		for i, cookie := range readers {
			began := time.Now()
			body, _, err := c.request(ctx, http.MethodGet, "/v1/meetings", cookie, nil)
			if err != nil {
				return result{}, err
			}
			took[i], size[i] = append(took[i], time.Since(began)), len(body)
			if time.Since(began) > 3*time.Second && len(took[i]) > 2 {
				return listResult(took, size), nil
			}
		}
	}
	return listResult(took, size), nil
}

const listReads = 101

func listResult(took [][]time.Duration, size []int) (r result) {
	for i, times := range took {
		r.Lists = append(r.Lists, listFigures{times[0], median(times[min(1, len(times)-1):]), size[i]})
	}
	return r
}

// run does a job in a process of its own.
func (job driveJob) run(ctx context.Context) (r result, err error) {
	cmd, err := again(ctx, "drive", job)
	if err != nil {
		return r, err
	}
	out, err := cmd.Output()
	if err != nil {
		return r, err
	}
	return r, json.Unmarshal(out, &r)
}
