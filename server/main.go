// SPDX-License-Identifier: EUPL-1.2

// Command casustafel serves case conferences. It decides nothing: it reads what
// is asked and hands it to app.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/config"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "casustafel:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	s, err := config.Parse(args, os.Environ(), os.Stdout)
	if errors.Is(err, config.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	switch s.Command {
	case "serve":
		return app.Serve(ctx, s.Serve, os.Stderr)
	case "demo":
		return app.Demo(ctx, s.Demo, os.Stdout, os.Stderr)
	case "verify":
		return app.Verify(s.Verify, os.Stdout)
	case "inspect":
		return app.Inspect(ctx, s.Inspect, os.Stdout)
	}
	return fmt.Errorf("unknown command %q", s.Command)
}
