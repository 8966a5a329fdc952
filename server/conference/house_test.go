// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/catalogue"
)

// houseScene plays deeds on the house: Bea administrates, Noor organises, Fenna is
// FG, Cor coordinates, and Stef is known without a role.
type houseScene struct {
	t   testing.TB
	h   *House
	now time.Time
}

func newHouseScene(t testing.TB) *houseScene {
	t.Helper()
	s := &houseScene{t, NewHouse(), opening}
	s.gives(SetHouse{Act: s.by("Clock"), Terms: DefaultTerms, Weighed: 8, Envelope: envelope("settings"), Facts: SettingsFacts{true, true}},
		HouseFounded{DefaultTerms}, HouseSet{DefaultTerms, 8, envelope("settings")})
	for name, role := range map[string]Role{"Bea": RoleAdministrator, "Noor": RoleOrganiser, "Fenna": RoleFG, "Cor": RoleCoordinator, "Stef": ""} {
		s.apply(s.add("Clock", name, role))
	}
	return s
}

func (s *houseScene) by(name string) Act {
	s.now = s.now.Add(time.Minute)
	if name == "Clock" {
		return Act{Clock, s.now}
	}
	return Act{who(name), s.now}
}

func (s *houseScene) add(by, name string, role Role) AddPerson {
	d := AddPerson{Act: s.by(by), Person: who(name), Card: envelope(name), Facts: PersonFacts{true, true}}
	if role != "" {
		d.Roles = []Role{role}
	}
	return d
}

func (s *houseScene) apply(d HouseDeed) []Body {
	s.t.Helper()
	events, err := s.h.Decide(d)
	if err != nil {
		s.t.Fatalf("%T: got %v, want accepted", d, err)
	}
	var bodies []Body
	for _, e := range events {
		bodies = append(bodies, e.Body)
		if err := s.h.Apply(e); err != nil {
			s.t.Fatal(err)
		}
	}
	return bodies
}

func (s *houseScene) gives(d HouseDeed, want ...Body) {
	s.t.Helper()
	if diff := cmp.Diff(want, s.apply(d)); diff != "" {
		s.t.Errorf("events of %T (-want +got):\n%s", d, diff)
	}
}

func (s *houseScene) refuses(d HouseDeed, want ...string) {
	s.t.Helper()
	events, err := s.h.Decide(d)
	seenReasons.add(err)
	if diff := cmp.Diff(want, told(err)); diff != "" || len(events) > 0 {
		s.t.Errorf("refusals of %T, and %d events (-want +got):\n%s", d, len(events), diff)
	}
}

func (s *houseScene) setHouse(by string, change func(*SetHouse)) SetHouse {
	d := SetHouse{Act: s.by(by), Terms: DefaultTerms, Weighed: 5, Envelope: envelope("new"), Facts: SettingsFacts{true, true}}
	if change != nil {
		change(&d)
	}
	return d
}

func organisation(of string) OrganisationID { return OrganisationID(named("organisation " + of)) }
func issuer(of string) IssuerID             { return IssuerID(named("issuer " + of)) }
func identityOf(n string) Digest            { return Digest(strings.Repeat(n, 64)) }

func (s *houseScene) setOrganisation(by, name string, isNew bool) SetOrganisation {
	return SetOrganisation{Act: s.by(by), New: isNew, Named: true, Organisation: Organisation{
		organisation(name), catalogue.PartnerPolice, catalogue.SecrecyPolice, envelope(name),
	}}
}

func (s *houseScene) setIssuer(by, name string, isNew bool) SetIssuer {
	return SetIssuer{Act: s.by(by), New: isNew, Issuer: Issuer{issuer(name), envelope(name)}, Facts: IssuerFacts{true, true, true, true, true, true, true, true}}
}

