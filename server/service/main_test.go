// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// childVariable makes the test binary do one deed in a process of its own.
const childVariable = "SERVICE_CHILD"

var children = map[string]func(args []string) error{
	"close":   childClose,
	"recover": childRecover,
	"load":    childLoad,
	"scan":    childScan,
	"mail":    childMail,
}

func TestMain(m *testing.M) {
	deed, is := children[os.Getenv(childVariable)]
	if !is {
		os.Exit(m.Run())
	}
	if err := deed(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child is this program as another process.
func child(deed string, args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	// A process under the race detector would wait for a second at its end.
	c.Env = append(os.Environ(), childVariable+"="+deed, "GORACE=atexit_sleep_ms=0")
	c.Stderr = os.Stderr
	return c
}
