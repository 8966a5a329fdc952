// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
)

// Watchers are told what changed, never what it is: they look for themselves.
type Watchers interface {
	// Changed says, after a commit, that a meeting looks different to somebody.
	Changed(conference.MeetingID)
	// Cut returns once nothing is being sent that was looked at before. It is called
	// when somebody sees less than before, and the deed is answered after it.
	Cut(conference.MeetingID)
}

type nobody struct{}

func (nobody) Changed(conference.MeetingID) {}
func (nobody) Cut(conference.MeetingID)     {}

func (nobody) EndPerson(context.Context, conference.PersonID) error                    { return nil }
func (nobody) EndProof(context.Context, conference.PersonID, conference.ProofID) error { return nil }
func (nobody) Raise(context.Context, conference.PersonID, conference.ProofID) error    { return nil }

// tell tells the watchers of every meeting that looks different after a commit.
func (t *turn) tell() {
	t.s.opened.forget(t.batch.Drop)
	for stream, events := range t.events {
		if m, is := t.loaded[stream].fold.(*conference.Meeting); is {
			t.s.opened.keep(m, t.seals)
		}
		for _, m := range t.differs(stream, events) {
			t.s.watchers.Changed(m)
			if hides(events) {
				t.s.watchers.Cut(m)
			}
		}
	}
}

// differs: a changed purpose is in view in every meeting on the case (C3).
func (t *turn) differs(stream record.Stream, events []conference.Event) []conference.MeetingID {
	switch f := t.loaded[stream].fold.(type) {
	case *conference.Meeting:
		if len(events) > 0 {
			return []conference.MeetingID{f.ID}
		}
	case *conference.Case:
		for _, e := range events {
			if _, purpose := e.Body.(conference.PurposeChanged); purpose {
				return f.Meetings
			}
		}
	}
	return nil
}

// hides: after these somebody sees less than before. What adds and changes needs
// no cut; a test holds this list against every kind of event.
func hides(events []conference.Event) bool {
	for _, e := range events {
		switch e.Body.(type) {
		case conference.Left, conference.ShownOut, conference.InvitationWithdrawn, conference.IdentityRefused, conference.Substituted, conference.TaskDeclared,
			conference.ItemNarrowed, conference.ItemWithdrawn, conference.PermissionGranted, conference.PermissionRefused,
			conference.PermissionTakenBack, conference.RequestWithdrawn, conference.AgreementRewritten, conference.AgreementDropped,
			conference.ClosingBegan, conference.Sealed, conference.Closed,
			conference.ParcelCollected, conference.ParcelExpired, conference.TableLost, conference.ParcelLost, conference.PurposeChanged:
			return true
		}
	}
	return false
}
