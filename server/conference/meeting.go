// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"slices"
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
)

// Stage is how far a meeting has come. It only goes forward.
type Stage string

const (
	Planned Stage = "convened" // people are invited, nobody is at the table
	Table   Stage = "table"    // items are put on the table
	Round   Stage = "round"    // Wie neemt wat mee? (S1)
	Closing Stage = "closing"  // decided; releases are being sealed (S5)
	Safe    Stage = "sealed"   // releases are safe; the table's key goes
	Done    Stage = "closed"   // nothing that was not released exists any more
)

var stages = []Stage{Planned, Table, Round, Closing, Safe, Done}

// Valid reports whether the stage is one of the closed list.
func (s Stage) Valid() bool { return slices.Contains(stages, s) }

// Meeting is one conference on one case: the fold of its events. It is a value
// to read; only Apply changes it, and Clone gives a copy to change.
type Meeting struct {
	ID        MeetingID
	Case      CaseID
	Organiser PersonID
	Stage     Stage
	Start     time.Time // planned
	End       time.Time // planned
	ClosesAt  time.Time // S8
	Warnings  int       // S8: how often the coming close was announced
	ClosedAt  time.Time
	Lost      bool      // closed without its key: nothing was released (S5)
	Cancelled bool      // closed by its chair before there was a table (C7)
	ByItself  bool      // closed by the clock, because nobody did (S8)
	LastAt    time.Time // of the last event: time in a record never goes back
	Agenda    EnvelopeID
	Parts     []PartID
	Discussed []AgreementID // S1
	Record    EnvelopeID    // the signed certificate, once closed
	Version   int64         // how many events were applied
	People    int64         // the version at which a participant last changed
	Agreed    int64         // the version at which an agreement last changed
	Turned    int64         // the version of the last event that is not one of the table

	participants []Participant // in the order of invitation; the number is the index plus one
	items        []Item
	requests     []Request
	agreements   []Agreement
	parcels      []Parcel
}

// Participant is one person, for one organisation, under one hat, in one meeting.
type Participant struct {
	ID         ParticipantID
	Number     int
	Person     PersonID
	Capacity   Capacity
	Hat        catalogue.PartnerKind
	Parts      []PartID
	AskedBy    ParticipantID // of an adviser: who asks for the advice
	Invitation EnvelopeID    // organisation and reason why
	Uninvited  bool
	Task       Task
	Confirmed  bool
	Accepted   Promise // of confidentiality; empty until then
	Presence   Presence
	Card       EnvelopeID // name, organisation and footing, copied in at admission
	Attended   []Span
	Revision   int64 // the version at which this changed last; likewise below

	Link      LinkID // of the invitation that stands, if the house sent one
	LinkUntil time.Time
	LinkTaken bool
	LinkShown bool // the organiser had it in hand
	Mail      Mail // the last one

	Method    Method // how they showed who they are, as far as known
	First     bool   // for the first time: nobody has confirmed it yet
	Proof     ProofID
	VouchedBy ParticipantID
	Known     bool // at a first time: the house knows them by something else
	Word      Word // whose it rests on that it is them

	Code   EnvelopeID // the personal code for a shared device (L12)
	Missed int        // how often it was given wrong
}

// Task is the statute, contract or assignment under which somebody takes part
// (M2): from the catalogue, or in own words that are sealed.
type Task struct {
	Catalogue catalogue.TaskID
	Follows   catalogue.TaskID
	Words     EnvelopeID
	Secrecy   catalogue.Secrecy
	Asker     ParticipantID // of an adviser: under whose task
}

// Declared reports whether there is a task at all.
func (t Task) Declared() bool { return t.Catalogue != "" || t.Words != "" || t.Asker != "" }

// Presence is where a participant is. A dropped connection is not leaving.
type Presence string

const (
	Outside Presence = ""
	Waiting Presence = "waiting"
	AtTable Presence = "at-table"
)

// Span is one stay at the table; Out is zero while it lasts.
type Span struct{ In, Out time.Time }

// Item is one thing put on the table, without its text.
type Item struct {
	ID        ItemID
	Number    int
	Provider  ParticipantID
	Part      PartID
	Domain    catalogue.Domain
	Detail    catalogue.Detail
	Personal  bool // is about a person
	Audience  []ParticipantID
	Envelope  EnvelopeID
	Consent   ConsentID
	At        time.Time
	Withdrawn bool
	Revision  int64
}

// RequestState is what became of a request to take an item home.
type RequestState string

const (
	Asked     RequestState = "asked"
	Granted   RequestState = "granted"
	Refused   RequestState = "refused"
	TakenBack RequestState = "taken-back"
	Lapsed    RequestState = "lapsed" // the item, the audience or the agreement is gone
)

