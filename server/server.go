// SPDX-License-Identifier: EUPL-1.2

// Package server is the program casustafel without its process: it reads what is
// asked and hands it to app. It decides nothing.
package server

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/config"
)

// Run carries out one command with its arguments and environment, until it is
// done or the context ends. What people read goes to out, the log to log.
func Run(ctx context.Context, args, environment []string, out, log io.Writer) error {
	s, err := config.Parse(args, environment, out)
	if errors.Is(err, config.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	switch s.Command {
	case "init":
		return app.Init(ctx, s.Init, out)
	case "serve":
		return app.Serve(ctx, s.Serve, log)
	case "demo":
		return app.Demo(ctx, s.Demo, out, log)
	case "verify":
		return app.Verify(s.Verify, out)
	case "inspect":
		return app.Inspect(ctx, s.Inspect, out)
	case "recovery-key":
		return app.RecoveryKey(s.RecoveryKey, out)
	case "backup":
		return app.Backup(ctx, s.Backup, out)
	case "restore":
		return app.Restore(ctx, s.Restore, out)
	case "doctor":
		return app.Doctor(ctx, s.Doctor, environment, out)
	}
	return fmt.Errorf("unknown command %q", s.Command)
}
