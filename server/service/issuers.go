// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/view"
)

// IssuerSettings is a sign-on that is trusted, with its secret: for who talks to it,
// never for JSON or a log.
type IssuerSettings struct {
	ID conference.IssuerID
	conference.IssuerContent
}

// String keeps the secret out of whatever is printed.
func (i IssuerSettings) String() string { return "issuer " + string(i.ID) }

// GoString does the same.
func (i IssuerSettings) GoString() string { return i.String() }

// Issuers returns the sign-ons that are trusted to an administrator, without their
// secrets; to others not-found.
func (s *Service) Issuers(ctx context.Context, p conference.PersonID) (view.Issuers, error) {
	h, err := s.houseFor(ctx, p, conference.RoleAdministrator)
	if err != nil {
		return view.Issuers{}, err
	}
	return opened(ctx, s, view.FromHouse{House: h, Viewer: p}, view.OfIssuers)
}

// IssuerNames returns what anybody may know who wants to log in.
func (s *Service) IssuerNames(ctx context.Context) ([]view.SignOnLine, error) {
	trusted, err := s.TrustedIssuers(ctx)
	lines := []view.SignOnLine{}
	for _, i := range trusted {
		lines = append(lines, view.SignOnLine{ID: i.ID, Name: i.Name})
	}
	return lines, err
}

// TrustedIssuers returns the sign-ons that are trusted, whole.
func (s *Service) TrustedIssuers(ctx context.Context) ([]IssuerSettings, error) {
	h, err := s.readHouse(ctx)
	if err != nil {
		return nil, err
	}
	var ids []conference.EnvelopeID
	for _, i := range h.Issuers() {
		ids = append(ids, i.Envelope)
	}
	opened, err := s.open(ctx, ids)
	if err != nil {
		return nil, err
	}
	var trusted []IssuerSettings
	for _, i := range h.Issuers() {
		found := IssuerSettings{ID: i.ID}
		if opened.Text(i.Envelope, &found.IssuerContent) {
			trusted = append(trusted, found)
		}
	}
	return trusted, nil
}

// AddIssuer trusts a sign-on; the receipt names it.
func (s *Service) AddIssuer(ctx context.Context, a Act, in NewIssuer) (Receipt, error) {
	return s.inHouse(ctx, a, "add-issuer", "", func(t *turn, h *conference.House) error {
		t.id = NewID()
		return t.setIssuer(h, conference.IssuerID(t.id), in, conference.IssuerContent{}, true)
	})
}

// SetIssuer changes a sign-on that is trusted.
func (s *Service) SetIssuer(ctx context.Context, a Act, id conference.IssuerID, in NewIssuer) (Receipt, error) {
	return s.inHouse(ctx, a, "set-issuer", string(id), func(t *turn, h *conference.House) error {
		old, _ := h.Issuer(id)
		content, err := textOf[conference.IssuerContent](t, old.Envelope)
		if err != nil {
			return err
		}
		t.drop(old.Envelope)
		return t.setIssuer(h, id, in, content, false)
	})
}

func (t *turn) setIssuer(h *conference.House, id conference.IssuerID, in NewIssuer, old conference.IssuerContent, isNew bool) error {
	content, err := in.content(old)
	if err != nil {
		return err
	}
	return t.decideHouse(h, conference.SetIssuer{
		Act: t.act, New: isNew, Facts: content.Facts(),
		Issuer: conference.Issuer{ID: id, Envelope: t.seal(houseDrawer, content)},
	})
}

// DropIssuer ends the trust: nobody logs in by it any more, and the sessions that came
// by it end before it returns.
func (s *Service) DropIssuer(ctx context.Context, a Act, id conference.IssuerID) (Receipt, error) {
	receipt, err := s.inHouse(ctx, a, "drop-issuer", string(id), func(t *turn, h *conference.House) error {
		old, _ := h.Issuer(id)
		t.drop(old.Envelope)
		return t.decideHouse(h, conference.DropIssuer{Act: t.act, Issuer: id})
	})
	if err != nil {
		return Receipt{}, err
	}
	return receipt, s.endCameBy(context.WithoutCancel(ctx), id)
}

// endCameBy ends the sessions of everybody who came by a sign-on.
func (s *Service) endCameBy(ctx context.Context, id conference.IssuerID) error {
	h, err := s.readHouse(ctx)
	if err != nil {
		return err
	}
	for p := range h.Persons {
		proofs, err := s.KnownProofs(ctx, p)
		if err != nil {
			return err
		}
		for _, proof := range proofs {
			if proof.Method != conference.MethodSignOn || proof.Content.Issuer != id {
				continue
			}
			if err := s.ender.EndProof(ctx, p, proof.ID); err != nil {
				return err
			}
		}
	}
	return nil
}
