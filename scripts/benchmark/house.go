// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/httpapi"
)

// seed says what house to make before it is measured.
type seed struct {
	Meetings int   // of ten people each, at the table
	Closed   []int // per extra person: how many closed meetings they convened
}

// meeting is what a client has to know to take part.
type meeting struct {
	ID      string
	Part    string
	Subject string
	Cookies []string // of its ten people, the organiser first
}

// manifest is what is in a house, as its seed left it.
type manifest struct {
	Meetings []meeting
	Readers  []string // cookies of the people with closed meetings
}

const atOneTable = 10

// person returns the id of somebody made up: who sits at place p of meeting m.
func person(m, p int) conference.PersonID {
	return conference.PersonID(fmt.Sprintf("0193e100-0000-7000-8%03x-%012x", m>>12, (m&0xfff)<<8|p))
}

// everybody of a house; who has closed meetings sits at a table that does not exist.
func (s seed) everybody() []conference.PersonID {
	var ids []conference.PersonID
	for m := range s.Meetings {
		for p := range atOneTable {
			ids = append(ids, person(m, p))
		}
	}
	for n := range s.Closed {
		ids = append(ids, reader(n))
	}
	return ids
}

func reader(n int) conference.PersonID { return person(4000, n) }

// houseConfig is a house as it is served, with a log-in that needs no password.
func houseConfig(dir string, people []conference.PersonID, log *os.File) app.Config {
	c := app.Config{
		DB: filepath.Join(dir, "db"), Keys: filepath.Join(dir, "keys"), House: "Gemeente Waterkamp",
		Listen: "127.0.0.1:0", Terms: conference.DefaultTerms, Log: log, Unlimited: true,
	}
	for _, id := range people {
		c.Demo = append(c.Demo, httpapi.DemoPerson{ID: id, Name: "Iemand", Organisation: "Org"})
	}
	return c
}

// serveHouse serves the house of a folder, or makes it.
func serveHouse(ctx context.Context, job serveJob) error {
	log, err := os.Create(filepath.Join(job.Data, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	if job.Seed != nil {
		return makeHouse(ctx, job, log)
	}
	return withHouse(ctx, houseConfig(job.Data, nil, log), func(a *app.App) error {
		return listen(a.Origin, job.Profile, map[string]func() (any, error){
			"fill": func() (any, error) { return fill(ctx, a.Service) },
		})
	})
}

// withHouse serves a house as long as f runs.
func withHouse(ctx context.Context, c app.Config, f func(*app.App) error) error {
	a, err := app.Open(ctx, c)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	ran := make(chan error, 1)
	go func() { ran <- errors.Join(a.Run(ctx), a.Close()) }()
	err = f(a)
	stop()
	return errors.Join(err, <-ran)
}

// makeHouse makes a house and answers its manifest in the place of an address.
func makeHouse(ctx context.Context, job serveJob, log *os.File) error {
	if err := plantAll(ctx, job.Data, job.Seed.Closed); err != nil {
		return fmt.Errorf("planting closed meetings: %w", err)
	}
	people := job.Seed.everybody()
	return withHouse(ctx, houseConfig(job.Data, people, log), func(a *app.App) error {
		if err := settle(ctx, a.Service, people); err != nil {
			return err
		}
		made, err := furnish(ctx, a.Service, job.Seed.Meetings)
		if err != nil {
			return err
		}
		cookies, err := logInAll(ctx, a.Origin, people)
		if err != nil {
			return err
		}
		for m := range made {
			made[m].Cookies = cookies[m*atOneTable : (m+1)*atOneTable]
		}
		return listen("", "", map[string]func() (any, error){
			"manifest": func() (any, error) { return manifest{made, cookies[len(made)*atOneTable:]}, nil },
		})
	})
}

func ago(d time.Duration) time.Time { return time.Now().Add(-d).UTC().Truncate(time.Microsecond) }
