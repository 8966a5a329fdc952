// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
)

// RenameProof changes what an own proof is called.
func (s *Service) RenameProof(ctx context.Context, a Act, proof conference.ProofID, name string) (Receipt, error) {
	return s.inAccount(ctx, a, a.Person, "rename-proof", string(proof), func(t *turn, _ *conference.House, account *conference.Account) error {
		p, there := account.Proof(proof)
		if t.again && there {
			return errAgain
		}
		content, err := textOf[conference.ProofContent](t, p.Envelope)
		if err != nil {
			return err
		}
		content.Name = name
		t.drop(p.Envelope)
		return t.decideAccount(account, conference.RenameProof{
			Act: t.act, Proof: proof, Named: conference.Said(name), Envelope: t.seal(personDrawer(a.Person), content),
		})
	})
}

// ConfirmProof says that a proof is of whom it says: by an administrator who saw or
// heard them. Sessions that rest on it reach further before it returns.
func (s *Service) ConfirmProof(ctx context.Context, a Act, p conference.PersonID, proof conference.ProofID) (Receipt, error) {
	receipt, err := s.inAccount(ctx, a, p, "confirm-proof", string(proof), func(t *turn, h *conference.House, account *conference.Account) error {
		if !h.Has(a.Person, conference.RoleAdministrator) {
			return conference.Refuse(conference.Hidden)
		}
		if t.again {
			return errAgain
		}
		return t.decideAccount(account, conference.ConfirmProof{Act: t.act, Proof: proof, Keepers: h.With(conference.RoleAdministrator)})
	})
	if err != nil {
		return Receipt{}, err
	}
	return receipt, s.raiser.Raise(context.WithoutCancel(ctx), p, proof)
}

// RemoveProof ends a proof: an own one, or by an administrator that of somebody who
// lost the device. An organiser ends one by refusing who waits with it. Before it
// returns the owner's sessions that rest on it end, and all of them when it was
// somebody else who ended it.
func (s *Service) RemoveProof(ctx context.Context, a Act, p conference.PersonID, proof conference.ProofID) (Receipt, error) {
	receipt, err := s.inAccount(ctx, a, p, "remove-proof", string(proof), func(t *turn, h *conference.House, account *conference.Account) error {
		manages := h.Has(a.Person, conference.RoleAdministrator)
		if t.again && (manages || a.Person == p) {
			return errAgain
		}
		return t.removeProof(h, account, proof, manages)
	})
	switch {
	case err != nil:
		return Receipt{}, err
	case a.Person == p:
		return receipt, s.ender.EndProof(context.WithoutCancel(ctx), p, proof)
	}
	return receipt, s.ender.EndPerson(context.WithoutCancel(ctx), p)
}

// removeProof ends a proof, what it was linked to, and its text.
func (t *turn) removeProof(h *conference.House, a *conference.Account, proof conference.ProofID, manages bool) error {
	gone, _ := a.Proof(proof)
	mails, err := t.s.mails(t.ctx)
	if err != nil {
		return err
	}
	deed := conference.RemoveProof{Act: t.act, Proof: proof, Manages: manages, NoMail: !mails && h.KeptOnlyBy(a.ID)}
	if err := t.decideAccount(a, deed); err != nil {
		return err
	}
	t.drop(gone.Envelope)
	return t.write(houseStream, h.UnlinkProof(t.act, conference.Owner{Person: a.ID, Proof: proof}))
}
