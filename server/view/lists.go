// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// Viewer is who is here, how that was shown, and what they may in the house. Who
// only came by a link is told little: the link may have been passed on.
type Viewer struct {
	ID    conference.PersonID `json:"id" see:"self"`
	Name  string              `json:"name" see:"self"`
	Level int                 `json:"level" see:"self"` // 1 came by a link, 2 nobody confirmed it yet, 3 proven
	// SpokenCode is told to whoever confirms who is here.
	SpokenCode string               `json:"spokenCode,omitempty" see:"self"`
	Method     conference.Method    `json:"method" see:"self"`
	Meeting    conference.MeetingID `json:"meeting,omitempty" see:"self"` // below 3: the only one
	Known      bool                 `json:"known" see:"self"`             // has proven before who they are
	Methods    []conference.Method  `json:"methods" see:"self"`           // by which they can
	SignOn     []SignOnLine         `json:"signOn" see:"self"`
	Roles      []conference.Role    `json:"roles" see:"self"`
	NewProofs  int                  `json:"newProofs" see:"self"` // ways in that came since they were here before
}

// Mine is what a person takes part in: times and how far, no content. What was over
// longer ago is in the list before Earlier, if that is there.
type Mine struct {
	House    string               `json:"house" see:"house"`
	Meetings []MeetingLine        `json:"meetings" see:"own"`
	Cases    []CaseLine           `json:"cases" see:"own"`
	Earlier  conference.MeetingID `json:"earlier,omitempty" see:"own"`
}

// MeetingLine is one line of Mijn overleggen.
type MeetingLine struct {
	ID           conference.MeetingID `json:"id" see:"invited"`
	Stage        conference.Stage     `json:"stage" see:"invited"`
	PlannedStart time.Time            `json:"plannedStart" see:"invited"`
	PlannedEnd   time.Time            `json:"plannedEnd" see:"invited"`
	Organiser    bool                 `json:"organiser" see:"invited"`
	Prepared     bool                 `json:"prepared" see:"invited"` // did all that is theirs to do before coming in
	Cancelled    bool                 `json:"cancelled,omitempty" see:"invited"`
	Parcel       *ParcelHead          `json:"parcel,omitempty" see:"parcel-head"`
}

// CaseLine is one own case.
type CaseLine struct {
	ID       conference.CaseID      `json:"id" see:"organiser"`
	Meetings []conference.MeetingID `json:"meetings" see:"organiser"`
}

// Case is a case as its organiser sees it.
type Case struct {
	ID        conference.CaseID      `json:"id" see:"organiser"`
	Version   int64                  `json:"version" see:"organiser"`
	Purpose   string                 `json:"purpose" see:"organiser"`
	Questions []string               `json:"questions" see:"organiser"`
	Subjects  []Subject              `json:"subjects" see:"organiser"`
	Domains   []catalogue.Domain     `json:"domains" see:"organiser"`
	Meetings  []conference.MeetingID `json:"meetings" see:"organiser"`
	KeptUntil *time.Time             `json:"keptUntil,omitempty" see:"organiser"`
}

// Consents are a provider's own records of consent (C8).
type Consents struct {
	Consents []Consent `json:"consents" see:"own"`
}

// Consent is one of them.
type Consent struct {
	ID        conference.ConsentID `json:"id" see:"own"`
	Subject   conference.SubjectID `json:"subject" see:"own"`
	Words     string               `json:"words" see:"own"`
	Given     string               `json:"given" see:"own"`
	Withdrawn bool                 `json:"withdrawn" see:"own"`
}

// Deeds are what the viewer did in a meeting, from the record (P6).
type Deeds struct {
	Deeds []DeedLine `json:"deeds" see:"own"`
}

// DeedLine is one own deed: what and when, without content.
type DeedLine struct {
	Number int64     `json:"number" see:"own"`
	Kind   string    `json:"kind" see:"own"`
	At     time.Time `json:"at" see:"own"`
}

// LineOf makes a viewer's line of a meeting.
func LineOf(m *conference.Meeting, viewer conference.PersonID, t conference.Terms) MeetingLine {
	s := m.Sight(viewer)
	me, _ := s.Me()
	return MeetingLine{
		ID: m.ID, Stage: m.Stage, PlannedStart: m.Start, PlannedEnd: m.End, Organiser: s.Organiser(), Prepared: me.Prepared(),
		Cancelled: m.Cancelled, Parcel: parcelHead(m, s, t),
	}
}

// OfCase makes the organiser's view of a case.
func OfCase(c *conference.Case, version int64, t Texts) Case {
	content := text[conference.CaseContent](t, c.Content)
	return Case{
		ID: c.ID, Version: version, Purpose: content.Purpose, Questions: list(content.Questions), Subjects: subjects(content),
		Domains: list(c.Domains), Meetings: list(c.Meetings), KeptUntil: moment(c.KeptUntil),
	}
}

// OfConsents makes the view of the viewer's own consents on a case.
func OfConsents(c *conference.Case, viewer conference.PersonID, t Texts) Consents {
	v := Consents{Consents: []Consent{}}
	for _, k := range c.ConsentsOf(viewer) {
		content := text[conference.ConsentContent](t, k.Envelope)
		v.Consents = append(v.Consents, Consent{k.ID, content.Subject, content.Words, content.Given, k.Withdrawn})
	}
	return v
}
