// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
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
	tables, closedLists = 2, []int{2, 6}
	for _, part := range []string{"memory", "close", "lists"} {
		t.Run(part, func(t *testing.T) {
			s := settings{runs: 1, seconds: 0.1, only: part, data: t.TempDir()}
			if err := measure(t.Context(), s); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestRates_CountWhatIsRefused: what is put reaches all ten, and an item that is
// refused is told apart from one that was quick.
func TestRates_CountWhatIsRefused(t *testing.T) {
	dir := t.TempDir()
	house := filepath.Join(dir, "house")
	if err := makeSeed(t.Context(), house, seed{Meetings: 2}); err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds {
		if f := rateOf(t, kind, dir); f.Refused != 0 || f.Missing != 0 || f.P99 >= never {
			t.Errorf("%s: got %+v, want all of them with everybody", kind, f)
		}
	}
	made, err := manifestOf(house)
	if err != nil {
		t.Fatal(err)
	}
	for m := range made.Meetings {
		made.Meetings[m].Part = ""
	}
	text, err := json.Marshal(made)
	if err == nil {
		err = os.WriteFile(filepath.Join(house, manifestFile), text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if f := rateOf(t, kindHouse, dir); f.Refused == 0 || f.Missing == 0 {
		t.Errorf("planted items without a part: got %+v, want them refused", f)
	}
}

func rateOf(t *testing.T, kind, dir string) figures {
	t.Helper()
	job := driveJob{Do: "rates", Kind: kind, Data: dir, House: filepath.Join(dir, "house"), Rates: []float64{40}, Seconds: 0.5}
	r, err := job.run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r.Rates[0]
}
