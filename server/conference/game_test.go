// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"reflect"
	"slices"
	"time"
)

// A system is what the model is held against: the package itself, or one with a
// planted fault.
type system interface {
	decide(m *Meeting, d Deed) ([]Event, error)
	sight(m *Meeting, p PersonID) eyes
}

// eyes are the questions of Sight.
type eyes interface {
	AtTable() bool
	Case() bool
	Part(PartID) bool
	Participant(ParticipantID) bool
	MayVouchFor(ParticipantID) bool
	Item(ItemID) bool
	Request(RequestID) bool
	Limits(RequestID) bool
	Agreement(AgreementID) bool
	Discussed(AgreementID) bool
	Parcel(ParticipantID) bool
	ParcelOpen() bool
	Given() []Release
	Notes() bool
	Certificate() bool
	Deeds() bool
	Elsewhere() int
	Parts() []PartID
	Participants() []Participant
	Neighbours() []Participant
	Items() []Item
	Requests() []Request
	Agreements() []Agreement
	Contributions() []Contribution
	Attendance() []Participant
	Evidence(AgreementID) []ParticipantID
}

type sound struct{}

func (sound) decide(m *Meeting, d Deed) ([]Event, error) { return m.Decide(d) }
func (sound) sight(m *Meeting, p PersonID) eyes          { return m.Sight(p) }

// A move is one deed that somebody tries, with what the rules say of it.
type move struct {
	deed   Deed
	knows  bool   // the actor may know of what the deed is about
	must   answer // what else the rules say
	effect func() // on the model, when it is accepted
}

type answer int

const (
	either answer = iota // the deed tables say when; the model follows
	yes
	no
)

func when(ok bool) answer {
	if ok {
		return yes
	}
	return no
}

// A game plays moves against a system and a model at once.
type game struct {
	pick  pick
	sys   system
	m     *Meeting
	w     *model
	now   time.Time
	made  int // ids so far
	log   []Event
	tried map[bool]int // accepted, refused
	after func()       // called after each change
}

func newGame(p pick, sys system) *game {
	return &game{pick: p, sys: sys, m: NewMeeting(MeetingID(named("meeting"))), w: newModel(), now: opening, tried: map[bool]int{}, after: func() {}}
}

// play tries a move and returns where the system and the rules part.
func (g *game) play(mv move) error {
	before := g.m.Clone()
	events, err := g.sys.decide(g.m, mv.deed)
	g.tried[err == nil]++
	if wrong := g.judge(mv, err); wrong != nil {
		return wrong
	}
	if err != nil {
		if !reflect.DeepEqual(before, g.m) {
			return fmt.Errorf("%T was refused and changed the state", mv.deed)
		}
		return nil
	}
	if err := g.record(mv, events); err != nil {
		return err
	}
	mv.effect()
	g.after()
	return g.check()
}

// judge compares an answer with what the rules say.
func (g *game) judge(mv move, err error) error {
	got := told(err)
	hidden := slices.Equal(got, []string{hiddenLikeAbsent})
	switch {
	case !mv.knows && !hidden:
		return fmt.Errorf("%T: got %v, want it hidden from who may not know", mv.deed, got)
	case mv.knows && hidden:
		return fmt.Errorf("%T: got it hidden from who may know", mv.deed)
	case mv.knows && mv.must == yes && err != nil:
		return fmt.Errorf("%T: got %v, want accepted", mv.deed, got)
	case mv.knows && mv.must == no && err == nil:
		return fmt.Errorf("%T was accepted, want refused", mv.deed)
	}
	return nil
}

// record writes the events as the store would, and applies what comes back.
func (g *game) record(mv move, events []Event) error {
	for _, e := range events {
		if e.By != mv.deed.act().By {
			return fmt.Errorf("%s is recorded of somebody who did not do it", e.Kind())
		}
		if err := g.permits(e); err != nil {
			return err
		}
		text, _, err := Encode(e)
		if err != nil {
			return err
		}
		read, err := Decode(text)
		if err != nil {
			return err
		}
		if err := g.m.Apply(read); err != nil {
			return err
		}
		g.log = append(g.log, read)
	}
	return nil
}

