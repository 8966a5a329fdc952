// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// Meeting is a meeting as one viewer sees it now, whole.
type Meeting struct {
	Head
	Version    int64       `json:"version" see:"invited"`
	Me         *Me         `json:"me,omitempty" see:"invited"`
	Case       *CaseHead   `json:"case,omitempty" see:"case"`
	Parts      []Part      `json:"parts" see:"part"`
	People     []Person    `json:"people" see:"people"`
	Items      []Item      `json:"items" see:"item"`
	Requests   []Request   `json:"requests" see:"request"`
	Agreements []Agreement `json:"agreements" see:"agreement"`
	Tally      *Tally      `json:"tally,omitempty" see:"organiser"`
	Parcel     *ParcelHead `json:"parcel,omitempty" see:"parcel-head"`
}

// Given is one item of the viewer that went along after the close: with whom and for
// what, and whether in other words. What it says is in the recipient's parcel alone.
type Given struct {
	To       Asker `json:"to" see:"provider"`
	Narrowed bool  `json:"narrowed" see:"provider"`
}

// Head is what whoever is invited may know of a meeting.
type Head struct {
	ID           conference.MeetingID `json:"id" see:"invited"`
	House        string               `json:"house" see:"invited"`
	Stage        conference.Stage     `json:"stage" see:"invited"`
	PlannedStart time.Time            `json:"plannedStart" see:"invited"`
	PlannedEnd   time.Time            `json:"plannedEnd" see:"invited"`
	Place        string               `json:"place,omitempty" see:"invited"`
	ClosesAt     time.Time            `json:"closesAt" see:"invited"`
	ClosedAt     *time.Time           `json:"closedAt,omitempty" see:"invited"`
	Lost         bool                 `json:"lost,omitempty" see:"invited"` // closed without its key: nothing was released (S5)
	Cancelled    bool                 `json:"cancelled,omitempty" see:"invited"`
	ByItself     bool                 `json:"byItself,omitempty" see:"invited"` // the clock closed it (S8)
	Warnings     int                  `json:"warnings" see:"invited"`
	Convenes     Convenes             `json:"convenes" see:"invited"`
	Rules        HouseRules           `json:"rules" see:"invited"`
	Elsewhere    int                  `json:"elsewhere" see:"elsewhere"`
	Given        []Given              `json:"given,omitempty" see:"provider"`
}

// Convenes is who convenes.
type Convenes struct {
	Name         string `json:"name" see:"invited"`
	Organisation string `json:"organisation" see:"invited"`
}

// Me is how far the viewer is, and what they are waiting for.
type Me struct {
	Participant  conference.ParticipantID `json:"participant" see:"invited"`
	Organiser    bool                     `json:"organiser" see:"invited"`
	Organisation string                   `json:"organisation" see:"invited"`
	Capacity     conference.Capacity      `json:"capacity" see:"invited"`
	Promise      conference.Promise       `json:"promise" see:"invited"`
	NeedsTask    bool                     `json:"needsTask" see:"invited"`
	Suggested    catalogue.Secrecy        `json:"suggested,omitempty" see:"invited"` // while no task is declared
	Task         *Task                    `json:"task,omitempty" see:"invited"`
	Confirmed    bool                     `json:"confirmed" see:"invited"`
	Accepted     bool                     `json:"accepted" see:"invited"`
	Presence     conference.Presence      `json:"presence" see:"invited"`
	Why          string                   `json:"why,omitempty" see:"case"`
	Neighbours   []Neighbour              `json:"neighbours,omitempty" see:"neighbour"`
}

// Task is the task under which somebody takes part (M2).
type Task struct {
	Catalogue catalogue.TaskID         `json:"catalogue,omitempty" see:"people"`
	Follows   catalogue.TaskID         `json:"follows,omitempty" see:"people"`
	Words     string                   `json:"words,omitempty" see:"people"`
	Secrecy   catalogue.Secrecy        `json:"secrecy" see:"people"`
	Asker     conference.ParticipantID `json:"asker,omitempty" see:"people"`
}

// CaseHead is what stays in view for everybody at the table (C3).
type CaseHead struct {
	ID        conference.CaseID `json:"id" see:"case"`
	Purpose   string            `json:"purpose" see:"case"`
	Questions []string          `json:"questions" see:"case"`
	Subjects  []Subject         `json:"subjects" see:"case"`
}

