// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
)

// atOnce is how many of a kind are done at the same time while preparing.
const atOnce = 32

// inParallel calls f with 0 to n-1 and returns the first error.
func inParallel(n int, f func(int) error) error {
	var work sync.WaitGroup
	errs := make(chan error, n)
	turns := make(chan int)
	for range min(atOnce, n) {
		work.Go(func() {
			for i := range turns {
				if err := f(i); err != nil {
					errs <- err
				}
			}
		})
	}
	for i := range n {
		turns <- i
	}
	close(turns)
	work.Wait()
	close(errs)
	return <-errs
}

func by(p conference.PersonID) service.Act {
	return service.Act{Person: p, Key: uuid.NewString(), Method: conference.MethodDemo}
}

// settle makes people known to a house: nobody else has a session there.
func settle(ctx context.Context, s *service.Service, people []conference.PersonID) error {
	for _, id := range people {
		content := conference.PersonContent{Name: "Iemand", Organisation: "Org", Contact: "iemand@example.org"}
		if err := s.AddPerson(ctx, id, content, conference.RoleOrganiser); err != nil {
			return err
		}
	}
	return nil
}

// furnish puts ten people at each of so many tables.
func furnish(ctx context.Context, s *service.Service, meetings int) ([]meeting, error) {
	made := make([]meeting, meetings)
	return made, inParallel(meetings, func(m int) error {
		t := table{ctx: ctx, s: s, m: m}
		made[m] = t.lay()
		return t.err
	})
}

// table is one meeting in the making; the first deed that fails ends it.
type table struct {
	ctx context.Context
	s   *service.Service
	m   int
	id  conference.MeetingID
	err error
}

func (t *table) did(r service.Receipt, err error) string {
	if t.err == nil && err != nil {
		t.err = fmt.Errorf("laying table %d: %w", t.m, err)
	}
	return r.ID
}

// seats are kinds of partners with the task that goes with each.
var seats = []struct {
	hat      catalogue.PartnerKind
	capacity conference.Capacity
	task     service.DeclaredTask
}{
	{catalogue.PartnerHousingCorporation, conference.Professional, service.DeclaredTask{Task: catalogue.TaskTenancy}},
	{catalogue.PartnerPolice, conference.Professional, service.DeclaredTask{Task: catalogue.TaskPoliceAct3}},
	{catalogue.PartnerMunicipalityAccessWmo, conference.CareProfessional, service.DeclaredTask{Task: catalogue.TaskWmoAccess}},
	{catalogue.PartnerMunicipalityDebtRelief, conference.Professional, service.DeclaredTask{Task: catalogue.TaskDebtRelief}},
}

// lay opens a case, convenes, and brings ten people to the table.
func (t *table) lay() meeting {
	chair := person(t.m, 0)
	id := conference.CaseID(t.did(t.s.OpenCase(t.ctx, by(chair), service.NewCase{
		Purpose: "Veilig blijven wonen.", Questions: []string{"Wie doet wat?"},
		Domains: []catalogue.Domain{catalogue.DomainHousing}, Subjects: []service.NewSubject{{Label: "B1"}},
	})))
	if t.err != nil {
		return meeting{}
	}
	t.id = conference.MeetingID(t.did(t.s.Convene(t.ctx, by(chair), id, service.NewMeeting{
		PlannedStart: time.Now(), PlannedEnd: time.Now().Add(8 * time.Hour), Parts: []string{"Wonen"},
		Organisation: "Gemeente", Hat: catalogue.PartnerProcessDirector, Why: "Zit voor.",
	})))
	v, err := t.s.Meeting(t.ctx, chair, t.id)
	c, other := t.s.Case(t.ctx, chair, id)
	if t.did(service.Receipt{}, err); t.err != nil || other != nil {
		return meeting{}
	}
	t.ready(chair, v.Me.Participant, service.DeclaredTask{Task: catalogue.TaskProcessDirection, Follows: catalogue.TaskWmoAccess})
	t.did(t.s.Start(t.ctx, by(chair), t.id))
	for p := 1; p < atOneTable; p++ {
		t.seat(person(t.m, p), p, v.Parts[0].ID)
	}
	return meeting{ID: string(t.id), Part: string(v.Parts[0].ID), Subject: string(c.Subjects[0].ID)}
}

func (t *table) seat(p conference.PersonID, place int, part conference.PartID) {
	chair, kind := person(t.m, 0), seats[place%len(seats)]
	seat := conference.ParticipantID(t.did(t.s.Invite(t.ctx, by(chair), t.id, service.Invitation{
		Person: p, Organisation: "Org", Hat: kind.hat, Capacity: kind.capacity, Parts: []conference.PartID{part}, Why: "Is nodig.",
	})))
	t.ready(p, seat, kind.task)
	t.did(t.s.Arrive(t.ctx, by(p), t.id))
	t.did(t.s.Admit(t.ctx, by(chair), t.id, seat))
}

func (t *table) ready(p conference.PersonID, seat conference.ParticipantID, task service.DeclaredTask) {
	t.did(t.s.DeclareTask(t.ctx, by(p), t.id, task))
	t.did(t.s.AcceptConfidentiality(t.ctx, by(p), t.id))
	t.did(t.s.ConfirmTask(t.ctx, by(person(t.m, 0)), t.id, seat))
}

// itemText is as long as a sentence or three; the mark in it tells items apart.
func itemText(mark string) string {
	return mark + " " + strings.Repeat("Heeft een achterstand van twee maanden en belt daar zelf over. ", 3)
}

func newItem(m meeting, text string) service.NewItem {
	return service.NewItem{
		Part: conference.PartID(m.Part), Text: text, Domain: catalogue.DomainHousing, Detail: catalogue.DetailThat,
		Origin: catalogue.OriginOwnFile, Dated: "2026-11-09", Law: catalogue.LawNone, Nature: catalogue.NatureOrdinary,
		Subjects: []conference.SubjectID{conference.SubjectID(m.Subject)},
	}
}

// The first meeting of a house is filled before it is closed: so many items, and
// for every fifth a permission to take it home.
const (
	itemsBeforeClose = 500
	everyWhich       = 5
)

// fill fills the first meeting and opens its round.
func fill(ctx context.Context, s *service.Service) (any, error) {
	chair := person(0, 0)
	mine, err := s.Mine(ctx, chair)
	if err != nil {
		return nil, err
	}
	t := table{ctx: ctx, s: s, id: mine.Meetings[0].ID}
	v, err := s.Meeting(ctx, chair, t.id)
	if err != nil {
		return nil, err
	}
	m := meeting{ID: string(t.id), Part: string(v.Parts[0].ID), Subject: string(v.Case.Subjects[0].ID)}
	for n := range itemsBeforeClose {
		provider, asker := person(0, n%atOneTable), person(0, 1+(n+1)%(atOneTable-1))
		item := conference.ItemID(t.did(s.PutItem(ctx, by(provider), t.id, newItem(m, itemText("")))))
		if t.err == nil && n%everyWhich == 0 && asker != provider {
			request := conference.RequestID(t.did(s.RequestItem(ctx, by(asker), t.id, item, service.NewRequest{OwnTask: true, Words: "Nodig voor de eigen taak."})))
			t.did(s.Grant(ctx, by(provider), t.id, request, service.Permission{}))
		}
	}
	t.did(s.OpenRound(ctx, by(chair), t.id))
	return "", t.err
}
