// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

func TestSessions_BelongToWhoHasTheToken(t *testing.T) {
	d := mustDesk(t)
	token := d.begin(mila)
	s := d.of(token)
	want := identity.Session{
		ID: s.ID, Person: "mila", Level: identity.First, Method: conference.MethodPasskey, Proof: "new", Meeting: "monday",
		Begun: began, ProvedAt: began, SeenAt: began, IdleEnds: began.Add(identity.Idle), Ends: began.Add(identity.Lifetime),
	}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Errorf("session (-want +got):\n%s", diff)
	}
	d.nobody("a part of the token", token[1:])
	d.nobody("nothing", "")
	d.nobody("the id that lists show", s.ID)
	if again := d.begin(mila); again == token || d.of(again).ID == s.ID {
		t.Error("two sessions have the same token or id")
	}
	t.Run("a proven one is for every meeting", func(t *testing.T) {
		n := noor
		n.Meeting = "monday"
		if got := d.of(d.begin(n)).Meeting; got != "" {
			t.Errorf("meeting: got %q, want none", got)
		}
	})
	t.Run("a level that is none begins nothing", func(t *testing.T) {
		for _, level := range []identity.Level{-1, 0, 4} {
			if _, err := d.Begin(t.Context(), identity.New{Person: "noor", Level: level}); err == nil {
				t.Errorf("level %d: got a session", level)
			}
		}
	})
}

func TestSessions_EndByThemselves(t *testing.T) {
	t.Run("when idle, however often they were used before", func(t *testing.T) {
		d := mustDesk(t)
		token := d.begin(noor)
		for range 3 {
			d.later(identity.Idle - time.Second)
			d.of(token)
		}
		d.later(identity.Idle)
		d.nobody("after being idle", token)
	})
	t.Run("when old, however busy", func(t *testing.T) {
		d := mustDesk(t)
		token := d.begin(noor)
		for d.now.Before(began.Add(identity.Lifetime - 10*time.Minute)) {
			d.later(10 * time.Minute)
			d.of(token)
		}
		d.later(10*time.Minute - time.Second)
		d.of(token)
		d.later(time.Second)
		d.nobody("at its absolute end", token)
	})
	t.Run("swept or not", func(t *testing.T) {
		d := mustDesk(t)
		idle, busy := d.begin(noor), d.begin(noor)
		d.later(10 * time.Minute)
		d.of(busy)
		d.later(10 * time.Minute)
		d.must(d.Sweep(t.Context()))
		d.of(busy)
		d.now = began
		d.nobody("swept", idle)
	})
}

func TestSessions_AreWrittenDownOnceAMinute(t *testing.T) {
	d := mustDesk(t)
	token := d.begin(noor)
	for range 180 {
		d.later(time.Second)
		d.of(token)
	}
	if got := d.store.kept.Load(); got != 3 {
		t.Errorf("writes in three minutes: got %d, want 3", got)
	}
	t.Run("and a full disk ends none", func(t *testing.T) {
		d.store.full = true
		d.later(2 * time.Minute)
		if s := d.of(token); !s.SeenAt.Before(d.now) {
			t.Errorf("seen at %v, want what is written", s.SeenAt)
		}
	})
}

// A person in a meeting is not thrown out in the middle.
func TestSessions_HeldDuringAMeeting(t *testing.T) {
	d := mustDesk(t)
	token := d.begin(noor)
	other := d.begin(noor)
	d.later(identity.Idle - time.Minute)
	d.of(other)
	until := began.Add(identity.Lifetime + time.Hour)
	d.must(d.Hold(t.Context(), token, until))
	d.later(time.Hour)
	d.nobody("idle, and not held", other)
	d.of(token)
	d.must(d.Hold(t.Context(), token, began.Add(2*time.Hour)))
	d.now = until.Add(-time.Second)
	if s := d.of(token); !s.Ends.Equal(until) {
		t.Errorf("ends: got %v, want %v", s.Ends, until)
	}
	d.now = until
	d.nobody("after the hold", token)
	if err := d.Hold(t.Context(), token, until.Add(time.Hour)); !errors.Is(err, identity.ErrNobody) {
		t.Errorf("holding what has ended: got %v, want nobody", err)
	}
}

