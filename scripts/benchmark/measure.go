// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// What is measured, unless it is asked otherwise.
var (
	rates       = []float64{100, 10, 500, 1000} // the first is measured on the emptiest tables
	closedLists = []int{100, 100_000}
	tables      = 100
)

const (
	costAt    = 500 // items a second at which processor time is told
	seekLimit = 100 * time.Millisecond
)

// bench is one measurement from the outside: it makes the house once, and starts
// processes on copies of it.
type bench struct {
	settings
	house string
	work  string
}

func measure(ctx context.Context, s settings) (err error) {
	work, err := os.MkdirTemp(s.data, "casustafel-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	b := &bench{settings: s, house: filepath.Join(work, "house"), work: work}
	if err := makeSeed(ctx, b.house, seed{Meetings: tables}); err != nil {
		return err
	}
	if s.pages > 0 {
		return b.manyPages(ctx)
	}
	for _, part := range []struct {
		name  string
		do    func(context.Context) error
		quick bool
	}{{"rates", b.rates, true}, {"seek", b.seek, false}, {"memory", b.memory, true}, {"close", b.close, true}, {"lists", b.lists, true}} {
		if s.only != "" && s.only != part.name || s.only == "" && s.quick && !part.quick {
			continue
		}
		if err := part.do(ctx); err != nil {
			return fmt.Errorf("measuring %s: %w", part.name, err)
		}
	}
	return nil
}

// makeSeed makes a house in a process of its own, with its manifest beside it.
func makeSeed(ctx context.Context, dir string, what seed) error {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	server, err := start(ctx, serveJob{Kind: kindHouse, Data: dir, Seed: &what})
	if err != nil {
		return fmt.Errorf("making a house: %w", err)
	}
	var made manifest
	if err := errors.Join(server.ask("manifest", &made), server.stop()); err != nil {
		return fmt.Errorf("making a house: %w", err)
	}
	text, err := json.Marshal(made)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestFile), text, 0o600)
}

const manifestFile = "manifest.json"

func manifestOf(house string) (made manifest, err error) {
	text, err := os.ReadFile(filepath.Join(house, manifestFile))
	if err != nil {
		return made, err
	}
	return made, json.Unmarshal(text, &made)
}

func (b *bench) job(do, kind string) driveJob {
	job := driveJob{Do: do, Kind: kind, Data: b.work, House: b.house, Seconds: b.seconds}
	if b.profile != "" && kind == kindHouse {
		job.Profile = filepath.Join(b.profile, do+".pprof")
	}
	return job
}

// rates measures all kinds in turn, several times over, so that what else the
// machine does falls on all of them.
func (b *bench) rates(ctx context.Context) error {
	all := map[string][][]figures{} // by kind, per rate all runs
	for range b.runs {
		for _, kind := range kinds {
			job := b.job("rates", kind)
			job.Rates = rates
			r, err := job.run(ctx)
			if err != nil {
				return err
			}
			if all[kind] == nil {
				all[kind] = make([][]figures, len(rates))
			}
			for i, f := range r.Rates {
				all[kind][i] = append(all[kind][i], f)
			}
		}
	}
	printRates(all)
	return nil
}

// seek looks for the highest rate that keeps p99 under the limit: first in large
// steps up, then by halving. Each try is a fresh process and is repeated once
// when it fails, because a hiccup of the machine is not a limit of the program.
func (b *bench) seek(ctx context.Context) error {
	found := map[string]float64{}
	for _, kind := range kinds {
		low, high := 500.0, 0.0
		for rate := 1000.0; high == 0 && rate < 40_000; rate *= 1.6 {
			if ok, err := b.keepsUp(ctx, kind, rate); err != nil {
				return err
			} else if ok {
				low = rate
			} else {
				high = rate
			}
		}
		for range 3 {
			middle := (low + high) / 2
			ok, err := b.keepsUp(ctx, kind, middle)
			if err != nil {
				return err
			}
			if ok {
				low = middle
			} else {
				high = middle
			}
		}
		found[kind] = low
	}
	printSeek(found)
	return nil
}

func (b *bench) keepsUp(ctx context.Context, kind string, rate float64) (bool, error) {
	for range 2 {
		job := b.job("rates", kind)
		job.Rates, job.Seconds, job.Profile = []float64{rate}, 2, ""
		r, err := job.run(ctx)
		if err != nil {
			return false, err
		}
		if f := r.Rates[0]; f.P99 < seekLimit && f.Missing == 0 && f.Refused == 0 {
			return true, nil
		}
	}
	return false, nil
}

func (b *bench) memory(ctx context.Context) error {
	bytes := map[string]int64{}
	for _, kind := range kinds {
		job := b.job("memory", kind)
		job.Pages = b.pages
		r, err := job.run(ctx)
		if err != nil {
			return err
		}
		bytes[kind] = r.Memory
	}
	printMemory(bytes)
	return nil
}

func (b *bench) close(ctx context.Context) error {
	var took []time.Duration
	for range b.runs {
		r, err := b.job("close", kindHouse).run(ctx)
		if err != nil {
			return err
		}
		took = append(took, r.Took)
	}
	printClose(took)
	return nil
}

// lists measures on a house of its own: nobody else waits for it to be made.
func (b *bench) lists(ctx context.Context) error {
	house := filepath.Join(b.work, "lists")
	if err := makeSeed(ctx, house, seed{Closed: closedLists}); err != nil {
		return err
	}
	job := b.job("lists", kindHouse)
	job.House = house
	r, err := job.run(ctx)
	if err != nil {
		return err
	}
	printLists(r.Lists)
	return nil
}

// manyPages opens many pages on each kind and keeps them busy, and then opens them
// once more to see what they take.
func (b *bench) manyPages(ctx context.Context) error {
	all := map[string][][]figures{}
	for _, kind := range kinds {
		job := b.job("rates", kind)
		job.Pages, job.Rates, job.Seconds = b.pages, []float64{50}, 10
		r, err := job.run(ctx)
		if err != nil {
			return err
		}
		all[kind] = [][]figures{r.Rates}
	}
	fmt.Printf("%d open pages, %d per meeting, 50 items a second\n", b.pages, b.pages/tables)
	if err := printTable([]float64{50}, all); err != nil {
		return err
	}
	return b.memory(ctx)
}
