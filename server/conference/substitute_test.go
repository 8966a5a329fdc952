// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

func (s *scene) substitute(old, by string) Substitute {
	return Substitute{s.by("Noor"), seat(old), who(by), true, Seat{Participant: seat(by), Envelope: envelope("carried over to " + by)}}
}

func TestSubstitute(t *testing.T) {
	t.Run("M9: is a new participant with the same seat and none of what was proven or promised", func(t *testing.T) {
		s := ready(t)
		s.do(s.arrive("Stef"))
		s.gives(s.substitute("Stef", "Bram"), InvitationWithdrawn{seat("Stef")},
			Invited{seat("Bram"), who("Bram"), stef.capacity, stef.hat, stef.parts, "", envelope("carried over to Bram")},
			Substituted{seat("Bram"), seat("Stef")})
		p, _ := s.m.Participant(seat("Bram"))
		if p.Task.Declared() || p.Confirmed || p.Accepted != "" || p.identity() != (Identity{}) || p.Presence != Outside {
			t.Errorf("got %+v, want everything to be proven and promised anew", p)
		}
		if s.m.Sight(who("Stef")).Meeting() || !s.m.Sight(who("Bram")).Meeting() {
			t.Error("got the meeting shown to who was first, or hidden from who comes")
		}
	})
	t.Run("M9, M2: of an adviser sits under the task of the same asker", func(t *testing.T) {
		s := ready(t)
		s.do(s.substitute("Omar", "Bram"))
		if p, _ := s.m.Participant(seat("Bram")); p.AskedBy != seat("Hatice") {
			t.Errorf("got asked by %q, want Hatice", p.AskedBy)
		}
	})
	t.Run("M9, M2: of who asked for advice keeps the adviser, once both tasks are confirmed", func(t *testing.T) {
		s := ready(t)
		s.do(s.substitute("Hatice", "Bram"))
		s.refuses(ConfirmTask{s.by("Noor"), seat("Omar")}, "conflict M2 asker-without-task")
		s.do(DeclareTask{Act: s.by("Bram"), Catalogue: "team-help"}, ConfirmTask{s.by("Noor"), seat("Bram")}, ConfirmTask{s.by("Noor"), seat("Omar")})
	})
	t.Run("M9: the first may come again as a substitute of somebody else", func(t *testing.T) {
		s := ready(t)
		s.do(s.substitute("Stef", "Bram"))
		d := s.substitute("Aniek", "Stef")
		d.Seat.Participant = seat("Stef again")
		s.do(d)
	})
	with := func(change func(*Substitute)) func(*scene) Deed {
		return func(s *scene) Deed {
			d := s.substitute("Stef", "Bram")
			change(&d)
			return d
		}
	}
	runRefused(t, ready, []refused{
		{"M9: of the chair", nil, with(func(d *Substitute) { d.Participant = seat("Noor") }), []string{"conflict L1 chair-stays"}},
		{"M1: by somebody the house does not know", nil, with(func(d *Substitute) { d.Known = false }), []string{"invalid M1 person-unknown person"}},
		{"M1: by somebody who is invited", nil, with(func(d *Substitute) { d.Person = who("Mila") }), []string{"conflict M1 already-invited person"}},
		{"M1: by the same person", nil, with(func(d *Substitute) { d.Person = who("Stef") }), []string{"conflict M1 already-invited person"}},
	})
	runRefused(t, table, []refused{
		{"M9: of somebody who was at the table", func(s *scene) { s.leave("Stef") }, with(func(*Substitute) {}), []string{"conflict L1 already-admitted"}},
	})
	afterTable(t, func(t *testing.T, s *scene) { s.refuses(with(func(*Substitute) {})(s), "conflict S5 meeting-closed") })
	t.Run("M9: hidden from everybody but the organiser, and again once it is done", func(t *testing.T) {
		s := ready(t)
		hidden := func(of string) func(Act) Deed {
			return func(a Act) Deed {
				d := s.substitute(of, "Bram")
				d.Act = a
				return d
			}
		}
		s.hides(hidden("Stef"), hidden("nobody"), "Otto", "Stef", "Hatice", "Clock")
		d := s.substitute("Stef", "Bram")
		s.do(d)
		if err := s.m.StandsAgain(d); err != nil {
			t.Errorf("again: got %v, want the same answer given", err)
		}
		s.refuses(d, hiddenLikeAbsent)
	})
}
