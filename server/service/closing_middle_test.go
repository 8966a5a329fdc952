// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
)

// interrupted is a house in which something happens at the n-th moment of closing.
type interrupted struct {
	*servicetest.House
	seen []string
	at   int // counted from 1; 0: never
	do   func() error
}

func mustInterrupt(t *testing.T, house template) *interrupted {
	t.Helper()
	i := &interrupted{do: func() error { return nil }}
	tell := func(moment string) error {
		i.seen = append(i.seen, moment)
		if len(i.seen) == i.at {
			return i.do()
		}
		return nil
	}
	i.House = servicetest.MustOpen(t, mustCopy(t, house.folder), servicetest.Options{
		Both: func(s record.Store, k vault.Keyring) (record.Store, vault.Keyring) {
			return servicetest.Watch(s, k, tell)
		},
	})
	i.seen = nil
	return i
}

func (i *interrupted) closes(ctx context.Context, s *servicetest.Scene) error {
	_, err := i.Service.Close(ctx, servicetest.Act("Noor"), s.Meeting)
	return err
}

func mustMoments(t *testing.T, house template) []string {
	t.Helper()
	i := mustInterrupt(t, house)
	if err := i.closes(t.Context(), house.scene); err != nil {
		t.Fatal(err)
	}
	return i.seen
}

// TestClosing_ErrorInTheMiddle: a full disk at any call leaves a meeting that is
// open with everything or that the clock finishes closing.
func TestClosing_ErrorInTheMiddle(t *testing.T) {
	house := mustTemplate(t)
	for n, moment := range mustMoments(t, house) {
		if !strings.HasPrefix(moment, "before") {
			continue
		}
		t.Run(fmt.Sprintf("S5: no space %s, %d", moment, n), func(t *testing.T) {
			t.Parallel()
			i := mustInterrupt(t, house)
			i.at, i.do = n+1, func() error { return record.ErrFull }
			if err := i.closes(t.Context(), house.scene); !errors.Is(err, record.ErrFull) {
				t.Fatalf("closing: got %v, want %v", err, record.ErrFull)
			}
			i.settle(t, house, n > 0)
		})
	}
}

// settle lets the clock look once, and holds what there is then against the rules.
func (i *interrupted) settle(t *testing.T, house template, began bool) {
	t.Helper()
	if _, err := i.KeepTerms(t.Context()); err != nil {
		t.Errorf("keeping terms: %v", err)
	}
	var p problems
	if !began {
		p = checkOpen(t.Context(), i.House, house.scene)
		if err := i.closes(t.Context(), house.scene); err != nil {
			t.Errorf("closing after all: %v", err)
		}
	}
	for _, problem := range append(p, checkClosed(t.Context(), i.House, house.scene)...) {
		t.Error(problem)
	}
}

// TestClosing_CallerGoesAway: whoever asked may hang up at any moment.
func TestClosing_CallerGoesAway(t *testing.T) {
	house := mustTemplate(t)
	for n, moment := range mustMoments(t, house) {
		t.Run(fmt.Sprintf("S5: %s, %d", moment, n), func(t *testing.T) {
			t.Parallel()
			i := mustInterrupt(t, house)
			ctx, cancel := context.WithCancel(t.Context())
			i.at, i.do = n+1, func() error { cancel(); return nil }
			err := i.closes(ctx, house.scene)
			if n > 0 && err != nil {
				t.Fatalf("closing that had begun: got %v, want it to go on", err)
			}
			i.settle(t, house, err == nil)
		})
	}
}

// TestClosing_LeavesNothingWhileTheHouseIsOpen looks at the files as another
// process does, the write-ahead log included, without anything being closed.
func TestClosing_LeavesNothingWhileTheHouseIsOpen(t *testing.T) {
	house := mustTemplate(t)
	h := servicetest.MustOpen(t, mustCopy(t, house.folder), servicetest.Options{})
	if got := mustScan(t, h.Folder, house.sealed); got == "" {
		t.Error("before closing: got nothing found, want the sealed texts: the scan cannot fail")
	}
	if _, err := h.Service.Close(t.Context(), servicetest.Act("Noor"), house.scene.Meeting); err != nil {
		t.Fatal(err)
	}
	if got := mustScan(t, h.Folder, house.sealed); got != "" {
		t.Errorf("S5: after closing:\n%s", got)
	}
}

func mustScan(t *testing.T, folder string, sealed [][]byte) string {
	t.Helper()
	args := []string{folder}
	for _, piece := range sealed {
		args = append(args, fmt.Sprintf("%x", piece))
	}
	out, err := child("scan", args...).Output()
	if err != nil {
		t.Fatalf("scanning: %v", err)
	}
	return string(out)
}

// childScan prints what it finds in the files of a folder. It is a process of its
// own because it opens database files.
func childScan(args []string) error {
	var sealed [][]byte
	for _, piece := range args[1:] {
		var b []byte
		if _, err := fmt.Sscanf(piece, "%x", &b); err != nil {
			return err
		}
		sealed = append(sealed, b)
	}
	for _, problem := range scan(args[0], sealed) {
		fmt.Println(problem)
	}
	return nil
}

// TestClosing_TellsOnlyStepsThatAreDone: a step that failed is not told.
func TestClosing_TellsOnlyStepsThatAreDone(t *testing.T) {
	house := mustTemplate(t)
	var told []string
	full := false
	h := servicetest.MustOpen(t, mustCopy(t, house.folder), servicetest.Options{
		Step: func(name string) { told = append(told, name) },
		Store: func(s record.Store) record.Store {
			return appending{s, func(b *record.Batch) error {
				if full {
					return record.ErrFull
				}
				full = len(b.Writes) > 0 && len(b.Writes[0].Entries) > 0 && b.Writes[0].Entries[0].Kind == "closing-began"
				return nil
			}}
		},
	})
	told = nil
	_, err := h.Service.Close(t.Context(), servicetest.Act("Noor"), house.scene.Meeting)
	if want := []string{service.StepBegun, service.StepKeys}; !errors.Is(err, record.ErrFull) || strings.Join(told, " ") != strings.Join(want, " ") {
		t.Errorf("got %v and steps %v, want %v and %v", err, told, record.ErrFull, want)
	}
}
