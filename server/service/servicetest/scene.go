// SPDX-License-Identifier: EUPL-1.2

package servicetest

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/view"
)

// Scene is one meeting on one case that is played in a house, and the ids of what
// was played, by the names that the test gave. It can be written as JSON and
// played on in another process. The first deed that fails ends it; Err says which.
type Scene struct {
	Case       conference.CaseID
	Meeting    conference.MeetingID
	Start      time.Time // planned; the end is eight hours later
	Parts      []conference.PartID
	Subjects   []conference.SubjectID
	Seats      map[string]conference.ParticipantID
	Items      map[string]conference.ItemID
	Requests   map[string]conference.RequestID // "Hatice asks house"
	Agreements map[string]conference.AgreementID
	Consents   map[string]conference.ConsentID // by who recorded them
	Kept       map[string]string               // what the house keeps: people, organisations, sign-ons, proofs

	House *House          `json:"-"`
	Ctx   context.Context `json:"-"`
	err   error
}

// person is somebody of the scene; everything about them is made up.
type person struct {
	id       conference.PersonID
	capacity conference.Capacity
	hat      catalogue.PartnerKind
	task     service.DeclaredTask
}

// roles are what some of them may in the house.
var roles = map[string]conference.Role{
	"Noor": conference.RoleOrganiser, "Bea": conference.RoleAdministrator, "Fenna": conference.RoleFG, "Cor": conference.RoleCoordinator,
}

var people = map[string]person{
	"Noor":   {id(1), conference.Chair, catalogue.PartnerProcessDirector, service.DeclaredTask{Task: catalogue.TaskProcessDirection, Follows: catalogue.TaskWmoAccess}},
	"Hatice": {id(2), conference.CareProfessional, catalogue.PartnerMunicipalityAccessWmo, service.DeclaredTask{Task: catalogue.TaskWmoAccess}},
	"Joris":  {id(3), conference.CareProfessional, catalogue.PartnerMentalHealthCare, service.DeclaredTask{Task: catalogue.TaskMedicalTreatment}},
	"Mila":   {id(4), conference.Professional, catalogue.PartnerPolice, service.DeclaredTask{Task: catalogue.TaskPoliceAct3}},
	"Stef":   {id(5), conference.Professional, catalogue.PartnerHousingCorporation, service.DeclaredTask{Task: catalogue.TaskTenancy}},
	"Aniek":  {id(6), conference.Professional, catalogue.PartnerMunicipalityDebtRelief, service.DeclaredTask{Task: catalogue.TaskDebtRelief}},
	"Lotte":  {id(8), conference.Representative, catalogue.PartnerSubjectNetwork, service.DeclaredTask{}},
	"Bram":   {id(7), conference.Professional, catalogue.PartnerOther, service.DeclaredTask{Words: "Kijkt mee.", Secrecy: catalogue.SecrecyAgreed}},
	"Bea":    {id: id(18)},
	"Fenna":  {id: id(19)},
	"Cor":    {id: id(20)},
}

func id(n int) conference.PersonID {
	return conference.PersonID(fmt.Sprintf("0193e100-0000-7000-8000-%012d", n))
}

// Person returns the id of somebody by first name: Noor, who chairs, Hatice,
// Joris, Mila, Stef, Aniek, Bram, and Lotte, a representative; and of the house Bea,
// who administrates, Fenna, who is FG, and Cor, who coordinates.
func Person(name string) conference.PersonID { return people[name].id }

// Email is where mail to somebody goes.
func Email(name string) string { return strings.ToLower(name) + "@post.example" }

var keys atomic.Int64

// NewKey returns an Idempotency-Key that was not used before.
func NewKey() string { return fmt.Sprintf("key-%s-%d", uuid.NewString(), keys.Add(1)) }

// Act lets somebody act under a new key, as everybody does in the demo.
func Act(name string) service.Act {
	return service.Act{Person: Person(name), Key: NewKey(), Method: conference.MethodDemo}
}

// NewScene makes everybody known to the house and opens a case about two people.
func NewScene(ctx context.Context, h *House, start time.Time) *Scene {
	s := &Scene{House: h, Ctx: ctx, Start: start}
	s.Clear()
	for name, p := range people {
		var may []conference.Role
		if r, is := roles[name]; is {
			may = append(may, r)
		}
		s.did(name, "being known", h.AddPerson(ctx, p.id, conference.PersonContent{Name: name, Organisation: "Org", Contact: name + "@example.org", Email: Email(name)}, may...))
	}
	r, err := h.OpenCase(ctx, Act("Noor"), service.NewCase{
		Purpose: "Veilig blijven wonen.", Questions: []string{"Wie doet wat?"},
		Domains:  []catalogue.Domain{catalogue.DomainHousing, catalogue.DomainMentalHealth},
		Subjects: []service.NewSubject{{Label: "B1", Name: "Ruben K."}, {Label: "B2"}},
	})
	s.did("Noor", "opening a case", err)
	s.Case = conference.CaseID(r.ID)
	s.learnSubjects()
	return s
}

