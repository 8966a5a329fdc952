// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/view"
)

// Raiser lets the sessions of a person that rest on a proof reach further, once
// somebody confirmed it.
type Raiser interface {
	Raise(ctx context.Context, p conference.PersonID, proof conference.ProofID) error
}

// ConfirmIdentity is the organiser's word on who waits, with the code that was
// compared. The proof is confirmed with it wherever the person comes next, and the
// session they wait with reaches further before it returns.
func (s *Service) ConfirmIdentity(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID, in ComparedCode) (Receipt, error) {
	r, err := s.do(ctx, a, deedName("confirm-identity", id, string(p)), func(t *turn) error {
		var h *conference.House
		who, err := t.judge(a, id, p, func(act conference.Act, who conference.Participant) (conference.Deed, error) {
			var err error
			h, err = t.house()
			return conference.ConfirmIdentity{
				Act: act, Participant: p, SpokenCode: in.SpokenCode, HasRole: err == nil && len(h.Roles(who.Person)) > 0,
			}, err
		})
		if err != nil || !who.First {
			return err
		}
		return t.confirmProof(h, who)
	})
	if err != nil {
		return Receipt{}, err
	}
	m, _, err := s.readMeeting(ctx, id)
	if err != nil {
		return Receipt{}, err
	}
	who, _ := m.Participant(p)
	if who.First || who.Proof == "" {
		return r, nil
	}
	return r, s.raiser.Raise(context.WithoutCancel(ctx), who.Person, who.Proof)
}

// RefuseIdentity is the organiser's word that it is somebody else. The proof ends
// with it, and every session in that person's name before it returns.
func (s *Service) RefuseIdentity(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID) (Receipt, error) {
	var person conference.PersonID
	r, err := s.do(ctx, a, deedName("refuse-identity", id, string(p)), func(t *turn) error {
		who, err := t.judge(a, id, p, func(act conference.Act, _ conference.Participant) (conference.Deed, error) {
			return conference.RefuseIdentity{Act: act, Participant: p}, nil
		})
		person = who.Person
		if err != nil {
			return err
		}
		if who.Code != "" {
			t.drop(who.Code)
		}
		return t.endProof(who)
	})
	if err != nil {
		return Receipt{}, err
	}
	return r, s.ender.EndPerson(context.WithoutCancel(ctx), person)
}

// VouchFor lets the actor answer, by name, for who sits beside them.
func (s *Service) VouchFor(ctx context.Context, a Act, id conference.MeetingID, p conference.ParticipantID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "vouch-for", string(p), plain(func(act conference.Act) conference.Deed {
		return conference.VouchFor{Act: act, Participant: p}
	}))
}

// judge decides what the organiser says of somebody, and returns who they were
// before it.
func (t *turn) judge(a Act, id conference.MeetingID, p conference.ParticipantID, make func(conference.Act, conference.Participant) (conference.Deed, error)) (conference.Participant, error) {
	m, err := t.meeting(id)
	if err != nil {
		return conference.Participant{}, err
	}
	if !m.Sight(a.Person).Meeting() {
		return conference.Participant{}, conference.Refuse(conference.Hidden)
	}
	t.id = string(p)
	who, _ := m.Participant(p)
	deed, err := make(t.act, who)
	if err != nil {
		return who, err
	}
	return who, t.decide(m, deed)
}

// confirmProof confirms in the person's own stream what was confirmed at the door; a
// proof that was ended meanwhile is none.
func (t *turn) confirmProof(h *conference.House, who conference.Participant) error {
	account, err := t.account(who.Person)
	if err != nil {
		return err
	}
	if _, there := account.Proof(who.Proof); !there || !h.Knows(who.Person) {
		return conference.Refuse(conference.NotProven)
	}
	return t.decideAccount(account, conference.ConfirmProof{Act: t.act, Proof: who.Proof, Keepers: h.With(conference.RoleAdministrator)})
}

// endProof takes away the proof by which somebody else came, if it is still there.
func (t *turn) endProof(who conference.Participant) error {
	h, err := t.house()
	if err != nil {
		return err
	}
	account, err := t.account(who.Person)
	if err != nil {
		return err
	}
	if _, there := account.Proof(who.Proof); !there {
		return nil
	}
	return t.removeProof(h, account, who.Proof, true)
}

// shown is how the session proved of who asks, with what is kept of the proof.
func (t *turn) shown(a Act) (conference.Identity, error) {
	if a.Proof == "" {
		return a.shown(), nil
	}
	account, err := t.s.readAccount(t.ctx, a.Person)
	if err != nil {
		return conference.Identity{}, err
	}
	return rests(account, a.shown()), nil
}

// rests adds to what somebody shows whose word it rests on, and whether the house
// knows them by something else.
func rests(account *conference.Account, shown conference.Identity) conference.Identity {
	proof, _ := account.Proof(shown.Proof)
	shown.Word, shown.Known = proof.Word, shown.First && account.Known()
	return shown
}

// Door returns what somebody may see of a meeting before it is known who they are,
// by the proof that their session rests on, if there is one; not-found for who is
// not invited.
func (s *Service) Door(ctx context.Context, p conference.PersonID, proof conference.ProofID, id conference.MeetingID) (view.Door, error) {
	account, err := s.readAccount(ctx, p)
	if err != nil {
		return view.Door{}, err
	}
	return look(ctx, s, p, id, func(f view.From) (view.Door, bool) {
		me, _ := f.Meeting.Sight(p).Me()
		return view.OfDoor(f, shownBy(account, proof, me))
	})
}

// shownBy: without a proof somebody came by a link, unless it is known already that
// it was in a way that leaves none.
func shownBy(account *conference.Account, proof conference.ProofID, me conference.Participant) conference.Identity {
	if known, there := account.Proof(proof); there {
		return rests(account, conference.Identity{Method: known.Method, First: !known.Confirmed, Proof: proof})
	}
	if me.Proof == "" && me.Method != "" {
		return conference.Identity{Method: me.Method}
	}
	return conference.Identity{Method: conference.MethodLink}
}
