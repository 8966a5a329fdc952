// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"testing"
)

// asked has Hatice asking Joris for item 4, for A1, and Omar for item 12.
func asked(t testing.TB) *scene {
	s := withItems(t)
	s.do(s.askFor("4", "Hatice", "A1"), s.askFor("12", "Hatice", "A1"))
	return s
}

// permissions are the three deeds that are a provider's, on Hatice's request of item 4.
var permissions = map[string]func(Act, RequestID) Deed{
	"grant":     func(a Act, r RequestID) Deed { return Grant{Act: a, Request: r} },
	"refuse":    func(a Act, r RequestID) Deed { return RefuseRequest{a, r} },
	"take back": func(a Act, r RequestID) Deed { return TakeBack{a, r} },
}

func TestGrant_IsTheProvidersAlone(t *testing.T) {
	r4 := request("4 by Hatice")
	t.Run("T1: explicit, for this item, recipient and purpose", func(t *testing.T) {
		s := asked(t)
		s.gives(Grant{Act: s.by("Joris"), Request: r4}, PermissionGranted{Request: r4})
		got := s.m.Releases()
		if len(got) != 1 || got[0].Item.ID != item("4") || got[0].Recipient.ID != seat("Hatice") || got[0].Provider.ID != seat("Joris") || got[0].Request.Agreement != agreement("A1") {
			t.Errorf("got releases %+v, want item 4 from Joris to Hatice for A1 and nothing else", got)
		}
		s.gives(Grant{Act: s.by("Joris"), Request: r4})
	})
	t.Run("T2: in other words, with conditions, and changed again", func(t *testing.T) {
		s := asked(t)
		s.gives(Grant{Act: s.by("Joris"), Request: r4, OtherWords: true, Words: true, Limits: envelope("other words")},
			PermissionGranted{r4, true, envelope("other words")})
		s.gives(Grant{Act: s.by("Joris"), Request: r4, Limits: envelope("conditions")}, PermissionGranted{r4, false, envelope("conditions")})
		if r, _ := s.m.Request(r4); r.State != Granted || r.Narrowed || r.Limits != envelope("conditions") {
			t.Errorf("got %+v, want the last permission", r)
		}
	})
	t.Run("L1: by a provider who left, until close", func(t *testing.T) {
		s := asked(t)
		s.leave("Joris")
		s.gives(Grant{Act: s.by("Joris"), Request: r4}, PermissionGranted{Request: r4})
	})
	t.Run("T2: to a recipient who left", func(t *testing.T) {
		s := asked(t)
		s.leave("Hatice")
		s.gives(Grant{Act: s.by("Joris"), Request: r4}, PermissionGranted{Request: r4})
	})
	t.Run("T2: after a refusal, and after taking it back", func(t *testing.T) {
		s := asked(t)
		s.do(RefuseRequest{s.by("Joris"), r4}, Grant{Act: s.by("Joris"), Request: r4}, TakeBack{s.by("Joris"), r4})
		s.gives(Grant{Act: s.by("Joris"), Request: r4}, PermissionGranted{Request: r4})
	})
	t.Run("T3: advice about no person may go, also to an adviser", func(t *testing.T) {
		s := asked(t)
		s.do(s.advice("20", "Hatice", "2"), s.ask("20", "Omar"))
		s.gives(s.grant("20", "Omar", "Hatice"), PermissionGranted{Request: request("20 by Omar")})
	})
}

