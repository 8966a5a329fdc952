// SPDX-License-Identifier: EUPL-1.2

package view

import "github.com/casustafel/casustafel/server/conference"

// Seen is how far a page has looked: at which version of the meeting, and of its
// case. The zero value has not looked at all.
type Seen struct{ Meeting, Case int64 }

// Picture is what a viewer sees of a meeting at one version: everything, or what
// may have changed since the page looked last.
type Picture struct {
	Seen   Seen
	Whole  bool // there is nothing to see but Pieces
	Pieces []Piece
	Gone   []string // keys of what changed and is not to be seen now, if it ever was
}

// Piece is one piece of a live view under a key that stays the same, such as
// item/<id>.
type Piece struct {
	Key   string
	Value any
}

// PictureOf takes the view of a meeting apart, for one viewer who may know of it:
// the same pieces of which OfMeeting is put together. When nothing happened since
// the page looked but on the table itself, it is made of what changed there.
func PictureOf(f From, last Seen) Picture {
	s := f.Meeting.Sight(f.Viewer)
	now := Seen{f.Meeting.Version, f.CaseVersion}
	p := &painter{Picture{Seen: now, Whole: !f.tableOnly(last)}}
	if p.picture.Whole {
		last = Seen{}
		f.paintRoom(p, s)
	}
	f.paintTable(p, s, last.Meeting)
	if s.Organiser() {
		p.add("tally", f.tally(s))
	}
	return p.picture
}

// tableOnly: since then, nothing changed but items, requests and agreements. What
// people see of each other, and who sees what, is as it was.
func (f From) tableOnly(last Seen) bool {
	return f.Meeting.Open() && last.Meeting >= f.Meeting.Turned && last.Case == f.CaseVersion
}

// painter makes a picture, piece by piece.
type painter struct{ picture Picture }

func (p *painter) add(key string, value any) {
	p.picture.Pieces = append(p.picture.Pieces, Piece{key, value})
}

// gone says what is not to be seen, where a picture does not show all there is.
func (p *painter) gone(key string) {
	if !p.picture.Whole {
		p.picture.Gone = append(p.picture.Gone, key)
	}
}

// paintRoom paints what is around the table.
func (f From) paintRoom(p *painter, s conference.Sight) {
	p.add("meeting", f.head(s))
	if me := f.me(s); me != nil {
		p.add("me", me)
	}
	if head := f.caseHead(s); head != nil {
		p.add("case", head)
	}
	if head := parcelHead(f.Meeting, s, f.Terms); head != nil {
		p.add("parcel", head)
	}
	for _, id := range s.Parts() {
		p.add("part/"+string(id), f.part(id))
	}
	for _, one := range s.Participants() {
		p.add("person/"+string(one.ID), f.person(s, one))
	}
}

// paintTable paints what changed after a version.
func (f From) paintTable(p *painter, s conference.Sight, after int64) {
	for i, seen := range s.EachItem(after) {
		if key := "item/" + string(i.ID); seen {
			p.add(key, f.item(s, *i))
		} else {
			p.gone(key)
		}
	}
	for r, seen := range s.EachRequest(after) {
		if key := "request/" + string(r.ID); seen {
			p.add(key, f.request(s, *r))
		} else {
			p.gone(key)
		}
	}
	for a, seen := range s.EachAgreement(after) {
		if key := "agreement/" + string(a.ID); seen {
			p.add(key, f.agreement(s, *a))
		} else {
			p.gone(key)
		}
	}
}
