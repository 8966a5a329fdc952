// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// Links makes the address of an invitation: signed, for one person and one meeting,
// until a moment. That a link is the current one and was not used is the record's.
type Links interface {
	Join(l conference.LinkID, p conference.PersonID, m conference.MeetingID, until time.Time) (string, error)
}

// TakeLink uses the link of an invitation, once: of however many at the same time,
// one is let through. Everything that is wrong with a link, or with what it names,
// answers the same: link-unknown. It is the caller who knows that the link was ours.
func (s *Service) TakeLink(ctx context.Context, p conference.PersonID, id conference.MeetingID, link conference.LinkID) error {
	return s.byItself(ctx, p, func(t *turn) error {
		h, err := t.house()
		if err != nil {
			return err
		}
		s.readKept(ctx, meetingStream(id))
		m, err := t.meeting(id)
		if err != nil {
			return err
		}
		deed := conference.TakeLink{Act: t.act, Link: link}
		if !h.Knows(p) {
			deed.Link = "" // who was removed comes in by nothing: the same work, and no link stands
		}
		if err := t.decide(m, deed); err != nil {
			return err
		}
		return t.cameBy(m, p)
	})
}

// cameBy writes down through whose hands a link went that was just taken.
func (t *turn) cameBy(m *conference.Meeting, p conference.PersonID) error {
	who, _ := m.ParticipantOf(p)
	if !who.LinkShown {
		return nil
	}
	a, err := t.account(p)
	if err != nil {
		return err
	}
	return t.write(personStream(p), a.CameByShownLink(t.act, m.Organiser))
}

// SendAgain sends a participant a new link by mail; the one before it is dead.
func (s *Service) SendAgain(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "send-again", string(p), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		deed := conference.SendAgain{Act: t.act, Participant: p}
		if sight := m.Sight(a.Person); t.again || !sight.Organiser() || !sight.Participant(p) {
			return deed, nil
		}
		who, _ := m.Participant(p)
		link, mails, address, err := t.newLink(who.Person)
		deed.Link, deed.Mails, deed.Address = link, mails, address
		return deed, err
	})
}

// LinkOf shows the organiser the address of a participant's invitation, to pass on
// in another way; the record says so.
func (s *Service) LinkOf(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID) (string, error) {
	_, err := s.inMeeting(ctx, a, id, "show-link", string(p), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		return conference.ShowLink{Act: t.act, Participant: p, Link: s.linkID()}, nil
	})
	if err != nil {
		return "", err
	}
	m, _, err := s.readMeeting(ctx, id)
	if err != nil {
		return "", err
	}
	who, _ := m.Participant(p)
	if s.links == nil || !who.LinkOpen(s.now()) {
		return "", conference.Refuse(conference.LinkUnknown) // asked again under the same key, and it was used
	}
	return s.links.Join(who.Link, who.Person, id, who.LinkUntil)
}

func (s *Service) linkID() conference.LinkID {
	if s.links == nil {
		return ""
	}
	return conference.LinkID(NewID())
}

// invitationLink is the link of a new invitation, and whether it goes by mail.
func (t *turn) invitationLink(p conference.PersonID) (conference.LinkID, bool, error) {
	link, mails, address, err := t.newLink(p)
	return link, mails && address, err
}

// newLink makes the id of a link for somebody, and says whether this house sends
// mail, and whether there is an address for it.
func (t *turn) newLink(p conference.PersonID) (link conference.LinkID, mails, address bool, err error) {
	if t.s.links == nil {
		return "", false, false, nil
	}
	h, err := t.s.readHouse(t.ctx)
	if err != nil {
		return "", false, false, err
	}
	person, err := textOf[conference.PersonContent](t, h.Persons[p])
	if err != nil {
		return "", false, false, err
	}
	mails, err = t.s.mails(t.ctx)
	return t.s.linkID(), mails, person.Email != "", err
}
