// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
)

// answersKept is how long an Idempotency-Key is remembered.
const answersKept = 30 * 24 * time.Hour

// dueAtOnce bounds how many terms one look takes up.
const dueAtOnce = 100

// terms are the kinds of what KeepTerms does. Mail goes by itself: a mail server that
// is slow holds no term up.
var terms = []string{dueWarning, dueClose, dueFinish, dueParcel, dueForget, dueCaseTerm}

// KeepTerms does what is due now: announces and closes tables, finishes closings,
// ends parcels and cases. It returns how much it did; what fails is told, and
// stays due. (S7, S8)
func (s *Service) KeepTerms(ctx context.Context) (int, error) {
	now := s.now()
	rows, err := s.store.DueBefore(ctx, now, dueAtOnce, terms...)
	if err != nil {
		return 0, fmt.Errorf("looking for what is due: %w", err)
	}
	var failed []error
	for _, d := range rows {
		if err := s.keepTerm(ctx, d); err != nil {
			failed = append(failed, fmt.Errorf("keeping term %s of %s %s: %w", d.What, d.Stream.Kind, d.Stream.ID, err))
		}
	}
	failed = append(failed, s.store.ForgetAnswers(ctx, now.Add(-answersKept)))
	return len(rows), errors.Join(failed...)
}

func (s *Service) keepTerm(ctx context.Context, d record.Due) error {
	id := conference.MeetingID(d.Stream.ID)
	switch d.What {
	case dueWarning:
		return s.warnClose(ctx, id, d)
	case dueClose:
		return s.closeForgotten(ctx, id)
	case dueFinish:
		return s.finish(ctx, id)
	case dueParcel:
		return s.expireParcel(ctx, id, conference.ParticipantID(d.Ref))
	case dueForget:
		return s.forget(ctx, d)
	case dueCaseTerm:
		return s.endCase(ctx, conference.CaseID(d.Stream.ID))
	}
	return fmt.Errorf("unknown term")
}

// warnClose announces a close once; an announcement that is no longer wanted is
// taken from the list without one.
func (s *Service) warnClose(ctx context.Context, id conference.MeetingID, d record.Due) error {
	return s.byClock(ctx, func(t *turn) error {
		m, err := t.meeting(id)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(conference.WarningTimes(m.ClosesAt), d.At.Equal) {
			return nil // the close was moved meanwhile, and its announcements with it
		}
		t.batch.Index = append(t.batch.Index, record.Change{DropDue: &d})
		return notDueIsFine(t.decide(m, conference.WarnClose{Act: t.act}))
	})
}

// closeForgotten closes a table that nobody closed: undecided is refused (S8).
func (s *Service) closeForgotten(ctx context.Context, id conference.MeetingID) error {
	err := s.byClock(ctx, func(t *turn) error {
		m, err := t.meeting(id)
		if err != nil {
			return err
		}
		return t.decide(m, conference.BeginClosing{Act: t.act})
	})
	if err != nil {
		return notDueIsFine(err)
	}
	s.step(StepBegun)
	return s.finish(ctx, id)
}

func (s *Service) expireParcel(ctx context.Context, id conference.MeetingID, p conference.ParticipantID) error {
	err := s.byClock(ctx, func(t *turn) error {
		m, err := t.meeting(id)
		if err != nil {
			return err
		}
		t.dropParcel(m, p)
		return t.decide(m, conference.ExpireParcel{Act: t.act, Recipient: p})
	})
	if err != nil {
		return notDueIsFine(err)
	}
	return s.destroyGone(ctx, id)
}

// endCase destroys the keys of a case whose term ran out: its own and those of
// what providers kept on it. Who has a page of one of its meetings open sees nothing
// of it either, once that is done.
func (s *Service) endCase(ctx context.Context, id conference.CaseID) error {
	var meetings []conference.MeetingID
	err := s.byClock(ctx, func(t *turn) error {
		c, err := t.theCase(id)
		if err != nil {
			return err
		}
		meetings = c.Meetings
		running, err := t.running(c)
		if err != nil {
			return err
		}
		events, err := c.End(t.act, running)
		if err != nil {
			return err
		}
		return t.write(caseStream(id), events)
	})
	if err != nil {
		return notDueIsFine(err)
	}
	if err := s.destroyCase(ctx, id); err != nil {
		return err
	}
	for _, m := range meetings {
		s.watchers.Cut(m)
	}
	return nil
}

// forget destroys keys whose destruction was recorded and did not succeed yet, or
// of which a crash kept us from noting that it did.
func (s *Service) forget(ctx context.Context, d record.Due) error {
	switch d.Stream.Kind {
	case record.Case:
		return s.destroyCase(ctx, conference.CaseID(d.Stream.ID))
	case record.House:
		return s.destroyPerson(ctx, conference.PersonID(d.Ref))
	}
	if err := s.destroyGone(ctx, conference.MeetingID(d.Stream.ID)); err != nil {
		return err
	}
	return s.noLongerDue(ctx, record.Change{DropDue: &d})
}

// notDueIsFine: somebody was quicker, or the moment has moved.
func notDueIsFine(err error) error {
	var refused conference.Errors
	if errors.As(err, &refused) && (refused.Has(conference.NotDue) || refused.Has(conference.MeetingClosed)) {
		return nil
	}
	return err
}
