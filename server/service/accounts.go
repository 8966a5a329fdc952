// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// Account returns how somebody proves who they are, without what proves it; not-found
// for who is not known to the house.
func (s *Service) Account(ctx context.Context, p conference.PersonID) (conference.Account, error) {
	known, err := s.Knows(ctx, p)
	if err != nil {
		return conference.Account{}, err
	}
	if !known {
		return conference.Account{}, conference.Refuse(conference.Hidden)
	}
	a, err := s.readAccount(ctx, p)
	if err != nil {
		return conference.Account{}, err
	}
	return *a.Clone(), nil
}

// inAccount carries out one deed on how somebody proves who they are; target tells
// two of them apart. Who is not known is not found.
func (s *Service) inAccount(ctx context.Context, a Act, p conference.PersonID, name, target string,
	decide func(*turn, *conference.House, *conference.Account) error,
) (Receipt, error) {
	return s.do(ctx, a, name+" "+string(p)+" "+target, func(t *turn) error {
		t.id = target
		return t.inAccount(p, decide)
	})
}

func (t *turn) inAccount(p conference.PersonID, decide func(*turn, *conference.House, *conference.Account) error) error {
	h, err := t.house()
	if err != nil {
		return err
	}
	if !h.Knows(p) {
		return conference.Refuse(conference.Hidden)
	}
	a, err := t.account(p)
	if err != nil {
		return err
	}
	return decide(t, h, a)
}

// byOwner does the same without a key, for what identity has verified.
func (s *Service) byOwner(ctx context.Context, p conference.PersonID, decide func(*turn, *conference.House, *conference.Account) error) error {
	return s.byItself(ctx, p, func(t *turn) error { return t.inAccount(p, decide) })
}

func (t *turn) decideAccount(a *conference.Account, d conference.AccountDeed) error {
	events, err := a.Decide(d)
	if err != nil {
		return err
	}
	if len(events) == 0 { // it was so already: nothing is sealed or deleted either
		t.seals, t.batch.Drop = nil, nil
	}
	return t.write(personStream(a.ID), events)
}

// OfferEnrolment makes an enrolment link for somebody; those before it are dead. The
// receipt names the link, which is signed elsewhere.
func (s *Service) OfferEnrolment(ctx context.Context, a Act, p conference.PersonID) (Receipt, error) {
	return s.inAccount(ctx, a, p, "offer-enrolment", "", func(t *turn, h *conference.House, account *conference.Account) error {
		manages := h.Has(a.Person, conference.RoleAdministrator)
		if t.again && manages {
			return errAgain
		}
		t.id = NewID()
		_, err := t.offer(account, conference.LinkID(t.id), manages)
		return err
	})
}

func (t *turn) offer(a *conference.Account, link conference.LinkID, manages bool) (time.Time, error) {
	if err := t.decideAccount(a, conference.OfferEnrolment{Act: t.act, Link: link, Manages: manages}); err != nil {
		return time.Time{}, err
	}
	events := t.events[personStream(a.ID)]
	return events[len(events)-1].Body.(conference.EnrolmentOffered).Until, nil
}

// TakeEnrolment uses an enrolment link up, once. Whatever is wrong with it, or with
// whose it is, answers link-unknown.
func (s *Service) TakeEnrolment(ctx context.Context, p conference.PersonID, link conference.LinkID) error {
	return s.byItself(ctx, p, func(t *turn) error {
		h, err := t.house()
		if err != nil {
			return err
		}
		s.readKept(ctx, personStream(p))
		a, err := t.account(p)
		if err != nil {
			return err
		}
		if !h.Knows(p) {
			a = conference.NewAccount(p) // the same work, and no link stands
		}
		return t.decideAccount(a, conference.TakeEnrolment{Act: t.act, Link: link})
	})
}

// LogIn records that somebody logged in. A passkey whose counter went back is
// refused, ends, and ends every session of its owner.
func (s *Service) LogIn(ctx context.Context, p conference.PersonID, proof conference.ProofID, count int64) error {
	var doubted error
	err := s.byOwner(ctx, p, func(t *turn, _ *conference.House, a *conference.Account) error {
		doubted = nil
		events, err := a.Decide(conference.LogIn{Act: t.act, Proof: proof, Count: count})
		if len(events) == 0 {
			return err
		}
		if doubted = err; doubted != nil {
			gone, _ := a.Proof(proof)
			t.drop(gone.Envelope)
		}
		return t.write(personStream(p), events)
	})
	if err != nil || doubted == nil {
		return err
	}
	if err := s.ender.EndPerson(context.WithoutCancel(ctx), p); err != nil {
		return err
	}
	return doubted
}

// EndSessions ends every session of a person, by themselves or by an administrator,
// and records that they did.
func (s *Service) EndSessions(ctx context.Context, a Act, p conference.PersonID) (Receipt, error) {
	receipt, err := s.inAccount(ctx, a, p, "end-sessions", "", func(t *turn, h *conference.House, account *conference.Account) error {
		manages := h.Has(a.Person, conference.RoleAdministrator)
		if t.again && (manages || a.Person == p) {
			return errAgain
		}
		t.id = string(p)
		return t.decideAccount(account, conference.EndSessions{Act: t.act, Manages: manages})
	})
	if err != nil {
		return Receipt{}, err
	}
	return receipt, s.ender.EndPerson(context.WithoutCancel(ctx), p)
}
