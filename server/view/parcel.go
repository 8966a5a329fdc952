// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/papers"
)

// ParcelHead says that there is something to collect, without what.
type ParcelHead struct {
	Count    int                  `json:"count" see:"parcel-head"`
	Until    time.Time            `json:"until" see:"parcel-head"`
	OpenedAt *time.Time           `json:"openedAt,omitempty" see:"parcel-head"`
	Gone     conference.ParcelEnd `json:"gone,omitempty" see:"parcel-head"`
	Hours    int                  `json:"hours" see:"parcel-head"` // how long it stays once it is opened
}

// Parcel is what one recipient takes home, and on paper too whose it is and out of
// which meeting (S7, T5).
type Parcel struct {
	Meeting      conference.MeetingID `json:"meeting" see:"parcel"`
	House        string               `json:"house" see:"parcel-head"`
	ClosedAt     time.Time            `json:"closedAt" see:"parcel-head"`
	Recipient    string               `json:"recipient" see:"parcel-head"`
	Organisation string               `json:"organisation" see:"parcel-head"`
	Head         ParcelHead           `json:"head" see:"parcel-head"`
	Items        []Release            `json:"items" see:"parcel"`
}

// Release is one item that was permitted, with its purpose: only for this.
type Release struct {
	Number       int              `json:"number" see:"parcel"`
	Text         string           `json:"text" see:"parcel"`
	InOtherWords bool             `json:"inOtherWords" see:"parcel"`
	About        string           `json:"about,omitempty" see:"parcel"`
	Provider     string           `json:"provider" see:"parcel"`
	Organisation string           `json:"organisation" see:"parcel"`
	Origin       catalogue.Origin `json:"origin" see:"parcel"`
	Dated        string           `json:"dated" see:"parcel"`
	ProvidedOn   string           `json:"providedOn" see:"parcel"`
	Serves       string           `json:"serves" see:"parcel"`
	Words        string           `json:"words" see:"parcel"`
	Conditions   string           `json:"conditions,omitempty" see:"parcel"`
	OnlyFor      string           `json:"onlyFor" see:"parcel"`
	Paragraph    string           `json:"paragraph" see:"parcel"`
}

func parcelHead(m *conference.Meeting, s conference.Sight, t conference.Terms) *ParcelHead {
	me, _ := s.Me()
	if !s.Parcel(me.ID) {
		return nil
	}
	p, _ := m.Parcel(me.ID)
	return &ParcelHead{len(p.Requests), p.Until, moment(p.OpenedAt), p.Gone, int(t.AfterOpening / 3600)}
}

// OfParcel makes the view of the viewer's own parcel, and reports whether there is
// one to see: its contents appear from first opening until it is gone.
func OfParcel(f From) (Parcel, bool) {
	sight := f.Meeting.Sight(f.Viewer)
	head := parcelHead(f.Meeting, sight, f.Terms)
	if head == nil {
		return Parcel{}, false
	}
	me, _ := sight.Me()
	card := f.card(me.ID)
	v := Parcel{
		Meeting: f.Meeting.ID, House: f.House, ClosedAt: f.Meeting.ClosedAt, Recipient: card.Name, Organisation: card.Organisation,
		Head: *head, Items: []Release{},
	}
	if !sight.ParcelOpen() {
		return v, true
	}
	p, _ := f.Meeting.Parcel(me.ID)
	for _, id := range p.Envelopes {
		v.Items = append(v.Items, release(text[conference.ReleaseContent](f.Texts, id)))
	}
	return v, true
}

func release(c conference.ReleaseContent) Release {
	return Release{
		Number: c.Number, Text: c.Text, InOtherWords: c.InOtherWords, About: c.About, Provider: c.Provider, Organisation: c.Organisation,
		Origin: catalogue.Origin(c.Origin), Dated: c.Dated, ProvidedOn: c.ProvidedOn, Serves: c.Serves, Words: c.Words,
		Conditions: c.Conditions, OnlyFor: papers.OnlyFor, Paragraph: papers.Paragraph(c),
	}
}
