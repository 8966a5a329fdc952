// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// told is what came of a mail to somebody, by the clock.
func (s *scene) told(name string, sequence int, r MailResult) TellMail {
	return TellMail{s.by("Clock"), seat(name), sequence, r}
}

func (s *scene) mailOf(name string) Mail {
	s.t.Helper()
	p, ok := s.m.Participant(seat(name))
	if !ok {
		s.t.Fatalf("no participant %s", name)
	}
	return p.Mail
}

func TestTellMail_SaysWhatCameOfIt(t *testing.T) {
	t.Run("M7: taken, once", func(t *testing.T) {
		s := mailed(t)
		s.gives(s.told("Stef", 1, MailTaken), MailSent{seat("Stef"), 1})
		s.gives(s.told("Stef", 1, MailTaken))
		s.gives(s.told("Stef", 1, MailNotNow))
		if l := s.mailOf("Stef"); l.Stage != MailGone || !l.Arrived {
			t.Errorf("got %+v, want sent", l)
		}
	})
	t.Run("M7: refused for good", func(t *testing.T) {
		s := mailed(t)
		s.gives(s.told("Stef", 1, MailNotTaken), MailFailed{seat("Stef"), MailRefused})
		s.gives(s.told("Stef", 1, MailTaken)) // what was told is told
	})
	t.Run("M7: tried again after one minute, two, four, up to an hour", func(t *testing.T) {
		s := mailed(t)
		for n, minutes := range []int{1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60, 60} {
			d := s.told("Stef", 1, MailNotNow)
			s.gives(d, MailDelayed{seat("Stef"), d.At.Add(time.Duration(minutes) * time.Minute), n + 1, false})
		}
		s.gives(s.told("Stef", 1, MailTaken), MailSent{seat("Stef"), 1})
	})
	t.Run("M7: a mail server that cannot be trusted is told after five tries", func(t *testing.T) {
		s := mailed(t)
		for range 4 {
			s.do(s.told("Stef", 1, MailNoTrust))
		}
		s.gives(s.told("Stef", 1, MailNoTrust), MailFailed{seat("Stef"), MailUntrusted})
	})
	t.Run("M7: given up after three days", func(t *testing.T) {
		s := mailed(t)
		early, late := s.told("Stef", 1, MailNotNow), s.told("Stef", 1, MailNotNow)
		early.At, late.At = s.mailOf("Stef").Since.Add(3*day-time.Second), s.mailOf("Stef").Since.Add(3*day)
		s.gives(early, MailDelayed{seat("Stef"), early.At.Add(time.Minute), 1, false})
		s.gives(late, MailFailed{seat("Stef"), MailExpired})
	})
	t.Run("M7: and when there is nothing left to come to", func(t *testing.T) {
		s := mailed(t)
		s.now = s.m.ClosesAt
		s.do(BeginClosing{s.by("Clock")})
		s.gives(s.told("Stef", 1, MailNotNow), MailFailed{seat("Stef"), MailExpired})
	})
	t.Run("M7: of a mail that was never due", func(t *testing.T) {
		s := mailed(t)
		for _, n := range []int{-1, 0, 2} {
			s.refuses(s.told("Stef", n, MailTaken), "conflict S8 not-due")
		}
		s.refuses(s.told("Hatice", 1, MailTaken), "conflict S8 not-due")
	})
	s := mailed(t)
	s.hides(
		func(a Act) Deed { return TellMail{a, seat("Stef"), 1, MailTaken} },
		func(a Act) Deed { return TellMail{a, seat("nobody"), 1, MailTaken} }, "Noor", "Stef", "Otto")
}

