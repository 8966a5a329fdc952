// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"errors"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/server/view"
)

// TestClose_BeforeThereIsATableCallsItOff: whoever had an invitation gets word of it in
// their calendar, nothing opens the door any more, and the table's key is gone (C7, M7).
func TestClose_BeforeThereIsATableCallsItOff(t *testing.T) {
	s, _, box := mustMailing(t, "Stef", "Hatice")
	box.answers(func(l notify.Letter) error {
		if l.To == servicetest.Email("Hatice") {
			return notify.ErrTemporary
		}
		return nil
	})
	mustDeliver(t, s)
	box.answers(nil)
	link := mustLink(t, s, "Stef")
	if _, err := s.House.Service.Close(s.Ctx, servicetest.Act("Noor"), s.Meeting); err != nil {
		t.Fatal(err)
	}
	mustDeliver(t, s)
	letters := mustHave(t, box, "Stef", notify.Invitation, notify.Cancelled)
	if invited, off := letters[0], letters[1]; off.UID != invited.UID || off.Sequence <= invited.Sequence || off.Link != "" || off.Place != invited.Place {
		t.Errorf("got %+v after %+v", off, invited)
	}
	mustHave(t, box, "Hatice") // no invitation, and no word that it is off
	if err := take(s, "Stef", link); !refusedAs(err, conference.LinkUnknown) {
		t.Errorf("the link: got %v", err)
	}
	if got := s.House.Keyring.Status(vault.Drawer{Kind: vault.Table, ID: string(s.Meeting)}); got != vault.Destroyed {
		t.Errorf("the table's key: got %s", got)
	}
	for _, name := range []string{"Noor", "Stef"} {
		mine, err := s.House.Mine(s.Ctx, servicetest.Person(name))
		if err != nil || len(mine.Meetings) != 1 || !mine.Meetings[0].Cancelled || mine.Meetings[0].Stage != conference.Done {
			t.Errorf("the list of %s: got %+v, %v", name, mine.Meetings, err)
		}
		if v, err := s.Sees(name); err != nil || !v.Cancelled {
			t.Errorf("%s sees %+v, %v", name, v.Head, err)
		}
	}
	mustInspect(t, s.House)
}

// TestRemovePerson_IsToldThatTheyAreNotExpected: with the address that is destroyed
// once the mail is gone, or is of no use any more (M7).
func TestRemovePerson_IsToldThatTheyAreNotExpected(t *testing.T) {
	s, clock, box := mustMailing(t, "Stef", "Hatice")
	mustDeliver(t, s)
	gone := func(name string) bool {
		return s.House.Keyring.Status(vault.Drawer{Kind: vault.Person, ID: string(servicetest.Person(name))}) == vault.Destroyed
	}
	keep := func() {
		t.Helper()
		if _, err := s.House.KeepTerms(s.Ctx); err != nil {
			t.Fatal(err)
		}
	}
	s.RemovePerson("Stef")
	s.Must(t)
	mustDeliver(t, s)
	keep()
	mustHave(t, box, "Stef", notify.Invitation, notify.Cancelled)
	if !gone("Stef") {
		t.Error("the drawer is still there after the mail went")
	}
	box.answers(func(notify.Letter) error { return notify.ErrTemporary })
	s.RemovePerson("Hatice")
	s.Must(t)
	mustDeliver(t, s)
	keep()
	if gone("Hatice") {
		t.Error("the address was destroyed before the mail went")
	}
	clock.Add(3 * 24 * time.Hour)
	mustDeliver(t, s)
	keep()
	if !gone("Hatice") {
		t.Error("the drawer outlives the mail that cannot be sent")
	}
	mustInspect(t, s.House)
}

// TestHouse_SaysThatMailDoesNotLeave: what is in the way and since when, to an
// administrator, and not to whom.
func TestHouse_SaysThatMailDoesNotLeave(t *testing.T) {
	s, clock, box := mustMailing(t, "Stef")
	shows := func(want *view.MailTrouble) {
		t.Helper()
		v, err := s.House.HouseView(s.Ctx, servicetest.Person("Bea"))
		if got := v.MailTrouble; err != nil || (got == nil) != (want == nil) || got != nil && *got != *want {
			t.Errorf("got %+v and %v, want %+v", got, err, want)
		}
	}
	since := clock.Now()
	shows(nil)
	for _, row := range []struct {
		says error
		want view.MailTroubleKind
	}{{notify.ErrLogIn, view.TroubleLogIn}, {errors.New("no answer"), view.TroubleAway}, {notify.ErrSender, view.TroubleSender}, {notify.ErrTLS, view.TroubleTLS}} {
		box.answers(func(notify.Letter) error { return row.says })
		s.House.KeepMail(s.Ctx)
		shows(&view.MailTrouble{Fault: row.want, Since: since})
		clock.Add(time.Hour)
	}
	box.answers(nil)
	mustDeliver(t, s)
	shows(nil)
	s.Invite("Hatice")
	s.Must(t)
	box.answers(func(notify.Letter) error { return notify.ErrRefused })
	mustDeliver(t, s)
	shows(nil) // one address says nothing about the house
}
