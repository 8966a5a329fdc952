// SPDX-License-Identifier: EUPL-1.2

package view

import "github.com/casustafel/casustafel/server/conference"

// Entity is one piece of a live view under a key that stays the same, such as
// item/<id>. As long as its Revision stays the same, its Value does; a negative
// Revision says that only comparing tells. Make is to be called once.
type Entity struct {
	Key      string
	Revision int64
	Make     func() any
}

// compare is the revision of pieces that depend on too much to number.
const compare = -1

// Entities takes the view of a meeting apart, for one viewer who may know of it:
// the same pieces of which OfMeeting is put together.
func Entities(f From) []Entity {
	m, s := f.Meeting, f.Meeting.Sight(f.Viewer)
	list := []Entity{{"meeting", compare, func() any { return f.head(s) }}}
	add := func(key string, revision int64, piece func() any) {
		list = append(list, Entity{key, revision, piece})
	}
	if _, invited := s.Me(); invited {
		add("me", compare, func() any { return f.me(s) })
	}
	if s.Case() {
		add("case", compare, func() any { return f.caseHead(s) })
	}
	if s.Organiser() {
		add("tally", compare, func() any { return f.tally(s) })
	}
	if head := parcelHead(m, s); head != nil {
		add("parcel", compare, func() any { return head })
	}
	for _, id := range s.Parts() {
		add("part/"+string(id), 0, func() any { return f.part(id) })
	}
	for _, p := range s.Participants() {
		add("person/"+string(p.ID), p.Revision, func() any { return f.person(s, p) })
	}
	return append(list, f.tableEntities(s)...)
}

// tableEntities: who is in an audience, and is visible, changes with the people;
// whether a request's agreement is visible, with the agreements.
func (f From) tableEntities(s conference.Sight) []Entity {
	var list []Entity
	m := f.Meeting
	for _, i := range s.Items() {
		list = append(list, Entity{"item/" + string(i.ID), max(i.Revision, m.People), func() any { return f.item(s, i) }})
	}
	for _, r := range s.Requests() {
		list = append(list, Entity{"request/" + string(r.ID), max(r.Revision, m.Agreed, m.People), func() any { return f.request(s, r) }})
	}
	for _, a := range s.Agreements() {
		list = append(list, Entity{"agreement/" + string(a.ID), max(a.Revision, m.People), func() any { return f.agreement(s, a) }})
	}
	return list
}

// Picture is what a viewer sees of a meeting at one version: every visible piece,
// with the value of those that were asked for and nil for the others.
type Picture struct {
	Version int64
	Pieces  []Piece
}

// Piece is one entity of a picture.
type Piece struct {
	Key      string
	Revision int64
	Value    any
}

// PictureOf makes a picture with the pieces that are wanted, by key and revision.
func PictureOf(f From, want func(key string, revision int64) bool) Picture {
	p := Picture{Version: f.Version}
	for _, e := range Entities(f) {
		piece := Piece{Key: e.Key, Revision: e.Revision}
		if want(e.Key, e.Revision) {
			piece.Value = e.Make()
		}
		p.Pieces = append(p.Pieces, piece)
	}
	return p
}
