// SPDX-License-Identifier: EUPL-1.2

// Command benchmark measures how quickly what is put on a table reaches ten open
// pages, and prints it next to the same without the program: bare websockets, and
// bare websockets behind a bare database. Every measurement runs in fresh
// processes, on the loopback address only, and ends by itself. It knows what is
// measured, and never says whether that is good enough.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

// settings are what the command line says.
type settings struct {
	quick   bool
	runs    int
	seconds float64
	only    string
	pages   int
	profile string
	data    string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
}

// run is the parent's work, or that of one of the processes it starts: their
// first argument is a word that no flag has.
func run(ctx context.Context, args []string) error {
	if len(args) == 2 {
		switch args[0] {
		case "serve":
			return as(ctx, args[1], serve)
		case "drive":
			return as(ctx, args[1], drive)
		}
	}
	var s settings
	f := flag.NewFlagSet("benchmark", flag.ContinueOnError)
	f.BoolVar(&s.quick, "quick", false, "one short run without the search for the highest rate: about a minute")
	f.IntVar(&s.runs, "runs", 3, "how often every rate is measured; the medians are printed")
	f.Float64Var(&s.seconds, "seconds", 4, "how long one rate is kept up")
	f.StringVar(&s.only, "only", "", "one part: rates, seek, memory, close or lists")
	f.IntVar(&s.pages, "pages", 0, "by hand: open so many pages, in meetings of ten, keep them busy for ten seconds, and nothing else (at most 20,000)")
	f.StringVar(&s.profile, "profile", "", "write CPU profiles of the program's own process to this folder")
	f.StringVar(&s.data, "data", os.TempDir(), "folder on the disk to measure; everything made in it is removed")
	if err := f.Parse(args); err != nil {
		return err
	}
	if s.pages < 0 || s.pages > 20000 {
		return fmt.Errorf("--pages %d is not between 0 and 20,000", s.pages)
	}
	if s.quick {
		s.runs, s.seconds = 1, min(s.seconds, 3)
	}
	return measure(ctx, s)
}

// as runs a part with a job that the parent wrote as JSON.
func as[J any](ctx context.Context, text string, part func(context.Context, J) error) error {
	var job J
	if err := json.Unmarshal([]byte(text), &job); err != nil {
		return fmt.Errorf("reading a job: %w", err)
	}
	ctx, stop := context.WithTimeout(ctx, 5*time.Minute) // no part outlives this, whatever becomes of its parent
	defer stop()
	return part(ctx, job)
}
