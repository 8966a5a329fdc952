// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

// The house: its settings, its people, its organisations and whose sign-on it trusts.

const (
	peoplePath       = "/v1/people"
	organisationPath = "/v1/organisations"
	issuerPath       = "/v1/issuers"
)

func (s *server) GetEntrance(ctx context.Context, _ GetEntranceRequestObject) (GetEntranceResponseObject, error) {
	v, err := s.Service.HousePublic(ctx)
	v.Demo = s.Demo != nil
	return GetEntrance200JSONResponse{Body: v}, err
}

func (s *server) GetSettings(ctx context.Context, _ GetSettingsRequestObject) (GetSettingsResponseObject, error) {
	v, err := s.Service.HouseView(ctx, asker(ctx))
	return GetSettings200JSONResponse{Body: v}, err
}

func (s *server) ChangeSettings(ctx context.Context, r ChangeSettingsRequestObject) (ChangeSettingsResponseObject, error) {
	receipt, err := s.Service.SetHouse(ctx, act(ctx, r.Params.IdempotencyKey), *r.Body)
	return ChangeSettings200JSONResponse{done(receipt)}, err
}

func (s *server) ListPeople(ctx context.Context, _ ListPeopleRequestObject) (ListPeopleResponseObject, error) {
	v, err := s.Service.People(ctx, asker(ctx))
	return ListPeople200JSONResponse{Body: v}, err
}

// AddPerson with roles is giving them, and asks for the same proof.
func (s *server) AddPerson(ctx context.Context, r AddPersonRequestObject) (AddPersonResponseObject, error) {
	if len(r.Body.Roles) > 0 {
		if err := s.proved(sessionOf(ctx), justNow); err != nil {
			return nil, err
		}
	}
	receipt, err := s.Service.AddPersonBy(ctx, act(ctx, r.Params.IdempotencyKey), *r.Body)
	return AddPerson201JSONResponse{made(receipt, peoplePath)}, err
}

func (s *server) ChangePerson(ctx context.Context, r ChangePersonRequestObject) (ChangePersonResponseObject, error) {
	receipt, err := s.Service.ChangePerson(ctx, act(ctx, r.Params.IdempotencyKey), r.Person, *r.Body)
	return ChangePerson200JSONResponse{done(receipt)}, err
}

func (s *server) GiveRoles(ctx context.Context, r GiveRolesRequestObject) (GiveRolesResponseObject, error) {
	receipt, err := s.Service.GiveRoles(ctx, act(ctx, r.Params.IdempotencyKey), r.Person, *r.Body)
	return GiveRoles200JSONResponse{done(receipt)}, err
}

func (s *server) RemovePerson(ctx context.Context, r RemovePersonRequestObject) (RemovePersonResponseObject, error) {
	receipt, err := s.Service.RemovePerson(ctx, act(ctx, r.Params.IdempotencyKey), r.Person)
	return RemovePerson200JSONResponse{done(receipt)}, err
}

// OfferEnrolment shows the link once, to the administrator who passes it on.
func (s *server) OfferEnrolment(ctx context.Context, r OfferEnrolmentRequestObject) (OfferEnrolmentResponseObject, error) {
	receipt, err := s.Service.OfferEnrolment(ctx, act(ctx, r.Params.IdempotencyKey), r.Person)
	if err != nil {
		return nil, err
	}
	account, err := s.Service.Account(ctx, r.Person)
	if err != nil {
		return nil, err
	}
	token, err := s.Links.Issue(identity.EnrolLink, conference.LinkID(receipt.ID), r.Person, "", account.Offer.Until)
	return OfferEnrolment201JSONResponse{Body: s.link(token)}, err
}

func (s *server) link(token string) Link { return Link{URL: s.Origin + "/j#" + token} }

func (s *server) RemoveProofOf(ctx context.Context, r RemoveProofOfRequestObject) (RemoveProofOfResponseObject, error) {
	receipt, err := s.Service.RemoveProof(ctx, act(ctx, r.Params.IdempotencyKey), r.Person, r.Proof)
	return RemoveProofOf200JSONResponse{done(receipt)}, err
}

