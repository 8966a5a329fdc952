// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

func TestBeginClosing_BeforeThereIsATableCallsItOff(t *testing.T) {
	cancel := func(s *scene) Deed { return BeginClosing{s.by("Noor")} }
	t.Run("C7, M7: who has an invitation, or may have, gets word of it", func(t *testing.T) {
		s := mailed(t)
		s.do(s.told("Stef", 1, MailTaken))
		s.gives(cancel(s), ClosingBegan{ByChair, nil},
			MailDue{seat("Stef"), MailCancelled, 2}, MailRecalled{seat("Mila")})
		if !s.m.Cancelled {
			t.Error("it does not say that it was cancelled")
		}
		s.refuses(s.take("Stef", "1"), "not-found M9 link-unknown")
	})
	t.Run("M7: not who was taken off before", func(t *testing.T) {
		s := mailed(t)
		s.do(s.told("Stef", 1, MailTaken), WithdrawInvitation{s.by("Noor"), seat("Stef")}, WithdrawInvitation{s.by("Noor"), seat("Mila")})
		s.gives(cancel(s), ClosingBegan{ByChair, nil})
	})
	t.Run("M7: one that left meanwhile is followed by word of it", func(t *testing.T) {
		s := mailed(t)
		s.do(cancel(s))
		s.gives(s.told("Stef", 1, MailTaken), MailSent{seat("Stef"), 1}, MailDue{seat("Stef"), MailCancelled, 2})
	})
	t.Run("M7: word of it is of use until the meeting would have been over", func(t *testing.T) {
		s := mailed(t)
		s.do(s.told("Stef", 1, MailTaken), cancel(s))
		p, _ := s.m.Participant(seat("Stef"))
		if s.m.MailUseless(p, s.m.End.Add(-1)) || !s.m.MailUseless(p, s.m.End) {
			t.Errorf("got %t before the end and %t after it", s.m.MailUseless(p, s.m.End.Add(-1)), s.m.MailUseless(p, s.m.End))
		}
	})
	t.Run("S8: what the clock closes was not cancelled, nor what was held", func(t *testing.T) {
		s := mailed(t)
		s.now = s.m.ClosesAt
		s.do(BeginClosing{s.by("Clock")})
		if held := table(t).closing(); s.m.Cancelled || held.m.Cancelled {
			t.Error("it says that it was cancelled")
		}
	})
}

func TestWithdrawRemoved_IsTheClocks(t *testing.T) {
	withdraw := func(a Act) Deed { return WithdrawRemoved{a, seat("Stef")} }
	t.Run("M7: as the organiser does it", func(t *testing.T) {
		s := mailed(t)
		s.do(s.told("Stef", 1, MailTaken))
		s.gives(withdraw(s.by("Clock")), InvitationWithdrawn{seat("Stef")}, MailDue{seat("Stef"), MailCancelled, 2})
		s.refuses(withdraw(s.by("Clock")), hiddenLikeAbsent)
	})
	s := mailed(t)
	s.hides(withdraw, func(a Act) Deed { return WithdrawRemoved{a, seat("nobody")} }, "Noor", "Stef", "Otto")
}
