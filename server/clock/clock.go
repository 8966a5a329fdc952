// SPDX-License-Identifier: EUPL-1.2

// Package clock looks at regular times whether something is due, and has it done.
// It knows neither what is due nor for whom; time itself is injected by its user.
package clock

import (
	"context"
	"errors"
	"log/slog"
	"reflect"
	"time"
)

// Clock repeats a task until its context ends.
type Clock struct {
	every time.Duration
	task  func(context.Context) error
	log   *slog.Logger
}

// New returns a clock that does task at once and then after every interval. A task
// that fails, or panics, is told in the log and done again the next time.
func New(every time.Duration, log *slog.Logger, task func(context.Context) error) *Clock {
	return &Clock{every, task, log}
}

// Run returns when the context has ended and the task in hand is done.
func (c *Clock) Run(ctx context.Context) {
	ticker := time.NewTicker(c.every)
	defer ticker.Stop()
	for {
		c.once(ctx)
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

func (c *Clock) once(ctx context.Context) {
	defer func() {
		if r := recover(); r != nil {
			c.log.Error("clock: task panicked")
		}
	}()
	if err := c.task(ctx); err != nil && ctx.Err() == nil {
		c.log.Error("clock: task failed", "kinds", kindsOf(err))
	}
}

// kindsOf names the types of an error, from the outside in: its text may quote what
// somebody typed.
func kindsOf(err error) (kinds []string) {
	for ; err != nil; err = errors.Unwrap(err) {
		kinds = append(kinds, reflect.TypeOf(err).String())
		if several, ok := err.(interface{ Unwrap() []error }); ok {
			return append(kinds, kindsOf(several.Unwrap()[0])...)
		}
	}
	return kinds
}
