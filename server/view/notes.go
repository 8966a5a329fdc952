// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"slices"
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// Notes is the minimal record of a closed meeting, computed for one viewer (S3):
// who was there under which task and when, who provided something about which
// life domain, and what was agreed. There is no field for what was said.
type Notes struct {
	Meeting       conference.MeetingID `json:"meeting" see:"notes"`
	House         string               `json:"house" see:"notes"`
	ClosedAt      time.Time            `json:"closedAt" see:"notes"`
	Purpose       string               `json:"purpose" see:"notes"`
	Questions     []string             `json:"questions" see:"notes"`
	Subjects      []Subject            `json:"subjects" see:"notes"`
	Director      Director             `json:"director" see:"notes"`
	Attendance    []Attendance         `json:"attendance" see:"notes"`
	Contributions []Contribution       `json:"contributions" see:"notes"`
	Agreements    []AgreementNote      `json:"agreements" see:"notes"`
	KeptUntil     *time.Time           `json:"keptUntil,omitempty" see:"notes"` // or longer, when the case meets again (P4)
}

// Director is whom to call: the head of the plan (S2).
type Director struct {
	Name         string `json:"name" see:"notes"`
	Organisation string `json:"organisation" see:"notes"`
	Contact      string `json:"contact" see:"notes"`
}

// Attendance is who was there, under which task, and when. Who convened reads their
// numbers, to read a certificate beside them; to others a gap in those would tell of
// somebody at parts that they did not attend (M6).
type Attendance struct {
	Number       int                 `json:"number,omitempty" see:"organiser"`
	Name         string              `json:"name" see:"notes"`
	Organisation string              `json:"organisation" see:"notes"`
	Capacity     conference.Capacity `json:"capacity" see:"notes"`
	Task         *Task               `json:"task,omitempty" see:"notes"`
	Stays        []Stay              `json:"stays" see:"notes"`
}

// Stay is one stay at the table.
type Stay struct {
	In  time.Time `json:"in" see:"notes"`
	Out time.Time `json:"out" see:"notes"`
}

// Contribution says that somebody provided something about a life domain.
type Contribution struct {
	Name         string           `json:"name" see:"notes"`
	Organisation string           `json:"organisation" see:"notes"`
	Domain       catalogue.Domain `json:"domain" see:"notes"`
}

// AgreementNote is an agreement, who took it on, and on whose contributions it
// rests: the evidence stands in their files.
type AgreementNote struct {
	Agreement Agreement `json:"agreement" see:"agreement"`
	Taker     string    `json:"taker" see:"agreement"`
	RestsOn   []string  `json:"restsOn" see:"people"`
}

// OfNotes makes the notes for one viewer, and reports whether there are any.
func OfNotes(f From) (Notes, bool) {
	sight := f.Meeting.Sight(f.Viewer)
	if !sight.Notes() {
		return Notes{}, false
	}
	content := text[conference.CaseContent](f.Texts, f.Case.Content)
	v := Notes{
		Meeting: f.Meeting.ID, House: f.House, ClosedAt: f.Meeting.ClosedAt, Purpose: content.Purpose,
		Questions: list(content.Questions), Subjects: subjects(content), Director: f.director(),
		Attendance: []Attendance{}, Contributions: []Contribution{}, Agreements: []AgreementNote{},
		KeptUntil: moment(f.Case.KeptUntil),
	}
	for _, p := range sight.Attendance() {
		v.Attendance = append(v.Attendance, f.attendance(sight, p))
	}
	for _, c := range sight.Contributions() {
		card := f.card(c.Provider)
		v.Contributions = append(v.Contributions, Contribution{card.Name, card.Organisation, c.Domain})
	}
	for _, a := range sight.Agreements() {
		v.Agreements = append(v.Agreements, f.agreementNote(sight, f.agreement(sight, a)))
	}
	return v, true
}

func (f From) card(id conference.ParticipantID) conference.CardContent {
	p, _ := f.Meeting.Participant(id)
	return text[conference.CardContent](f.Texts, p.Card)
}

// director: a meeting that never started has no copy of who convened it.
func (f From) director() Director {
	chair, _ := f.Meeting.ParticipantOf(f.Meeting.Organiser)
	if chair.Card == "" {
		person := text[conference.PersonContent](f.Texts, f.Persons[chair.Person])
		return Director{person.Name, person.Organisation, person.Contact}
	}
	c := f.card(chair.ID)
	return Director{c.Name, c.Organisation, c.Contact}
}

func (f From) attendance(s conference.Sight, p conference.Participant) Attendance {
	c := f.card(p.ID)
	a := Attendance{Name: c.Name, Organisation: c.Organisation, Capacity: p.Capacity, Task: f.task(p)}
	if s.Organiser() {
		a.Number = p.Number
	}
	for _, stay := range p.Attended {
		a.Stays = append(a.Stays, Stay(stay))
	}
	return a
}

func (f From) agreementNote(s conference.Sight, a Agreement) AgreementNote {
	n := AgreementNote{Agreement: a, RestsOn: []string{}}
	if s.Participant(a.Taker) {
		n.Taker = f.card(a.Taker).Name
	}
	for _, p := range s.Evidence(a.ID) {
		if o := f.card(p).Organisation; !slices.Contains(n.RestsOn, o) {
			n.RestsOn = append(n.RestsOn, o)
		}
	}
	return n
}
