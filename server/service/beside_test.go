// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// coded has Stef and Lotte, who has a code, at the table.
func coded(t testing.TB, o servicetest.Options) (*servicetest.Scene, string) {
	t.Helper()
	s := servicetest.MustScene(t, servicetest.MustOpen(t, t.TempDir(), o), "Hatice", "Stef", "Lotte")
	return s, mustGive(t, s, "Lotte")
}

func mustGive(t testing.TB, s *servicetest.Scene, name string) string {
	t.Helper()
	v, err := s.House.GiveCode(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats[name])
	if err != nil {
		t.Fatalf("giving %s a code: %v", name, err)
	}
	return v.Code
}

// on is somebody's device, on which somebody else acts with a code.
func on(device string, owner conference.ParticipantID, code string) service.Act {
	a := servicetest.Act(device)
	a.Beside = &service.Beside{Participant: owner, Code: code}
	return a
}

// not is another code.
func not(code string) string {
	if code == "000000" {
		return "000001"
	}
	return "000000"
}

// recorded returns what was done in a meeting after n events.
func recorded(t testing.TB, s *servicetest.Scene, n int) []conference.Event {
	t.Helper()
	list, err := events(s.Ctx, s.House, s)
	if err != nil {
		t.Fatal(err)
	}
	return list[n:]
}

func times[B conference.Body](list []conference.Event) (n int) {
	for _, e := range list {
		if _, is := e.Body.(B); is {
			n++
		}
	}
	return n
}

func TestBeside_TheDeedIsTheOwners(t *testing.T) {
	s, code := coded(t, servicetest.Options{})
	before := len(recorded(t, s, 0))
	a := on("Stef", s.Seats["Lotte"], code)
	receipt := mustDo(t)(s.House.PutItem(s.Ctx, a, s.Meeting, s.NewItem("Hij wil blijven.")))
	t.Run("L12: in the record, with whose device it was", func(t *testing.T) {
		got := recorded(t, s, before)
		used := conference.CodeUsed{Participant: s.Seats["Lotte"], Beside: servicetest.Person("Stef")}
		if len(got) != 2 || got[0].Body != used || got[0].By != servicetest.Person("Lotte") || got[1].By != servicetest.Person("Lotte") {
			t.Errorf("got %v, want the use of the code and then the item, both Lotte's", got)
		}
	})
	t.Run("L12: on the table", func(t *testing.T) {
		for name, mine := range map[string]bool{"Lotte": true, "Stef": false} {
			v, err := s.Sees(name)
			if err != nil || len(v.Items) != 1 || v.Items[0].Provider != s.Seats["Lotte"] || v.Items[0].Mine != mine {
				t.Errorf("%s: got %+v, %v, want one item of Lotte", name, v.Items, err)
			}
		}
	})
	t.Run("L12: and so is the answer, on whichever device", func(t *testing.T) {
		again := mustDo(t)(s.House.PutItem(s.Ctx, a, s.Meeting, s.NewItem("Hij wil blijven.")))
		own := servicetest.Act("Lotte")
		own.Key = a.Key
		owns := mustDo(t)(s.House.PutItem(s.Ctx, own, s.Meeting, s.NewItem("Hij wil blijven.")))
		if again != receipt || owns != receipt || len(recorded(t, s, before)) != 2 {
			t.Errorf("got %+v and %+v, want %+v and nothing more done", again, owns, receipt)
		}
	})
	t.Run("L12: asked again with a wrong code it is no answer, and counted", func(t *testing.T) {
		wrong := a
		wrong.Beside = &service.Beside{Participant: s.Seats["Lotte"], Code: not(code)}
		if _, err := s.House.PutItem(s.Ctx, wrong, s.Meeting, s.NewItem("Hij wil blijven.")); !refusedAs(err, conference.CodeWrong) {
			t.Errorf("got %v, want %s", err, conference.CodeWrong)
		}
		if got := times[conference.CodeMissed](recorded(t, s, before)); got != 1 {
			t.Errorf("got %d misses, want one", got)
		}
	})
}

func TestBeside_OnlyWhatIsOnesOwn(t *testing.T) {
	own := []string{
		"AcceptConfidentiality", "DeclareTask", "PutItem", "WithdrawItem", "OpenItem", "NarrowItem", "RequestItem", "WithdrawRequest", "Grant",
		"RefuseRequest", "TakeBack", "TakeOnAgreement", "ReportAgreement", "Leave",
	}
	s, code := coded(t, servicetest.Options{})
	before := len(recorded(t, s, 0))
	seen := 0
	for name, d := range deeds {
		_, err := d.do(s, on("Stef", s.Seats["Lotte"], not(code)))
		if got, want := refusedAs(err, conference.CodeNotHere), !slices.Contains(own, name); got != want {
			t.Errorf("L12: %s: got %v, want it refused as %s: %t", name, err, conference.CodeNotHere, want)
		}
		if slices.Contains(own, name) {
			seen++
		}
	}
	got := recorded(t, s, before)
	if seen != len(own) || times[conference.CodeMissed](got) != conference.CodeTries || len(got) != conference.CodeTries {
		t.Errorf("got %d deeds that take a code and %v, want %d, and only five misses", seen, got, len(own))
	}
}

