// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"cmp"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/service"
)

// actor is somebody who asks everything: in which column they stand in the meeting
// of the scene (none: in no column), and in which in the house.
type actor struct {
	name      string
	inMeeting string
	inHouse   string
	capacity  conference.Capacity
	hat       catalogue.PartnerKind
	level     identity.Level
	away      bool   // was invited; is not in the meeting any more
	waits     bool   // is invited; never comes to the table
	seat      string // on whose part they act, with the code of that person, on the device of carel
	guesses   bool   // with a code that is wrong
}

// acts is whose part in the meeting an actor asks for.
func (a actor) acts() string { return cmp.Or(a.seat, a.name) }

// apart reports whether what others do at the table in their part is not for them.
func (a actor) apart() bool { return a.away || a.waits || a.name == "slot" || a.level != 0 }

// known reports whether somebody proved who they are.
func (a actor) known() bool { return a.level == 0 && a.name != "nobody" && a.seat == "" }

const professional, client = "professional", "subject, representative"

// cast is everybody: the eight capacities, those whose part has ended, the roles
// without a part, and who has proved too little.
var cast = []actor{
	{name: "noor", inMeeting: "organiser, chair", inHouse: "organiser, chair", capacity: conference.Chair},
	{name: "dirk", inMeeting: professional, capacity: conference.Director, hat: catalogue.PartnerOther},
	{name: "carel", inMeeting: professional, capacity: conference.CareProfessional, hat: catalogue.PartnerMentalHealthCare},
	{name: "petra", inMeeting: professional, capacity: conference.Professional, hat: catalogue.PartnerHousingCorporation},
	{name: "ada", inMeeting: "adviser", capacity: conference.Adviser, hat: catalogue.PartnerOther},
	{name: "suus", inMeeting: client, capacity: conference.Subject, hat: catalogue.PartnerSubjectNetwork},
	{name: "rep", inMeeting: client, capacity: conference.Representative, hat: catalogue.PartnerSubjectNetwork},
	{name: "tolk", inMeeting: "interpreter", capacity: conference.Interpreter, hat: catalogue.PartnerOther},
	{name: "slot", inMeeting: professional, capacity: conference.Professional, hat: catalogue.PartnerOther}, // at another part
	{name: "leo", inMeeting: professional, capacity: conference.Professional, hat: catalogue.PartnerOther, away: true},
	{name: "olga", inMeeting: professional, capacity: conference.Professional, hat: catalogue.PartnerOther, away: true},
	{name: "gerda", capacity: conference.Professional, hat: catalogue.PartnerOther, away: true},                           // uninvited
	{name: "wacht", inMeeting: professional, capacity: conference.Professional, hat: catalogue.PartnerOther, waits: true}, // is not admitted
	{name: "taak", inMeeting: professional, capacity: conference.Professional, hat: catalogue.PartnerOther, waits: true},  // no task confirmed
	{name: "stil", inMeeting: professional, capacity: conference.Professional, hat: catalogue.PartnerOther, waits: true},  // did not accept confidentiality
	{name: "rep by code", inMeeting: client, capacity: conference.Representative, seat: "rep"},
	{name: "rep guessed", inMeeting: client, capacity: conference.Representative, seat: "rep", guesses: true},
	{name: "bram", inHouse: "organiser, chair"},
	{name: "coby", inMeeting: "coordinator", inHouse: "coordinator"}, {name: "fenna", inMeeting: "FG", inHouse: "FG"},
	{name: "wil", inMeeting: "administrator", inHouse: "administrator"},
	{name: "nobody"},
	{name: "mailbox", inMeeting: professional, capacity: conference.Professional, level: identity.Mailbox},
	{name: "first", inMeeting: professional, capacity: conference.Professional, level: identity.First},
	{name: "mailbox elsewhere", level: identity.Mailbox}, {name: "first elsewhere", level: identity.First},
}

// members are those that are invited, but for who convenes.
func members() (all []actor) {
	for _, a := range cast {
		if a.capacity != "" && a.name != "noor" && a.level == 0 && a.seat == "" {
			all = append(all, a)
		}
	}
	return all
}

func (a actor) invitation(s *scene) any {
	in := invitation(a.name, a.capacity, a.hat)(s).(service.Invitation)
	if a.name == "slot" {
		in.Parts = []conference.PartID{conference.PartID(s.ids["part Slot"])}
	}
	if a.capacity == conference.Adviser {
		in.AskedBy = seat(s, "petra")
	}
	return in
}