func TestTellMail_OfOneThatWasOvertaken(t *testing.T) {
	move := func(s *scene) Reschedule {
		return Reschedule{s.by("Noor"), opening.Add(day), opening.Add(day + time.Hour), DefaultTerms, ""}
	}
	t.Run("M7: what is due now goes after it, with a higher number", func(t *testing.T) {
		s := mailed(t)
		s.do(move(s))
		s.gives(s.told("Stef", 1, MailTaken), MailSent{seat("Stef"), 1}, MailDue{seat("Stef"), MailInvitation, 3})
		if l := s.mailOf("Stef"); l.Stage != MailWaits || !l.Arrived || l.Sequence != 3 {
			t.Errorf("got %+v, want the third due", l)
		}
	})
	t.Run("M7: one that did not leave is forgotten", func(t *testing.T) {
		s := mailed(t)
		s.do(move(s))
		s.gives(s.told("Stef", 1, MailNotNow))
		s.gives(s.told("Stef", 1, MailNotTaken))
		if l := s.mailOf("Stef"); l.Stage != MailWaits || l.Tries != 0 {
			t.Errorf("got %+v, want the second due as it was", l)
		}
	})
	t.Run("M7: who was withdrawn while it left gets word of that", func(t *testing.T) {
		s := mailed(t)
		s.do(WithdrawInvitation{s.by("Noor"), seat("Stef")})
		s.gives(s.told("Stef", 1, MailTaken), MailSent{seat("Stef"), 1}, MailDue{seat("Stef"), MailCancelled, 2})
		s.gives(s.told("Stef", 2, MailTaken), MailSent{seat("Stef"), 2})
	})
	t.Run("M7: and who was withdrawn while it may have left", func(t *testing.T) {
		s := mailed(t)
		s.do(WithdrawInvitation{s.by("Noor"), seat("Stef")})
		s.gives(s.told("Stef", 1, MailUnsure), MailSent{seat("Stef"), 1}, MailDue{seat("Stef"), MailCancelled, 2})
	})
	t.Run("M7: and if it did not leave, nothing", func(t *testing.T) {
		s := mailed(t)
		s.do(WithdrawInvitation{s.by("Noor"), seat("Stef")})
		s.gives(s.told("Stef", 1, MailNotNow))
	})
	t.Run("M7: what became of the later one stays", func(t *testing.T) {
		s := mailed(t)
		s.do(move(s), s.told("Stef", 2, MailNotTaken))
		s.gives(s.told("Stef", 1, MailTaken), MailSent{seat("Stef"), 1})
		if l := s.mailOf("Stef"); l.Stage != MailUnsent || l.Fault != MailRefused {
			t.Errorf("got %+v, want the second failed", l)
		}
	})
}

func TestWithdrawInvitation_GivesWordOfIt(t *testing.T) {
	withdraw := func(s *scene, name string) Deed { return WithdrawInvitation{s.by("Noor"), seat(name)} }
	t.Run("M7: to who had a mail", func(t *testing.T) {
		s := mailed(t)
		s.do(s.told("Stef", 1, MailTaken))
		s.gives(withdraw(s, "Stef"), InvitationWithdrawn{seat("Stef")}, MailDue{seat("Stef"), MailCancelled, 2})
	})
	t.Run("M7: what was not sent is not sent", func(t *testing.T) {
		s := mailed(t)
		s.do(s.told("Stef", 1, MailNotNow))
		s.gives(withdraw(s, "Stef"), InvitationWithdrawn{seat("Stef")}, MailRecalled{seat("Stef")})
		if s.mailOf("Stef").Pending() {
			t.Error("got it still to be sent")
		}
	})
	t.Run("M7: to who may have had one: the connection broke at the very end", func(t *testing.T) {
		s := mailed(t)
		d := s.told("Stef", 1, MailUnsure)
		s.gives(d, MailDelayed{seat("Stef"), d.At.Add(time.Minute), 1, true})
		s.do(s.told("Stef", 1, MailNotNow)) // a later try that surely failed takes nothing back
		s.gives(withdraw(s, "Stef"), InvitationWithdrawn{seat("Stef")}, MailDue{seat("Stef"), MailCancelled, 2})
	})
	t.Run("M7: nothing to who had none", func(t *testing.T) {
		s := mailed(t)
		s.gives(withdraw(s, "Hatice"), InvitationWithdrawn{seat("Hatice")})
		s.do(s.told("Stef", 1, MailNotTaken))
		s.gives(withdraw(s, "Stef"), InvitationWithdrawn{seat("Stef")})
	})
}

func TestExpireMail_OnlyWhatIsOfNoUse(t *testing.T) {
	expire := func(s *scene) ExpireMail { return ExpireMail{s.by("Clock"), seat("Stef")} }
	t.Run("M7: after three days", func(t *testing.T) {
		s := mailed(t)
		s.refuses(expire(s), "conflict S8 not-due")
		d := expire(s)
		d.At = s.mailOf("Stef").Since.Add(3 * day)
		s.gives(d, MailFailed{seat("Stef"), MailExpired})
		s.refuses(d, "conflict S8 not-due")
	})
	t.Run("M7: after the close", func(t *testing.T) {
		s := mailed(t)
		s.now = s.m.ClosesAt
		s.do(BeginClosing{s.by("Clock")})
		s.gives(expire(s), MailFailed{seat("Stef"), MailExpired})
	})
	s := mailed(t)
	s.hides(
		func(a Act) Deed { return ExpireMail{a, seat("Stef")} },
		func(a Act) Deed { return ExpireMail{a, seat("nobody")} }, "Noor", "Stef", "Otto")
}