// TestHouse_WhoMayWhat is the table of rights: each deed, and who has it.
func TestHouse_WhoMayWhat(t *testing.T) {
	everybody := []string{"Bea", "Noor", "Fenna", "Cor", "Stef", "Nobody"}
	rights := map[string]struct {
		deed func(s *houseScene, by string) HouseDeed
		may  string
	}{
		"add somebody": {func(s *houseScene, by string) HouseDeed { return s.add(by, "Mila", "") }, "Bea Noor"},
		"change somebody": {func(s *houseScene, by string) HouseDeed {
			return ChangePerson{Act: s.by(by), Person: who("Stef"), Card: envelope("x"), Facts: PersonFacts{true, true}}
		}, "Bea"},
		"remove somebody":             {func(s *houseScene, by string) HouseDeed { return RemovePerson{s.by(by), who("Stef")} }, "Bea"},
		"give roles":                  {func(s *houseScene, by string) HouseDeed { return GiveRoles{s.by(by), who("Stef"), []Role{RoleFG}} }, "Bea"},
		"give themselves a role":      {func(s *houseScene, by string) HouseDeed { return GiveRoles{s.by(by), who(by), roles} }, "Bea"},
		"set the house":               {func(s *houseScene, by string) HouseDeed { return s.setHouse(by, nil) }, "Bea"},
		"set an organisation":         {func(s *houseScene, by string) HouseDeed { return s.setOrganisation(by, "Politie", true) }, "Bea"},
		"drop an organisation":        {func(s *houseScene, by string) HouseDeed { return DropOrganisation{s.by(by), organisation("GGZ")} }, "Bea"},
		"trust a sign-on":             {func(s *houseScene, by string) HouseDeed { return s.setIssuer(by, "Politie", true) }, "Bea"},
		"trust a sign-on no more":     {func(s *houseScene, by string) HouseDeed { return DropIssuer{s.by(by), issuer("GGZ")} }, "Bea"},
		"what a removed one may":      {func(s *houseScene, by string) HouseDeed { return s.add("Gone", "Mila", "") }, ""},
		"what one may who lost it":    {func(s *houseScene, by string) HouseDeed { return s.add("Lost", "Mila", "") }, ""},
		"what a name without id does": {func(s *houseScene, by string) HouseDeed { return RemovePerson{Act{"", s.now}, who("Stef")} }, ""},
	}
	for name, row := range rights {
		t.Run(name, func(t *testing.T) {
			for _, by := range everybody {
				s := newHouseScene(t)
				s.apply(s.setOrganisation("Bea", "GGZ", true))
				s.apply(s.setIssuer("Bea", "GGZ", true))
				for _, gone := range []string{"Gone", "Lost"} {
					s.apply(s.add("Bea", gone, RoleAdministrator))
				}
				s.apply(RemovePerson{s.by("Bea"), who("Gone")})
				s.apply(GiveRoles{s.by("Bea"), who("Lost"), nil})
				events, err := s.h.Decide(row.deed(s, by))
				if may := strings.Contains(row.may, by); may != (err == nil && len(events) > 0) {
					t.Errorf("%s: got %d events and %v, want it allowed: %t", by, len(events), err, may)
				} else if !may {
					s.refuses(row.deed(s, by), hiddenLikeAbsent)
				}
			}
		})
	}
}