// permits: permission comes from the provider of the item and nobody else (T1).
func (g *game) permits(e Event) error {
	b, ok := e.Body.(PermissionGranted)
	if !ok {
		return nil
	}
	self, _ := g.w.as(e.By)
	r, there := g.w.wishes[b.Request]
	if !there || g.w.items[r.item].by != self {
		return fmt.Errorf("a permission comes from somebody who is not the provider")
	}
	return nil
}

// check compares all that anybody sees with what the rules say, both ways.
func (g *game) check() error {
	for _, p := range everybody {
		if err := g.checkViewer(p, g.sys.sight(g.m, p)); err != nil {
			return err
		}
	}
	if err := g.checkDoor(); err != nil {
		return err
	}
	return g.checkReleases()
}

// checkDoor: what is known of who people are, and of their codes (L1, L12, M5, M9).
func (g *game) checkDoor() error {
	for _, p := range g.m.participants {
		q, c := g.w.guests[p.ID], comparison{}
		c.same("what somebody showed", p.identity(), q.proof)
		c.same("who vouches", p.VouchedBy, q.by)
		c.is("a code", p.Code != "", q.code)
		c.same("codes missed", p.Missed, q.missed)
		c.is("promise", p.Accepted != "", q.accepted)
		c.same("under whose task", p.AskedBy, q.askedBy)
		if c.wrong != nil && !p.Uninvited {
			return fmt.Errorf("of a %s: %w", q.capacity, c.wrong)
		}
		if p.Presence == AtTable && !p.proven() && p.Person != g.m.Organiser {
			return fmt.Errorf("somebody is at the table and nobody knows who")
		}
	}
	return nil
}

func (g *game) checkViewer(p PersonID, v eyes) error {
	w := g.w
	c := comparison{}
	c.is("case", v.Case(), w.seesCase(p))
	c.is("table", v.AtTable(), w.inside(p))
	c.is("notes", v.Notes(), w.readsNotes(p))
	c.is("certificate", v.Certificate(), w.readsCertificate(p))
	c.is("deeds", v.Deeds(), w.readsDeeds(p))
	c.same("elsewhere", v.Elsewhere(), w.elsewhere(p))
	c.is("open parcel", v.ParcelOpen(), w.boxOpen(p))
	each(&c, "part", w.parts, v.Parts(), func(id PartID) PartID { return id }, v.Part, func(id PartID) bool { return w.seesPart(p, id) })
	each(&c, "participant", w.guestIDs, v.Participants(), func(q Participant) ParticipantID { return q.ID }, v.Participant, func(id ParticipantID) bool { return w.seesGuest(p, id) })
	each(&c, "neighbour", w.guestIDs, v.Neighbours(), func(q Participant) ParticipantID { return q.ID }, v.MayVouchFor, func(id ParticipantID) bool { return w.mayVouch(p, id) })
	each(&c, "item", w.itemIDs, v.Items(), func(i Item) ItemID { return i.ID }, v.Item, func(id ItemID) bool { return w.seesItem(p, id) })
	each(&c, "request", w.wishIDs, v.Requests(), func(r Request) RequestID { return r.ID }, v.Request, func(id RequestID) bool { return w.seesWish(p, id) })
	each(&c, "agreement", w.promiseIDs, v.Agreements(), func(a Agreement) AgreementID { return a.ID }, v.Agreement, func(id AgreementID) bool { return w.seesPromise(p, id) })
	for _, id := range w.guestIDs {
		c.is("parcel", v.Parcel(id), w.seesBox(p, id))
	}
	for _, id := range w.wishIDs {
		c.is("limits", v.Limits(id), w.seesLimits(p, id))
	}
	for _, id := range w.promiseIDs {
		c.is("discussed", v.Discussed(id), w.seesPromise(p, id) && w.promises[id].discussed)
		c.same("evidence", v.Evidence(id), w.evidence(p, id))
	}
	c.same("given", idsOf(v.Given(), func(r Release) RequestID { return r.Request.ID }), w.given(p))
	c.same("contributions", v.Contributions(), w.contributions(p))
	present := only(w.guestIDs, func(id ParticipantID) bool { return w.readsNotes(p) && w.seesGuest(p, id) && w.guests[id].wasInside })
	c.same("attendance", idsOf(v.Attendance(), func(q Participant) ParticipantID { return q.ID }), present)
	if c.wrong != nil {
		_, who := w.as(p)
		return fmt.Errorf("while %q, to a %s (%+v): %w", w.stage, who.capacity, *who, c.wrong)
	}
	return g.checkSecrets(p, v)
}