func TestSessions_LookingIsNoUse(t *testing.T) {
	d := mustDesk(t)
	token := d.begin(noor)
	d.later(10 * time.Minute)
	if s, err := d.Look(t.Context(), token); err != nil || !s.IdleEnds.Equal(began.Add(identity.Idle)) || !s.SeenAt.Equal(began) {
		t.Errorf("looking: got %+v %v, want the session as it was", s, err)
	}
	d.later(5 * time.Minute)
	if _, err := d.Look(t.Context(), token); !errors.Is(err, identity.ErrNobody) {
		t.Errorf("looking after it was idle: got %v, want nobody", err)
	}
}

func TestSessions_KeptByTheirID(t *testing.T) {
	d := mustDesk(t)
	token := d.begin(noor)
	id := d.of(token).ID
	keep := func(hold time.Time) identity.Session {
		t.Helper()
		s, err := d.Keep(t.Context(), id, hold)
		d.must(err)
		return s
	}
	d.later(10 * time.Minute)
	if s := keep(time.Time{}); !s.IdleEnds.Equal(began.Add(identity.Idle)) {
		t.Errorf("held by nothing: idle ends %v, want as it was", s.IdleEnds)
	}
	if s := keep(d.now.Add(time.Hour)); !s.IdleEnds.Equal(d.now.Add(time.Hour)) {
		t.Errorf("idle ends: got %v, want in an hour", s.IdleEnds)
	}
	d.later(30 * time.Minute)
	d.of(token)
	d.must(d.End(t.Context(), token))
	if _, err := d.Keep(t.Context(), id, d.now.Add(time.Hour)); !errors.Is(err, identity.ErrNobody) {
		t.Errorf("keeping what was ended: got %v, want nobody", err)
	}
}

func TestSessions_ProvingGivesAnotherToken(t *testing.T) {
	d := mustDesk(t)
	token := d.begin(identity.New{Person: "mila", Level: identity.Mailbox, Method: conference.MethodLink, Meeting: "monday"})
	before := d.of(token)
	d.later(10 * time.Minute)
	next, err := d.Prove(t.Context(), token, identity.New{Proof: "new", Method: conference.MethodPasskey, Level: identity.First})
	d.must(err)
	d.nobody("who knew the token before", token)
	want := before
	want.Level, want.Method, want.Proof, want.ProvedAt = identity.First, conference.MethodPasskey, "new", d.now
	if diff := cmp.Diff(want, d.of(next), cmpopts.IgnoreFields(identity.Session{}, "SeenAt", "IdleEnds")); diff != "" {
		t.Errorf("proved (-want +got):\n%s", diff)
	}
	t.Run("and proving the old one again is nobody's", func(t *testing.T) {
		if _, err := d.Prove(t.Context(), token, identity.New{Proof: "new", Method: conference.MethodPasskey, Level: identity.First}); !errors.Is(err, identity.ErrNobody) {
			t.Errorf("got %v, want nobody", err)
		}
	})
	t.Run("proven, it is bound to no meeting", func(t *testing.T) {
		next, err = d.Prove(t.Context(), next, identity.New{Proof: "sso", Method: conference.MethodSignOn, Level: identity.Proven})
		d.must(err)
		if got := d.of(next); got.Meeting != "" || got.Level != identity.Proven || got.ID != before.ID {
			t.Errorf("got %+v, want the same session, proven, of no meeting", got)
		}
	})
	t.Run("and is not lowered", func(t *testing.T) {
		before := d.of(next)
		d.later(time.Second)
		same, err := d.Prove(t.Context(), next, identity.New{Proof: "new", Method: conference.MethodPasskey, Level: identity.First})
		d.must(err)
		if diff := cmp.Diff(before, d.of(same)); same != next || diff != "" {
			t.Errorf("another token %v, or another session (-want +got):\n%s", same != next, diff)
		}
	})
}

func TestSessions_AreRaisedByTheirProof(t *testing.T) {
	d := mustDesk(t)
	token, own := d.begin(mila), mila
	own.Proof = "another"
	other := d.begin(own)
	d.must(d.Raise(t.Context(), "mila", "new"))
	if got := d.of(token); got.Level != identity.Proven || got.Meeting != "" {
		t.Errorf("got level %d of %q, want proven, of no meeting", got.Level, got.Meeting)
	}
	if got := d.of(other); got.Level != identity.First || got.Meeting != "monday" {
		t.Errorf("another proof: got level %d of %q, want it as it was", got.Level, got.Meeting)
	}
}