func beforeTable() []step {
	steps := []step{{by: "wil", op: "changeSettings", body: body(settings)}}
	for name, role := range map[string]conference.Role{"coby": conference.RoleCoordinator, "fenna": conference.RoleFG} {
		given := newcomer(name)(nil).(service.NewPerson)
		given.Roles = []conference.Role{role}
		steps = append(steps, step{by: "wil", op: "addPerson", as: "person " + name, body: body(given)})
	}
	steps = append(steps, step{by: "wil", op: "addOrganisation", as: "organisation ggz", body: keeping[6].body})
	steps = append(steps, step{by: "wil", op: "addIssuer", as: "issuer ggz", body: issuer("GGZ")})
	steps = append(steps, convening[:5]...)
	steps = append(steps, step{by: "noor", op: "declareTask", body: body(service.DeclaredTask{Task: catalogue.TaskWmoAccess})},
		step{by: "noor", op: "confirmTask", with: "participant=noor"}, step{by: "noor", op: "acceptConfidentiality"})
	for _, a := range members() {
		steps = append(steps, a.coming()...)
	}
	steps = append(steps, inviting("els")...)
	steps = append(steps, waiting("els")...)
	steps = append(steps, step{by: "wil", op: "listPeople"}, step{by: "noor", op: "getMeeting"})
	steps = append(steps, step{by: "noor", op: "withdrawInvitation", with: "participant=gerda"})
	for _, a := range cast {
		if a.known() {
			steps = append(steps, a.proving()...)
		}
	}
	steps = append(steps, actor{name: "els"}.proving()[2:4]...) // the passkey is there
	return append(steps, step{by: "petra", op: "recordConsent", as: "consent petra", body: convening[len(convening)-1].body})
}

// coming is what somebody does between the invitation and the table.
func (a actor) coming() []step {
	steps := []step{
		{by: "noor", op: "addPerson", as: "person " + a.name, body: newcomer(a.name)},
		{by: "noor", op: "invite", as: "participant " + a.name, body: func(s *scene) any { return a.invitation(s) }},
	}
	if a.capacity.NeedsTask() {
		steps = append(steps, step{by: a.name, op: "declareTask", body: body(service.DeclaredTask{Words: "taak", Secrecy: catalogue.SecrecyAgreed})})
	}
	if a.capacity.NeedsTask() && a.name != "taak" {
		steps = append(steps, step{by: "noor", op: "confirmTask", with: "participant=" + a.name})
	}
	if a.name == "stil" {
		return steps
	}
	return append(steps, step{by: a.name, op: "acceptConfidentiality"})
}

// proving gives somebody a passkey and one-time codes.
func (a actor) proving() []step {
	return []step{
		{by: a.name, op: "beginPasskey"}, {by: a.name, op: "addPasskey", body: makes(a.name), becomes: a.name},
		{by: a.name, op: "beginCode"},
		{by: a.name, op: "addCode", becomes: a.name, body: func(s *scene) any {
			s.secrets[a.name] = s.secret
			return NewCode{Ceremony: s.secret.Ceremony, Name: "App", Code: s.code(0)}
		}},
		{by: a.name, op: "listProofs"},
	}
}

