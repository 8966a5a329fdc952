// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

func proof(of string) ProofID { return ProofID(named("proof " + of)) }

func TestIdentity_Proven(t *testing.T) {
	for _, row := range []struct {
		name string
		of   Identity
		want bool
	}{
		{"L1: nothing", Identity{}, false},
		{"L1: a mailbox, and no more", Identity{Method: MethodLink}, false},
		{"L1: a passkey that nobody has confirmed", Identity{Method: MethodPasskey, First: true, Proof: proof("Stef")}, false},
		{"L1: a way that does not exist", Identity{Method: "promise"}, false},
		{"L1: a passkey", Identity{Method: MethodPasskey, Proof: proof("Stef")}, true},
		{"L1: a link and a one-time code", Identity{Method: MethodCode, Proof: proof("Stef")}, true},
		{"L1: the own organisation", Identity{Method: MethodSignOn, Proof: proof("Stef")}, true},
		{"L1: somebody who answers for them", Identity{Method: MethodVouched}, true},
		{"L1: the demo", Identity{Method: MethodDemo}, true},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := row.of.Proven(); got != row.want {
				t.Errorf("got %t, want %t", got, row.want)
			}
			s := ready(t)
			s.do(Arrive{s.by("Stef"), row.of}, Start{s.by("Noor"), "", shown})
			if admit := (Admit{s.by("Noor"), seat("Stef"), ""}); row.want {
				s.gives(admit, Admitted{seat("Stef"), ""})
			} else {
				s.refuses(admit, "conflict L1 not-proven")
			}
		})
	}
}

func TestArrive_TellsHowSomebodyShowsWhoTheyAre(t *testing.T) {
	passkey, first, link := Identity{Method: MethodPasskey, Proof: proof("Stef")}, Identity{Method: MethodPasskey, First: true, Proof: proof("else")}, Identity{Method: MethodLink}
	proved := func(i Identity) Body { return Proved{seat("Stef"), i.Method, i.First, i.Proof, i.Known, i.Word} }
	t.Run("L1: while they wait, a session that proves less takes nothing away", func(t *testing.T) {
		s := ready(t)
		s.gives(Arrive{s.by("Stef"), passkey}, proved(passkey), Arrived{seat("Stef")})
		s.gives(Arrive{s.by("Stef"), link})
		s.gives(Arrive{s.by("Stef"), first})
	})
	t.Run("L1: nor at the table", func(t *testing.T) {
		s := table(t)
		s.gives(Arrive{s.by("Stef"), link})
	})
	t.Run("L1: one that proves more counts", func(t *testing.T) {
		s := ready(t)
		s.gives(Arrive{s.by("Stef"), link}, proved(link), Arrived{seat("Stef")})
		s.gives(Arrive{s.by("Stef"), first}, proved(first))
		s.gives(Arrive{s.by("Stef"), passkey}, proved(passkey))
	})
	t.Run("L1: who comes back shows it anew", func(t *testing.T) {
		s := ready(t)
		s.do(Arrive{s.by("Stef"), passkey})
		s.leave("Stef")
		s.gives(Arrive{s.by("Stef"), link}, proved(link), Arrived{seat("Stef")})
		s.do(Start{s.by("Noor"), "", shown})
		s.refuses(Admit{s.by("Noor"), seat("Stef"), ""}, "conflict L1 not-proven")
	})
	t.Run("L1: the organiser walks in by whatever proves it, and by a mailbox waits", func(t *testing.T) {
		s := table(t)
		s.leave("Noor")
		s.gives(Arrive{s.by("Noor"), link}, Proved{Participant: seat("Noor"), Method: MethodLink}, Arrived{seat("Noor")})
		s.gives(Arrive{s.by("Noor"), passkey},
			Proved{Participant: seat("Noor"), Method: MethodPasskey, Proof: proof("Stef")}, Admitted{seat("Noor"), envelope("card of Noor")})
	})
}