func TestReschedule_MovesWhatHasNotBegun(t *testing.T) {
	start, end := opening.Add(day), opening.Add(day+time.Hour)
	closes := end.Add(2 * time.Hour)
	move := func(s *scene) Reschedule { return Reschedule{s.by("Noor"), start, end, DefaultTerms, ""} }
	t.Run("M7, S8: links last as long as the meeting, whoever had a mail gets another", func(t *testing.T) {
		s := mailed(t)
		s.do(s.told("Stef", 1, MailTaken))
		s.gives(move(s),
			Rescheduled{start, end, closes, ""},
			LinkIssued{seat("Stef"), link("1"), closes}, MailDue{seat("Stef"), MailMoved, 2},
			LinkIssued{seat("Mila"), link("2"), closes}, MailDue{seat("Mila"), MailInvitation, 2},
			LinkIssued{seat("Hatice"), link("3"), closes})
		if diff := cmp.Diff([]time.Time{start, end, closes}, []time.Time{s.m.Start, s.m.End, s.m.ClosesAt}); diff != "" {
			t.Errorf("times (-want +got):\n%s", diff)
		}
		s.gives(s.take("Stef", "1"), LinkTaken{seat("Stef"), link("1")})
	})
	t.Run("M7: a link that was used is not made usable again", func(t *testing.T) {
		s := mailed(t)
		s.do(s.told("Stef", 1, MailTaken), s.take("Stef", "1"), WithdrawInvitation{s.by("Noor"), seat("Mila")}, WithdrawInvitation{s.by("Noor"), seat("Hatice")})
		s.gives(move(s), Rescheduled{start, end, closes, ""}, MailDue{seat("Stef"), MailMoved, 2})
	})
	t.Run("M7: to another place", func(t *testing.T) {
		s := convened(t)
		d := Reschedule{s.by("Noor"), s.m.Start, s.m.End, DefaultTerms, envelope("another agenda")}
		s.gives(d, Rescheduled{s.m.Start, s.m.End, s.m.ClosesAt, envelope("another agenda")})
		if s.m.Agenda != envelope("another agenda") {
			t.Error("got the old agenda")
		}
	})
	t.Run("M7: what is so already", func(t *testing.T) {
		s := mailed(t)
		s.gives(Reschedule{s.by("Noor"), s.m.Start, s.m.End, DefaultTerms, ""})
	})
	t.Run("S8: the close is announced anew", func(t *testing.T) {
		s := convened(t)
		s.now = s.m.ClosesAt
		s.do(WarnClose{s.by("Clock")})
		d := move(s)
		d.Start, d.End = s.now.Add(day), s.now.Add(2*day)
		s.do(d)
		if s.m.Warnings != 0 {
			t.Errorf("got %d announcements of a close that was moved", s.m.Warnings)
		}
	})
	with := func(change func(*Reschedule)) func(*scene) Deed {
		return func(s *scene) Deed {
			d := move(s)
			change(&d)
			return d
		}
	}
	runRefused(t, ready, []refused{
		{"L1: that has begun", func(s *scene) { s.do(Start{s.by("Noor"), envelope("card of Noor"), shown}) }, with(func(*Reschedule) {}), []string{"conflict L1 meeting-started"}},
		{"S5: that has closed", func(s *scene) { s.do(BeginClosing{s.by("Noor")}) }, with(func(*Reschedule) {}), []string{"conflict S5 meeting-closed"}},
		{"S8: to an end before the start", nil, with(func(d *Reschedule) { d.End = d.Start }), []string{"invalid S8 times-wrong plannedEnd"}},
		{"S8: to the past", nil, with(func(d *Reschedule) { d.At = d.End }), []string{"invalid S8 times-wrong plannedEnd"}},
	})
	s := ready(t)
	s.hidesFrom(func(a Act) Deed { return Reschedule{a, start, end, DefaultTerms, ""} }, "Stef", "Otto", "Clock")
}
