// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/descope/virtualwebauthn"
	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"
	"github.com/pquerna/otp/totp"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/view"
)

// devices is what the people of a scene have with them: a passkey, an app for codes,
// an account at their organisation, and the links they were sent.
type devices struct {
	place    virtualwebauthn.RelyingParty
	passkeys map[string]virtualwebauthn.Credential
	ceremony Ceremony
	secret   CodeSecret
	secrets  map[string]CodeSecret // of who added one
	links    map[string]string
	issuer   *mockoidc.MockOIDC
	loggedIn time.Time // there, as it says; zero when it does not say
	email    string    // of who logs in there; empty: that of ad
	// unverified: the organisation does not say that it is their address.
	unverified bool
	query      string
}

func newDevices(t testing.TB) *devices {
	t.Helper()
	mockoidc.NowFunc = func() time.Time { return opening } // the clock of the house
	issuer := must(mockoidc.Run())(t)
	t.Cleanup(func() { issuer.Shutdown() })
	host := must(url.Parse(testOrigin))(t).Hostname()
	return &devices{
		place:    virtualwebauthn.RelyingParty{Name: "x", ID: host, Origin: testOrigin},
		passkeys: map[string]virtualwebauthn.Credential{}, links: map[string]string{}, secrets: map[string]CodeSecret{}, issuer: issuer,
	}
}

// wholeKey is how long a key is of which no zero was dropped: the peer drops those in
// front of a coordinate, one time in a hundred, and that is no valid key.
const wholeKey = 77

func (d *devices) keyOf(who string) virtualwebauthn.Credential {
	key, there := d.passkeys[who]
	for !there {
		key = virtualwebauthn.NewCredential(virtualwebauthn.KeyTypeEC2)
		there = len(key.Key.AttestationData()) == wholeKey
	}
	d.passkeys[who] = key
	return key
}

func (d *devices) auth(owner string) virtualwebauthn.Authenticator {
	return virtualwebauthn.NewAuthenticatorWithOptions(virtualwebauthn.AuthenticatorOptions{UserHandle: []byte(owner)})
}

// makes answers the last request for a new passkey.
func makes(who string) func(*scene) any {
	return func(s *scene) any {
		if s.ceremony.Ceremony == "" { // only the shape is wanted
			return NewPasskey{Ceremony: "none", Name: "Telefoon", Credential: map[string]any{}}
		}
		asked, err := virtualwebauthn.ParseAttestationOptions(string(raw(s.ceremony.Options)))
		if err != nil {
			panic(err)
		}
		answer := virtualwebauthn.CreateAttestationResponse(s.place, s.auth(s.ids["person "+who]), s.keyOf(who), *asked)
		return NewPasskey{Ceremony: s.ceremony.Ceremony, Name: "Telefoon", Credential: object(answer)}
	}
}

// uses answers the last request to use one.
func (s *scene) uses(who string) map[string]any {
	if s.ceremony.Ceremony == "" { // only the shape is wanted
		return map[string]any{}
	}
	asked, err := virtualwebauthn.ParseAssertionOptions(string(raw(s.ceremony.Options)))
	if err != nil {
		panic(err)
	}
	key := s.keyOf(who)
	key.Counter++
	s.passkeys[who] = key
	return object(virtualwebauthn.CreateAssertionResponse(s.place, s.auth(s.ids["person "+who]), key, *asked))
}

func object(text string) map[string]any {
	var o map[string]any
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		panic(err)
	}
	return o
}

func logsIn(who string) func(*scene) any {
	return func(s *scene) any { return UsedPasskey{Ceremony: s.ceremony.Ceremony, Credential: s.uses(who)} }
}

func (s *scene) code(after time.Duration) string {
	if s.secret.Secret == "" { // only the shape is wanted
		return "000000"
	}
	code, err := totp.GenerateCode(s.secret.Secret, s.now().Add(after))
	if err != nil {
		panic(err)
	}
	return code
}

