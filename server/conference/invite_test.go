// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestInvite_AsksOnePartnerWithTheReason(t *testing.T) {
	invited := func(c cast) Invited {
		return Invited{seat(c.name), who(c.name), c.capacity, c.hat, c.parts, c.askedBy, envelope("invitation of " + c.name)}
	}
	t.Run("M1, M4: each capacity but the chair's, one by one", func(t *testing.T) {
		s := convened(t)
		for _, c := range append([]cast{inez, ruben}, guests...) {
			s.gives(s.invite(c), invited(c))
		}
		if last, _ := s.m.Participant(seat("Lotte")); last.Number != 10 {
			t.Errorf("got number %d, want 10: the order of invitation", last.Number)
		}
	})
	t.Run("M4: a director as well", func(t *testing.T) {
		s := convened(t)
		d := s.invite(hatice)
		d.Seat.Capacity = Director
		s.do(d)
	})
	t.Run("M1: somebody who is needed after the start", func(t *testing.T) {
		s := table(t)
		s.gives(s.invite(ruben), invited(ruben))
		s.do(OpenRound{s.by("Noor")})
		s.gives(s.invite(inez), invited(inez))
	})
	t.Run("M1: again, after an invitation was withdrawn: as somebody new", func(t *testing.T) {
		s := ready(t)
		s.do(WithdrawInvitation{s.by("Noor"), seat("Stef")})
		again := s.invite(stef)
		again.Seat.Participant = seat("Stef again")
		s.do(again)
		if me, _ := s.m.ParticipantOf(who("Stef")); me.ID != seat("Stef again") || me.Confirmed || me.Accepted != "" {
			t.Errorf("got %+v, want a new participant without task or promise", me)
		}
	})
	t.Run("M2: an asker is of an adviser only", func(t *testing.T) {
		s := convened(t)
		d := s.invite(mila)
		d.Seat.AskedBy = seat("Noor")
		s.gives(d, invited(mila))
	})
}

func TestInvite_Refuses(t *testing.T) {
	with := func(c cast, change func(*Invite)) func(*scene) Deed {
		return func(s *scene) Deed {
			d := s.invite(c)
			change(&d)
			return d
		}
	}
	var rows []refused
	one := func(name string, c cast, change func(*Invite), want ...string) {
		rows = append(rows, refused{name: name, deed: with(c, change), want: want})
	}
	one("M1: without the reason why", stef, func(d *Invite) { d.Seat.Why = false }, "invalid M1 why-missing why")
	one("M1: without an organisation", stef, func(d *Invite) { d.Seat.Organisation = false }, "invalid M1 organisation-missing organisation")
	one("M1: somebody the house does not know", stef, func(d *Invite) { d.Known = false }, "invalid M1 person-unknown person")
	one("M1: somebody who is invited already", hatice, func(d *Invite) {}, "conflict M1 already-invited person")
	one("M1: the chair themselves", hatice, func(d *Invite) { d.Person = who("Noor") }, "conflict M1 already-invited person")
	one("M4: a second chair", stef, func(d *Invite) { d.Seat.Capacity = Chair }, "conflict M4 chair-taken capacity")
	one("M4: a capacity that does not exist", stef, func(d *Invite) { d.Seat.Capacity = "guest" }, "invalid M4 capacity-unknown capacity")
	one("M4: a hat that does not exist", stef, func(d *Invite) { d.Seat.Hat = "" }, "invalid M4 hat-unknown hat")
	one("M6: for no part", stef, func(d *Invite) { d.Seat.Parts = nil }, "invalid M6 parts-missing parts")
	one("M6: for a part that is not on the agenda", stef, func(d *Invite) { d.Seat.Parts = parts("1", "9") }, "invalid M6 parts-missing parts")
	one("M2: an adviser whom nobody asks", omar, func(d *Invite) { d.Seat.AskedBy = "" }, "invalid M2 asker-missing askedBy")
	one("M2: an adviser asked by somebody who is not invited", omar, func(d *Invite) { d.Seat.AskedBy = seat("Stef") }, "invalid M2 asker-missing askedBy")
	one("M2: an adviser asked by a representative, who has no task", omar, func(d *Invite) { d.Seat.AskedBy = seat("Lotte") }, "invalid M2 asker-missing askedBy")
	one("M1, M4, M6: everything that is wrong is told at once", stef, func(d *Invite) {
		d.Known, d.Seat = false, Seat{}
	}, "invalid M1 person-unknown person", "invalid M4 capacity-unknown capacity", "invalid M4 hat-unknown hat",
		"invalid M1 organisation-missing organisation", "invalid M1 why-missing why", "invalid M6 parts-missing parts")
	runRefused(t, func(t testing.TB) *scene {
		s := convened(t)
		s.do(s.invite(hatice), s.invite(lotte))
		return s
	}, rows)

	runRefused(t, ready, []refused{
		{"M2: an adviser asked by another adviser", func(s *scene) {
			s.do(WithdrawInvitation{s.by("Noor"), seat("Stef")})
		}, with(stef, func(d *Invite) { d.Seat.Capacity, d.Seat.AskedBy = Adviser, seat("Omar") }), []string{"invalid M2 asker-missing askedBy"}},
		{"M2: an adviser asked by somebody whose invitation was withdrawn", func(s *scene) {
			s.do(WithdrawInvitation{s.by("Noor"), seat("Stef")}, WithdrawInvitation{s.by("Noor"), seat("Omar")})
		}, with(omar, func(d *Invite) { d.Seat.AskedBy = seat("Stef") }), []string{"invalid M2 asker-missing askedBy"}},
	})
	afterTable(t, func(t *testing.T, s *scene) {
		s.refuses(s.invite(ruben), "conflict S5 meeting-closed")
	})
}

