// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"slices"
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// lawful reads a record of a meeting as an auditor does and returns what breaks
// the rules. It shares no code with what decides: it knows events only.
type lawful struct {
	present   map[conference.ParticipantID]bool
	waiting   map[conference.ParticipantID]bool
	person    map[conference.PersonID]conference.ParticipantID
	audience  map[conference.ItemID]map[conference.ParticipantID]bool
	withdrawn map[conference.ItemID]bool
	requests  map[conference.RequestID]conference.TakeHomeRequested
	lapsed    map[conference.RequestID]bool
	granted   map[conference.RequestID]bool
	taker     map[conference.AgreementID]conference.ParticipantID
	known     map[conference.ParticipantID]conference.Identity
	coded     map[conference.ParticipantID]bool
	missed    map[conference.ParticipantID]int
	closing   int
	last      time.Time
	problems
}

func broken(list []conference.Event) problems {
	l := lawful{
		present: map[conference.ParticipantID]bool{}, waiting: map[conference.ParticipantID]bool{},
		person:   map[conference.PersonID]conference.ParticipantID{},
		audience: map[conference.ItemID]map[conference.ParticipantID]bool{}, withdrawn: map[conference.ItemID]bool{},
		requests: map[conference.RequestID]conference.TakeHomeRequested{}, lapsed: map[conference.RequestID]bool{},
		granted: map[conference.RequestID]bool{}, taker: map[conference.AgreementID]conference.ParticipantID{},
		known: map[conference.ParticipantID]conference.Identity{}, coded: map[conference.ParticipantID]bool{},
		missed: map[conference.ParticipantID]int{},
	}
	for i, e := range list {
		l.that(!e.At.Before(l.last), "event %d is earlier than the one before", i+1)
		l.last = e.At
		l.order(e)
		l.identity(e)
		l.code(e)
		l.door(e)
		l.item(e)
		l.request(e)
		l.agreement(e)
	}
	return l.problems
}

// order: once closing began, only closing goes on (S5).
func (l *lawful) order(e conference.Event) {
	steps := []string{"", "releases-sealed", "meeting-closed"}
	switch {
	case e.Kind() == "closing-began":
		l.that(l.closing == 0, "closing began twice")
		l.closing = 1
	case l.closing == 1 || l.closing == 2:
		l.that(e.Kind() == steps[l.closing], "%s between the steps of closing", e.Kind())
		l.closing++
	}
}

// identity: what is confirmed is what was shown last (L1).
func (l *lawful) identity(e conference.Event) {
	switch b := e.Body.(type) {
	case conference.Proved:
		l.known[b.Participant] = conference.Identity{Method: b.Method, First: b.First, Proof: b.Proof}
	case conference.IdentityConfirmed:
		how := l.known[b.Participant]
		l.that(how.Proof == b.Proof && how.First, "L1: confirmed is a proof that was not the last")
		how.First = false
		l.known[b.Participant] = how
	case conference.VouchedFor:
		l.known[b.Participant] = conference.Identity{Method: conference.MethodVouched}
		l.waiting[b.Participant] = true
	case conference.IdentityRefused:
		delete(l.known, b.Participant)
	}
}

// code: a code is good while it was given and not missed five times (L12).
func (l *lawful) code(e conference.Event) {
	switch b := e.Body.(type) {
	case conference.CodeGiven:
		l.coded[b.Participant], l.missed[b.Participant] = true, 0
	case conference.CodeUsed:
		l.that(l.coded[b.Participant] && l.missed[b.Participant] < 5, "L12: a code was used that was not good")
	case conference.CodeMissed:
		l.missed[b.Participant]++
		l.that(l.missed[b.Participant] <= 5, "L12: a sixth try")
	}
}

