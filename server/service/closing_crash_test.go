// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
)

// doom ends a process at its n-th moment, as a power cut does not and kill -9 does.
// It prints every moment that it lived to see.
type doom struct {
	mu   sync.Mutex
	left int // 0: never
}

func (d *doom) tell(moment string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	fmt.Println(moment)
	if d.left--; d.left == 0 {
		if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
			return err
		}
		select {}
	}
	return nil
}

func (d *doom) options(fault string) servicetest.Options {
	return servicetest.Options{
		Step: func(name string) { _ = d.tell("step " + name) }, // it ends the process or returns nil
		Both: func(s record.Store, k vault.Keyring) (record.Store, vault.Keyring) {
			return wrongOrders[fault](servicetest.Watch(s, k, d.tell))
		},
	}
}

// childClose closes the meeting of a folder: folder, moment of death, fault.
func childClose(args []string) error {
	s, err := sceneIn(args[0])
	if err != nil {
		return err
	}
	// The moments of opening are not those of closing.
	d := &doom{left: -1}
	h, err := servicetest.Open(s.Ctx, args[0], d.options(args[2]))
	if err != nil {
		return err
	}
	fmt.Println("opened")
	d.left, err = strconv.Atoi(args[1])
	if err == nil {
		_, err = h.Service.Close(s.Ctx, servicetest.Act("Noor"), s.Meeting)
	}
	if err != nil {
		return err
	}
	return h.Close()
}

// childRecover opens the house of a folder, which recovers it.
func childRecover(args []string) error {
	left, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	fmt.Println("opened")
	h, err := servicetest.Open(context.Background(), args[0], (&doom{left: left}).options(args[2]))
	if err != nil {
		return err
	}
	return h.Close()
}

// crash runs a child until its n-th moment and returns the moments that it lived
// to see, and whether it was killed.
func crash(t testing.TB, deed, folder string, n int, fault string) (moments []string, killed bool) {
	t.Helper()
	c := child(deed, folder, strconv.Itoa(n), fault)
	c.Stderr = nil // a planted fault may end it with an error; what it left is looked at
	out, err := c.Output()
	if c.ProcessState == nil {
		t.Fatalf("starting a child: %v", err)
	}
	if err != nil && fault == "" && c.ProcessState.ExitCode() != -1 {
		t.Fatalf("%s until moment %d: %v", deed, n, err)
	}
	_, after, _ := bytes.Cut(out, []byte("opened\n"))
	for lines := bufio.NewScanner(bytes.NewReader(after)); lines.Scan(); {
		moments = append(moments, lines.Text())
	}
	return moments, c.ProcessState.ExitCode() == -1
}

// wrongOrders are planted: closings that go wrong, each in its own way.
var wrongOrders = map[string]func(record.Store, vault.Keyring) (record.Store, vault.Keyring){
	"": func(s record.Store, k vault.Keyring) (record.Store, vault.Keyring) { return s, k },
	"destroys the key before sealing": func(s record.Store, k vault.Keyring) (record.Store, vault.Keyring) {
		return appending{s, func(b *record.Batch) error {
			if !has(*b, conference.Sealed{}) {
				return nil
			}
			return k.Destroy(vault.Drawer{Kind: vault.Table, ID: b.Writes[0].Stream.ID})
		}}, k
	},
	"forgets to delete the sealed texts": func(s record.Store, k vault.Keyring) (record.Store, vault.Keyring) {
		return appending{s, func(b *record.Batch) error {
			b.DropDrawers = nil
			return nil
		}}, k
	},
	"keeps the key": func(s record.Store, k vault.Keyring) (record.Store, vault.Keyring) { return s, keeping{k} },
	"copies a text into the case": func(s record.Store, k vault.Keyring) (record.Store, vault.Keyring) {
		return appending{s, func(b *record.Batch) error { return copyTable(s, k, b) }}, k
	},
	"forgets a release": func(s record.Store, k vault.Keyring) (record.Store, vault.Keyring) {
		return appending{s, func(b *record.Batch) error {
			b.Seal = slices.DeleteFunc(b.Seal, func(e record.Envelope) bool { return e.Drawer.Kind == vault.Parcel })
			return nil
		}}, k
	},
}

// appending changes what is appended.
type appending struct {
	record.Store
	change func(*record.Batch) error
}

func (a appending) Append(ctx context.Context, b record.Batch) error {
	if err := a.change(&b); err != nil {
		return err
	}
	return a.Store.Append(ctx, b)
}

// keeping destroys nothing and says that it did.
type keeping struct{ vault.Keyring }

func (keeping) Destroy(vault.Drawer) error { return nil }

func has(b record.Batch, body conference.Body) bool {
	kind := conference.Event{Body: body}.Kind()
	for _, w := range b.Writes {
		if slices.ContainsFunc(w.Entries, func(e record.Entry) bool { return e.Kind == kind }) {
			return true
		}
	}
	return false
}