func TestHouse_Refusals(t *testing.T) {
	rows := map[string]struct {
		deed func(s *houseScene) HouseDeed
		want []string
	}{
		"an organiser who gives a role": {func(s *houseScene) HouseDeed { return s.add("Noor", "Mila", RoleFG) }, []string{"forbidden role-may-not roles"}},
		"a role that there is not":      {func(s *houseScene) HouseDeed { return GiveRoles{s.by("Bea"), who("Stef"), []Role{"king"}} }, []string{"invalid role-unknown roles"}},
		"a role that there is not, for somebody new": {
			func(s *houseScene) HouseDeed { return s.add("Bea", "Mila", "king") }, []string{"invalid role-unknown roles"},
		},
		"roles for who is not known": {func(s *houseScene) HouseDeed { return GiveRoles{s.by("Bea"), who("Mila"), nil} }, []string{hiddenLikeAbsent}},
		"a card for who is not known": {
			func(s *houseScene) HouseDeed {
				return ChangePerson{Act: s.by("Bea"), Person: who("Mila"), Card: envelope("x"), Facts: PersonFacts{true, true}}
			}, []string{hiddenLikeAbsent},
		},
		"removing who is not known":       {func(s *houseScene) HouseDeed { return RemovePerson{s.by("Bea"), who("Mila")} }, []string{hiddenLikeAbsent}},
		"removing the last administrator": {func(s *houseScene) HouseDeed { return RemovePerson{s.by("Bea"), who("Bea")} }, []string{"conflict last-administrator"}},
		"the last administrator's role": {
			func(s *houseScene) HouseDeed { return GiveRoles{s.by("Bea"), who("Bea"), []Role{RoleOrganiser}} }, []string{"conflict last-administrator roles"},
		},
		"nobody's name and a wrong address": {
			func(s *houseScene) HouseDeed { return AddPerson{Act: s.by("Bea"), Person: who("Mila")} }, []string{"invalid name-missing name", "invalid email-wrong email"},
		},
		"an empty card": {func(s *houseScene) HouseDeed { return ChangePerson{Act: s.by("Bea"), Person: who("Stef")} }, []string{"invalid name-missing name", "invalid email-wrong email"}},
		"a house without a name": {
			func(s *houseScene) HouseDeed {
				return s.setHouse("Bea", func(d *SetHouse) { d.Facts = SettingsFacts{} })
			},
			[]string{"invalid name-missing name", "invalid email-wrong mailFrom"},
		},
		"P4: a term that never ends": {
			func(s *houseScene) HouseDeed { return s.setHouse("Bea", func(d *SetHouse) { d.Terms.Case = 0 }) }, []string{"invalid P4 terms-wrong terms"},
		},
		"P4: a term that ends too late": {
			func(s *houseScene) HouseDeed {
				return s.setHouse("Bea", func(d *SetHouse) { d.Terms.Case = 21 * aYear })
			}, []string{"invalid P4 terms-wrong terms"},
		},
		"S7: more than a day after opening": {
			func(s *houseScene) HouseDeed {
				return s.setHouse("Bea", func(d *SetHouse) { d.Terms.AfterOpening = aDay + 1 })
			}, []string{"invalid P4 terms-wrong terms"},
		},
		"M8: weighing the first": {
			func(s *houseScene) HouseDeed { return s.setHouse("Bea", func(d *SetHouse) { d.Weighed = 1 }) }, []string{"invalid M8 weighed-wrong weighed"},
		},
		"an organisation of no kind": {
			func(s *houseScene) HouseDeed { return SetOrganisation{Act: s.by("Bea"), New: true} },
			[]string{"invalid name-missing name", "invalid M4 hat-unknown kind", "invalid M2 secrecy-missing secrecy"},
		},
		"an organisation that is not there": {func(s *houseScene) HouseDeed { return s.setOrganisation("Bea", "Politie", false) }, []string{hiddenLikeAbsent}},
		"dropping what is not there":        {func(s *houseScene) HouseDeed { return DropOrganisation{s.by("Bea"), organisation("x")} }, []string{hiddenLikeAbsent}},
		"a sign-on with nothing": {
			func(s *houseScene) HouseDeed { return SetIssuer{Act: s.by("Bea"), New: true} },
			[]string{
				"invalid name-missing name", "invalid issuer-url-wrong url", "invalid client-missing clientId",
				"invalid secret-missing secret", "invalid mail-domain-wrong domains", "invalid assurance-missing acr",
				"invalid assurance-weak acr", "invalid assurance-weak amr",
			},
		},
		"a sign-on that is not there":          {func(s *houseScene) HouseDeed { return s.setIssuer("Bea", "Politie", false) }, []string{hiddenLikeAbsent}},
		"dropping a sign-on that is not there": {func(s *houseScene) HouseDeed { return DropIssuer{s.by("Bea"), issuer("x")} }, []string{hiddenLikeAbsent}},
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			s := newHouseScene(t)
			s.refuses(row.deed(s), row.want...)
		})
	}
}