func TestBeside_FiveTries(t *testing.T) {
	s, code := coded(t, servicetest.Options{})
	try := func(device, code string) error {
		_, err := s.House.PutItem(s.Ctx, on(device, s.Seats["Lotte"], code), s.Meeting, s.NewItem("Iets."))
		return err
	}
	for n := range conference.CodeTries {
		device := []string{"Stef", "Hatice"}[n%2]
		if err := try(device, not(code)); !refusedAs(err, conference.CodeWrong) {
			t.Fatalf("L12: wrong for the %dth time: got %v, want %s", n+1, err, conference.CodeWrong)
		}
	}
	for name, tried := range map[string]string{"the right one": code, "a wrong one": not(code), "none": ""} {
		if err := try("Stef", tried); !refusedAs(err, conference.CodeDead) {
			t.Errorf("L12: after five, %s: got %v, want %s", name, err, conference.CodeDead)
		}
	}
	next := mustGive(t, s, "Lotte")
	if err := try("Stef", next); err != nil {
		t.Errorf("L12: with a new one: got %v, want it done", err)
	}
	if got := times[conference.CodeMissed](recorded(t, s, 0)); got != conference.CodeTries {
		t.Errorf("got %d misses, want %d", got, conference.CodeTries)
	}
}

// gauge counts how many look at one envelope at once.
type gauge struct {
	record.Store
	of       *atomic.Value
	now, top *atomic.Int64
}

func newGauge() gauge { return gauge{of: &atomic.Value{}, now: &atomic.Int64{}, top: &atomic.Int64{}} }

func (g gauge) Envelopes(ctx context.Context, ids []string) (map[string]record.Envelope, error) {
	if of, _ := g.of.Load().(string); of != "" && slices.Contains(ids, of) {
		n := g.now.Add(1)
		defer g.now.Add(-1)
		for top := g.top.Load(); n > top && !g.top.CompareAndSwap(top, n); top = g.top.Load() {
		}
		time.Sleep(5 * time.Millisecond) // whoever may look too, does meanwhile
	}
	return g.Store.Envelopes(ctx, ids)
}

func TestBeside_EightAtOnce(t *testing.T) {
	g := newGauge()
	s, code := coded(t, servicetest.Options{Store: func(store record.Store) record.Store {
		g.Store = store
		return g
	}})
	for _, e := range recorded(t, s, 0) {
		if b, is := e.Body.(conference.CodeGiven); is {
			g.of.Store(string(b.Envelope))
		}
	}
	_, errs := atOnce(8, func() (service.Receipt, error) {
		return s.House.PutItem(s.Ctx, on("Stef", s.Seats["Lotte"], not(code)), s.Meeting, s.NewItem("Iets."))
	})
	wrong, dead := 0, 0
	for _, err := range errs {
		if refusedAs(err, conference.CodeWrong) {
			wrong++
		} else if refusedAs(err, conference.CodeDead) {
			dead++
		}
	}
	if got := times[conference.CodeMissed](recorded(t, s, 0)); wrong != conference.CodeTries || dead != 3 || got != conference.CodeTries {
		t.Errorf("L12: got %d wrong, %d dead and %d counted, want five, three and five", wrong, dead, got)
	}
	if got := g.top.Load(); got != 1 {
		t.Errorf("L12: got %d codes looked at before the first was counted, want one at a time", got)
	}
	t.Run("and who looks at once is seen", func(t *testing.T) {
		_, _ = atOnce(8, func() (service.Receipt, error) {
			_, err := s.House.Store.Envelopes(s.Ctx, []string{g.of.Load().(string)})
			return service.Receipt{}, err
		})
		if g.top.Load() < 2 {
			t.Error("the gauge sees nothing")
		}
	})
}