// copyTable seals everything on the table once more, for the case.
func copyTable(s record.Store, k vault.Keyring, b *record.Batch) error {
	if !has(*b, conference.Sealed{}) {
		return nil
	}
	stored, err := s.EnvelopesOf(context.Background(), vault.Drawer{Kind: vault.Table, ID: b.Writes[0].Stream.ID})
	for _, e := range stored {
		plain, opening := k.Open(e.Drawer, e.ID, e.Sealed)
		id, drawer := service.NewID(), aCase(k)
		sealed, sealing := k.Seal(drawer, id, plain)
		if opening != nil || sealing != nil {
			return fmt.Errorf("planting a fault: %w, %w", opening, sealing)
		}
		b.Seal = append(b.Seal, record.Envelope{Drawer: drawer, ID: id, Sealed: sealed})
	}
	return err
}

func aCase(k vault.Keyring) vault.Drawer {
	for _, held := range k.Drawers() {
		if held.Drawer.Kind == vault.Case {
			return held.Drawer
		}
	}
	return vault.Drawer{}
}

// outcome opens a house that crashed, which recovers it, and returns what is
// wrong with what it finds. Whether closing had begun is for the record to say.
func (t template) outcome(ctx context.Context, folder, fault string, began bool) (p problems) {
	h, err := servicetest.Open(ctx, folder, (&doomless{}).options(fault))
	if err != nil {
		return problems{"opening: " + err.Error()}
	}
	defer h.Close()
	if !began {
		p = checkOpen(ctx, h, t.scene)
		_, err := h.Service.Close(ctx, servicetest.Act("Noor"), t.scene.Meeting)
		p.none(err, "closing after all")
	}
	p = append(p, checkClosed(ctx, h, t.scene)...)
	p.none(h.Close(), "ending")
	return append(p, scan(folder, t.sealed)...)
}

// doomless opens as a child does, in the process of the test.
type doomless struct{}

func (doomless) options(fault string) servicetest.Options {
	return servicetest.Options{Both: wrongOrders[fault]}
}

func began(moments []string) bool {
	return slices.ContainsFunc(moments, func(m string) bool { return strings.HasPrefix(m, "after append closing-began") })
}

func TestClosing_KilledAtEveryMoment(t *testing.T) {
	house := mustTemplate(t)
	whole, killed := crash(t, "close", mustCopy(t, house.folder), 0, "")
	if killed || len(whole) < 2*7+len(service.Steps()) {
		t.Fatalf("a closing that nobody kills: got %d moments, killed %t", len(whole), killed)
	}
	for n := 1; n <= len(whole); n++ {
		t.Run("S5: "+whole[n-1], func(t *testing.T) {
			t.Parallel()
			folder := mustCopy(t, house.folder)
			moments, killed := crash(t, "close", folder, n, "")
			if !killed || len(moments) != n {
				t.Fatalf("got killed %t after %d moments, want it killed at %d", killed, len(moments), n)
			}
			for _, problem := range house.outcome(context.Background(), folder, "", began(moments)) {
				t.Error(problem)
			}
		})
	}
}

// Between two calls nothing reaches the disk, so the moments before each call,
// and the last of all, leave every state that a first crash can leave. The second
// crash comes at every moment of the recovery from each of them.
func TestClosing_KilledAgainDuringRecovery(t *testing.T) {
	house := mustTemplate(t)
	whole, _ := crash(t, "close", mustCopy(t, house.folder), 0, "")
	for n := 1; n <= len(whole); n++ {
		if !strings.HasPrefix(whole[n-1], "before") && n < len(whole) {
			continue
		}
		t.Run("S5: "+whole[n-1], func(t *testing.T) {
			t.Parallel()
			crashed := mustCopy(t, house.folder)
			first, _ := crash(t, "close", crashed, n, "")
			for m := 1; ; m++ {
				folder := mustCopy(t, crashed)
				second, killed := crash(t, "recover", folder, m, "")
				for _, problem := range house.outcome(context.Background(), folder, "", began(slices.Concat(first, second))) {
					t.Errorf("and again at %q: %s", second[len(second)-1], problem)
				}
				if !killed {
					break
				}
			}
		})
	}
}

func TestClosing_Killed_CatchesEachWrongOrder(t *testing.T) {
	house := mustTemplate(t)
	for fault := range wrongOrders {
		if fault == "" {
			continue
		}
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			for n := 0; ; n++ {
				folder := mustCopy(t, house.folder)
				moments, killed := crash(t, "close", folder, n, fault)
				if p := house.outcome(context.Background(), folder, fault, began(moments)); len(p) > 0 {
					t.Logf("caught at moment %d: %s", n, p[0])
					return
				}
				if n > 0 && !killed {
					break
				}
			}
			t.Error("got nothing wrong at any moment, want the planted fault caught")
		})
	}
}