func (s *server) ConfirmProofOf(ctx context.Context, r ConfirmProofOfRequestObject) (ConfirmProofOfResponseObject, error) {
	receipt, err := s.Service.ConfirmProof(ctx, act(ctx, r.Params.IdempotencyKey), r.Person, r.Proof)
	if err != nil {
		return nil, err
	}
	return ConfirmProofOf200JSONResponse{done(receipt)}, s.Sessions.Raise(ctx, r.Person, r.Proof)
}

func (s *server) ListProofs(ctx context.Context, _ ListProofsRequestObject) (ListProofsResponseObject, error) {
	v, err := s.Service.MyProofs(ctx, asker(ctx), sessionOf(ctx).Proof)
	return ListProofs200JSONResponse{Body: v}, err
}

func (s *server) RenameProof(ctx context.Context, r RenameProofRequestObject) (RenameProofResponseObject, error) {
	receipt, err := s.Service.RenameProof(ctx, act(ctx, r.Params.IdempotencyKey), r.Proof, r.Body.Name)
	return RenameProof200JSONResponse{done(receipt)}, err
}

func (s *server) RemoveProof(ctx context.Context, r RemoveProofRequestObject) (RemoveProofResponseObject, error) {
	receipt, err := s.Service.RemoveProof(ctx, act(ctx, r.Params.IdempotencyKey), asker(ctx), r.Proof)
	return RemoveProof200JSONResponse{done(receipt)}, err
}

func (s *server) ListOrganisations(ctx context.Context, _ ListOrganisationsRequestObject) (ListOrganisationsResponseObject, error) {
	v, err := s.Service.Organisations(ctx, asker(ctx))
	return ListOrganisations200JSONResponse{Body: v}, err
}

func (s *server) AddOrganisation(ctx context.Context, r AddOrganisationRequestObject) (AddOrganisationResponseObject, error) {
	receipt, err := s.Service.AddOrganisation(ctx, act(ctx, r.Params.IdempotencyKey), *r.Body)
	return AddOrganisation201JSONResponse{made(receipt, organisationPath)}, err
}

func (s *server) ChangeOrganisation(ctx context.Context, r ChangeOrganisationRequestObject) (ChangeOrganisationResponseObject, error) {
	receipt, err := s.Service.SetOrganisation(ctx, act(ctx, r.Params.IdempotencyKey), r.Organisation, *r.Body)
	return ChangeOrganisation200JSONResponse{done(receipt)}, err
}

func (s *server) DropOrganisation(ctx context.Context, r DropOrganisationRequestObject) (DropOrganisationResponseObject, error) {
	receipt, err := s.Service.DropOrganisation(ctx, act(ctx, r.Params.IdempotencyKey), r.Organisation)
	return DropOrganisation200JSONResponse{done(receipt)}, err
}

func (s *server) ListIssuers(ctx context.Context, _ ListIssuersRequestObject) (ListIssuersResponseObject, error) {
	v, err := s.Service.Issuers(ctx, asker(ctx))
	return ListIssuers200JSONResponse{Body: v}, err
}

func (s *server) AddIssuer(ctx context.Context, r AddIssuerRequestObject) (AddIssuerResponseObject, error) {
	receipt, err := s.Service.AddIssuer(ctx, act(ctx, r.Params.IdempotencyKey), *r.Body)
	return AddIssuer201JSONResponse{made(receipt, issuerPath)}, err
}

func (s *server) ChangeIssuer(ctx context.Context, r ChangeIssuerRequestObject) (ChangeIssuerResponseObject, error) {
	receipt, err := s.Service.SetIssuer(ctx, act(ctx, r.Params.IdempotencyKey), r.Issuer, *r.Body)
	return ChangeIssuer200JSONResponse{done(receipt)}, err
}

func (s *server) DropIssuer(ctx context.Context, r DropIssuerRequestObject) (DropIssuerResponseObject, error) {
	receipt, err := s.Service.DropIssuer(ctx, act(ctx, r.Params.IdempotencyKey), r.Issuer)
	return DropIssuer200JSONResponse{done(receipt)}, err
}
