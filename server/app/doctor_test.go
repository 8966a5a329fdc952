// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/config"
	"github.com/casustafel/casustafel/server/doctor"
)

// TestDoctor_ExitsAsItFinds looks at this machine with keys that everybody reads,
// which is wrong everywhere, and without.
func TestDoctor_ExitsAsItFinds(t *testing.T) {
	s := config.Doctor{DB: t.TempDir(), Keys: t.TempDir(), JSON: true}
	mustWrite(t, filepath.Join(s.Keys, "long.keys"), []byte("x"))
	if err := os.Chmod(filepath.Join(s.Keys, "long.keys"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err := app.Doctor(t.Context(), s, nil, &out)
	var unwell app.Unwell
	if !errors.As(err, &unwell) || unwell.ExitCode() != 2 {
		t.Errorf("got %v, want it to end with 2", err)
	}
	var told struct {
		Level    string
		Findings []struct{ Check, Level, What, Do string }
	}
	d := json.NewDecoder(&out)
	d.DisallowUnknownFields()
	if err := d.Decode(&told); err != nil || told.Level != "fout" || len(told.Findings) < 13 {
		t.Errorf("got %+v, %v; want the shape that is promised", told, err)
	}
	out.Reset()
	s.JSON = false
	if err := app.Doctor(t.Context(), s, nil, &out); err == nil || !strings.Contains(out.String(), "Anderen op deze machine mogen bij de sleutels") {
		t.Errorf("in words: got %v, %q", err, out.String())
	}
	for level, want := range map[doctor.Level]int{doctor.Weak: 1, doctor.Wrong: 2} {
		if got := (app.Unwell{Worst: level}).ExitCode(); got != want {
			t.Errorf("%s: got %d, want %d", level, got, want)
		}
	}
}

// TestServe_SaysAtItsStartWhatIsWeak: once, in the log, and without leaving its
// memory to anybody.
func TestServe_SaysAtItsStartWhatIsWeak(t *testing.T) {
	log := &safeBuffer{}
	s := config.Serve{DB: t.TempDir(), Keys: t.TempDir(), Origin: "http://127.0.0.1", Listen: "127.0.0.1:0"}
	founded, err := app.Open(t.Context(), app.Config{DB: s.DB, Keys: s.Keys, House: "W", Listen: s.Listen, Terms: conference.DefaultTerms, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	if err := founded.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- app.Serve(ctx, s, log) }()
	for !strings.Contains(log.String(), `"check":"tls"`) {
		select {
		case err := <-ended:
			t.Fatalf("it ended: %v; %s", err, log.String())
		case <-time.After(10 * time.Millisecond):
		}
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if strings.Count(log.String(), `"check":"tls"`) != 1 || strings.Contains(log.String(), `"level":"goed"`) {
		t.Errorf("got %s, want what is weak once, and nothing that is good", log.String())
	}
	if dumpable, err := doctor.Here().System.Dumpable(); err == nil && dumpable {
		t.Error("the process that serves may leave its memory behind")
	}
}
