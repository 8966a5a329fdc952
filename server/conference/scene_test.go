// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
)

// A scene plays deeds of the demo case through Decide and Apply, a minute apart.
type scene struct {
	t   testing.TB
	m   *Meeting
	now time.Time
	log []Event
}

// named makes the same id of the same name, always.
func named(name string) string {
	h := fmt.Sprintf("%x", sha256.Sum256([]byte(name)))
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:32]
}

func who(name string) PersonID        { return PersonID(named("person " + name)) }
func seat(name string) ParticipantID  { return ParticipantID(named("seat " + name)) }
func part(title string) PartID        { return PartID(named("part " + title)) }
func item(n string) ItemID            { return ItemID(named("item " + n)) }
func request(n string) RequestID      { return RequestID(named("request " + n)) }
func agreement(n string) AgreementID  { return AgreementID(named("agreement " + n)) }
func envelope(what string) EnvelopeID { return EnvelopeID(named("envelope " + what)) }
func subject(label string) SubjectID  { return SubjectID(named("subject " + label)) }
func consent(of string) ConsentID     { return ConsentID(named("consent " + of)) }
func seats(of ...string) (s []ParticipantID) {
	for _, name := range of {
		s = append(s, seat(name))
	}
	return s
}

func parts(titles ...string) (p []PartID) {
	for _, title := range titles {
		p = append(p, part(title))
	}
	return p
}

// cast is one person of the demo case (Inez, an interpreter, and Ruben, its
// subject, are invited only where a test needs them).
type cast struct {
	name     string
	capacity Capacity
	hat      catalogue.PartnerKind
	task     catalogue.TaskID
	parts    []PartID
	askedBy  ParticipantID
}

var (
	opening = time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC)
	agenda  = parts("1", "2", "3", "4")

	noor   = cast{"Noor", Chair, catalogue.PartnerProcessDirector, "wmo-access", agenda, ""}
	hatice = cast{"Hatice", CareProfessional, catalogue.PartnerTeamHelp, "team-help", agenda, ""}
	joris  = cast{"Joris", CareProfessional, catalogue.PartnerMentalHealthCare, "medical-treatment", parts("1", "2", "4"), ""}
	mila   = cast{"Mila", Professional, catalogue.PartnerPolice, "police-act-3", parts("3", "4"), ""}
	stef   = cast{"Stef", Professional, catalogue.PartnerHousingCorporation, "tenancy", parts("1", "3", "4"), ""}
	aniek  = cast{"Aniek", Professional, catalogue.PartnerMunicipalityDebtRelief, "debt-relief", parts("1", "4"), ""}
	omar   = cast{"Omar", Adviser, catalogue.PartnerExpert, "", parts("2"), seat("Hatice")}
	lotte  = cast{"Lotte", Representative, catalogue.PartnerSubjectNetwork, "", parts("1", "2", "4"), ""}
	guests = []cast{hatice, joris, mila, stef, aniek, omar, lotte}

	inez  = cast{"Inez", Interpreter, catalogue.PartnerOther, "", parts("1", "2"), ""}
	ruben = cast{"Ruben", Subject, catalogue.PartnerSubjectNetwork, "", parts("1"), ""}
)

func (c cast) seat() Seat {
	return Seat{
		Participant: seat(c.name), Capacity: c.capacity, Hat: c.hat, Parts: c.parts, AskedBy: c.askedBy,
		Envelope: envelope("invitation of " + c.name), Organisation: true, Why: true,
	}
}

// newScene is before there is a meeting.
func newScene(t testing.TB) *scene {
	return &scene{t: t, m: NewMeeting(MeetingID(named("meeting"))), now: opening.Add(-48 * time.Hour)}
}

// convened has Noor and four parts, and nobody else.
func convened(t testing.TB) *scene {
	s := newScene(t)
	s.do(s.convene())
	return s
}

func (s *scene) convene() Convene {
	return Convene{
		Act: s.by("Noor"), Case: CaseID(named("case")), Start: opening, End: opening.Add(90 * time.Minute),
		Terms: DefaultTerms, Agenda: envelope("agenda"), Parts: agenda, Chair: noor.seat(),
	}
}

// ready has everybody invited, with task confirmed and confidentiality accepted.
func ready(t testing.TB) *scene {
	s := convened(t)
	s.prepare(noor)
	for _, c := range guests {
		s.do(s.invite(c))
		s.prepare(c)
	}
	return s
}

// table has everybody at the table.
func table(t testing.TB) *scene {
	s := ready(t)
	s.now = opening
	s.do(Start{s.by("Noor"), envelope("card of Noor"), shown})
	for _, c := range guests {
		s.enter(c.name)
	}
	return s
}

func (s *scene) invite(c cast) Invite { return Invite{s.by("Noor"), who(c.name), true, c.seat()} }

// prepare declares and confirms a task where one is needed, and accepts.
func (s *scene) prepare(c cast) {
	if c.capacity.NeedsTask() {
		s.do(s.declare(c), ConfirmTask{s.by("Noor"), seat(c.name)})
	}
	s.do(AcceptConfidentiality{s.by(c.name)})
}

