// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/view"
)

// AddProof keeps what somebody proves with who they are. A sign-on identity is linked
// to them in the same append. Errors: identity-taken when it is somebody else's.
func (s *Service) AddProof(ctx context.Context, p conference.PersonID, in conference.NewProof) (conference.ProofID, error) {
	id := conference.ProofID(NewID())
	return id, s.byOwner(ctx, p, func(t *turn, h *conference.House, a *conference.Account) error {
		if err := t.link(h, conference.Owner{Person: p, Proof: id}, in); err != nil {
			return err
		}
		return t.decideAccount(a, conference.AddProof{
			Act: t.act, Proof: id, Method: in.Method, Confirmed: in.Confirmed, Count: in.Count,
			Envelope: t.seal(personDrawer(p), in.Content),
		})
	})
}

func (t *turn) link(h *conference.House, of conference.Owner, in conference.NewProof) error {
	if in.Method != conference.MethodSignOn {
		return nil
	}
	digest, err := t.s.identityDigest(t.ctx, h, in.Content.Issuer, in.Content.Subject)
	if err != nil {
		return err
	}
	events, err := h.LinkIdentity(t.act, digest, of)
	if err != nil {
		return err
	}
	return t.write(houseStream, events)
}

// identityDigest names an identity without telling whose: issuer and subject under a
// key of the house. The issuer is known by its address, so that another one put in
// its place does not inherit its people. Errors: not-found for one not trusted.
func (s *Service) identityDigest(ctx context.Context, h *conference.House, issuer conference.IssuerID, subject string) (conference.Digest, error) {
	trusted, _ := h.Issuer(issuer)
	opened, err := s.open(ctx, []conference.EnvelopeID{h.Settings, trusted.Envelope})
	if err != nil {
		return "", err
	}
	var text settingsText
	var content conference.IssuerContent
	if !opened.Text(h.Settings, &text) || !opened.Text(trusted.Envelope, &content) {
		return "", conference.Refuse(conference.Hidden)
	}
	mac := hmac.New(sha256.New, text.IdentityKey)
	mac.Write([]byte(content.URL + "\x00" + subject))
	return conference.Digest(hex.EncodeToString(mac.Sum(nil))), nil
}

// PersonOfIdentity returns whose a subject at an issuer is, and which of their proofs;
// not-found for one that is nobody's.
func (s *Service) PersonOfIdentity(ctx context.Context, issuer conference.IssuerID, subject string) (conference.PersonID, conference.ProofID, error) {
	h, err := s.readHouse(ctx)
	if err != nil {
		return "", "", err
	}
	digest, err := s.identityDigest(ctx, h, issuer, subject)
	if err != nil {
		return "", "", err
	}
	of, linked := h.Owner(digest)
	if !linked {
		return "", "", conference.Refuse(conference.Hidden)
	}
	return of.Person, of.Proof, nil
}

// PersonName returns what a person is called; not-found for who is not known.
func (s *Service) PersonName(ctx context.Context, p conference.PersonID) (string, error) {
	v, err := s.Viewer(ctx, p)
	return v.Name, err
}

// KnownProofs returns somebody's proofs with what proves them, for identity alone:
// none of who is not known, with the work of somebody who is.
func (s *Service) KnownProofs(ctx context.Context, p conference.PersonID) ([]conference.KnownProof, error) {
	known, err := s.Knows(ctx, p)
	if err != nil {
		return nil, err
	}
	s.readKept(ctx, personStream(p))
	a, err := s.readAccount(ctx, p)
	if err != nil {
		return nil, err
	}
	if !known {
		a = conference.NewAccount(p)
	}
	var ids []conference.EnvelopeID
	for _, proof := range a.Proofs {
		ids = append(ids, proof.Envelope)
	}
	opened, err := s.open(ctx, ids)
	if err != nil {
		return nil, err
	}
	var proofs []conference.KnownProof
	for _, of := range a.Proofs {
		one := conference.KnownProof{ID: of.ID, Method: of.Method, Confirmed: of.Confirmed, Count: of.Count}
		if opened.Text(of.Envelope, &one.Content) {
			proofs = append(proofs, one)
		}
	}
	return proofs, nil
}

// MyProofs returns how somebody proves who they are, to themselves; by is the proof
// that they are here by.
func (s *Service) MyProofs(ctx context.Context, p conference.PersonID, by conference.ProofID) (view.Proofs, error) {
	h, err := s.readHouse(ctx)
	if err != nil {
		return view.Proofs{}, err
	}
	a, err := s.Account(ctx, p)
	if err != nil {
		return view.Proofs{}, err
	}
	from := view.FromHouse{House: h, Accounts: []*conference.Account{&a}, Viewer: p, Proof: by, At: s.now()}
	return opened(ctx, s, from, view.OfProofs)
}

// NewProofs returns how many ways in came since somebody was here before, by a proof.
func (s *Service) NewProofs(ctx context.Context, p conference.PersonID, by conference.ProofID) (int, error) {
	a, err := s.readAccount(ctx, p)
	if err != nil {
		return 0, err
	}
	return len(a.NewTo(by)), nil
}
