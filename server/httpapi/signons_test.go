// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"encoding/json"
	"maps"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/oauth2-proxy/mockoidc"

	"github.com/casustafel/casustafel/server/service"
)

// aWhile is too long for what asks for a fresh proof, and no session ends in it.
const aWhile = 10 * time.Minute

// mustSignOn is a meeting to which ad was invited, whose organisation is trusted, a
// while after it was opened.
func mustSignOn(t *testing.T) *scene {
	t.Helper()
	s := mustInvite(t, "ad")
	mockoidc.NowFunc = s.now
	s.play(t, []step{
		{by: "wil", op: "addIssuer", as: "issuer ggz", body: issuer("GGZ")},
		{by: "", op: "useLink", body: follows("ad"), becomes: "ad"},
	})
	s.forward(aWhile)
	return s
}

// signsOn goes to the organisation and comes back, as somebody or as nobody yet.
func (s *scene) signsOn(t *testing.T, by string) *httptest.ResponseRecorder {
	t.Helper()
	before := s.cookies["ad"]
	s.play(t, []step{{by: by, op: "beginSignOn", becomes: "ad", body: choosing}})
	at := s.ops["signOn"]
	got := s.do(t, "ad", at.method, at.path, comingBack(s))
	if s.cookies["ad"] = before; got.Code == 204 {
		s.becomes("ad", got.Result())
	}
	return got
}

// stale reports whether what asks for a fresh proof asks it of ad.
func (s *scene) stale(t *testing.T) bool {
	t.Helper()
	at := s.ops["close"]
	return problemIn(t, s.do(t, "ad", at.method, anID.ReplaceAllString(at.path, unknownID), nil)).Reason == failStale.reason
}

func TestSignOn_ASessionIsAsFreshAsTheLogInElsewhere(t *testing.T) {
	for name, test := range map[string]struct {
		loggedIn time.Time
		stale    bool
	}{
		"just now": {opening.Add(aWhile), false}, "before": {opening, true}, "not said": {time.Time{}, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := mustSignOn(t)
			s.loggedIn = test.loggedIn
			if got := s.signsOn(t, "ad"); got.Code != 204 {
				t.Fatalf("got %d %s, want in: %s", got.Code, got.Body, s.log)
			}
			if got := s.stale(t); got != test.stale {
				t.Errorf("asked again %t, want %t", got, test.stale)
			}
		})
	}
}

// TestSignOn_WhoIsProvenLogsInOnceMore: an organisation that still knows somebody, or
// the thief of their session, answers without asking anything. That proves nothing new.
func TestSignOn_WhoIsProvenLogsInOnceMore(t *testing.T) {
	s := mustSignOn(t)
	s.loggedIn = s.now()
	s.signsOn(t, "ad")
	s.forward(aWhile)
	t.Run("and the organisation is asked so", func(t *testing.T) {
		at := s.ops["beginSignOn"]
		var place SignOnPlace
		mustDo(t, json.Unmarshal(s.do(t, "ad", at.method, at.path, choosing(s)).Body.Bytes(), &place))
		asked := must(url.Parse(place.Location))(t).Query()
		if asked.Get("prompt") != "login" || asked.Get("max_age") != "0" {
			t.Errorf("got %v, want a fresh log-in asked", asked)
		}
	})
	t.Run("not by an answer without asking", func(t *testing.T) {
		if got := s.signsOn(t, "ad"); got.Code != 403 || problemIn(t, got).Reason != failProof.reason || !s.stale(t) {
			t.Errorf("got %d %s, stale %t; want refused and stale", got.Code, got.Body, s.stale(t))
		}
	})
	t.Run("not by one that was asked as nobody", func(t *testing.T) {
		if got := s.signsOn(t, ""); got.Code != 204 || !s.stale(t) {
			t.Errorf("got %d %s, stale %t; want in, and stale", got.Code, got.Body, s.stale(t))
		}
	})
	t.Run("but by a fresh one", func(t *testing.T) {
		s.loggedIn = s.now()
		if got := s.signsOn(t, "ad"); got.Code != 204 || s.stale(t) {
			t.Errorf("got %d %s, stale %t; want in, and fresh", got.Code, got.Body, s.stale(t))
		}
	})
}