// Request asks one provider for one item, for one purpose (T2).
type Request struct {
	ID        RequestID
	Item      ItemID
	By        ParticipantID
	Agreement AgreementID // empty: for the own task
	Words     EnvelopeID
	Audience  []ParticipantID
	State     RequestState
	Narrowed  bool       // granted in other words
	Limits    EnvelopeID // the other words and the conditions, if any
	Revision  int64

	item int // where the item stands among the meeting's: items never move
}

// Agreement is one activity that somebody takes on (S2).
type Agreement struct {
	ID       AgreementID
	Number   int
	Author   ParticipantID
	Taker    ParticipantID // empty until taken on
	Audience []ParticipantID
	Envelope EnvelopeID
	Progress Progress
	Dropped  bool
	Revision int64
}

// Parcel is what one recipient may collect (S7), without its contents.
type Parcel struct {
	Recipient ParticipantID
	Envelopes []EnvelopeID
	Requests  []RequestID // the permissions, in the order of Envelopes
	Until     time.Time
	OpenedAt  time.Time
	Gone      ParcelEnd
}

// NewMeeting returns the empty state from which a meeting's events are applied.
func NewMeeting(id MeetingID) *Meeting { return &Meeting{ID: id} }

// Clone returns a copy that shares nothing that Apply changes.
func (m *Meeting) Clone() *Meeting {
	c := *m
	c.participants = slices.Clone(m.participants)
	c.items = slices.Clone(m.items)
	c.requests = slices.Clone(m.requests)
	c.agreements = slices.Clone(m.agreements)
	c.parcels = slices.Clone(m.parcels)
	return &c
}

// Apply changes the state by one event; an event of another stream is an error.
func (m *Meeting) Apply(e Event) error {
	b, ok := e.Body.(meetingBody)
	if !ok {
		return fmt.Errorf("applying %s to a meeting: not an event of a meeting", e.Kind())
	}
	m.Version++
	if _, is := b.(tableBody); !is {
		m.Turned = m.Version
	}
	b.apply(m, e)
	m.LastAt = e.At
	return nil
}

// meetingBody is an event of a meeting's stream. apply replaces inner slices and
// never writes into them: copies of the meeting share them.
type meetingBody interface {
	Body
	apply(m *Meeting, e Event)
}

// tableBody is an event that changes items, requests or agreements, and nothing
// else of a meeting.
type tableBody interface{ ofTable() }

func (ItemPut) ofTable()             {}
func (ItemOpened) ofTable()          {}
func (ItemNarrowed) ofTable()        {}
func (ItemWithdrawn) ofTable()       {}
func (TakeHomeRequested) ofTable()   {}
func (PermissionGranted) ofTable()   {}
func (PermissionRefused) ofTable()   {}
func (PermissionTakenBack) ofTable() {}
func (AgreementDrafted) ofTable()    {}
func (AgreementRewritten) ofTable()  {}
func (AgreementTakenOn) ofTable()    {}
func (AgreementDropped) ofTable()    {}
func (AgreementReported) ofTable()   {}

// Deed is something somebody asks to do in a meeting.
type Deed interface {
	// stands reports whether the actor may know of what the deed is about.
	stands(m *Meeting) bool
	decide(m *Meeting) ([]Body, error)
	act() Act
}

func (a Act) act() Act { return a }

// Stands returns nil when the actor may know of what the deed is about, and the
// refusal not-found otherwise: hidden answers exactly like absent.
func (m *Meeting) Stands(d Deed) error {
	if !d.stands(m) {
		return refuse(Hidden)
	}
	return nil
}

// StandsAgain is asked before an earlier answer is repeated: as Stands, but a
// target that the deed itself took away is not held against it.
func (m *Meeting) StandsAgain(d Deed) error {
	if a, ok := d.(interface{ standsAgain(*Meeting) bool }); ok {
		if a.standsAgain(m) {
			return nil
		}
		return refuse(Hidden)
	}
	return m.Stands(d)
}

// Decide returns the events of a deed, or Errors that name the rules it breaks.
// No events means that it was so already.
func (m *Meeting) Decide(d Deed) ([]Event, error) {
	if err := m.Stands(d); err != nil {
		return nil, err
	}
	bodies, err := d.decide(m)
	if err != nil {
		return nil, err
	}
	return d.act().events(bodies...), nil
}

// Open reports whether there is a table: items can be seen and put.
func (m *Meeting) Open() bool { return m.Stage == Table || m.Stage == Round }

// Running reports whether the meeting has started and has not closed: meanwhile
// the purpose of its case is fixed (C3).
func (m *Meeting) Running() bool {
	return m.Open() || m.Stage == Closing || m.Stage == Safe
}

func (m *Meeting) mustBeOpen() error {
	switch {
	case m.Open():
		return nil
	case m.Stage == Planned:
		return refuse(NotOpen)
	}
	return refuse(MeetingClosed)
}
