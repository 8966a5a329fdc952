// SPDX-License-Identifier: EUPL-1.2

package demo

import (
	"net/http"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/view"
)

const (
	post = http.MethodPost
	put  = http.MethodPut
)

// OpensCase opens the case and learns the ids of its subjects.
func (a Actor) OpensCase(in service.NewCase) {
	a.p.Case = conference.CaseID(a.do(post, "/v1/cases", in).ID)
	var c view.Case
	a.read("/v1/cases/"+string(a.p.Case), &c)
	for _, s := range c.Subjects {
		a.p.subjects = append(a.p.subjects, s.ID)
	}
}

// Convenes begins the meeting and learns the ids of its parts.
func (a Actor) Convenes(in service.NewMeeting) {
	a.p.Meeting = conference.MeetingID(a.do(post, "/v1/cases/"+string(a.p.Case)+"/meetings", in).ID)
	v := a.Sees()
	for _, part := range v.Parts {
		a.p.parts = append(a.p.parts, part.ID)
	}
	if v.Me != nil {
		a.p.participants[a.name] = v.Me.Participant
	}
}

// Seat is how somebody is invited.
type Seat struct {
	As      conference.Capacity
	Hat     catalogue.PartnerKind
	Parts   []int
	Why     string
	AskedBy string
}

// Invites asks one partner.
func (a Actor) Invites(first string, s Seat) {
	person, _ := named(first)
	in := service.Invitation{
		Person: person.ID, Organisation: person.Organisation, Hat: s.Hat, Capacity: s.As, Why: s.Why, AskedBy: a.p.participants[s.AskedBy],
	}
	for _, n := range s.Parts {
		in.Parts = append(in.Parts, a.p.Part(n))
	}
	if r := a.do(post, a.p.path("/participants"), in); r.ID != "" {
		a.p.participants[first] = conference.ParticipantID(r.ID)
	}
}

// Declares, Accepts and Confirms are what comes before the door.
func (a Actor) Declares(in service.DeclaredTask) { a.do(put, a.p.path("/task"), in) }
func (a Actor) Accepts()                         { a.do(put, a.p.path("/confidentiality"), nil) }
func (a Actor) Confirms(first string)            { a.do(put, a.of(first, "confirmation"), nil) }

// The door.
func (a Actor) Starts()               { a.do(put, a.p.path("/opening"), nil) }
func (a Actor) Arrives()              { a.do(put, a.p.path("/arrival"), nil) }
func (a Actor) Admits(first string)   { a.do(put, a.of(first, "admission"), nil) }
func (a Actor) Leaves()               { a.do(put, a.p.path("/departure"), nil) }
func (a Actor) ShowsOut(first string) { a.do(put, a.of(first, "removal"), nil) }

func (a Actor) of(first, what string) string {
	return a.p.path("/participants/" + string(a.p.participants[first]) + "/" + what)
}

// Records keeps a consent under the actor's own name.
func (a Actor) Records(words, given string) {
	in := service.NewConsent{Subject: a.p.Subject(1), Words: words, Given: given}
	r := a.do(post, "/v1/cases/"+string(a.p.Case)+"/consents", in)
	a.p.consents[a.name] = conference.ConsentID(r.ID)
}

// Item is what somebody puts on the table. About names subjects by number, none
// for advice; For narrows the audience; Consent leans on the own record.
type Item struct {
	Part    int
	Text    string
	Domain  catalogue.Domain
	Detail  catalogue.Detail
	Origin  catalogue.Origin
	Dated   string
	Law     catalogue.Law
	Nature  catalogue.Nature
	About   []int
	For     []string
	Consent bool
}

// Puts puts an item on the table, under the number of the minutes.
func (a Actor) Puts(n int, i Item) {
	in := service.NewItem{
		Part: a.p.Part(i.Part), Text: i.Text, Domain: i.Domain, Detail: i.Detail, Origin: i.Origin,
		Dated: i.Dated, Law: i.Law, Nature: i.Nature, Subjects: []conference.SubjectID{},
	}
	for _, s := range i.About {
		in.Subjects = append(in.Subjects, a.p.Subject(s))
	}
	for _, first := range i.For {
		in.Audience = append(in.Audience, a.p.participants[first])
	}
	if i.Consent {
		in.Consent = a.p.consents[a.name]
	}
	if r := a.do(post, a.p.path("/items"), in); r.ID != "" {
		a.p.items[n] = conference.ItemID(r.ID)
	}
}

// Withdraws takes an own item off the table.
func (a Actor) Withdraws(n int) {
	a.do(put, a.p.path("/items/"+string(a.p.items[n])+"/withdrawal"), nil)
}

// Drafts writes an agreement down, under the name of the minutes.
func (a Actor) Drafts(name string, part int, text service.AgreementText) {
	in := service.NewAgreement{Part: a.p.Part(part), AgreementText: text}
	if r := a.do(post, a.p.path("/agreements"), in); r.ID != "" {
		a.p.agreements[name] = conference.AgreementID(r.ID)
	}
}

// TakesOn: Ik pak dit op.
func (a Actor) TakesOn(name string) {
	a.do(put, a.p.path("/agreements/"+string(a.p.agreements[name])+"/taker"), nil)
}

// OpensRound and Discusses are the round.
func (a Actor) OpensRound() { a.do(put, a.p.path("/round"), nil) }
func (a Actor) Discusses(name string) {
	a.do(put, a.p.path("/round/agreements/"+string(a.p.agreements[name])), nil)
}

// AsksFor asks for an item for an own agreement; AsksForTask for the own task.
func (a Actor) AsksFor(n int, agreement, words string) {
	a.ask(n, service.NewRequest{Agreement: a.p.agreements[agreement], Words: words})
}

func (a Actor) AsksForTask(n int, words string) {
	a.ask(n, service.NewRequest{OwnTask: true, Words: words})
}

func (a Actor) ask(n int, in service.NewRequest) {
	if r := a.do(post, a.p.path("/items/"+string(a.p.items[n])+"/requests"), in); r.ID != "" {
		a.p.requests[asks(a.name, n)] = conference.RequestID(r.ID)
	}
}

// Grants permits what somebody asked, as it is; GrantsAs in other words.
func (a Actor) Grants(who string, n int, conditions string) {
	a.decide(who, n, "grant", service.Permission{Conditions: conditions})
}

func (a Actor) GrantsAs(who string, n int, words string) {
	a.decide(who, n, "grant", service.Permission{InOtherWords: &words})
}

// Refuses says no; TakesBack ends a permission.
func (a Actor) Refuses(who string, n int)   { a.decide(who, n, "refusal", nil) }
func (a Actor) TakesBack(who string, n int) { a.decide(who, n, "retraction", nil) }

func (a Actor) decide(who string, n int, what string, in any) {
	a.do(put, a.p.path("/requests/"+string(a.p.requests[asks(who, n)])+"/"+what), in)
}

// Closes closes the meeting.
func (a Actor) Closes() { a.do(put, a.p.path("/closure"), nil) }

// OpensParcel shows the own parcel; Collects says that it is in the own file.
func (a Actor) OpensParcel() { a.do(put, a.p.path("/parcel/opening"), nil) }
func (a Actor) Collects()    { a.do(put, a.p.path("/parcel/collection"), nil) }