func follows(who string) func(*scene) any {
	return func(s *scene) any {
		_, token, _ := strings.Cut(s.links[who], "#")
		return UsedLink{Token: cmp.Or(token, "none")}
	}
}

// colleague is somebody at an organisation with a strong log-in.
type colleague struct {
	mockoidc.MockUser
	*devices
}

type colleagueClaims struct {
	*mockoidc.IDTokenClaims
	Email    string   `json:"email"`
	Verified bool     `json:"email_verified"`
	AMR      []string `json:"amr"`
	LoggedIn int64    `json:"auth_time,omitempty"`
}

// Claims is mockoidc.User's.
func (c *colleague) Claims(_ []string, claims *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	says := &colleagueClaims{claims, c.Email, !c.unverified, []string{"mfa"}, 0}
	if !c.loggedIn.IsZero() {
		says.LoggedIn = c.loggedIn.Unix()
	}
	return says, nil
}

// goesThere logs in at the organisation, and comes back with a query.
func (d *devices) goesThere(t testing.TB, location string) {
	t.Helper()
	d.issuer.QueueUser(&colleague{mockoidc.MockUser{Subject: "ad", Email: cmp.Or(d.email, "ad@elders.example")}, d})
	web := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	defer web.CloseIdleConnections()
	res := must(web.Get(location))(t)
	res.Body.Close()
	back := must(url.Parse(res.Header.Get("Location")))(t)
	d.query = back.RawQuery
}

// learnDoor keeps what a step at the door made.
func (s *scene) learnDoor(t testing.TB, st step, body []byte) {
	t.Helper()
	keep := func(v any) { mustDo(t, json.Unmarshal(body, v)) }
	switch st.op {
	case "beginPasskey", "beginLogIn", "beginAgain":
		s.ceremony = Ceremony{}
		keep(&s.ceremony)
	case "beginCode":
		keep(&s.secret)
	case "offerEnrolment", "showLink":
		var l Link
		keep(&l)
		s.links[st.for_] = l.URL
	case "beginSignOn":
		var p SignOnPlace
		keep(&p)
		s.goesThere(t, p.Location)
	case "listProofs":
		var v view.Proofs
		keep(&v)
		for _, p := range v.Proofs {
			s.ids["proof "+st.by+"-"+string(p.Method)] = string(p.ID)
		}
	case "listPeople":
		var v view.People
		keep(&v)
		for _, p := range v.People {
			s.ids["person "+p.Name] = string(p.ID)
			for _, proof := range p.Proofs {
				s.ids["proof "+p.Name] = string(proof.ID)
			}
		}
	case "listSessions":
		var v Sessions
		keep(&v)
		for _, one := range v.Sessions {
			if one.Here {
				s.ids["session "+st.by] = one.ID
			} else {
				s.ids["session other"] = one.ID
			}
		}
	case "getMeeting":
		var v view.Meeting
		keep(&v)
		for _, p := range v.People {
			if p.Door != nil {
				s.ids["spoken "+string(p.Participant)] = p.Door.SpokenCode
			}
		}
	case "giveCode":
		var v view.TableCode
		keep(&v)
		s.ids["code"] = v.Code
	}
}

var settings = service.NewSettings{
	Name: "Waterkamp", MailFrom: "tafel@waterkamp.example", Weighed: 8,
	Terms: service.NewTerms{AutoCloseHours: 2, ParcelDays: 14, OpenedHours: 24, CaseDays: 1825},
}

func newcomer(name string) func(*scene) any {
	return body(service.NewPerson{Name: name, Email: name + "@elders.example", Organisation: "van " + name})
}