func TestPermissions_Refuse(t *testing.T) {
	r4 := request("4 by Hatice")
	for name, deed := range permissions {
		for _, by := range []string{"Noor", "Hatice", "Omar", "Lotte"} {
			t.Run("T1: to "+name+" is not "+by+"'s", func(t *testing.T) {
				s := asked(t)
				s.refuses(deed(s.by(by), r4), "forbidden T1 only-provider")
			})
		}
		t.Run("M6: to "+name+" is hidden from who does not see the request", func(t *testing.T) {
			s := asked(t)
			s.leave("Lotte")
			s.hides(func(a Act) Deed { return deed(a, r4) }, func(a Act) Deed { return deed(a, request("none")) }, "Otto", "Stef", "Lotte", "Clock")
		})
		t.Run("T6, S5: to "+name+" is too late once closing began", func(t *testing.T) {
			s := asked(t)
			s.do(Grant{Act: s.by("Joris"), Request: r4})
			s.closing()
			s.refuses(deed(s.by("Joris"), r4), hiddenLikeAbsent)
			s.do(s.seal())
			s.refuses(deed(s.by("Joris"), r4), hiddenLikeAbsent)
			s.do(s.finish())
			s.refuses(deed(s.by("Joris"), r4), hiddenLikeAbsent)
		})
	}
	grant := func(g Grant) func(*scene) Deed {
		return func(s *scene) Deed {
			g.Act, g.Request = s.by("Joris"), r4
			return g
		}
	}
	runRefused(t, asked, []refused{
		{"T2: other words that say nothing", nil, grant(Grant{OtherWords: true, Limits: envelope("conditions")}), []string{"invalid T2 narrowed-words-missing inOtherWords"}},
		{"T2: other words that were not sealed", nil, grant(Grant{OtherWords: true, Words: true}), []string{"invalid T2 narrowed-words-missing inOtherWords"}},
		{"T6: to take back what was not given", nil, func(s *scene) Deed { return TakeBack{s.by("Joris"), r4} }, []string{"conflict T6 not-granted"}},
		{"T6: to take back a refusal", func(s *scene) { s.do(RefuseRequest{s.by("Joris"), r4}) },
			func(s *scene) Deed { return TakeBack{s.by("Joris"), r4} }, []string{"conflict T6 not-granted"}},
	})
}

func TestGrant_ToAnAdviserOfWhatIsAboutAPerson(t *testing.T) {
	t.Run("T3: is refused too, should such a request ever be there", func(t *testing.T) {
		s := withItems(t)
		// No deed leads here: asking is refused already.
		r := TakeHomeRequested{Request: request("4 by Omar"), Item: item("4"), Recipient: seat("Omar"), Audience: seats("Joris", "Omar"), Envelope: envelope("words")}
		s.apply([]Event{{s.now, who("Omar"), r}})
		s.refuses(s.grant("4", "Omar", "Joris"), "forbidden T3 adviser-takes-no-personal-data")
		other := s.grant("4", "Omar", "Joris")
		other.OtherWords, other.Words, other.Limits = true, true, envelope("other words")
		s.refuses(other, "forbidden T3 adviser-takes-no-personal-data")
	})
}

func TestRefuseAndTakeBack_EndAPermission(t *testing.T) {
	r4 := request("4 by Hatice")
	t.Run("T2: no, once", func(t *testing.T) {
		s := asked(t)
		s.gives(RefuseRequest{s.by("Joris"), r4}, PermissionRefused{r4})
		s.gives(RefuseRequest{s.by("Joris"), r4})
	})
	t.Run("T6: back, once, also by who left", func(t *testing.T) {
		s := asked(t)
		g := Grant{Act: s.by("Joris"), Request: r4, OtherWords: true, Words: true, Limits: envelope("other words")}
		s.do(g)
		s.leave("Joris")
		s.gives(TakeBack{s.by("Joris"), r4}, PermissionTakenBack{r4})
		s.gives(TakeBack{s.by("Joris"), r4})
		if r, _ := s.m.Request(r4); r.Narrowed || r.Limits != "" || len(s.m.Releases()) != 0 {
			t.Errorf("got %+v and %d releases, want nothing left of it", r, len(s.m.Releases()))
		}
	})
	t.Run("T2: no, after yes", func(t *testing.T) {
		s := asked(t)
		s.do(Grant{Act: s.by("Joris"), Request: r4})
		s.gives(RefuseRequest{s.by("Joris"), r4}, PermissionRefused{r4})
		if len(s.m.Releases()) != 0 {
			t.Error("got a release after a refusal")
		}
	})
}

func TestRequest_IsSeenByTheAudienceOfItsItem(t *testing.T) {
	s := asked(t)
	s.do(Grant{Act: s.by("Joris"), Request: request("4 by Hatice"), Limits: envelope("conditions")})
	sees := func(may func(Sight) bool) (names []string) {
		for _, name := range []string{"Noor", "Hatice", "Joris", "Mila", "Stef", "Aniek", "Omar", "Lotte", "Otto"} {
			if may(s.m.Sight(who(name))) {
				names = append(names, name)
			}
		}
		return names
	}
	if got := sees(func(v Sight) bool { return v.Request(request("4 by Hatice")) }); !slices.Equal(got, []string{"Noor", "Hatice", "Joris", "Omar", "Lotte"}) {
		t.Errorf("the request: got %v, want who sits at part 2", got)
	}
	if got := sees(func(v Sight) bool { return v.Limits(request("4 by Hatice")) }); !slices.Equal(got, []string{"Hatice", "Joris"}) {
		t.Errorf("its conditions: got %v, want recipient and provider", got)
	}
}