func TestHouse_KeepsWhatWasDecided(t *testing.T) {
	t.Run("S7, S8: its terms are those of the rules", func(t *testing.T) {
		if h := newHouseScene(t).h; !h.Founded() || h.Terms != (Terms{7200, 1209600, 86400, 157680000}) || h.Weighed != 8 {
			t.Errorf("got %+v and %d, want two hours, fourteen days, a day, five years and eight", h.Terms, h.Weighed)
		}
	})
	t.Run("a demo or a test founds one with terms of its own", func(t *testing.T) {
		h := NewHouse()
		var got []Body
		for _, e := range h.Found(Act{Clock, opening}, Terms{Case: 1}, envelope("settings")) {
			got = append(got, e.Body)
		}
		if diff := cmp.Diff([]Body{HouseFounded{Terms{Case: 1}}, HouseSet{Terms{Case: 1}, 8, envelope("settings")}}, got); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("P4: new settings replace the old", func(t *testing.T) {
		s := newHouseScene(t)
		terms := Terms{3600, aDay, 3600, aYear}
		s.gives(s.setHouse("Bea", func(d *SetHouse) { d.Terms = terms }), HouseSet{terms, 5, envelope("new")})
		if s.h.Terms != terms || s.h.Weighed != 5 || s.h.Settings != envelope("new") {
			t.Errorf("got %+v", s.h)
		}
	})
	t.Run("M1: a person once, and their roles in one order", func(t *testing.T) {
		s := newHouseScene(t)
		before := s.h.Clone()
		d := s.add("Bea", "Mila", "")
		d.Roles = []Role{RoleFG, RoleOrganiser, RoleFG}
		s.gives(d, PersonAdded{Person: who("Mila"), Card: envelope("Mila")}, RolesGiven{who("Mila"), []Role{RoleOrganiser, RoleFG}})
		s.gives(s.add("Bea", "Mila", RoleCoordinator))
		s.gives(GiveRoles{s.by("Bea"), who("Mila"), []Role{RoleFG, RoleOrganiser}})
		s.gives(GiveRoles{s.by("Bea"), who("Mila"), nil}, RolesGiven{who("Mila"), nil})
		if before.Knows(who("Mila")) || !s.h.Knows(who("Mila")) || len(s.h.Roles(who("Mila"))) != 0 {
			t.Errorf("got %t before, %t after, with %v", before.Knows(who("Mila")), s.h.Knows(who("Mila")), s.h.Roles(who("Mila")))
		}
	})
	t.Run("a changed card", func(t *testing.T) {
		s := newHouseScene(t)
		s.gives(ChangePerson{Act: s.by("Bea"), Person: who("Stef"), Card: envelope("x"), Facts: PersonFacts{true, true}}, PersonChanged{Person: who("Stef"), Card: envelope("x")})
		if s.h.Persons[who("Stef")] != envelope("x") {
			t.Errorf("got %s", s.h.Persons[who("Stef")])
		}
	})
	t.Run("an address is of one person at a time", func(t *testing.T) {
		s := newHouseScene(t)
		const one, two = Digest("0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"), Digest("9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a")
		add := func(name string) AddPerson { d := s.add("Bea", name, ""); d.Address = one; return d }
		change := func(name string, to Digest) ChangePerson {
			return ChangePerson{Act: s.by("Bea"), Person: who(name), Card: envelope("x"), Facts: PersonFacts{true, true}, Address: to}
		}
		s.apply(add("Mila"))
		s.refuses(add("Otto"), "conflict M7 address-taken email")
		s.refuses(change("Stef", one), "conflict M7 address-taken email")
		for _, d := range []HouseDeed{change("Mila", one), change("Mila", two), change("Stef", one), RemovePerson{s.by("Bea"), who("Stef")}, add("Otto")} {
			s.apply(d)
		}
		if of, known := s.h.AtAddress(one); !known || of != who("Otto") {
			t.Errorf("got %v %t, want Otto's: the others left it", of, known)
		}
	})
	t.Run("an administrator may go when another stays", func(t *testing.T) {
		s := newHouseScene(t)
		s.apply(GiveRoles{s.by("Bea"), who("Stef"), []Role{RoleAdministrator}})
		s.gives(RemovePerson{s.by("Stef"), who("Bea")}, PersonRemoved{who("Bea")})
		if s.h.Knows(who("Bea")) || s.h.Has(who("Bea"), RoleAdministrator) {
			t.Error("got a removed administrator who still is one")
		}
		s.refuses(RemovePerson{s.by("Stef"), who("Stef")}, "conflict last-administrator")
	})
	t.Run("organisations and sign-ons, in order", func(t *testing.T) {
		s := newHouseScene(t)
		s.gives(s.setOrganisation("Bea", "GGZ", true), OrganisationSet{organisation("GGZ"), catalogue.PartnerPolice, catalogue.SecrecyPolice, envelope("GGZ")})
		s.apply(s.setOrganisation("Bea", "Politie", true))
		before := s.h.Clone()
		s.apply(s.setOrganisation("Bea", "GGZ", false))
		s.gives(DropOrganisation{s.by("Bea"), organisation("GGZ")}, OrganisationDropped{organisation("GGZ")})
		s.gives(s.setIssuer("Bea", "GGZ", true), IssuerSet{issuer("GGZ"), envelope("GGZ")})
		s.apply(s.setIssuer("Bea", "GGZ", false))
		if list := s.h.Organisations(); len(before.Organisations()) != 2 || len(list) != 1 || list[0].ID != organisation("Politie") || len(s.h.Issuers()) != 1 {
			t.Errorf("got %v before, %v after and %v", before.Organisations(), list, s.h.Issuers())
		}
		s.gives(DropIssuer{s.by("Bea"), issuer("GGZ")}, IssuerDropped{issuer("GGZ")})
		if len(s.h.Issuers()) != 0 {
			t.Errorf("got %v", s.h.Issuers())
		}
	})
	t.Run("P6: pins the record of a closed meeting", func(t *testing.T) {
		h := NewHouse()
		root := identityOf("0")
		got := h.Settle(Act{Clock, opening}, MeetingID(named("meeting")), 7, root)
		if diff := cmp.Diff([]Event{{opening, Clock, MeetingSettled{MeetingID(named("meeting")), 7, root}}}, got); diff != "" {
			t.Error(diff)
		}
		if err := h.Apply(Event{Body: Started{}}); err == nil {
			t.Error("got an event of a meeting applied to the house")
		}
	})
}

func TestHouse_LinksAnIdentityToOnePerson(t *testing.T) {
	s := newHouseScene(t)
	stef := Owner{who("Stef"), ProofID(named("proof"))}
	link := func(d Digest, of Owner) error {
		events, err := s.h.LinkIdentity(s.by("Stef"), d, of)
		seenReasons.add(err)
		for _, e := range events {
			if err := s.h.Apply(e); err != nil {
				t.Fatal(err)
			}
		}
		return err
	}
	if err := link(identityOf("a"), stef); err != nil {
		t.Fatal(err)
	}
	for name, row := range map[string]struct {
		digest Digest
		of     Owner
		want   string
	}{
		"taken by another":         {identityOf("a"), Owner{who("Noor"), "p"}, "conflict identity-taken"},
		"taken by oneself":         {identityOf("a"), Owner{who("Stef"), "p"}, "conflict identity-taken"},
		"of who is not known":      {identityOf("b"), Owner{who("Mila"), "p"}, hiddenLikeAbsent},
		"what is no digest at all": {"stef@example.org", stef, hiddenLikeAbsent},
	} {
		if got := told(link(row.digest, row.of)); len(got) != 1 || got[0] != row.want {
			t.Errorf("%s: got %v, want %s", name, got, row.want)
		}
	}
	before := s.h.Clone()
	for _, e := range s.h.UnlinkProof(s.by("Bea"), stef) {
		if err := s.h.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	if _, still := s.h.Owner(identityOf("a")); still {
		t.Error("got an identity that is still linked after its proof went")
	}
	if of, _ := before.Owner(identityOf("a")); of != stef {
		t.Errorf("got %v in a copy made before", of)
	}
	if err := link(identityOf("a"), stef); err != nil {
		t.Errorf("linking again: %v", err)
	}
	s.apply(RemovePerson{s.by("Bea"), who("Stef")})
	if _, still := s.h.Owner(identityOf("a")); still || len(s.h.UnlinkProof(s.by("Bea"), stef)) != 0 {
		t.Error("got an identity of a removed person")
	}
}