// door: in by name, once; out only from inside (L1).
func (l *lawful) door(e conference.Event) {
	switch b := e.Body.(type) {
	case conference.Invited:
		l.person[b.Person] = b.Participant
	case conference.Arrived:
		l.waiting[b.Participant] = true
	case conference.InvitationWithdrawn:
		delete(l.known, b.Participant)
		delete(l.waiting, b.Participant)
	case conference.IdentityRefused:
		l.out(b.Participant)
	case conference.Admitted:
		l.that(!l.present[b.Participant], "L1: admitted twice")
		how, known := l.known[b.Participant]
		l.that(known && how.Method != "" && how.Method != conference.MethodLink && !how.First, "L1: admitted without anybody knowing who")
		l.present[b.Participant] = true
		delete(l.waiting, b.Participant)
	case conference.Left:
		l.out(b.Participant)
	case conference.ShownOut:
		l.out(b.Participant)
	}
}

func (l *lawful) out(p conference.ParticipantID) {
	l.that(l.present[p] || l.waiting[p], "L1: out without being in")
	delete(l.present, p)
	delete(l.waiting, p)
}

func (l *lawful) item(e conference.Event) {
	switch b := e.Body.(type) {
	case conference.ItemPut:
		l.that(l.present[b.Provider], "L1: an item put by somebody who had left")
		l.audience[b.Item] = map[conference.ParticipantID]bool{}
		for _, p := range b.Audience {
			l.that(l.present[p], "L1: an audience that is not at the table")
			l.audience[b.Item][p] = true
		}
	case conference.ItemWithdrawn:
		l.that(!l.withdrawn[b.Item], "L6: withdrawn twice")
		l.withdrawn[b.Item] = true
		l.lapse(func(r conference.TakeHomeRequested) bool { return r.Item == b.Item })
	case conference.ItemNarrowed:
		l.that(!l.withdrawn[b.Item], "L6: narrowed after it was withdrawn")
		for _, p := range b.From {
			delete(l.audience[b.Item], p)
		}
		l.lapse(func(r conference.TakeHomeRequested) bool {
			return r.Item == b.Item && slices.Contains(b.From, r.Recipient)
		})
	}
}

func (l *lawful) lapse(is func(conference.TakeHomeRequested) bool) {
	for id, r := range l.requests {
		l.lapsed[id] = l.lapsed[id] || is(r)
	}
}

func (l *lawful) request(e conference.Event) {
	switch b := e.Body.(type) {
	case conference.TakeHomeRequested:
		l.that(l.present[b.Recipient], "L1: asked by somebody who was out")
		l.that(l.audience[b.Item][b.Recipient] && !l.withdrawn[b.Item], "M6: asked for what the asker could not see")
		l.requests[b.Request] = b
	case conference.RequestWithdrawn:
		l.that(l.present[l.requests[b.Request].Recipient], "L1: a request withdrawn by somebody who was out")
		l.lapsed[b.Request] = true
		delete(l.granted, b.Request)
	case conference.PermissionGranted:
		l.that(!l.lapsed[b.Request], "T2: granted what had lapsed")
		l.granted[b.Request] = true
	case conference.PermissionTakenBack:
		l.that(l.granted[b.Request], "T6: taken back what was not granted")
		delete(l.granted, b.Request)
	case conference.Sealed:
		for _, p := range b.Parcels {
			for _, r := range p.Requests {
				l.that(l.granted[r] && !l.lapsed[r], "T1: released without a permission")
			}
		}
	}
}

func (l *lawful) agreement(e conference.Event) {
	switch b := e.Body.(type) {
	case conference.AgreementTakenOn:
		l.that(l.taker[b.Agreement] == "", "S2: taken on while somebody had it")
		l.that(l.present[b.Taker], "L1: taken on by somebody who was out")
		l.taker[b.Agreement] = b.Taker
	case conference.AgreementRewritten:
		l.that(l.present[b.Author], "L1: rewritten by somebody who was out")
		if l.taker[b.Agreement] != b.Author {
			l.taker[b.Agreement] = ""
		}
	}
}

// leaning returns what broke the end of a consent, from all events of a house in
// the order in which they were written: nothing leans on it any more (C8, L4).
func leaning(list []conference.Event) (p problems) {
	ended := map[conference.ConsentID]bool{}
	for _, e := range list {
		switch b := e.Body.(type) {
		case conference.ConsentWithdrawn:
			ended[b.Consent] = true
		case conference.ItemPut:
			p.that(!ended[b.Consent], "C8: an item leans on a consent that was withdrawn")
		}
	}
	return p
}
