// SPDX-License-Identifier: EUPL-1.2

package clock_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/casustafel/casustafel/server/clock"
)

func TestClock_DoesItsTaskAtOnceAndThenRegularly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
		defer stop()
		times := 0
		clock.New(3*time.Second, slog.New(slog.DiscardHandler), func(context.Context) error {
			times++
			return nil
		}).Run(ctx)
		if times != 4 {
			t.Errorf("in ten seconds, every three: got %d times, want 4", times)
		}
	})
}

func TestClock_GoesOnAfterAFailureAndAPanic_AndTellsNoContent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		ctx, stop := context.WithTimeout(t.Context(), 5*time.Second)
		defer stop()
		times := 0
		clock.New(2*time.Second, slog.New(slog.NewTextHandler(&log, nil)), func(context.Context) error {
			times++
			if times == 1 {
				panic("overprikkeld")
			}
			return fmt.Errorf("keeping a term of %s: %w", "overprikkeld", errors.New("away"))
		}).Run(ctx)
		if times != 3 || !strings.Contains(log.String(), "*fmt.wrapError *errors.errorString") || strings.Contains(log.String(), "overprikkeld") {
			t.Errorf("got %d times and log %q, want 3, the kinds of the error and no text", times, log.String())
		}
	})
}
