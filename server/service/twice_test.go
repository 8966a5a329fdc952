// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"errors"
	"maps"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
)

// looks are recorded, and not answered again: every look is one.
var looks = []string{"MeetingBeside"}

// TestDeeds_AllHaveARow: a new deed without a row fails here.
func TestDeeds_AllHaveARow(t *testing.T) {
	var want []string
	of := reflect.TypeFor[*service.Service]()
	for i := range of.NumMethod() {
		m := of.Method(i)
		for in := range m.Type.NumIn() {
			if m.Type.In(in) == reflect.TypeFor[service.Act]() && !slices.Contains(looks, m.Name) {
				want = append(want, m.Name)
			}
		}
	}
	got := slices.Sorted(maps.Keys(deeds))
	if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
		t.Errorf("deeds of the service and rows here (-want +got):\n%s", diff)
	}
}

func act(who, key string) service.Act {
	return service.Act{Person: servicetest.Person(who), Key: key, Method: conference.MethodDemo}
}

// versions returns how many events there are in all streams together.
func versions(t testing.TB, h *servicetest.House) (n int64) {
	t.Helper()
	for _, kind := range record.StreamKinds() {
		heads, err := h.Store.Streams(t.Context(), kind)
		if err != nil {
			t.Fatal(err)
		}
		for _, head := range heads {
			n += head.Version
		}
	}
	return n
}

func refusedAs(err error, reason conference.Reason) bool {
	var refused conference.Errors
	return errors.As(err, &refused) && refused.Has(reason)
}

func TestDeeds_AskedTwice(t *testing.T) {
	for name, d := range deeds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := mustHouseFor(t, name)
			var made int
			t.Run("the same key gives the same answer and one effect", func(t *testing.T) { made = d.again(t, h) })
			t.Run("eight at once are one", func(t *testing.T) { d.atOnce(t, h, made) })
			if d.loses != nil {
				t.Run("a right lost in between answers not found", func(t *testing.T) { d.lost(t, h) })
			}
		})
	}
}

// again returns how many keys of drawers the deed makes.
func (d deed) again(t *testing.T, h *servicetest.House) (made int) {
	s := mustStage(t, h, d.stage)
	a := act(d.who, servicetest.NewKey())
	before, keys := versions(t, h), liveKeys(h)
	first := mustDo(t)(d.do(s, a))
	after := versions(t, h)
	made = liveKeys(h) - keys
	second, err := d.do(s, a)
	if err != nil || first != second {
		t.Errorf("twice: got %+v, %v, want %+v", second, err, first)
	}
	if got := liveKeys(h) - keys; got != made {
		t.Errorf("got %d keys the second time, want none", got-made)
	}
	if again := versions(t, h); after-before != d.events || again != after {
		t.Errorf("got %d events and then %d more, want %d and then none", after-before, again-after, d.events)
	}
	if _, err := d.other(s, a); !refusedAs(err, conference.KeyReused) {
		t.Errorf("the key for another deed: got %v, want %s", err, conference.KeyReused)
	}
	return made
}

// liveKeys returns how many drawers can be opened.
func liveKeys(h *servicetest.House) (n int) {
	for _, held := range h.Keyring.Drawers() {
		if held.Status == vault.Live {
			n++
		}
	}
	return n
}

func (d deed) atOnce(t *testing.T, h *servicetest.House, made int) {
	s := mustStage(t, h, d.stage)
	a := act(d.who, servicetest.NewKey())
	before, keys := versions(t, h), liveKeys(h)
	receipts, errs := atOnce(8, func() (service.Receipt, error) { return d.do(s, a) })
	for i := range receipts {
		if errs[i] != nil || receipts[i] != receipts[0] {
			t.Errorf("got %+v and %v, want %+v from all", receipts[i], errs[i], receipts[0])
		}
	}
	if got := versions(t, h) - before; got != d.events {
		t.Errorf("got %d events, want %d", got, d.events)
	}
	if got := liveKeys(h) - keys; got != made {
		t.Errorf("got %d keys, want %d", got, made)
	}
}

func (d deed) lost(t *testing.T, h *servicetest.House) {
	s := mustStage(t, h, d.stage)
	a := act(d.who, servicetest.NewKey())
	mustDo(t)(d.do(s, a))
	d.loses(s)
	s.Must(t)
	if _, err := d.do(s, a); !refusedAs(err, conference.Hidden) {
		t.Errorf("got %v, want %s", err, conference.Hidden)
	}
}

// atOnce runs something several times at once and returns all its answers.
func atOnce[V any](n int, f func() (V, error)) ([]V, []error) {
	answers, errs := make([]V, n), make([]error, n)
	var start, all sync.WaitGroup
	start.Add(1)
	for i := range n {
		all.Go(func() {
			start.Wait()
			answers[i], errs[i] = f()
		})
	}
	start.Done()
	all.Wait()
	return answers, errs
}