func TestBeside_AnotherMeeting(t *testing.T) {
	s, code := coded(t, servicetest.Options{})
	other := s.Another("Stef", "Lotte")
	other.Must(t)
	mustGive(t, other, "Lotte")
	for name, a := range map[string]service.Act{
		"the code of another meeting":           on("Stef", other.Seats["Lotte"], code),
		"a participant of another meeting":      on("Stef", s.Seats["Lotte"], code),
		"a participant that nobody made":        on("Stef", conference.ParticipantID(service.NewID()), code),
		"a participant who has no code":         on("Stef", other.Seats["Noor"], code),
		"no participant":                        on("Stef", "", code),
		"an empty code of who has none":         on("Stef", other.Seats["Noor"], ""),
		"an empty code of who has none in here": on("Stef", s.Seats["Hatice"], ""),
	} {
		if _, err := s.House.PutItem(s.Ctx, a, other.Meeting, other.NewItem("Iets.")); !refusedAs(err, conference.CodeWrong) {
			t.Errorf("L12: %s: got %v, want %s", name, err, conference.CodeWrong)
		}
	}
	for name, device := range map[string]string{"hidden": "Hatice", "from outside": "Bram"} {
		if _, err := s.House.PutItem(s.Ctx, on(device, other.Seats["Lotte"], code), other.Meeting, other.NewItem("Iets.")); !refusedAs(err, conference.Hidden) {
			t.Errorf("L12: on a device of somebody %s: got %v, want %s", name, err, conference.Hidden)
		}
	}
	if got := times[conference.CodeMissed](recorded(t, s, 0)); got != 0 {
		t.Errorf("got %d misses in the meeting that nobody tried", got)
	}
}

func TestBeside_FromTheWaitingRoomToTheEnd(t *testing.T) {
	s := servicetest.MustScene(t, servicetest.MustOpen(t, t.TempDir(), servicetest.Options{}), "Stef", "Hatice")
	s.Invite("Lotte")
	mustDo(t)(s.House.VouchFor(s.Ctx, servicetest.Act("Stef"), s.Meeting, s.Seats["Lotte"]))
	code := mustGive(t, s, "Lotte")
	act := func() service.Act { return on("Stef", s.Seats["Lotte"], code) }
	mustDo(t)(s.House.AcceptConfidentiality(s.Ctx, act(), s.Meeting))
	mustDo(t)(s.House.Admit(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Lotte"]))
	r := mustDo(t)(s.House.PutItem(s.Ctx, act(), s.Meeting, s.NewItem("Hij wil blijven.")))
	s.Items["wish"] = conference.ItemID(r.ID)
	s.Ask("Hatice", "wish", "", "Voor mijn taak.")
	mustDo(t)(s.House.Leave(s.Ctx, act(), s.Meeting))
	s.Must(t)
	mustDo(t)(s.House.Grant(s.Ctx, act(), s.Meeting, s.Requests["Hatice asks wish"], service.Permission{}))
	s.Round()
	s.Close()
	s.Must(t)
	v, err := s.Sees("Hatice")
	if err != nil || v.Parcel == nil {
		t.Errorf("L12, T1: got %+v, %v, want what Lotte permitted after leaving in Hatice's parcel", v.Parcel, err)
	}
	if _, err := s.House.ReportAgreement(s.Ctx, act(), s.Meeting, "", conference.Finished); !refusedAs(err, conference.NotHere) {
		t.Errorf("L12: after closing: got %v, want %s: nobody is here any more", err, conference.NotHere)
	}
	mustInspect(t, s.House)
}

func TestMeetingBeside(t *testing.T) {
	s, code := coded(t, servicetest.Options{})
	s.Put("Hatice", "hers", "Alleen voor Lotte.", "Lotte")
	s.Must(t)
	before := len(recorded(t, s, 0))
	t.Run("L12: shows what the owner sees, and every look is recorded", func(t *testing.T) {
		for range 2 {
			v, err := s.House.MeetingBeside(s.Ctx, on("Stef", s.Seats["Lotte"], code), s.Meeting)
			if err != nil || v.Me == nil || v.Me.Participant != s.Seats["Lotte"] || len(v.Items) != 1 {
				t.Errorf("got %+v, %v, want the meeting as Lotte sees it", v.Me, err)
			}
		}
		if got := times[conference.CodeUsed](recorded(t, s, before)); got != 2 {
			t.Errorf("got %d looks recorded, want two", got)
		}
	})
	t.Run("L12: the device's own view stays its own", func(t *testing.T) {
		if v, err := s.Sees("Stef"); err != nil || len(v.Items) != 0 {
			t.Errorf("got %d items, %v, want none", len(v.Items), err)
		}
	})
	for name, a := range map[string]service.Act{
		"a wrong code": on("Stef", s.Seats["Lotte"], not(code)), "no code at all": servicetest.Act("Stef"),
	} {
		t.Run("L12: "+name, func(t *testing.T) {
			if v, err := s.House.MeetingBeside(s.Ctx, a, s.Meeting); !refusedAs(err, conference.CodeWrong) || v.ID != "" {
				t.Errorf("got %+v, %v, want nothing and %s", v.Head, err, conference.CodeWrong)
			}
		})
	}
}