// MustScene is NewScene, with a table at which the named people sit with Noor.
func MustScene(t testing.TB, h *House, at ...string) *Scene {
	t.Helper()
	s := NewScene(context.Background(), h, time.Now())
	s.Table(at...)
	s.Must(t)
	return s
}

// Another plays the next meeting on the same case, whatever became of this one.
func (s *Scene) Another(at ...string) *Scene {
	next := &Scene{House: s.House, Ctx: s.Ctx, Start: s.Start, Case: s.Case, Subjects: s.Subjects}
	next.Clear()
	next.Table(at...)
	return next
}

// Clear forgets what was played at a meeting, not the case.
func (s *Scene) Clear() {
	s.Meeting, s.Parts = "", nil
	s.Seats, s.Items = map[string]conference.ParticipantID{}, map[string]conference.ItemID{}
	s.Requests, s.Agreements = map[string]conference.RequestID{}, map[string]conference.AgreementID{}
	s.Consents = map[string]conference.ConsentID{}
	s.Kept = map[string]string{}
}

// Err returns the first deed that failed.
func (s *Scene) Err() error { return s.err }

// Fail ends the scene when a deed that was played beside it failed. While nothing
// fails it touches nothing: several may play at once.
func (s *Scene) Fail(err error) {
	if err != nil && s.err == nil {
		s.err = err
	}
}

// Must ends the test when a deed failed.
func (s *Scene) Must(t testing.TB) {
	t.Helper()
	if s.err != nil {
		t.Fatal(s.err)
	}
}

func (s *Scene) did(name, what string, err error) {
	if s.err == nil && err != nil {
		s.err = fmt.Errorf("as %s, %s: %w", name, what, err)
	}
}

func (s *Scene) learnSubjects() {
	c, err := s.House.Case(s.Ctx, Person("Noor"), s.Case)
	s.did("Noor", "reading the case", err)
	for _, subject := range c.Subjects {
		s.Subjects = append(s.Subjects, subject.ID)
	}
}

// Sees returns the meeting as somebody sees it now.
func (s *Scene) Sees(name string) (view.Meeting, error) {
	return s.House.Meeting(s.Ctx, Person(name), s.Meeting)
}

// Convened convenes a meeting with two parts and makes everybody ready for the
// door: invited for both parts, task declared and confirmed, confidentiality accepted.
func (s *Scene) Convened(invited ...string) {
	r, err := s.House.Convene(s.Ctx, Act("Noor"), s.Case, service.NewMeeting{
		PlannedStart: s.Start, PlannedEnd: s.Start.Add(8 * time.Hour), Parts: []string{"Wonen", "Zorg"},
		Organisation: "Gemeente", Hat: people["Noor"].hat, Why: "Zit voor.",
	})
	s.did("Noor", "convening", err)
	s.Meeting = conference.MeetingID(r.ID)
	if s.err != nil {
		return
	}
	v, err := s.Sees("Noor")
	s.did("Noor", "looking", err)
	for _, p := range v.Parts {
		s.Parts = append(s.Parts, p.ID)
	}
	if v.Me != nil {
		s.Seats["Noor"] = v.Me.Participant
	}
	s.Ready("Noor")
	for _, name := range invited {
		s.Invite(name)
		s.Ready(name)
	}
}

// Invite asks somebody for all parts.
func (s *Scene) Invite(name string) {
	p := people[name]
	r, err := s.House.Invite(s.Ctx, Act("Noor"), s.Meeting, service.Invitation{
		Person: p.id, Organisation: "Org van " + name, Hat: p.hat, Capacity: p.capacity, Parts: s.Parts, Why: "Is nodig.",
	})
	s.did("Noor", "inviting", err)
	s.Seats[name] = conference.ParticipantID(r.ID)
}

// Declare lets somebody declare the own task.
func (s *Scene) Declare(name string) {
	_, err := s.House.DeclareTask(s.Ctx, Act(name), s.Meeting, people[name].task)
	s.did(name, "declaring", err)
}

// Ready lets somebody accept and, where a task is needed, declare it, and Noor confirm.
func (s *Scene) Ready(name string) {
	_, err := s.House.AcceptConfidentiality(s.Ctx, Act(name), s.Meeting)
	s.did(name, "accepting", err)
	if !people[name].capacity.NeedsTask() {
		return
	}
	s.Declare(name)
	_, err = s.House.ConfirmTask(s.Ctx, Act("Noor"), s.Meeting, s.Seats[name])
	s.did("Noor", "confirming", err)
}

// Table convenes a meeting, starts it and admits everybody.
func (s *Scene) Table(at ...string) {
	s.Convened(at...)
	_, err := s.House.Start(s.Ctx, Act("Noor"), s.Meeting)
	s.did("Noor", "starting", err)
	for _, name := range at {
		s.Enter(name)
	}
}

// Knock lets somebody arrive at the door.
func (s *Scene) Knock(name string) {
	_, err := s.House.Arrive(s.Ctx, Act(name), s.Meeting)
	s.did(name, "arriving", err)
}

// Enter lets somebody arrive and be admitted.
func (s *Scene) Enter(name string) {
	s.Knock(name)
	_, err := s.House.Admit(s.Ctx, Act("Noor"), s.Meeting, s.Seats[name])
	s.did("Noor", "admitting", err)
}
