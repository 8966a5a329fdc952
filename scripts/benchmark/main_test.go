// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"os"
	"testing"
)

// TestMain lets the test binary be what the benchmark starts: itself, with a job.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && (os.Args[1] == "serve" || os.Args[1] == "drive") {
		if err := run(context.Background(), os.Args[1:]); err != nil {
			os.Stderr.WriteString(err.Error() + "\n")
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestMeasure_EveryPart measures each part on a house so small that it takes no
// time. It says nothing of how fast anything is: only that what is measured still
// answers as it should.
func TestMeasure_EveryPart(t *testing.T) {
	tables, rates, closedLists = 2, []float64{costAt}, []int{2, 6}
	for _, part := range []string{"rates", "memory", "close", "lists"} {
		t.Run(part, func(t *testing.T) {
			s := settings{runs: 1, seconds: 0.1, only: part, data: t.TempDir()}
			if err := measure(t.Context(), s); err != nil {
				t.Error(err)
			}
		})
	}
}