func TestInvite_IsHiddenFromEverybodyButTheOrganiser(t *testing.T) {
	s := table(t)
	s.hidesFrom(func(a Act) Deed {
		d := s.invite(ruben)
		d.Act = a
		return d
	}, "Otto", "Hatice", "Omar", "Lotte", "Clock")
}

func TestWithdrawInvitation_EndsIt(t *testing.T) {
	t.Run("M1: before and after the start, also from the waiting room", func(t *testing.T) {
		s := ready(t)
		s.gives(WithdrawInvitation{s.by("Noor"), seat("Stef")}, InvitationWithdrawn{seat("Stef")})
		s.do(s.arrive("Mila"), Start{s.by("Noor"), envelope("card of Noor"), shown})
		s.gives(WithdrawInvitation{s.by("Noor"), seat("Mila")}, InvitationWithdrawn{seat("Mila")})
		if sight := s.m.Sight(who("Mila")); sight.Meeting() || sight.Case() || sight.Part(part("3")) {
			t.Error("got a sight of the meeting after the invitation was withdrawn, want none")
		}
		if _, still := s.m.Participant(seat("Mila")); !still || s.m.Sight(who("Noor")).Participant(seat("Mila")) {
			t.Error("want the record to keep an invitation that nobody sees any more")
		}
	})
	runRefused(t, table, []refused{
		{"L1: somebody who was at the table", func(s *scene) { s.leave("Stef") },
			func(s *scene) Deed { return WithdrawInvitation{s.by("Noor"), seat("Stef")} }, []string{"conflict L1 already-admitted"}},
		{"L1: the chair", nil,
			func(s *scene) Deed { return WithdrawInvitation{s.by("Noor"), seat("Noor")} }, []string{"conflict L1 chair-stays"}},
	})
	afterTable(t, func(t *testing.T, s *scene) {
		s.refuses(WithdrawInvitation{s.by("Noor"), seat("Stef")}, "conflict S5 meeting-closed")
	})
	t.Run("M6: hidden from everybody but the organiser", func(t *testing.T) {
		s := ready(t)
		s.hides(func(a Act) Deed { return WithdrawInvitation{a, seat("Stef")} },
			func(a Act) Deed { return WithdrawInvitation{a, seat("nobody")} }, "Otto", "Stef", "Hatice", "Clock")
		s.refuses(WithdrawInvitation{s.by("Noor"), seat("nobody")}, hiddenLikeAbsent)
	})
	t.Run("M1: an answer is repeated to the organiser, though the invitation is gone", func(t *testing.T) {
		s := ready(t)
		s.do(WithdrawInvitation{s.by("Noor"), seat("Stef")})
		if got := s.m.StandsAgain(WithdrawInvitation{s.by("Noor"), seat("Stef")}); got != nil {
			t.Errorf("Noor: got %v, want nil", got)
		}
		got := told(s.m.StandsAgain(WithdrawInvitation{s.by("Hatice"), seat("Stef")}))
		if diff := cmp.Diff([]string{hiddenLikeAbsent}, got); diff != "" {
			t.Error(diff)
		}
	})
}
