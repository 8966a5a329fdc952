// SPDX-License-Identifier: EUPL-1.2

package view_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/view"
)

// spoken gives for every text its own name.
type spoken struct{}

func (spoken) Text(id conference.EnvelopeID, into any) bool {
	switch c := into.(type) {
	case *conference.ItemContent:
		c.Text = string(id)
	case *conference.RequestContent:
		c.Words = string(id)
	case *conference.LimitsContent:
		c.Conditions = string(id)
	case *conference.AgreementContent:
		c.Activity = string(id)
	case *conference.CardContent:
		c.Name = string(id)
	case *conference.CaseContent:
		c.Purpose = string(id)
	}
	return id != ""
}

// onePage is what one viewer's page has put together from pictures.
type onePage struct {
	viewer conference.PersonID
	seen   view.Seen
	shows  map[string]any
}

func (p *onePage) take(picture view.Picture) {
	if picture.Whole {
		p.shows = map[string]any{}
	}
	for _, one := range picture.Pieces {
		p.shows[one.Key] = one.Value
	}
	for _, key := range picture.Gone {
		delete(p.shows, key)
	}
	p.seen = picture.Seen
}

// party plays events that nobody decided on: more than the rules allow happens.
type party struct {
	*rapid.T
	m        *conference.Meeting
	c        *conference.Case
	changes  int64 // of the case
	items    []conference.ItemID
	requests []conference.RequestID
	promises []conference.AgreementID
	made     int
}

const guests = 4

func seat(n int) conference.ParticipantID { return conference.ParticipantID(fmt.Sprint("seat", n)) }
func who(n int) conference.PersonID       { return conference.PersonID(fmt.Sprint("person", n)) }

func (p *party) name(what string) string { p.made++; return fmt.Sprint(what, p.made) }

func (p *party) text() conference.EnvelopeID { return conference.EnvelopeID(p.name("text")) }

func (p *party) seat() conference.ParticipantID {
	return seat(rapid.IntRange(0, guests-1).Draw(p.T, "seat"))
}

func (p *party) seats() (ids []conference.ParticipantID) {
	for n := range guests {
		if rapid.Bool().Draw(p.T, "in") {
			ids = append(ids, seat(n))
		}
	}
	return ids
}

func (p *party) happens(bodies ...conference.Body) {
	for _, b := range bodies {
		if err := p.m.Apply(conference.Event{At: time.Unix(p.m.Version, 0), By: who(0), Body: b}); err != nil {
			p.Fatal(err)
		}
	}
}

// begin seats everybody, each at one part or both.
func (p *party) begin() {
	parts := []conference.PartID{"one", "two"}
	p.happens(conference.Convened{Parts: parts})
	for n := range guests {
		at := parts[n%2:]
		p.happens(conference.Invited{Participant: seat(n), Person: who(n), Capacity: conference.Professional, Parts: at, Envelope: p.text()},
			conference.ConfidentialityAccepted{Participant: seat(n)}, conference.TaskConfirmed{Participant: seat(n)})
	}
	p.happens(conference.Started{})
	for n := range guests - 1 { // the last comes later, if at all
		p.happens(conference.Admitted{Participant: seat(n), Card: p.text()})
	}
}

// some draws one of what there is, or nothing.
func some[ID any](p *party, list []ID, f func(ID)) {
	if len(list) > 0 {
		f(rapid.SampledFrom(list).Draw(p.T, "which"))
	}
}