// Subject is a person the case is about.
type Subject struct {
	ID    conference.SubjectID `json:"id" see:"case"`
	Label string               `json:"label" see:"case"`
	Name  string               `json:"name" see:"case"`
}

// Part is a part of the agenda.
type Part struct {
	ID    conference.PartID `json:"id" see:"part"`
	Title string            `json:"title" see:"part"`
}

// Person is a participant that the viewer may know of.
type Person struct {
	Participant  conference.ParticipantID `json:"participant" see:"people"`
	Name         string                   `json:"name" see:"people"`
	Organisation string                   `json:"organisation" see:"people"`
	Hat          catalogue.PartnerKind    `json:"hat" see:"people"`
	Capacity     conference.Capacity      `json:"capacity" see:"people"`
	Task         *Task                    `json:"task,omitempty" see:"people"`
	Parts        []conference.PartID      `json:"parts" see:"part"`
	Presence     conference.Presence      `json:"presence" see:"people"`
	Attended     bool                     `json:"attended" see:"people"` // was at the table: who is not there now, left
	Preparation  *Preparation             `json:"preparation,omitempty" see:"organiser"`
	Door         *AtDoor                  `json:"door,omitempty" see:"organiser"`
}

// Preparation is how far an invited person is: the organiser's to follow.
type Preparation struct {
	Why       string `json:"why" see:"organiser"`
	Declared  bool   `json:"declared" see:"organiser"`
	Confirmed bool   `json:"confirmed" see:"organiser"`
	Accepted  bool   `json:"accepted" see:"organiser"`
}

// Tally is what an organiser counts with: the two numbers before closing, how long
// what is kept will be, and from how many people each further one is weighed.
type Tally struct {
	Leaves      int `json:"leaves" see:"organiser"`
	Destroyed   int `json:"destroyed" see:"organiser"`
	Withdrawn   int `json:"withdrawn" see:"organiser"`
	ParcelDays  int `json:"parcelDays" see:"organiser"`
	OpenedHours int `json:"openedHours" see:"organiser"`
	CaseDays    int `json:"caseDays" see:"organiser"`
	Weighed     int `json:"weighed" see:"organiser"` // M8
}

// OfMeeting makes the view of a meeting for one viewer, who may know of it. It is
// put together from the same pieces as a live view.
func OfMeeting(f From) Meeting {
	sight := f.Meeting.Sight(f.Viewer)
	return Meeting{
		Head: f.head(sight), Version: f.Version, Me: f.me(sight), Case: f.caseHead(sight), Parts: each(sight.Parts(), f.part),
		People:     each(sight.Participants(), func(p conference.Participant) Person { return f.person(sight, p) }),
		Items:      each(sight.Items(), func(i conference.Item) Item { return f.item(sight, i) }),
		Requests:   each(sight.Requests(), func(r conference.Request) Request { return f.request(sight, r) }),
		Agreements: each(sight.Agreements(), func(a conference.Agreement) Agreement { return f.agreement(sight, a) }),
		Tally:      f.tally(sight), Parcel: parcelHead(f.Meeting, sight, f.Terms),
	}
}

func (f From) head(s conference.Sight) Head {
	m := f.Meeting
	return Head{
		ID: m.ID, House: f.House, Stage: m.Stage, PlannedStart: m.Start, PlannedEnd: m.End, Place: f.place(), ClosesAt: m.ClosesAt,
		ClosedAt: moment(m.ClosedAt), Lost: m.Lost, Cancelled: m.Cancelled, ByItself: m.ByItself, Warnings: m.Warnings, Convenes: f.convenes(), Rules: f.Rules, Elsewhere: s.Elsewhere(),
		Given: each(s.Given(), func(r conference.Release) Given { return Given{*f.asker(r.Request), r.Request.Narrowed} }),
	}
}

// place: whoever is invited knows where; of the titles beside it they see their own. (M6, M7)
func (f From) place() string {
	return text[conference.AgendaContent](f.Texts, f.Meeting.Agenda).Place
}

func (f From) tally(s conference.Sight) *Tally {
	if !s.Organiser() {
		return nil
	}
	leaves, destroyed, withdrawn := f.Meeting.Tally()
	const hour, day = 3600, 24 * 3600
	return &Tally{
		Leaves: leaves, Destroyed: destroyed, Withdrawn: withdrawn, ParcelDays: int(f.Terms.Parcel / day),
		OpenedHours: int(f.Terms.AfterOpening / hour), CaseDays: int(f.Terms.Case / day), Weighed: f.Weighed,
	}
}

