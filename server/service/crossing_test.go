// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// pair is deeds that could cross, done at once, after what leads up to them.
type pair struct {
	fresh   bool // each time on a meeting of its own
	times   int  // zero: a thousand
	prepare func(*servicetest.Scene)
	deeds   []func(*servicetest.Scene) (service.Receipt, error)
}

func deedOf(name, who string) func(*servicetest.Scene) (service.Receipt, error) {
	return func(s *servicetest.Scene) (service.Receipt, error) { return deeds[name].do(s, servicetest.Act(who)) }
}

func asked(s *servicetest.Scene) {
	s.Put("Stef", "rent", "Er is een huurachterstand.")
	s.Ask("Hatice", "rent", "", "Voor mijn taak.")
}

// back lets somebody in again who may be out; who is in is not admitted twice.
func back(s *servicetest.Scene, name string) {
	s.Knock(name)
	_, _ = s.House.Admit(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats[name]) // refused when they are in
}

var pairs = map[string]pair{
	"L1: leave and put": {
		prepare: func(s *servicetest.Scene) { back(s, "Stef") },
		deeds:   []func(*servicetest.Scene) (service.Receipt, error){deedOf("Leave", "Stef"), deedOf("PutItem", "Stef")},
	},
	"L6: withdraw and grant": {
		prepare: asked,
		deeds:   []func(*servicetest.Scene) (service.Receipt, error){deedOf("WithdrawItem", "Stef"), deedOf("Grant", "Stef")},
	},
	"C8: withdraw a consent and put what leans on it": {
		prepare: func(s *servicetest.Scene) { s.RecordConsent("Stef") },
		deeds:   []func(*servicetest.Scene) (service.Receipt, error){deedOf("WithdrawConsent", "Stef"), putLeaning},
	},
	"L1: show out and request": {
		prepare: func(s *servicetest.Scene) { back(s, "Hatice"); s.Put("Stef", "house", "Hij wil blijven.") },
		deeds: []func(*servicetest.Scene) (service.Receipt, error){
			func(s *servicetest.Scene) (service.Receipt, error) {
				return s.House.ShowOut(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Hatice"])
			},
			deedOf("RequestItem", "Hatice"),
		},
	},
	"M6: narrow and grant": {
		prepare: asked,
		deeds:   []func(*servicetest.Scene) (service.Receipt, error){deedOf("NarrowItem", "Stef"), deedOf("Grant", "Stef")},
	},
	"S2: rewrite and take on": {
		prepare: func(s *servicetest.Scene) { s.Draft("Hatice", "draft", "Belt.") },
		deeds: []func(*servicetest.Scene) (service.Receipt, error){
			deedOf("RewriteAgreement", "Hatice"), deedOf("TakeOnAgreement", "Stef"), deedOf("TakeOnAgreement", "Noor"),
		},
	},
	"L1: two admissions": {
		prepare: func(s *servicetest.Scene) {
			if s.Seats["Bram"] == "" {
				s.Invite("Bram")
				s.Ready("Bram")
			}
			_, _ = s.House.Leave(s.Ctx, servicetest.Act("Bram"), s.Meeting) // refused when he is out
			s.Knock("Bram")
		},
		deeds: []func(*servicetest.Scene) (service.Receipt, error){deedOf("Admit", "Noor"), deedOf("Admit", "Noor")},
	},
	"L1: confirm, and another proof comes in the place of the one that was compared": {
		prepare: comesUnknown,
		deeds:   []func(*servicetest.Scene) (service.Receipt, error){confirmsFirst, comesAgain},
	},
	"M9: substitute and admit": {
		fresh: true,
		times: 200,
		prepare: func(s *servicetest.Scene) {
			s.Invite("Bram")
			s.Ready("Bram")
			s.Knock("Bram")
		},
		deeds: []func(*servicetest.Scene) (service.Receipt, error){
			deedOf("Admit", "Noor"),
			func(s *servicetest.Scene) (service.Receipt, error) {
				return s.House.Substitute(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Bram"], service.NewSubstitute{Person: servicetest.Person("Aniek")})
			},
		},
	},
	"S5: close and put": {
		fresh:   true,
		prepare: func(s *servicetest.Scene) { s.Round() },
		deeds:   []func(*servicetest.Scene) (service.Receipt, error){deedOf("Close", "Noor"), deedOf("PutItem", "Stef")},
	},
	"S5, T6: close, close, put and take back": {
		fresh: true,
		times: 200,
		prepare: func(s *servicetest.Scene) {
			s.Put("Stef", "rent", "Er is een huurachterstand.")
			s.Ask("Noor", "rent", "", "Voor mijn taak.")
			s.Grant("Stef", "Noor", "rent", "", "")
			s.Round()
		},
		deeds: []func(*servicetest.Scene) (service.Receipt, error){
			deedOf("Close", "Noor"), deedOf("Close", "Noor"), deedOf("PutItem", "Stef"),
			func(s *servicetest.Scene) (service.Receipt, error) {
				return s.House.TakeBack(s.Ctx, servicetest.Act("Stef"), s.Meeting, s.Requests["Noor asks rent"])
			},
		},
	},
}

// unknown is who comes to the door of a scene, and with what: first, and then again.
type unknown struct {
	first, again service.Act
	code         service.ComparedCode
}

var unknowns sync.Map // by scene

// comesUnknown: Hatice waits with a passkey that nobody has confirmed, the organiser
// has its code on the screen, and another passkey is on its way.
func comesUnknown(s *servicetest.Scene) {
	account, err := s.House.Account(s.Ctx, servicetest.Person("Hatice"))
	s.Fail(err)
	for _, p := range account.Proofs {
		_, err := s.House.RemoveProof(s.Ctx, servicetest.Act("Bea"), servicetest.Person("Hatice"), p.ID)
		s.Fail(err)
	}
	_, _ = s.House.Leave(s.Ctx, servicetest.Act("Hatice"), s.Meeting) // refused when she is out
	var u unknown
	u.first, err = firstTime(s, "Hatice")
	s.Fail(err)
	u.again, err = firstTime(s, "Hatice")
	s.Fail(err)
	_, err = s.House.Arrive(s.Ctx, u.first, s.Meeting)
	s.Fail(err)
	u.code = compared(s, "Hatice")
	unknowns.Store(s, u)
}

func unknownOf(s *servicetest.Scene) unknown {
	u, _ := unknowns.Load(s)
	return u.(unknown)
}

func confirmsFirst(s *servicetest.Scene) (service.Receipt, error) {
	return s.House.ConfirmIdentity(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Hatice"], unknownOf(s).code)
}

func comesAgain(s *servicetest.Scene) (service.Receipt, error) {
	return s.House.Arrive(s.Ctx, unknownOf(s).again, s.Meeting)
}

func putLeaning(s *servicetest.Scene) (service.Receipt, error) {
	in := s.NewItem("Er loopt behandeling.")
	in.Consent = s.Consents["Stef"]
	return s.House.PutItem(s.Ctx, servicetest.Act("Stef"), s.Meeting, in)
}

// written notes the order in which events reach the disk: one append at a time,
// while the deeds go on deciding at once.
type written struct {
	record.Store
	mu     *sync.Mutex
	events *[]conference.Event
}

func (w written) Append(ctx context.Context, b record.Batch) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.Store.Append(ctx, b); err != nil {
		return err
	}
	for _, write := range b.Writes {
		for _, entry := range write.Entries {
			e, err := conference.Decode(entry.Text)
			if err != nil {
				return err
			}
			*w.events = append(*w.events, e)
		}
	}
	return nil
}

// onOneTable bounds how long the records of one case grow.
const onOneTable = 40

// crossed lets the deeds of a pair cross and returns what broke the rules.
func (p pair) crossed(t *testing.T, times int, wrap func(record.Store) record.Store) (found problems) {
	t.Helper()
	var all []conference.Event
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Store: func(s record.Store) record.Store {
		return written{wrap(s), &sync.Mutex{}, &all}
	}})
	var first, s *servicetest.Scene
	for n := range times {
		if n%onOneTable == 0 {
			first = servicetest.NewScene(context.Background(), h, time.Now())
		}
		switch {
		case p.fresh:
			s = first.Another("Stef")
		case n%onOneTable == 0:
			s = first.Another("Hatice", "Stef")
		}
		p.prepare(s)
		s.Must(t)
		for _, err := range p.atOnce(s) {
			found.that(err == nil || refused(err), "neither done nor refused: %v", err)
		}
		if p.fresh || n%onOneTable == onOneTable-1 || n == times-1 {
			list, err := events(s.Ctx, h, s)
			found.none(err, "reading")
			found = append(found, broken(list)...)
		}
		if len(found) > 0 {
			return found
		}
	}
	return append(leaning(all), inspected(t.Context(), h)...)
}

