// SPDX-License-Identifier: EUPL-1.2

package view

import "github.com/casustafel/casustafel/server/conference"

// Picture is what a viewer sees of a meeting at one version: every visible piece,
// with the value of those that were asked for and nil for the others.
type Picture struct {
	Version int64
	Pieces  []Piece
}

// Piece is one piece of a live view under a key that stays the same, such as
// item/<id>. As long as its Revision stays the same, its value does; a negative
// Revision says that only comparing tells.
type Piece struct {
	Key      string
	Revision int64
	Value    any
}

// compare is the revision of pieces that depend on too much to number.
const compare = -1

// PictureOf takes the view of a meeting apart, for one viewer who may know of it:
// the same pieces of which OfMeeting is put together. Values are made of the
// pieces that are wanted, by key and revision.
func PictureOf(f From, want func(key string, revision int64) bool) Picture {
	s := f.Meeting.Sight(f.Viewer)
	p := &painter{want: want, picture: Picture{Version: f.Version}}
	f.paintHeads(p, s)
	for _, id := range s.Parts() {
		p.add("part/"+string(id), 0, func() any { return f.part(id) })
	}
	for one := range s.EachParticipant() {
		p.add("person/"+string(one.ID), one.Revision, func() any { return f.person(s, *one) })
	}
	f.paintTable(p, s)
	return p.picture
}

// painter makes a picture, piece by piece.
type painter struct {
	want    func(key string, revision int64) bool
	picture Picture
}

func (p *painter) add(key string, revision int64, value func() any) {
	piece := Piece{Key: key, Revision: revision}
	if p.want(key, revision) {
		piece.Value = value()
	}
	p.picture.Pieces = append(p.picture.Pieces, piece)
}

// paintHeads: while the table is open, the heads change with the people, the stage
// and the case. Before and after, what they show comes from elsewhere too.
func (f From) paintHeads(p *painter, s conference.Sight) {
	turned, ofCase := int64(compare), int64(compare)
	if f.Meeting.Open() {
		turned, ofCase = f.Meeting.Turned, f.Meeting.Turned+f.CaseVersion
	}
	p.add("meeting", turned, func() any { return f.head(s) })
	if _, invited := s.Me(); invited {
		p.add("me", turned, func() any { return f.me(s) })
	}
	if s.Case() {
		p.add("case", ofCase, func() any { return f.caseHead(s) })
	}
	if s.Organiser() {
		p.add("tally", compare, func() any { return f.tally(s) })
	}
	if head := parcelHead(f.Meeting, s); head != nil {
		p.add("parcel", compare, func() any { return head })
	}
}

// paintTable: who is in an audience, and is visible, changes with the people;
// whether a request's agreement is visible, with the agreements.
func (f From) paintTable(p *painter, s conference.Sight) {
	m := f.Meeting
	for i := range s.EachItem() {
		p.add("item/"+string(i.ID), max(i.Revision, m.People), func() any { return f.item(s, *i) })
	}
	for _, r := range s.Requests() {
		p.add("request/"+string(r.ID), max(r.Revision, m.Agreed, m.People), func() any { return f.request(s, r) })
	}
	for _, a := range s.Agreements() {
		p.add("agreement/"+string(a.ID), max(a.Revision, m.People), func() any { return f.agreement(s, a) })
	}
}
