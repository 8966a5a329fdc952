// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"fmt"
)

// What is measured, side by side.
const (
	kindGorilla = "gorilla"
	kindStore   = "store"
	kindHouse   = "casustafel"
)

var kinds = []string{kindGorilla, kindStore, kindHouse}

// serveJob says what a server process serves.
type serveJob struct {
	Kind    string
	Data    string // a folder of its own
	Profile string // file for a CPU profile, or empty
	Seed    *seed  // instead of serving: make this house
}

func serve(ctx context.Context, job serveJob) error {
	switch job.Kind {
	case kindGorilla, kindStore:
		return serveBare(ctx, job)
	case kindHouse:
		return serveHouse(ctx, job)
	}
	return fmt.Errorf("there is no server of kind %q", job.Kind)
}