func toTable() []step {
	steps := []step{{by: "noor", op: "start"}}
	for _, a := range members() {
		switch a.name {
		case "gerda", "taak", "stil":
			continue
		}
		steps = append(steps, step{by: a.name, op: "arrive"})
		if a.name != "wacht" {
			steps = append(steps, step{by: "noor", op: "admit", with: "participant=" + a.name})
		}
	}
	steps = append(steps,
		step{by: "leo", op: "leave"}, step{by: "noor", op: "showOut", with: "participant=olga"},
		step{by: "noor", op: "giveCode", with: "participant=rep"},
		step{by: "petra", op: "putItem", as: "item petra", body: item("Er is huurschuld.")},
		step{by: "petra", op: "openItem", with: "item=petra", body: func(s *scene) any {
			return AudienceExtension{To: []conference.ParticipantID{seat(s, "noor"), seat(s, "dirk"), seat(s, "carel"), seat(s, "suus"), seat(s, "rep"), seat(s, "ada")}}
		}},
		step{by: "petra", op: "draftAgreement", as: "agreement petra", body: agreement},
		step{by: "petra", op: "takeOnAgreement", with: "agreement=petra"},
		step{by: "carel", op: "draftAgreement", as: "agreement spare", body: agreement},
		step{by: "suus", op: "draftAgreement", as: "agreement suus", body: agreement},
		step{by: "suus", op: "takeOnAgreement", with: "agreement=suus"},
		step{by: "rep", op: "draftAgreement", as: "agreement rep", body: agreement},
		step{by: "rep", op: "takeOnAgreement", with: "agreement=rep"},
		step{by: "carel", op: "putItem", as: "item free", body: plain},
		step{by: "petra", op: "draftAgreement", as: "agreement free", body: agreement},
		step{by: "petra", op: "putItem", as: "item plain", body: plain},
		step{by: "carel", op: "takeOnAgreement", with: "agreement=spare"},
		step{by: "carel", op: "requestItem", with: "item=petra", as: "request petra", body: func(s *scene) any {
			return service.NewRequest{Agreement: conference.AgreementID(s.ids["agreement spare"]), Words: "om te helpen"}
		}},
		step{by: "petra", op: "grant", with: "request=petra", body: body(service.Permission{})},
	)
	for _, name := range []string{"noor", "ada", "suus"} {
		steps = append(steps, step{by: name, op: "putItem", as: "item " + name, body: item("Er is iets.")})
		steps = append(steps, takingHome(name)...)
	}
	return steps
}

// plain is an item that is about nobody.
func plain(s *scene) any {
	in := item("De stoep is te smal.")(s).(service.NewItem)
	in.Subjects, in.Nature = nil, catalogue.NatureNoPerson
	return in
}

// takingHome asks for an item of petra's, and is permitted it.
func takingHome(name string) []step {
	of := map[bool]string{true: "item=plain", false: "item=petra"}[name == "ada"]
	return []step{
		{by: name, op: "requestItem", with: of, as: "request " + name, body: func(s *scene) any {
			asked := service.NewRequest{OwnTask: name != "suus", Words: "om te helpen"}
			if name == "suus" {
				asked.Agreement = conference.AgreementID(s.ids["agreement suus"])
			}
			return asked
		}},
		{by: "petra", op: "grant", with: "request=" + name, body: body(service.Permission{})},
	}
}

// rightsScene is a house whose store can be frozen, with everybody in it.
type rightsScene struct {
	*scene
	t      testing.TB
	store  *frozenStore
	served *httptest.Server // for its sockets, from the first on
}

func newRightsScene(t testing.TB) *rightsScene {
	t.Helper()
	s := newScene(t)
	r := &rightsScene{scene: s, t: t, store: &frozenStore{Store: s.store.Store}}
	r.store.left.Store(thawed)
	s.store.Store = r.store
	s.each = func(t testing.TB, s *scene, st step, method, path string, body any) {
		if s.ids["person "+st.by] != "" && s.cookies[st.by] == "" {
			s.cookies[st.by] = r.enters(t, actor{name: st.by})
		}
		s.learn(t, st, s.ask(t, st, method, path, body))
	}
	s.play(t, elsewhere)
	s.ids["other case"], s.ids["other meeting"] = s.ids["case"], s.ids["meeting"]
	return r
}

// elsewhere is the case of another organiser.
var elsewhere = []step{
	{by: "bram", op: "openCase", as: "case", body: convening[0].body}, {by: "bram", op: "convene", as: "meeting", body: convening[3].body},
}

// enters gives an actor a session of their own, as one who proved what they have to.
func (r *rightsScene) enters(t testing.TB, a actor) string {
	t.Helper()
	n := identity.New{Person: r.person(a.name), Level: identity.Proven, Method: conference.MethodDemo}
	switch {
	case a.name == "nobody":
		return ""
	case a.seat != "":
		n.Person = r.person("carel")
	}
	if a.level != 0 {
		n = identity.New{Person: r.person("els"), Level: a.level, Method: conference.MethodPasskey, Meeting: conference.MeetingID(r.ids["meeting"])}
	}
	if strings.HasSuffix(a.name, "elsewhere") {
		n.Meeting = conference.MeetingID(r.ids["other meeting"])
	}
	return r.mustEnter(t, n)
}
