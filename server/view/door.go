// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// Door is a meeting for who came by a link and has not proven yet who they are: when
// it is, who convenes, and how far they are themselves. There is nothing of the case
// in it.
type Door struct {
	ID           conference.MeetingID `json:"id" see:"invited"`
	House        string               `json:"house" see:"invited"`
	Stage        conference.Stage     `json:"stage" see:"invited"`
	Cancelled    bool                 `json:"cancelled,omitempty" see:"invited"`
	PlannedStart time.Time            `json:"plannedStart" see:"invited"`
	PlannedEnd   time.Time            `json:"plannedEnd" see:"invited"`
	Place        string               `json:"place" see:"invited"`
	Convenes     Convenes             `json:"convenes" see:"invited"`
	Rules        HouseRules           `json:"rules" see:"invited"`
	Me           Me                   `json:"me" see:"invited"`
	Method       conference.Method    `json:"method" see:"invited"`
	First        bool                 `json:"first" see:"invited"`
	SpokenCode   string               `json:"spokenCode,omitempty" see:"invited"`
}

// AtDoor is how somebody who waits proved who they are: the organiser's to judge.
type AtDoor struct {
	Method     conference.Method        `json:"method,omitempty" see:"organiser"` // empty: was not here yet
	First      bool                     `json:"first" see:"organiser"`
	SpokenCode string                   `json:"spokenCode,omitempty" see:"organiser"`
	Known      bool                     `json:"known" see:"organiser"`          // at a first time: the house knows them by something else
	Word       *Word                    `json:"word,omitempty" see:"organiser"` // somebody else's than the viewer's
	VouchedBy  conference.ParticipantID `json:"vouchedBy,omitempty" see:"organiser"`
	TableCode  bool                     `json:"tableCode" see:"organiser"`
	LinkUntil  *time.Time               `json:"linkUntil,omitempty" see:"organiser"`
	LinkTaken  bool                     `json:"linkTaken" see:"organiser"`
	Mail       *Mail                    `json:"mail,omitempty" see:"organiser"` // none: none was sent
}

// Word is whose word it rests on that it is somebody: nobody is called when who gave
// it is no longer known to the house.
type Word struct {
	By string    `json:"by,omitempty" see:"word"`
	At time.Time `json:"at" see:"word"`
}

// TableCode is told once, to the chair, who passes it on.
type TableCode struct {
	Participant conference.ParticipantID `json:"participant" see:"organiser"`
	Code        string                   `json:"code" see:"organiser"`
}

// OfDoor makes the view of the door for who came by a session that shows who they
// are in this way. The code is of that proof, and not of another that waits in the
// same name: two screens that do not agree are how the difference is heard.
func OfDoor(f From, shown conference.Identity) (Door, bool) {
	sight := f.Meeting.Sight(f.Viewer)
	me := f.me(sight)
	if me == nil {
		return Door{}, false
	}
	me.Why, me.Neighbours = "", nil
	if me.Task != nil {
		me.Task.Words = "" // the link may have been passed on
	}
	m := f.Meeting
	return Door{
		ID: m.ID, House: f.House, Stage: m.Stage, Cancelled: m.Cancelled, PlannedStart: m.Start, PlannedEnd: m.End,
		Place:    f.place(),
		Convenes: f.convenes(), Rules: f.Rules, Me: *me, Method: shown.Method, First: shown.First, SpokenCode: spokenCode(shown),
	}, true
}

// spokenCode is compared only while nobody has confirmed a first proof.
func spokenCode(shown conference.Identity) string {
	if !shown.First || shown.Proof == "" {
		return ""
	}
	return conference.SpokenCode(shown.Proof)
}

func (f From) atDoor(s conference.Sight, p conference.Participant) *AtDoor {
	if !s.Organiser() {
		return nil
	}
	shown := conference.Identity{Method: p.Method, First: p.First, Proof: p.Proof}
	return &AtDoor{
		Method: p.Method, First: p.First, Known: p.Known, SpokenCode: spokenCode(shown), Word: f.word(p.Word), VouchedBy: p.VouchedBy,
		TableCode: p.Code != "" && p.Missed < conference.CodeTries, LinkUntil: moment(p.LinkUntil), LinkTaken: p.LinkTaken,
		Mail: mailOf(p),
	}
}

// word: one's own word is nothing new.
func (f From) word(w conference.Word) *Word {
	if w.By == f.Viewer {
		return nil
	}
	return wordOf(f.Texts, f.Persons, w)
}

func wordOf(texts Texts, persons map[conference.PersonID]conference.EnvelopeID, w conference.Word) *Word {
	if !w.Given() {
		return nil
	}
	return &Word{By: text[conference.PersonContent](texts, persons[w.By]).Name, At: w.At}
}

// Neighbour is somebody for whom the viewer may answer, when they sit beside them.
type Neighbour struct {
	Participant conference.ParticipantID `json:"participant" see:"neighbour"`
	Name        string                   `json:"name" see:"neighbour"`
	Capacity    conference.Capacity      `json:"capacity" see:"neighbour"`
	Presence    conference.Presence      `json:"presence" see:"neighbour"`
	Vouched     bool                     `json:"vouched" see:"neighbour"` // by the viewer
	Settled     bool                     `json:"settled" see:"neighbour"` // they are here, and it is known who they are
}

func (f From) neighbour(s conference.Sight, p conference.Participant) Neighbour {
	me, _ := s.Me()
	return Neighbour{p.ID, f.nameOf(p), p.Capacity, p.Presence, p.VouchedBy == me.ID, p.HereThemselves()}
}