// atOnce does the deeds of a pair, started in any order.
func (p pair) atOnce(s *servicetest.Scene) []error {
	var mu sync.Mutex
	left := slices.Clone(p.deeds)
	_, errs := atOnce(len(left), func() (service.Receipt, error) {
		mu.Lock()
		next := left[0]
		left = left[1:]
		mu.Unlock()
		return next(s)
	})
	return errs
}

func asItIs(s record.Store) record.Store { return s }

func TestCrossing_TheRecordObeysTheRules(t *testing.T) {
	for name, p := range pairs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			times := p.times
			if times == 0 {
				times = 1000
			}
			if testing.Short() {
				times = 50
			}
			for _, problem := range p.crossed(t, times, asItIs) {
				t.Error(problem)
			}
		})
	}
}

// unguarded forgets the writes that only look.
type unguarded struct{ record.Store }

func (u unguarded) Append(ctx context.Context, b record.Batch) error {
	b.Writes = slices.DeleteFunc(slices.Clone(b.Writes), func(w record.Write) bool { return len(w.Entries) == 0 })
	return u.Store.Append(ctx, b)
}

// unversioned writes wherever the stream is by now: two deeds decided on the same
// version both come through.
type unversioned struct{ record.Store }

func (u unversioned) Append(ctx context.Context, b record.Batch) error {
	b.Writes = slices.Clone(b.Writes)
	for i, w := range b.Writes {
		list, err := u.Entries(ctx, w.Stream, 0)
		if err != nil {
			return err
		}
		b.Writes[i].Expected = int64(len(list))
	}
	return u.Store.Append(ctx, b)
}

func TestCrossing_CatchesWhatDoesNotGuard(t *testing.T) {
	const consent = "C8: withdraw a consent and put what leans on it"
	for name, p := range pairs {
		plant := func(s record.Store) record.Store { return unversioned{s} }
		if name == consent {
			plant = func(s record.Store) record.Store { return unguarded{s} }
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := p.crossed(t, 200, plant)
			if len(got) == 0 {
				t.Fatal("got nothing wrong, want the planted fault caught")
			}
			t.Logf("caught: %s", got[0])
		})
	}
}