// keeping is everything of the house: wil is its administrator.
var keeping = []step{
	{by: "", op: "getEntrance"},
	{by: "wil", op: "getSettings"},
	{by: "wil", op: "changeSettings", body: body(settings)},
	{by: "wil", op: "addPerson", as: "person gijs", body: newcomer("gijs")},
	{by: "wil", op: "changePerson", with: "person=gijs", body: body(service.ChangedPerson{Name: "gijs", Email: "gijs@elders.example", Organisation: "van gijs"})},
	{by: "wil", op: "giveRoles", with: "person=gijs", body: body(service.GivenRoles{Roles: []conference.Role{conference.RoleOrganiser}})},
	{by: "wil", op: "addOrganisation", as: "organisation ggz", body: body(service.NewOrganisation{Name: "GGZ", Kind: catalogue.PartnerMentalHealthCare, Secrecy: catalogue.SecrecyMedical})},
	{by: "wil", op: "changeOrganisation", with: "organisation=ggz", body: body(service.NewOrganisation{Name: "GGZ Noord", Kind: catalogue.PartnerMentalHealthCare, Secrecy: catalogue.SecrecyMedical})},
	{by: "wil", op: "listOrganisations"},
	{by: "wil", op: "addIssuer", as: "issuer ggz", body: issuer("GGZ")},
	{by: "wil", op: "changeIssuer", with: "issuer=ggz", body: issuer("GGZ Noord")},
	{by: "wil", op: "listIssuers"},
	{by: "", op: "getSignOnKeys"},
	{by: "wil", op: "offerEnrolment", with: "person=gijs", for_: "gijs"},
	{by: "", op: "useLink", body: follows("gijs"), becomes: "gijs"},
	{by: "gijs", op: "getMe"},
	{by: "gijs", op: "beginPasskey"},
	{by: "gijs", op: "addPasskey", body: makes("gijs"), becomes: "gijs"},
	{by: "wil", op: "listPeople"},
	{by: "wil", op: "listSessions"},
	{by: "wil", op: "confirmProofOf", with: "person=gijs proof=gijs"},
	{by: "gijs", op: "beginAgain"},
	{by: "gijs", op: "proveAgain", becomes: "gijs", body: func(s *scene) any {
		name, used := s.ceremony.Ceremony, s.uses("gijs")
		return ProvenAgain{Ceremony: &name, Credential: &used}
	}},
	{by: "gijs", op: "beginCode"},
	{by: "gijs", op: "addCode", becomes: "gijs", body: func(s *scene) any {
		return NewCode{Ceremony: s.secret.Ceremony, Name: "App", Code: s.code(0)}
	}},
	{by: "gijs", op: "listProofs"},
	{by: "gijs", op: "renameProof", with: "proof=gijs-code", body: body(ProofName{Name: "Code-app"})},
	{by: "gijs", op: "removeProof", with: "proof=gijs-code"},
	{by: "", op: "beginLogIn"},
	{by: "", op: "logIn", body: logsIn("gijs"), becomes: "gijs elsewhere"},
	{by: "gijs", op: "listSessions"},
	{by: "gijs", op: "endOneSession", with: "session=other"},
	{by: "gijs", op: "endSessions"},
	{by: "wil", op: "endSessionsOf", with: "person=gijs"},
	{by: "wil", op: "removeProofOf", with: "person=gijs proof=gijs"},
	{by: "wil", op: "removePerson", with: "person=gijs"},
	{by: "wil", op: "dropOrganisation", with: "organisation=ggz"},
	{by: "noor", op: "reschedule", body: body(service.NewTimes{PlannedStart: opening, PlannedEnd: opening.Add(2 * time.Hour), Place: "Stadhuis"})},
}

// upTo returns the steps up to and with the first of an operation.
func upTo(steps []step, op string) []step {
	return steps[:slices.IndexFunc(steps, func(s step) bool { return s.op == op })+1]
}

func issuer(name string) func(*scene) any {
	return func(s *scene) any {
		return service.NewIssuer{
			Name: name, URL: s.issuer.Issuer(), ClientID: s.issuer.ClientID, Secret: s.issuer.ClientSecret,
			Domains: []string{"elders.example"}, AMR: []string{"mfa"},
		}
	}
}

func choosing(s *scene) any {
	return SignOnChoice{Issuer: conference.IssuerID(cmp.Or(s.ids["issuer ggz"], unknownID))}
}