// convenes: whoever is invited knows by whom.
func (f From) convenes() Convenes {
	chair, _ := f.Meeting.ParticipantOf(f.Meeting.Organiser)
	return Convenes{f.nameOf(chair), f.organisationOf(chair)}
}

// nameOf returns a name: the meeting's own copy, or before admission the person's.
func (f From) nameOf(p conference.Participant) string {
	if p.Card != "" {
		return text[conference.CardContent](f.Texts, p.Card).Name
	}
	return text[conference.PersonContent](f.Texts, f.Persons[p.Person]).Name
}

// organisationOf: likewise; the invitation dies with the table.
func (f From) organisationOf(p conference.Participant) string {
	if p.Card != "" {
		return text[conference.CardContent](f.Texts, p.Card).Organisation
	}
	return text[conference.InvitationContent](f.Texts, p.Invitation).Organisation
}

func (f From) me(s conference.Sight) *Me {
	p, ok := s.Me()
	if !ok {
		return nil
	}
	me := &Me{
		Participant: p.ID, Organiser: s.Organiser(), Organisation: f.organisationOf(p), Capacity: p.Capacity,
		Promise: p.Promise(), NeedsTask: p.Capacity.NeedsTask(), Task: f.task(p), Confirmed: p.Confirmed,
		Accepted: p.Accepted != "", Presence: p.Presence,
		Neighbours: each(s.Neighbours(), func(n conference.Participant) Neighbour { return f.neighbour(s, n) }),
	}
	if me.NeedsTask && me.Task == nil {
		me.Suggested = f.suggested(me.Organisation)
	}
	if s.Case() {
		me.Why = text[conference.InvitationContent](f.Texts, p.Invitation).Why
	}
	return me
}

func (f From) task(p conference.Participant) *Task {
	if !p.Task.Declared() {
		return nil
	}
	t := &Task{Catalogue: p.Task.Catalogue, Follows: p.Task.Follows, Secrecy: p.Task.Secrecy, Asker: p.Task.Asker}
	if p.Task.Words != "" {
		t.Words = f.taskWords(p)
	}
	return t
}

// taskWords: a task in own words lies on the table until admission copies it into
// the case.
func (f From) taskWords(p conference.Participant) string {
	if words := text[conference.TaskContent](f.Texts, p.Task.Words).Words; words != "" {
		return words
	}
	return text[conference.CardContent](f.Texts, p.Card).TaskWords
}

func (f From) caseHead(s conference.Sight) *CaseHead {
	if !s.Case() {
		return nil
	}
	content := text[conference.CaseContent](f.Texts, f.Case.Content)
	return &CaseHead{ID: f.Meeting.Case, Purpose: content.Purpose, Questions: list(content.Questions), Subjects: subjects(content)}
}

func subjects(c conference.CaseContent) []Subject {
	l := []Subject{}
	for _, s := range c.Subjects {
		l = append(l, Subject(s))
	}
	return l
}

func (f From) part(id conference.PartID) Part {
	return Part{id, text[conference.AgendaContent](f.Texts, f.Meeting.Agenda).Titles[id]}
}

func (f From) person(s conference.Sight, p conference.Participant) Person {
	person := Person{
		Participant: p.ID, Name: f.nameOf(p), Organisation: f.organisationOf(p), Hat: p.Hat,
		Capacity: p.Capacity, Task: f.task(p), Parts: visible(p.Parts, s.Part), Presence: p.Presence,
		Attended: len(p.Attended) > 0, Door: f.atDoor(s, p),
	}
	if s.Organiser() {
		why := text[conference.InvitationContent](f.Texts, p.Invitation).Why
		person.Preparation = &Preparation{why, p.Task.Declared(), p.Confirmed, p.Accepted != ""}
	}
	return person
}

// visible takes hidden ids out of a list.
func visible[T any](ids []T, sees func(T) bool) []T {
	l := make([]T, 0, len(ids))
	for _, id := range ids {
		if sees(id) {
			l = append(l, id)
		}
	}
	return l
}

// each makes a list, never null, of one piece per thing.
func each[T, V any](things []T, piece func(T) V) []V {
	l := make([]V, 0, len(things))
	for _, one := range things {
		l = append(l, piece(one))
	}
	return l
}