// declare is from the catalogue, or else in own words (which an adviser does not need).
func (s *scene) declare(c cast) DeclareTask {
	d := DeclareTask{Act: s.by(c.name), Catalogue: c.task}
	if c.task == "" {
		d.Words, d.Secrecy = envelope("task of "+c.name), catalogue.SecrecyAgreed
	}
	return d
}

func (s *scene) enter(names ...string) {
	for _, name := range names {
		s.do(s.arrive(name), Admit{s.by("Noor"), seat(name), envelope("card of " + name)})
	}
}

// shown is how everybody in the demo case shows who they are.
var shown = Identity{Method: MethodDemo}

func (s *scene) arrive(name string) Arrive { return Arrive{s.by(name), shown} }

func (s *scene) leave(names ...string) {
	for _, name := range names {
		s.do(Leave{s.by(name)})
	}
}

// put is an ordinary item about Ruben, for everybody in the part.
func (s *scene) put(n, by, in string) PutItem {
	return PutItem{
		Act: s.by(by), Item: item(n), Part: part(in), Domain: catalogue.DomainHousing, Detail: catalogue.DetailThat,
		Envelope: envelope("item " + n), Known: true, Facts: ItemFacts{
			Text: true, Origin: true, Dated: true, Law: true, Nature: true, Personal: true, Subjects: []SubjectID{subject("B1")},
		},
	}
}

// advice is an item about no person.
func (s *scene) advice(n, by, in string) PutItem {
	d := s.put(n, by, in)
	d.Facts.Personal, d.Facts.Subjects = false, nil
	return d
}

// ask is a request for the own task; its number is the item's.
func (s *scene) ask(n, by string) RequestItem {
	return RequestItem{
		Act: s.by(by), Request: request(n + " by " + by), Item: item(n), OwnTask: true,
		Envelope: envelope("request " + n + " by " + by), Words: true,
	}
}

func (s *scene) askFor(n, by, of string) RequestItem {
	d := s.ask(n, by)
	d.OwnTask, d.Agreement = false, agreement(of)
	return d
}

func (s *scene) grant(n, to, by string) Grant {
	return Grant{Act: s.by(by), Request: request(n + " by " + to)}
}

var wholeAgreement = AgreementFacts{Activity: true, Extent: true, Start: true, Executor: true, Contact: true}

func (s *scene) draft(n, by, in string) DraftAgreement {
	return DraftAgreement{
		Act: s.by(by), Agreement: agreement(n), Part: part(in), Envelope: envelope("agreement " + n), Facts: wholeAgreement,
	}
}

// takeOn drafts an agreement and takes it on.
func (s *scene) takeOn(n, by, in string) {
	s.do(s.draft(n, by, in), TakeOnAgreement{s.by(by), agreement(n)})
}

// round holds the round over everything that was taken on.
func (s *scene) round() {
	s.do(OpenRound{s.by("Noor")})
	for _, a := range s.m.FinalAgreements() {
		s.do(DiscussAgreement{s.by("Noor"), a.ID})
	}
}

func (s *scene) closing() *scene {
	s.round()
	s.do(BeginClosing{s.by("Noor")})
	return s
}

func (s *scene) sealed() *scene {
	s.closing()
	s.do(s.seal())
	return s
}

func (s *scene) closed() *scene {
	s.sealed()
	s.do(s.finish())
	return s
}

// seal packs what the permissions say, one parcel per recipient.
func (s *scene) seal() Seal {
	d := Seal{Act: s.by("Noor")}
	for _, r := range s.m.Releases() {
		i := slices.IndexFunc(d.Parcels, func(p SealedParcel) bool { return p.Recipient == r.Recipient.ID })
		if i < 0 {
			i = len(d.Parcels)
			d.Parcels = append(d.Parcels, SealedParcel{Recipient: r.Recipient.ID, Until: s.now.Add(seconds(DefaultTerms.Parcel))})
		}
		d.Parcels[i].Requests = append(d.Parcels[i].Requests, r.Request.ID)
		d.Parcels[i].Envelopes = append(d.Parcels[i].Envelopes, EnvelopeID(named("release of "+string(r.Request.ID))))
	}
	for _, a := range s.m.FinalAgreements() {
		d.Agreements = append(d.Agreements, SealedAgreement{a.ID, EnvelopeID(named("final " + string(a.ID)))})
	}
	return d
}

func (s *scene) finish() FinishClosing {
	return FinishClosing{s.by("Noor"), envelope("certificate")}
}

// by is somebody's act, now.
func (s *scene) by(name string) Act {
	s.now = s.now.Add(time.Minute)
	if name == "Clock" {
		return Act{Clock, s.now}
	}
	return Act{who(name), s.now}
}

// do plays deeds that have to be accepted.
func (s *scene) do(deeds ...Deed) {
	s.t.Helper()
	for _, d := range deeds {
		events, err := s.m.Decide(d)
		if err != nil {
			s.t.Fatalf("%T of %+v: got %v, want accepted", d, d.act(), err)
		}
		s.apply(events)
	}
}

func (s *scene) apply(events []Event) {
	s.t.Helper()
	for _, e := range events {
		if err := s.m.Apply(e); err != nil {
			s.t.Fatalf("applying %s: %v", e.Kind(), err)
		}
		s.log = append(s.log, e)
	}
}