// TestSignOn_KeysOfTheOrganisationRotateDuringAMeeting: who is at the table stays, and
// proves again with the new key; one that was signed with the old key is refused.
func TestSignOn_KeysOfTheOrganisationRotateDuringAMeeting(t *testing.T) {
	s := mustSignOn(t)
	s.loggedIn = s.now()
	s.signsOn(t, "ad")
	s.play(t, atTable)
	s.play(t, []step{{by: "ad", op: "arrive"}})
	old := s.issuer.Keypair
	s.issuer.Keypair = must(mockoidc.RandomKeypair(2048))(t)
	s.play(t, []step{{by: "ad", op: "askTicket"}, {by: "ad", op: "getDoor"}})
	if got := s.signsOn(t, "ad"); got.Code != 204 {
		t.Errorf("with the new key: got %d %s, want in", got.Code, got.Body)
	}
	s.play(t, []step{{by: "ad", op: "askTicket"}, {by: "ad", op: "getDoor"}})
	t.Run("and the old one is worth nothing", func(t *testing.T) {
		s.issuer.Keypair = &mockoidc.Keypair{PrivateKey: old.PrivateKey, PublicKey: s.issuer.Keypair.PublicKey, Kid: old.Kid}
		if got := s.signsOn(t, "ad"); got.Code != 403 {
			t.Errorf("got %d %s, want refused", got.Code, got.Body)
		}
		s.play(t, []step{{by: "ad", op: "askTicket"}, {by: "ad", op: "getDoor"}})
	})
}

// TestSignOn_AnAddressThatIsNotVerifiedIsSaid: whatever the address is, so that nobody
// learns by it whom a link was sent to.
func TestSignOn_AnAddressThatIsNotVerifiedIsSaid(t *testing.T) {
	for _, email := range []string{"ad@elders.example", "piet@elders.example"} {
		s := mustSignOn(t)
		s.email, s.unverified = email, true
		if got := s.signsOn(t, "ad"); got.Code != 403 || problemIn(t, got).Reason != failAddress.reason {
			t.Errorf("%s: got %d %s, want %s", email, got.Code, got.Body, failAddress.reason)
		}
		if got := s.do(t, "ad", "GET", "/v1/me", nil); !strings.Contains(got.Body.String(), `"level":1`) {
			t.Errorf("%s: got %s, want no further than the link", email, got.Body)
		}
	}
}

// TestSignOnKeys_ShowThePublicPart of the key of each organisation that has one, and
// end with it.
func TestSignOnKeys_ShowThePublicPart(t *testing.T) {
	s := newScene(t)
	keyed := func(s *scene) any {
		in := issuer("GGZ")(s).(service.NewIssuer)
		in.WithKey, in.Secret = true, ""
		return in
	}
	keys := func() (set struct{ Keys []map[string]string }) {
		t.Helper()
		got := s.do(t, "", "GET", "/v1/sign-on-keys", nil)
		mustDo(t, json.Unmarshal(got.Body.Bytes(), &set))
		return set
	}
	s.play(t, []step{{by: "wil", op: "addIssuer", as: "issuer politie", body: issuer("Politie")}})
	if got := keys(); len(got.Keys) != 0 {
		t.Errorf("a secret alone: got %v, want no key", got)
	}
	s.play(t, []step{{by: "wil", op: "addIssuer", as: "issuer ggz", body: keyed}})
	got := keys()
	if len(got.Keys) != 1 || !slices.Equal(slices.Sorted(maps.Keys(got.Keys[0])), []string{"e", "kid", "kty", "n", "use"}) || len(got.Keys[0]["n"]) != 512 {
		t.Errorf("got %v, want one public key of 3072 bits", got)
	}
	s.play(t, []step{{by: "wil", op: "dropIssuer", with: "issuer=ggz"}})
	if got := keys(); len(got.Keys) != 0 {
		t.Errorf("trusted no more: got %v, want no key", got)
	}
}

// TestSignOn_EndsWithItsOrganisation: when a sign-on is trusted no more, who came by it
// is out before the administrator is answered; others are not.
func TestSignOn_EndsWithItsOrganisation(t *testing.T) {
	s := mustSignOn(t)
	s.loggedIn = s.now()
	s.signsOn(t, "ad")
	at := s.ops["getMe"]
	if got := s.do(t, "ad", at.method, at.path, nil); got.Code != 200 {
		t.Fatalf("before: got %d, want in", got.Code)
	}
	s.play(t, []step{{by: "wil", op: "dropIssuer", with: "issuer=ggz"}})
	if got := s.do(t, "ad", at.method, at.path, nil); got.Code != 401 {
		t.Errorf("after: got %d, want 401", got.Code)
	}
	s.play(t, []step{{by: "noor", op: "getMe"}})
}