func TestDeeds_RefusalsAreNotStored(t *testing.T) {
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{})
	s := mustStage(t, h, "table")
	for _, row := range []struct {
		name   string
		who    string
		want   conference.Reason
		first  func(service.Act) (service.Receipt, error)
		mended func()
		then   func(service.Act) (service.Receipt, error)
	}{
		{
			"an item without text", "Stef", conference.TextMissing,
			func(a service.Act) (service.Receipt, error) { return h.PutItem(s.Ctx, a, s.Meeting, s.NewItem(" ")) },
			func() {},
			func(a service.Act) (service.Receipt, error) {
				return h.PutItem(s.Ctx, a, s.Meeting, s.NewItem("Er is ruimte."))
			},
		},
		{
			"admitting somebody who is not there yet", "Noor", conference.NotWaiting,
			func(a service.Act) (service.Receipt, error) { return h.Admit(s.Ctx, a, s.Meeting, s.Seats["Joris"]) },
			func() { mustDo(t)(h.Arrive(s.Ctx, servicetest.Act("Joris"), s.Meeting)) },
			func(a service.Act) (service.Receipt, error) { return h.Admit(s.Ctx, a, s.Meeting, s.Seats["Joris"]) },
		},
		{
			"closing before the round", "Noor", conference.RoundNotHeld,
			func(a service.Act) (service.Receipt, error) { return h.Service.Close(s.Ctx, a, s.Meeting) },
			func() { s.Round("contact") },
			func(a service.Act) (service.Receipt, error) { return h.Service.Close(s.Ctx, a, s.Meeting) },
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := act(row.who, servicetest.NewKey())
			if _, err := row.first(a); !refusedAs(err, row.want) {
				t.Fatalf("first: got %v, want %s", err, row.want)
			}
			row.mended()
			s.Must(t)
			if _, err := row.then(a); err != nil {
				t.Errorf("then, with the same key: got %v, want it done", err)
			}
		})
	}
}

func mustDo(t testing.TB) func(service.Receipt, error) service.Receipt {
	t.Helper()
	return func(r service.Receipt, err error) service.Receipt {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
}

// late holds back one append that was decided on.
type late struct {
	record.Store
	next       *atomic.Bool // the next append is held back
	held, goOn chan struct{}
}

func (l late) Append(ctx context.Context, b record.Batch) error {
	if l.next.CompareAndSwap(true, false) {
		close(l.held)
		<-l.goOn
	}
	return l.Store.Append(ctx, b)
}

// TestDeeds_AskedTwice_WhileTheFirstIsCarriedOut: leaving a second time is refused by
// the rules, but it is the same request, and gets the same answer.
func TestDeeds_AskedTwice_WhileTheFirstIsCarriedOut(t *testing.T) {
	l := late{next: &atomic.Bool{}, held: make(chan struct{}), goOn: make(chan struct{})}
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Store: func(s record.Store) record.Store {
		l.Store = s
		return l
	}})
	s := mustStage(t, h, "table")
	a := act("Stef", servicetest.NewKey())
	l.next.Store(true)
	answers := make(chan service.Receipt, 2)
	leave := func() {
		r, err := h.Leave(s.Ctx, a, s.Meeting)
		if err != nil {
			t.Error(err)
		}
		answers <- r
	}
	go leave()
	<-l.held
	go leave()
	close(l.goOn)
	if one, other := <-answers, <-answers; one != other || one.Version == 0 {
		t.Errorf("got %+v and %+v, want the same answer", one, other)
	}
}

// stages are how far a meeting is played, each with what it needs to get there.
func stages() map[string]func(*servicetest.Scene) {
	return map[string]func(*servicetest.Scene){
		"case": func(*servicetest.Scene) {},
		"kept": func(s *servicetest.Scene) { s.Keep("Stef") },
		"unsure": func(s *servicetest.Scene) {
			s.Keep("Stef")
			s.RemoveProof("Stef", "two")
			s.AddProof("Stef", "new", servicetest.Passkey("new"))
		},
		"convened": func(s *servicetest.Scene) { s.Convened("Hatice", "Stef") },
		"unconfirmed": func(s *servicetest.Scene) {
			s.Convened("Hatice")
			s.Invite("Stef")
			s.Declare("Stef")
		},
		"door": func(s *servicetest.Scene) {
			s.Convened("Hatice", "Stef")
			knocksFirst(s, "Stef")
		},
		"table": func(s *servicetest.Scene) {
			s.Table("Hatice", "Stef")
			onTheTable(s)
		},
		"granted":   func(s *servicetest.Scene) { play(s, "table"); s.Grant("Stef", "Hatice", "rent", "", "") },
		"round":     func(s *servicetest.Scene) { play(s, "granted"); s.Round() },
		"discussed": func(s *servicetest.Scene) { play(s, "granted"); s.Round("contact") },
		"closed":    func(s *servicetest.Scene) { play(s, "discussed"); s.Close() },
		"opened":    func(s *servicetest.Scene) { play(s, "closed"); s.OpenParcel("Hatice") },
	}
}

func play(s *servicetest.Scene, stage string) { stages()[stage](s) }

// mustStage plays a meeting up to a stage, on a case of its own.
func mustStage(t testing.TB, h *servicetest.House, stage string) *servicetest.Scene {
	t.Helper()
	s := servicetest.NewScene(context.Background(), h, time.Now())
	play(s, stage)
	s.Must(t)
	return s
}

func onTheTable(s *servicetest.Scene) {
	s.Put("Stef", "rent", "Er is een huurachterstand.")
	s.Put("Stef", "house", "Hij wil blijven.")
	s.Put("Stef", "own", "Voor wie later komt.", "Stef")
	s.Draft("Hatice", "contact", "Vaste contactpersoon.")
	s.TakeOn("Hatice", "contact")
	s.Draft("Hatice", "draft", "Belt.")
	s.Ask("Hatice", "rent", "contact", "Om te rekenen.")
	s.RecordConsent("Stef")
	for _, name := range []string{"Joris", "Bram", "Mila", "Lotte"} {
		s.Invite(name)
		s.Ready(name)
	}
	s.Knock("Bram")
}
