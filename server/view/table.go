// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// Item is one thing on the table, as its audience sees it (L2).
type Item struct {
	ID       conference.ItemID          `json:"id" see:"item"`
	Part     conference.PartID          `json:"part" see:"item"`
	Provider conference.ParticipantID   `json:"provider" see:"item"`
	Mine     bool                       `json:"mine" see:"item"`
	At       time.Time                  `json:"at" see:"item"`
	Domain   catalogue.Domain           `json:"domain" see:"item"`
	Detail   catalogue.Detail           `json:"detail" see:"item"`
	Personal bool                       `json:"personal" see:"item"`
	Text     string                     `json:"text" see:"item"`
	Origin   catalogue.Origin           `json:"origin" see:"item"`
	Dated    string                     `json:"dated" see:"item"`
	Law      catalogue.Law              `json:"law" see:"item"`
	Nature   catalogue.Nature           `json:"nature" see:"item"`
	Subjects []conference.SubjectID     `json:"subjects" see:"item"`
	Audience []conference.ParticipantID `json:"audience" see:"people"`
}

// Request asks for an item to take home (T2).
type Request struct {
	ID           conference.RequestID     `json:"id" see:"request"`
	Item         conference.ItemID        `json:"item" see:"request"`
	Recipient    conference.ParticipantID `json:"recipient" see:"request"`
	Agreement    conference.AgreementID   `json:"agreement,omitempty" see:"agreement"`
	OwnTask      bool                     `json:"ownTask" see:"request"`
	Words        string                   `json:"words" see:"request"`
	State        conference.RequestState  `json:"state" see:"request"`
	Narrowed     bool                     `json:"narrowed" see:"request"`
	InOtherWords string                   `json:"inOtherWords,omitempty" see:"limits"`
	Conditions   string                   `json:"conditions,omitempty" see:"limits"`
	Asker        *Asker                   `json:"asker,omitempty" see:"provider"`
}

// Asker is who asks, and for what: permission is per recipient and purpose, so who
// decides has to know both, also after leaving (L1, T1).
type Asker struct {
	Name         string `json:"name" see:"provider"`
	Organisation string `json:"organisation" see:"provider"`
	Serves       string `json:"serves" see:"provider"`
}

// Agreement is one activity that somebody takes on (S2, the VISD set).
type Agreement struct {
	ID        conference.AgreementID     `json:"id" see:"agreement"`
	Number    int                        `json:"number,omitempty" see:"notes"`
	Author    conference.ParticipantID   `json:"author" see:"agreement"`
	Taker     conference.ParticipantID   `json:"taker,omitempty" see:"agreement"`
	Mine      bool                       `json:"mine" see:"agreement"`
	Discussed bool                       `json:"discussed" see:"agreement"`
	Activity  string                     `json:"activity" see:"agreement"`
	Extent    string                     `json:"extent" see:"agreement"`
	Start     string                     `json:"start" see:"agreement"`
	End       string                     `json:"end,omitempty" see:"agreement"`
	Executor  string                     `json:"executor" see:"agreement"`
	Contact   string                     `json:"contact" see:"agreement"`
	Remark    string                     `json:"remark,omitempty" see:"agreement"`
	Progress  conference.Progress        `json:"progress" see:"agreement"`
	Audience  []conference.ParticipantID `json:"audience" see:"people"`
}

func (f From) item(s conference.Sight, i conference.Item) Item {
	me, _ := s.Me()
	content := text[conference.ItemContent](f.Texts, i.Envelope)
	return Item{
		ID: i.ID, Part: i.Part, Provider: i.Provider, Mine: i.Provider == me.ID, At: i.At,
		Domain: i.Domain, Detail: i.Detail, Personal: i.Personal, Text: content.Text, Origin: content.Origin,
		Dated: content.Dated, Law: content.Law, Nature: content.Nature, Subjects: list(content.Subjects),
		Audience: visible(i.Audience, s.Participant),
	}
}

func (f From) request(s conference.Sight, r conference.Request) Request {
	v := Request{
		ID: r.ID, Item: r.Item, Recipient: r.By, OwnTask: r.Agreement == "", State: r.State, Narrowed: r.Narrowed,
		Words: text[conference.RequestContent](f.Texts, r.Words).Words,
	}
	if s.Agreement(r.Agreement) {
		v.Agreement = r.Agreement
	}
	if s.Provides(r.Item) {
		v.Asker = f.asker(r)
	}
	if s.Limits(r.ID) {
		limits := text[conference.LimitsContent](f.Texts, r.Limits)
		v.InOtherWords, v.Conditions = limits.InOtherWords, limits.Conditions
	}
	return v
}

func (f From) asker(r conference.Request) *Asker {
	who, _ := f.Meeting.Participant(r.By)
	a := &Asker{Name: f.nameOf(who), Organisation: f.organisationOf(who)}
	if agreement, ok := f.Meeting.Agreement(r.Agreement); ok {
		a.Serves = text[conference.AgreementContent](f.Texts, agreement.Envelope).Activity
	} else if task := f.task(who); task != nil {
		a.Serves = task.Catalogue.Label() + task.Words
	}
	return a
}

func (f From) agreement(s conference.Sight, a conference.Agreement) Agreement {
	me, _ := s.Me()
	c := text[conference.AgreementContent](f.Texts, a.Envelope)
	return Agreement{
		ID: a.ID, Number: f.number(a.Number), Author: a.Author, Taker: a.Taker, Mine: a.Taker == me.ID, Discussed: s.Discussed(a.ID),
		Activity: c.Activity, Extent: c.Extent, Start: c.Start, End: c.End, Executor: c.Executor, Contact: c.Contact,
		Remark: c.Remark, Progress: a.Progress, Audience: visible(a.Audience, s.Participant),
	}
}

// number: during a meeting a gap in the numbers would tell of what is elsewhere
// (M6). Afterwards the certificate counts by them, and the notes say whose they are.
func (f From) number(n int) int {
	if f.Meeting.Stage != conference.Done {
		return 0
	}
	return n
}