func comingBack(s *scene) any { return SignOnAnswer{Query: cmp.Or(s.query, "code=x")} }

// knocking is the door of the meeting: els comes for the first time, with a code; ruth
// is vouched for; ad comes in the place of vik, through the sign-on of his organisation.
var knocking = []step{
	{by: "noor", op: "addPerson", as: "person els", body: newcomer("els")},
	{by: "noor", op: "addPerson", as: "person ruth", body: newcomer("ruth")},
	{by: "noor", op: "addPerson", as: "person vik", body: newcomer("vik")},
	{by: "noor", op: "addPerson", as: "person ad", body: newcomer("ad")},
	{by: "noor", op: "invite", as: "participant els", body: invitation("els", conference.Professional, catalogue.PartnerOther)},
	{by: "noor", op: "invite", as: "participant ruth", body: invitation("ruth", conference.Representative, catalogue.PartnerSubjectNetwork)},
	{by: "noor", op: "invite", as: "participant vik", body: invitation("vik", conference.Professional, catalogue.PartnerOther)},
	{by: "noor", op: "substitute", with: "participant=vik", as: "participant ad", body: func(s *scene) any {
		return service.NewSubstitute{Person: s.person("ad")}
	}},
	{by: "noor", op: "sendAgain", with: "participant=els"},
	{by: "noor", op: "showLink", with: "participant=els", for_: "els"},
	{by: "", op: "useLink", body: follows("els"), becomes: "els"},
	{by: "els", op: "beginCode"},
	{by: "els", op: "addCode", becomes: "els", body: func(s *scene) any {
		return NewCode{Ceremony: s.secret.Ceremony, Name: "App", Code: s.code(0)}
	}},
	{by: "els", op: "getDoor"},
	{by: "els", op: "arrive"},
	{by: "noor", op: "getMeeting"},
	{by: "noor", op: "confirmIdentity", with: "participant=els", body: func(s *scene) any {
		return service.ComparedCode{SpokenCode: cmp.Or(s.ids["spoken "+s.ids["participant els"]], "000000")}
	}},
	{by: "noor", op: "sendAgain", with: "participant=els"},
	{by: "noor", op: "showLink", with: "participant=els", for_: "els"},
	{by: "", op: "useLink", body: follows("els"), becomes: "els again"},
	{by: "els again", op: "logInWithCode", becomes: "els again", body: func(s *scene) any { return UsedCode{Code: s.code(30 * time.Second)} }},
	{by: "noor", op: "sendAgain", with: "participant=ad"},
	{by: "noor", op: "showLink", with: "participant=ad", for_: "ad"},
	{by: "", op: "useLink", body: follows("ad"), becomes: "ad"},
	{by: "ad", op: "beginSignOn", becomes: "ad", body: choosing},
	{by: "ad", op: "signOn", becomes: "ad", body: comingBack},
	{by: "ad", op: "arrive"},
	{by: "wil", op: "dropIssuer", with: "issuer=ggz"},
	{by: "joris", op: "vouchFor", with: "participant=ruth"},
	{by: "noor", op: "giveCode", with: "participant=ruth"},
	{by: "joris", op: "lookBeside", code: "ruth"},
	{by: "joris", op: "acceptConfidentiality", code: "ruth"},
	{by: "noor", op: "addPerson", as: "person piet", body: newcomer("piet")},
	{by: "noor", op: "invite", as: "participant piet", body: invitation("piet", conference.Professional, catalogue.PartnerOther)},
	{by: "noor", op: "showLink", with: "participant=piet", for_: "piet"},
	{by: "", op: "useLink", body: follows("piet"), becomes: "piet"},
	{by: "piet", op: "beginPasskey"},
	{by: "piet", op: "addPasskey", body: makes("piet"), becomes: "piet"},
	{by: "piet", op: "arrive"},
	{by: "noor", op: "refuseIdentity", with: "participant=piet"},
	{by: "noor", op: "invite", as: "participant wil", body: invitation("wil", conference.Professional, catalogue.PartnerOther)},
}
