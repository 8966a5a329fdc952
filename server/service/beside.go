// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"crypto/subtle"
	"errors"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/view"
)

// Beside is the personal code of somebody who acts on a device of another (L12).
type Beside struct {
	Participant conference.ParticipantID
	Code        string
}

// String tells nothing: a code is in no log.
func (Beside) String() string { return "a personal code" }

// GoString likewise.
func (Beside) GoString() string { return "a personal code" }

// withCode are the deeds that a code is good for: what is one's own. Who chairs,
// and who comes and goes, needs a device.
var withCode = map[string]bool{
	"accept-confidentiality": true, "declare-task": true, "put-item": true, "withdraw-item": true, "open-item": true,
	"narrow-item": true, "request-item": true, "withdraw-request": true, "grant": true, "refuse-request": true, "take-back": true,
	"take-on-agreement": true, "report-agreement": true, "leave": true,
}

// making returns a deed, with the envelopes it names and the facts it needs.
type making func(*turn, *conference.Meeting) (conference.Deed, error)

// besideMeeting carries out a deed as the owner of a code, on the device of who
// asks. The answer is the owner's too.
func (s *Service) besideMeeting(ctx context.Context, a Act, id conference.MeetingID, name, target string, make making) (Receipt, error) {
	if !withCode[name] {
		return Receipt{}, conference.Refuse(conference.CodeNotHere)
	}
	var receipt Receipt
	err := s.tried(ctx, a, id, func(owner conference.PersonID) (err error) {
		receipt, err = s.do(ctx, Act{Person: owner, Key: a.Key}, deedName(name, id, target), func(t *turn) error {
			m, err := t.meeting(id)
			if err != nil {
				return err
			}
			return t.decideBeside(m, a, func() (conference.Deed, error) {
				if t.id == "" {
					t.id = target
				}
				return make(t, m)
			})
		})
		return err
	})
	return receipt, err
}

// decideBeside looks at the code before anything of the deed is looked at.
func (t *turn) decideBeside(m *conference.Meeting, a Act, make func() (conference.Deed, error)) error {
	right, err := t.rightCode(m, a)
	if err != nil {
		return err
	}
	if err := m.CheckCode(a.Person, a.Beside.Participant, right); err != nil {
		return err
	}
	deed, err := make()
	if err != nil {
		return err
	}
	return t.decide(m, conference.UseCode{Act: t.act, Beside: a.Person, Participant: a.Beside.Participant, Right: right, Deed: deed})
}

// rightCode compares a code with the one that was given, in constant time. For who
// has none the same is done with an envelope in which there is no code.
func (t *turn) rightCode(m *conference.Meeting, a Act) (bool, error) {
	owner, _ := m.Participant(a.Beside.Participant)
	device, _ := m.ParticipantOf(a.Person)
	envelope := owner.Code
	if envelope == "" {
		envelope = device.Invitation
	}
	opened, err := t.s.open(t.ctx, []conference.EnvelopeID{envelope})
	if err != nil {
		return false, err
	}
	var given conference.CodeContent
	there := opened.Text(envelope, &given) && owner.Code != ""
	same := subtle.ConstantTimeCompare([]byte(given.Code), []byte(a.Beside.Code)) == 1
	return there && same && given.Code != "", nil
}

// tried lets one code of a meeting be tried at a time, and counts it when it was
// wrong before the next is looked at: however many come at once, no more are tried
// than may be.
func (s *Service) tried(ctx context.Context, a Act, id conference.MeetingID, try func(owner conference.PersonID) error) error {
	if err := s.MayKnow(ctx, a.Person, id); err != nil {
		return err
	}
	turn := s.queues.waiting("code " + string(id))
	if err := turn.take(ctx); err != nil {
		return err
	}
	defer turn.leave()
	m, _, err := s.readMeeting(ctx, id)
	if err != nil {
		return err
	}
	owner, _ := m.Participant(a.Beside.Participant)
	err = try(owner.Person)
	var refused conference.Errors
	if !errors.As(err, &refused) || !refused.Has(conference.CodeWrong) {
		return err
	}
	if missed := s.missCode(ctx, a, id); missed != nil {
		return missed
	}
	return err
}

// missCode counts a wrong code, also when the caller goes away.
func (s *Service) missCode(ctx context.Context, a Act, id conference.MeetingID) error {
	return s.byItself(context.WithoutCancel(ctx), a.Person, func(t *turn) error {
		m, err := t.meeting(id)
		if err != nil {
			return err
		}
		return t.decide(m, conference.MissCode{Act: t.act, Participant: a.Beside.Participant})
	})
}

// MeetingBeside returns what the owner of a code sees, to be shown once on the
// device of who asks, and records that (L12). It takes no key: every look is one.
func (s *Service) MeetingBeside(ctx context.Context, a Act, id conference.MeetingID) (view.Meeting, error) {
	var v view.Meeting
	if a.Beside == nil {
		return v, conference.Refuse(conference.CodeWrong)
	}
	err := s.tried(ctx, a, id, func(owner conference.PersonID) error {
		err := s.byItself(ctx, owner, func(t *turn) error {
			m, err := t.meeting(id)
			if err != nil {
				return err
			}
			return t.decideBeside(m, a, func() (conference.Deed, error) { return nil, nil })
		})
		if err != nil {
			return err
		}
		v, err = s.Meeting(ctx, owner, id)
		return err
	})
	return v, err
}
