// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// order is one deed that a loaded process tries, as it says before it does.
type order struct {
	table             int // which of the meetings
	who, deed         string
	key, target       string
	id                string // what was acknowledged; empty when nothing was
	version           int64
	answered, refused bool
}

// do carries an order out, for the first time or again.
func (o order) do(ctx context.Context, s *servicetest.Scene) (service.Receipt, error) {
	a := act(o.who, o.key)
	switch o.deed {
	case "put":
		return s.House.PutItem(ctx, a, s.Meeting, s.NewItem("Iets."))
	case "ask":
		return s.House.RequestItem(ctx, a, s.Meeting, conference.ItemID(o.target), service.NewRequest{OwnTask: true, Words: "Voor mijn taak."})
	case "grant":
		return s.House.Grant(ctx, a, s.Meeting, conference.RequestID(o.target), service.Permission{Conditions: "Met hem."})
	}
	return s.House.WithdrawItem(ctx, a, s.Meeting, conference.ItemID(o.target))
}

// about returns the deed and the id that an event is about, as orders name them.
func about(e conference.Event) (deed, id string) {
	switch b := e.Body.(type) {
	case conference.ItemPut:
		return "put", string(b.Item)
	case conference.TakeHomeRequested:
		return "ask", string(b.Request)
	case conference.PermissionGranted:
		return "grant", string(b.Request)
	case conference.ItemWithdrawn:
		return "withdraw", string(b.Item)
	}
	return "", ""
}

// tables are the meetings that are loaded, and how long their records were before.
type tables struct {
	Scenes []*servicetest.Scene
	Bases  []int
}

const tablesFile = "tables.json"

func mustTables(t testing.TB, folder string, n int) *tables {
	t.Helper()
	h := servicetest.MustOpen(t, folder, servicetest.Options{})
	defer h.Close()
	all := &tables{}
	first := servicetest.NewScene(context.Background(), h, time.Now())
	for range n {
		s := first.Another("Hatice", "Stef")
		s.Must(t)
		list, err := events(s.Ctx, h, s)
		if err != nil {
			t.Fatal(err)
		}
		all.Scenes, all.Bases = append(all.Scenes, s), append(all.Bases, len(list))
	}
	text, err := json.Marshal(all)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, tablesFile), text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// loadedRound lets a process work until it acknowledged some deeds, and kills it.
func loadedRound(t testing.TB, folder, fault string) map[string]*order {
	t.Helper()
	c := child("load", folder, fault)
	pipe, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines, orders := bufio.NewReader(pipe), map[string]*order{}
	for left := 1 + rand.IntN(40); left > 0; {
		done, err := note(lines, orders)
		if err != nil {
			break
		}
		if done {
			left--
		}
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for err == nil {
		_, err = note(lines, orders)
	}
	// It says that the process was killed, which is what we did.
	_ = c.Wait()
	return orders
}

// note takes down one line; a line that was cut off is none.
func note(lines *bufio.Reader, orders map[string]*order) (done bool, err error) {
	line, err := lines.ReadString('\n')
	if err != nil {
		return false, io.EOF
	}
	o, key := order{}, ""
	switch word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " "); word {
	case "try":
		_, err = fmt.Sscanf(rest, "%d %s %s %s %q", &o.table, &o.who, &o.deed, &o.key, &o.target)
		orders[o.key] = &o
	case "no":
		orders[rest].refused = true
	case "done":
		_, err = fmt.Sscan(rest, &key, &o.id, &o.version)
		orders[key].id, orders[key].version, orders[key].answered = o.id, o.version, true
		return true, err
	}
	return false, err
}

// loaded is everything that was ever done on some tables.
type loaded struct {
	folder  string
	all     *tables
	effects []map[string]bool // by table, the keys that had an effect
}

// check opens the house, repeats what was not answered, and returns what is wrong.
func (l *loaded) check(ctx context.Context, orders map[string]*order, fault string) (p problems) {
	h, err := servicetest.Open(ctx, l.folder, servicetest.Options{Store: careless[fault]})
	if err != nil {
		return problems{"opening: " + err.Error()}
	}
	defer h.Close()
	for _, s := range l.all.Scenes {
		s.House, s.Ctx = h, ctx
	}
	for _, o := range orders {
		if !o.answered && !o.refused {
			p = append(p, o.repeat(ctx, l.all.Scenes[o.table])...)
		}
		if o.answered {
			l.effects[o.table][o.key] = true
		}
	}
	for i, s := range l.all.Scenes {
		list, err := events(ctx, h, s)
		p.none(err, "reading")
		p.that(len(list) == l.all.Bases[i]+len(l.effects[i]), "%d events after %d orders and %d before", len(list), len(l.effects[i]), l.all.Bases[i])
		for _, o := range orders {
			p.that(o.table != i || !o.answered || o.stands(list), "%s %s was acknowledged and is not at %d", o.who, o.deed, o.version)
		}
	}
	return append(p, inspected(ctx, h)...)
}

// repeat sends an unanswered order twice more with its own key.
func (o *order) repeat(ctx context.Context, s *servicetest.Scene) (p problems) {
	first, err := o.do(ctx, s)
	if refused(err) {
		return nil
	}
	p.none(err, "repeating "+o.deed)
	second, err := o.do(ctx, s)
	p.that(err == nil && first == second, "repeating %s again: got %+v, %v, want %+v", o.deed, second, err, first)
	o.id, o.version, o.answered = first.ID, first.Version, err == nil
	return p
}

// stands reports whether the event of an answered order is where the answer says.
func (o *order) stands(list []conference.Event) bool {
	if o.version < 1 || o.version > int64(len(list)) {
		return false
	}
	deed, id := about(list[o.version-1])
	return deed == o.deed && id == o.id && list[o.version-1].By == servicetest.Person(o.who)
}

// roundsPerTables bounds how long the records of one house grow.
const roundsPerTables = 10

func TestLoad_KilledAtAnyMoment(t *testing.T) {
	rounds := 100
	if testing.Short() {
		rounds = 10
	}
	var l *loaded
	acknowledged, repeated := 0, 0
	for round := range rounds {
		if round%roundsPerTables == 0 {
			l = mustLoad(t, t.TempDir())
		}
		orders := loadedRound(t, l.folder, "")
		for _, o := range orders {
			if o.answered {
				acknowledged++
			} else if !o.refused {
				repeated++
			}
		}
		if p := l.check(t.Context(), orders, ""); len(p) > 0 {
			t.Fatalf("after round %d:\n%s", round, strings.Join(p, "\n"))
		}
	}
	t.Logf("%d deeds acknowledged, %d cut off", acknowledged, repeated)
	if acknowledged < rounds || repeated == 0 {
		t.Errorf("got %d acknowledged and %d cut off, want more of both", acknowledged, repeated)
	}
}

func mustLoad(t testing.TB, folder string) *loaded {
	t.Helper()
	l := &loaded{folder: folder, all: mustTables(t, folder, 3)}
	for range l.all.Scenes {
		l.effects = append(l.effects, map[string]bool{})
	}
	return l
}

func TestLoad_CatchesEachCarelessStore(t *testing.T) {
	for fault, plant := range careless {
		if plant == nil {
			continue
		}
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			l := mustLoad(t, folder)
			for range 30 {
				if p := l.check(context.Background(), loadedRound(t, folder, fault), fault); len(p) > 0 {
					t.Logf("caught: %s", p[0])
					return
				}
			}
			t.Error("got nothing wrong in 30 rounds, want the planted fault caught")
		})
	}
}
