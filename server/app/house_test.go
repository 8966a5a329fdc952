// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/demo"
)

// tenOClock is when the demo meeting is: all tests have the same time.
var tenOClock = time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC)

// house is a running program with the demo's people, as the command starts it.
type house struct {
	*app.App
	data string
	log  *safeBuffer
	web  *http.Client
	stop func()
	now  *moment
}

// moment is a clock that the test sets.
type moment struct {
	mu sync.Mutex
	at time.Time
}

func (m *moment) Now() time.Time { m.mu.Lock(); defer m.mu.Unlock(); return m.at }

func (m *moment) forward(d time.Duration) { m.mu.Lock(); defer m.mu.Unlock(); m.at = m.at.Add(d) }

type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}
func (s *safeBuffer) String() string { s.mu.Lock(); defer s.mu.Unlock(); return s.b.String() }

func mustOpen(t *testing.T, data string) *house { return mustOpenOver(t, data, nil) }

// mustOpenOver opens it with something between it and its connections.
func mustOpenOver(t *testing.T, data string, over func(net.Listener) net.Listener) *house {
	t.Helper()
	log, now := &safeBuffer{}, &moment{at: tenOClock}
	config := app.DemoConfig(data, 0, log)
	config.Now, config.Level, config.Over, config.Unlimited = now.Now, slog.LevelInfo, over, over != nil
	h := mustRun(t, config)
	h.data, h.log, h.now = data, log, now
	if err := h.AddDemoPeople(t.Context()); err != nil {
		t.Fatalf("adding people: %v", err)
	}
	return h
}

// mustRun opens a house and serves it until the test stops it or ends.
func mustRun(t *testing.T, config app.Config) *house {
	t.Helper()
	a, err := app.Open(t.Context(), config)
	if err != nil {
		t.Fatalf("opening the house: %v", err)
	}
	h := &house{App: a, web: &http.Client{}}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- errors.Join(a.Run(ctx), a.Close()) }()
	h.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("ending: %v", err)
		}
		h.web.CloseIdleConnections()
	})
	t.Cleanup(h.stop)
	return h
}

// mustBegin logs everybody in; what comes back to each is remembered.
func (h *house) mustBegin(t *testing.T) (*demo.Play, *recorder) {
	t.Helper()
	r := &recorder{heard: map[string][]answer{}, who: map[string]string{}}
	h.web.Transport = r
	play, err := demo.Begin(t.Context(), h.web, h.Origin)
	if err != nil {
		t.Fatalf("logging in: %v", err)
	}
	return play, r
}

func must(t *testing.T, play *demo.Play) {
	t.Helper()
	if err := play.Err(); err != nil {
		t.Fatal(err)
	}
}

// mustReadAll returns every file below a folder, by its path.
func mustReadAll(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		files[name] = content
		return err
	})
	if err != nil {
		t.Fatalf("reading %s: %v", dir, err)
	}
	return files
}