// checkSecrets says the two that matter most again, without the model: nothing of
// the table after it, and nothing of anything to who is not ready (S5, M2, M5).
func (g *game) checkSecrets(p PersonID, v eyes) error {
	me, _ := g.m.ParticipantOf(p)
	n := len(v.Items()) + len(v.Requests())
	if !g.m.Open() && n > 0 {
		return fmt.Errorf("something of the table is seen while %q", g.m.Stage)
	}
	needs := me.Capacity != Subject && me.Capacity != Representative
	cleared := me.Accepted != "" && (!needs || me.Confirmed)
	others := n + len(v.Agreements()) + len(v.Contributions())
	if !cleared && p != g.m.Organiser && len(me.Attended) == 0 && (v.Case() || len(v.Parts()) > 0 || others > 0) {
		return fmt.Errorf("somebody without confirmed task or promise sees something")
	}
	return nil
}

// checkReleases: what leaves is what was permitted, and no adviser holds anything
// about a person: granted, released or sealed (T1, T3).
func (g *game) checkReleases() error {
	var got []RequestID
	for _, r := range g.m.Releases() {
		got = append(got, r.Request.ID)
		if r.Recipient.Capacity == Adviser && r.Item.Personal {
			return fmt.Errorf("an adviser takes home an item about a person")
		}
	}
	if !slices.Equal(got, g.w.permitted()) {
		return fmt.Errorf("releases: got %v, want %v", got, g.w.permitted())
	}
	for _, p := range g.m.parcels {
		if want := g.w.boxes[p.Recipient]; want == nil || !slices.Equal(p.Requests, want.wishes) {
			return fmt.Errorf("a parcel holds other releases than were permitted")
		}
	}
	for _, r := range g.m.requests {
		if r.State == Asked && !g.m.Open() {
			return fmt.Errorf("a request is undecided after closing began")
		}
		if want := g.w.wishes[r.ID].answer; r.State != want {
			return fmt.Errorf("a request is %s, want %s", r.State, want)
		}
	}
	return nil
}

// nothing is an id that nobody made.
var nothing = named("nothing")

// A comparison keeps the first difference.
type comparison struct{ wrong error }

func (c *comparison) is(what string, got, want bool) {
	if c.wrong == nil && got != want {
		c.wrong = fmt.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func (c *comparison) same(what string, got, want any) {
	if c.wrong == nil && !reflect.DeepEqual(got, want) {
		c.wrong = fmt.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// each compares one by one and as a list, with one id that nobody made.
func each[T any, ID ~string](c *comparison, what string, all []ID, shown []T, id func(T) ID, sees, may func(ID) bool) {
	nobody := ID(nothing)
	for _, one := range all {
		c.is(what, sees(one), may(one))
	}
	c.is(what+" that does not exist", sees(nobody), false)
	c.same("list of "+what+"s", idsOf(shown, id), only(all, may))
}

func idsOf[T any, ID ~string](list []T, id func(T) ID) (ids []ID) {
	for _, one := range list {
		ids = append(ids, id(one))
	}
	return ids
}
