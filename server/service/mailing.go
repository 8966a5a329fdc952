// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/record"
)

// Post takes mail to people. It answers with the classes of notify; when it is not
// sure that a mail left, it says that it did not, and gets the same mail again.
type Post interface {
	Send(ctx context.Context, l notify.Letter) error
}

const (
	mailsAtOnce = 100 // one look takes up
	mailsAside  = 4   // are with the mail server at the same time
)

// StepMailed is told when the mail server has a mail and the record does not know
// it yet.
const StepMailed = "mailed"

// KeepMail sends what mail is due now. Each is written from what is so at that
// moment, so what was overtaken or withdrawn is not sent; nothing of it is kept. It
// returns how many it took up; what was not taken is told, and tried again (M7).
func (s *Service) KeepMail(ctx context.Context) (int, error) {
	on, err := s.mails(ctx)
	if err != nil || !on {
		return 0, err
	}
	rows, err := s.store.DueBefore(ctx, s.now(), mailsAtOnce, dueMail)
	if err != nil {
		return 0, fmt.Errorf("looking for mail that is due: %w", err)
	}
	failed := make([]error, len(rows))
	hands := make(chan struct{}, mailsAside)
	var work sync.WaitGroup
	for i, d := range rows {
		hands <- struct{}{}
		work.Go(func() {
			defer func() { <-hands }()
			if err := s.tryMail(ctx, d); err != nil {
				failed[i] = fmt.Errorf("sending a mail of %s %s: %w", d.Stream.Kind, d.Stream.ID, err)
			}
		})
	}
	work.Wait()
	return len(rows), errors.Join(failed...)
}

// mails reports whether this house sends mail: it has a mail server and an address.
func (s *Service) mails(ctx context.Context) (bool, error) {
	if s.post == nil {
		return false, nil
	}
	says, err := s.settings(ctx)
	return says.MailFrom != "", err
}

// tryMail: one mail that cannot be written stops no other, nor the program.
func (s *Service) tryMail(ctx context.Context, d record.Due) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("it panicked")
		}
	}()
	return s.keepMail(ctx, d)
}

// keepMail sends one mail, outside of any lock, and records what came of it. After
// a crash in between it is sent again: it has the same Message-ID.
func (s *Service) keepMail(ctx context.Context, d record.Due) error {
	id, ref := conference.MeetingID(d.Stream.ID), conference.ParticipantID(d.Ref)
	m, _, err := s.readMeeting(ctx, id)
	if err != nil {
		return err
	}
	p, _ := m.Participant(ref)
	switch {
	case m.Stage == conference.Closing, m.Stage == conference.Safe, !p.Mail.Pending():
		return nil // when it is closed; or somebody was quicker
	case m.MailUseless(p, s.now()):
		return s.tellOf(ctx, id, func(a conference.Act) conference.Deed { return conference.ExpireMail{Act: a, Participant: ref} })
	}
	letter, failed := s.letter(ctx, m, p)
	if failed == nil {
		failed = s.post.Send(ctx, letter)
	}
	if failed == nil {
		s.step(StepMailed)
	}
	if ctx.Err() == nil {
		s.outbox.went(failed, p.Mail, s.now())
	}
	if ctx.Err() != nil && failed != nil {
		return nil // the program stops: nobody knows what came of it, so it stays due
	}
	result := resultOf(failed)
	return errors.Join(failed, s.tellOf(ctx, id, func(a conference.Act) conference.Deed {
		return conference.TellMail{Act: a, Participant: ref, Sequence: p.Mail.Sequence, Result: result}
	}))
}

// tellOf records, also while the program stops: the mail is gone.
func (s *Service) tellOf(ctx context.Context, id conference.MeetingID, deed func(conference.Act) conference.Deed) error {
	return notDueIsFine(s.byClock(context.WithoutCancel(ctx), func(t *turn) error {
		m, err := t.meeting(id)
		if err != nil {
			return err
		}
		return t.decide(m, deed(t.act))
	}))
}

func resultOf(err error) conference.MailResult {
	switch {
	case err == nil:
		return conference.MailTaken
	case errors.Is(err, notify.ErrRefused), errors.Is(err, notify.ErrLetter):
		return conference.MailNotTaken
	case errors.Is(err, notify.ErrTLS):
		return conference.MailNoTrust
	case errors.Is(err, notify.ErrUnsure):
		return conference.MailUnsure
	}
	return conference.MailNotNow
}

var letterKinds = map[conference.MailKind]notify.Kind{
	conference.MailInvitation: notify.Invitation, conference.MailMoved: notify.Moved, conference.MailCancelled: notify.Cancelled,
}

// letter says what a mail may say, and there is nothing else in it: not the case,
// not who else comes, not even the name of who gets it (M7).
func (s *Service) letter(ctx context.Context, m *conference.Meeting, p conference.Participant) (notify.Letter, error) {
	says, err := s.settings(ctx)
	if err != nil {
		return notify.Letter{}, err
	}
	h, err := s.readHouse(ctx)
	if err != nil {
		return notify.Letter{}, err
	}
	card := h.Card(p.Person)
	opened, err := s.open(ctx, []conference.EnvelopeID{card, m.Agenda})
	if err != nil {
		return notify.Letter{}, err
	}
	var person conference.PersonContent
	var agenda conference.AgendaContent
	opened.Text(card, &person)
	opened.Text(m.Agenda, &agenda)
	l := notify.Letter{
		Kind: letterKinds[p.Mail.Kind], To: person.Email, House: oneLine(says.Name), From: says.MailFrom, FromName: oneLine(says.MailName),
		Start: m.Start, End: m.End, Place: agenda.Place, UID: string(p.ID), Sequence: p.Mail.Sequence, At: s.now(),
	}
	if p.Mail.Kind != conference.MailCancelled && s.links != nil && p.LinkOpen(l.At) {
		l.Until = p.LinkUntil
		l.Link, err = s.links.Join(p.Link, p.Person, m.ID, p.LinkUntil)
	}
	return l, err
}