func TestSessions_Freshness(t *testing.T) {
	d := mustDesk(t)
	token := d.begin(noor)
	demo := d.begin(identity.New{Person: "noor", Level: identity.Proven, Method: conference.MethodDemo})
	fresh := func(token string, want bool) {
		t.Helper()
		if got := d.Fresh(d.of(token), 5*time.Minute); got != want {
			t.Errorf("fresh: got %v, want %v", got, want)
		}
	}
	d.later(5*time.Minute - time.Second)
	fresh(token, true)
	d.later(time.Second)
	fresh(token, false)
	fresh(demo, true)
	next, err := d.Prove(t.Context(), token, identity.New{Proof: "key", Method: conference.MethodPasskey, Level: identity.Proven})
	d.must(err)
	fresh(next, true)
}

func TestSessions_AreAsFreshAsTheLogInElsewhere(t *testing.T) {
	d := mustDesk(t)
	by := func(level identity.Level, since time.Time) identity.New {
		return identity.New{Person: "noor", Level: level, Method: conference.MethodSignOn, Proof: "sso", Since: since}
	}
	began := d.now
	proved := func(token string, want time.Time) {
		t.Helper()
		if got := d.of(token).ProvedAt; !got.Equal(want) {
			t.Errorf("proved: got %s, want %s", got, want)
		}
	}
	hourAgo, never := began.Add(-time.Hour), time.Unix(0, 0)
	for since, want := range map[time.Time]time.Time{hourAgo: hourAgo, never: never, began.Add(time.Minute): began, {}: began} {
		proved(d.begin(by(identity.Proven, since)), want)
		link := d.begin(identity.New{Person: "noor", Level: identity.Mailbox, Method: conference.MethodLink})
		next, err := d.Prove(t.Context(), link, by(identity.Proven, since))
		d.must(err)
		proved(next, want)
	}
	t.Run("and an older one takes nothing from a later one", func(t *testing.T) {
		next, err := d.Prove(t.Context(), d.begin(noor), by(identity.Proven, hourAgo))
		d.must(err)
		proved(next, began)
	})
}

func TestSessions_EndAtOnce(t *testing.T) {
	d := mustDesk(t)
	ctx := t.Context()
	tokens := map[string]string{}
	ids := map[string]string{}
	for _, name := range []string{"one", "two", "three"} {
		d.later(time.Second)
		tokens[name] = d.begin(noor)
		ids[name] = d.of(tokens[name]).ID
	}
	tokens["mila"] = d.begin(mila)
	d.pages.look = func(what string) {
		for name, id := range ids {
			if id == what {
				d.nobody("while the pages of "+name+" are ended", tokens[name])
			}
		}
	}
	list := func() (got []string) {
		t.Helper()
		sessions, err := d.List(ctx, "noor")
		d.must(err)
		for _, s := range sessions {
			got = append(got, s.ID)
		}
		return got
	}
	if diff := cmp.Diff([]string{ids["one"], ids["two"], ids["three"]}, list()); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}
	d.must(d.End(ctx, tokens["one"]))
	d.must(d.End(ctx, tokens["one"]))
	d.nobody("one", tokens["one"])
	for _, c := range []struct {
		who conference.PersonID
		id  string
	}{{"mila", ids["two"]}, {"noor", ids["one"]}, {"noor", "none"}} {
		if err := d.EndOne(ctx, c.who, c.id); !errors.Is(err, identity.ErrNobody) {
			t.Errorf("ending what is not theirs: got %v, want nobody", err)
		}
	}
	d.of(tokens["two"])
	d.must(d.EndOne(ctx, "noor", ids["two"]))
	d.nobody("two", tokens["two"])
	d.must(d.EndPerson(ctx, "noor"))
	d.nobody("three", tokens["three"])
	if diff := cmp.Diff([]string{ids["one"], ids["two"], "noor"}, d.pages.ended); diff != "" {
		t.Errorf("pages that were ended (-want +got):\n%s", diff)
	}
	d.of(tokens["mila"])
}
