// SPDX-License-Identifier: EUPL-1.2

package conference

import "testing"

func TestAcceptConfidentiality_IsEachPersonsOwn(t *testing.T) {
	t.Run("M5: by name, once, also before the task", func(t *testing.T) {
		s := invitedOnly(t)
		s.gives(AcceptConfidentiality{s.by("Stef")}, ConfidentialityAccepted{seat("Stef"), PromiseGeneral})
		s.gives(AcceptConfidentiality{s.by("Stef")})
	})
	t.Run("M5: the subject is asked to keep what concerns others, a representative may tell the subject", func(t *testing.T) {
		s := invitedOnly(t)
		s.gives(AcceptConfidentiality{s.by("Ruben")}, ConfidentialityAccepted{seat("Ruben"), PromiseSubject})
		s.gives(AcceptConfidentiality{s.by("Lotte")}, ConfidentialityAccepted{seat("Lotte"), PromiseRepresentative})
	})
	t.Run("M5: who said yes to an earlier wording said yes to that", func(t *testing.T) {
		s := invitedOnly(t)
		s.apply(s.by("Lotte").events(ConfidentialityAccepted{seat("Lotte"), PromiseSubject}))
		if p, _ := s.m.Participant(seat("Lotte")); p.Promise() != PromiseSubject || p.Accepted == "" {
			t.Errorf("got %q, accepted %q; want what was said yes to", p.Promise(), p.Accepted)
		}
		s.gives(AcceptConfidentiality{s.by("Lotte")})
	})
	t.Run("M5: a latecomer during the table", func(t *testing.T) {
		s := table(t)
		s.do(s.invite(ruben))
		s.gives(AcceptConfidentiality{s.by("Ruben")}, ConfidentialityAccepted{seat("Ruben"), PromiseSubject})
	})
	afterTable(t, func(t *testing.T, s *scene) {
		s.refuses(AcceptConfidentiality{s.by("Stef")}, "conflict S5 meeting-closed")
	})
	t.Run("M5: hidden from who is not invited", func(t *testing.T) {
		s := ready(t)
		s.hidesFrom(func(a Act) Deed { return AcceptConfidentiality{a} }, "Otto", "Clock")
	})
}

func TestCapacity_HasTheRightsOfTheTable(t *testing.T) {
	rows := []struct {
		name string
		c    Capacity
		want rights
	}{
		{"M4: chair", Chair, rights{needsTask: true, puts: true, takesHome: true, personal: true, takesOn: true, vouches: true, readsNotes: true, readsDeeds: true}},
		{"M4: director", Director, rights{needsTask: true, puts: true, takesHome: true, personal: true, takesOn: true, vouches: true, readsNotes: true, readsDeeds: true}},
		{"M4: care professional", CareProfessional, rights{needsTask: true, puts: true, takesHome: true, personal: true, takesOn: true, vouches: true, readsNotes: true, readsDeeds: true}},
		{"M4: professional", Professional, rights{needsTask: true, puts: true, takesHome: true, personal: true, takesOn: true, vouches: true, readsNotes: true, readsDeeds: true}},
		{"T3: adviser", Adviser, rights{needsTask: true, puts: true, takesHome: true, underAsker: true, readsNotes: true, readsDeeds: true}},
		{"M2: subject", Subject, rights{puts: true, takesHome: true, personal: true, takesOn: true, vouchedFor: true, readsNotes: true}},
		{"M2: representative", Representative, rights{puts: true, takesHome: true, personal: true, takesOn: true, vouchedFor: true, readsNotes: true}},
		{"M4: interpreter", Interpreter, rights{needsTask: true, vouchedFor: true}},
		{"M4: anything else has no right at all", "guest", rights{}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if got := row.c.may(); got != row.want {
				t.Errorf("got %+v, want %+v", got, row.want)
			}
			if row.c.Valid() != (row.c != "guest") {
				t.Errorf("Valid: got %v", row.c.Valid())
			}
		})
	}
	if len(rows) != len(capacities)+1 {
		t.Errorf("got %d capacities in the code, want %d: a right that is not in the table does not exist", len(capacities), len(rows)-1)
	}
}
