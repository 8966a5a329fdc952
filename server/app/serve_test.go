// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/demo"
)

// TestServe_HasNoDemoLogIn: what the demo does is unreachable from serve.
func TestServe_HasNoDemoLogIn(t *testing.T) {
	a, err := app.Open(t.Context(), app.Config{
		DB: t.TempDir(), Keys: t.TempDir(), House: "W", Listen: "127.0.0.1:0", Terms: conference.DefaultTerms, Log: &safeBuffer{},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("running: %v", err)
		}
		a.Close()
	})
	web := &http.Client{}
	defer web.CloseIdleConnections()
	if _, err := demo.LogIn(t.Context(), web, a.Origin, demo.People[0]); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("logging in as %s: got %v, want 404", demo.People[0].First(), err)
	}
	res, err := web.Get(a.Origin + "/v1/demo/persons")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusNotFound {
		t.Errorf("people of the demo: got %d, want 404", res.StatusCode)
	}
}

// TestOpen_OneProcessServesAHouse: the lock on the keys keeps a second one out.
func TestOpen_OneProcessServesAHouse(t *testing.T) {
	h := mustOpen(t, t.TempDir())
	config := app.DemoConfig(h.data, 0, h.log)
	if a, err := app.Open(t.Context(), config); err == nil {
		a.Close()
		t.Error("a second program opened the same house")
	}
}
