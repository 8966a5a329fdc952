// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/casustafel/casustafel/storage/sqlstore"
)

// faultVariable names a planted fault to a run of the test binary.
const faultVariable = "STORAGE_FAULT"

// The planted faults: engines that are wrong in one way, each to be caught by one harness.
const (
	faultNoSavepoint = "no savepoint" // what a refused write did stays
	faultEarly       = "early"        // the answer comes before the commit
	faultNoTruncate  = "no truncate"  // the log is left as it is
	faultOldLook     = "old look"     // a fresh look keeps the moment it was opened
)

func planted(e sqlstore.Engine, fault string) sqlstore.Engine {
	switch fault {
	case faultNoSavepoint:
		return noSavepoint{e}
	case faultEarly:
		return early{e}
	case faultNoTruncate:
		return noTruncate{e}
	case faultOldLook:
		return oldLook{e}
	}
	return e
}

type noSavepoint struct{ sqlstore.Engine }

func (e noSavepoint) Write(ctx context.Context, f sqlstore.Func) error {
	var refused error
	err := e.Engine.Write(ctx, func(ctx context.Context, c sqlstore.Conn) error {
		refused = f(ctx, c)
		return nil
	})
	if err != nil {
		return err
	}
	return refused
}

type early struct{ sqlstore.Engine }

func (e early) Write(ctx context.Context, f sqlstore.Func) error {
	answer := make(chan error, 2)
	go func() {
		answer <- e.Engine.Write(ctx, func(ctx context.Context, c sqlstore.Conn) error {
			err := f(ctx, c)
			answer <- err
			time.Sleep(20 * time.Millisecond)
			return err
		})
	}()
	return <-answer
}

type noTruncate struct{ sqlstore.Engine }

func (noTruncate) Truncate(context.Context) error { return nil }

type oldLook struct{ sqlstore.Engine }

func (e oldLook) Fresh(ctx context.Context) (sqlstore.Looker, error) {
	l, err := e.Engine.Fresh(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := l.(pool).db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, "SELECT count(*) FROM heads"); err != nil {
		return nil, err
	}
	return frozen{l, tx}, nil
}

type frozen struct {
	sqlstore.Looker
	c sqlstore.Conn
}

func (l frozen) Read(ctx context.Context, f sqlstore.Func) error { return f(ctx, l.c) }

// TestContract_CatchesPlantedFaults runs the suite on engines that are wrong.
func TestContract_CatchesPlantedFaults(t *testing.T) {
	for fault, caught := range map[string]string{
		faultNoSavepoint: "TestContract/Atomicity",
		faultOldLook:     "TestContract/Fresh",
	} {
		t.Run(fault, func(t *testing.T) {
			run := exec.Command(os.Args[0], "-test.run=^"+strings.ReplaceAll(caught, "/", "$/^")+"$")
			run.Env = append(os.Environ(), faultVariable+"="+fault)
			out, err := run.CombinedOutput()
			if err == nil || !strings.Contains(string(out), "--- FAIL: "+caught) {
				t.Fatalf("got %v, want %s to fail:\n%s", err, caught, out)
			}
		})
	}
}