// step lets one thing happen.
func (p *party) step() {
	on := func(is ...conference.Body) { p.happens(is...) }
	steps := []func(){
		func() {
			p.items = append(p.items, conference.ItemID(p.name("item")))
			on(conference.ItemPut{Item: p.items[len(p.items)-1], Provider: p.seat(), Audience: p.seats(), Envelope: p.text()})
		},
		func() {
			some(p, p.items, func(i conference.ItemID) {
				p.requests = append(p.requests, conference.RequestID(p.name("request")))
				on(conference.TakeHomeRequested{Request: p.requests[len(p.requests)-1], Item: i, Recipient: p.seat(), Agreement: p.promise(), Audience: p.seats(), Envelope: p.text()})
			})
		},
		func() {
			p.promises = append(p.promises, conference.AgreementID(p.name("agreement")))
			on(conference.AgreementDrafted{Agreement: p.promises[len(p.promises)-1], Author: p.seat(), Audience: p.seats(), Envelope: p.text()})
		},
		func() {
			some(p, p.items, func(i conference.ItemID) { on(conference.ItemOpened{Item: i, To: p.seats()}) })
		},
		func() {
			some(p, p.items, func(i conference.ItemID) { on(conference.ItemNarrowed{Item: i, From: p.seats()}) })
		},
		func() { some(p, p.items, func(i conference.ItemID) { on(conference.ItemWithdrawn{Item: i}) }) },
		func() {
			some(p, p.requests, func(r conference.RequestID) {
				on(conference.PermissionGranted{Request: r, OtherWords: true, Limits: p.text()})
			})
		},
		func() {
			some(p, p.requests, func(r conference.RequestID) { on(conference.PermissionTakenBack{Request: r}) })
		},
		func() {
			some(p, p.promises, func(a conference.AgreementID) {
				on(conference.AgreementRewritten{Agreement: a, Author: p.seat(), Envelope: p.text()})
			})
		},
		func() {
			some(p, p.promises, func(a conference.AgreementID) { on(conference.AgreementTakenOn{Agreement: a, Taker: p.seat()}) })
		},
		func() {
			some(p, p.promises, func(a conference.AgreementID) { on(conference.AgreementDropped{Agreement: a}) })
		},
		func() {
			some(p, p.promises, func(a conference.AgreementID) { on(conference.AgreementDiscussed{Agreement: a}) })
		},
		func() { on(conference.Left{Participant: p.seat()}) },
		func() { on(conference.Admitted{Participant: p.seat(), Card: p.text()}) },
		func() {
			on(conference.Invited{Participant: conference.ParticipantID(p.name("late")), Person: conference.PersonID(p.name("late")), Parts: []conference.PartID{"two"}})
		},
		func() { p.changes++; p.c.Content = p.text() },
		func() { on(conference.RoundOpened{}) },
	}
	rapid.SampledFrom(steps).Draw(p.T, "step")()
}

func (p *party) promise() (id conference.AgreementID) {
	some(p, p.promises, func(a conference.AgreementID) { id = a })
	return id
}

// plays lets things happen while pages look now and then, and returns the first
// page that shows something else than a look at everything does.
func plays(t *rapid.T, look func(view.From, view.Seen) view.Picture) string {
	p := &party{T: t, m: conference.NewMeeting("m"), c: &conference.Case{}}
	p.begin()
	var pages []*onePage
	for n := range guests {
		pages = append(pages, &onePage{viewer: who(n)})
	}
	for range rapid.IntRange(1, 200).Draw(t, "steps") {
		p.step()
		one := rapid.SampledFrom(pages).Draw(t, "page")
		from := view.From{Meeting: p.m, Case: p.c, CaseVersion: p.changes, Viewer: one.viewer, Texts: spoken{}}
		one.take(look(from, one.seen))
		whole := onePage{}
		whole.take(view.PictureOf(from, view.Seen{}))
		if !reflect.DeepEqual(one.shows, whole.shows) {
			return fmt.Sprintf("%s at version %d: the page shows\n%+v\na look at everything\n%+v", one.viewer, p.m.Version, one.shows, whole.shows)
		}
	}
	return ""
}

// TestPictureOf_DifferencesAddUpToTheWhole: whatever happens, and however seldom a
// page looks, it shows what it would show had it never looked before (L1, M6).
func TestPictureOf_DifferencesAddUpToTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if wrong := plays(t, view.PictureOf); wrong != "" {
			t.Fatal(wrong)
		}
	})
}

// TestPictureOf_DifferencesAddUpToTheWhole_CatchesWhatIsForgotten plants views that
// overlook the last event, what is gone, and that the case changed.
func TestPictureOf_DifferencesAddUpToTheWhole_CatchesWhatIsForgotten(t *testing.T) {
	for name, look := range map[string]func(view.From, view.Seen) view.Picture{
		"the event after the last look": func(f view.From, last view.Seen) view.Picture {
			last.Meeting++
			return view.PictureOf(f, last)
		},
		"what is gone": func(f view.From, last view.Seen) view.Picture {
			picture := view.PictureOf(f, last)
			picture.Gone = nil
			return picture
		},
		"the case": func(f view.From, last view.Seen) view.Picture {
			last.Case = f.CaseVersion
			return view.PictureOf(f, last)
		},
	} {
		t.Run(name, func(t *testing.T) {
			wrong := ""
			for seed := 0; seed < 200 && wrong == ""; seed++ {
				rapid.Custom(func(t *rapid.T) string { wrong = plays(t, look); return wrong }).Example(seed)
			}
			if wrong == "" {
				t.Error("nothing was found wrong")
			}
		})
	}
}
