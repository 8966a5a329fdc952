// SPDX-License-Identifier: EUPL-1.2

package httpapi

import "context"

// Cases and consents (C3, C8).

func (s *server) OpenCase(ctx context.Context, r OpenCaseRequestObject) (OpenCaseResponseObject, error) {
	receipt, err := s.Service.OpenCase(ctx, act(ctx, r.Params.IdempotencyKey), *r.Body)
	return OpenCase201JSONResponse{made(receipt, casePath)}, err
}

func (s *server) GetCase(ctx context.Context, r GetCaseRequestObject) (GetCaseResponseObject, error) {
	v, err := s.Service.Case(ctx, asker(ctx), r.Case)
	return GetCase200JSONResponse{Body: v}, err
}

func (s *server) ChangePurpose(ctx context.Context, r ChangePurposeRequestObject) (ChangePurposeResponseObject, error) {
	receipt, err := s.Service.ChangePurpose(ctx, act(ctx, r.Params.IdempotencyKey), r.Case, *r.Body)
	return ChangePurpose200JSONResponse{done(receipt)}, err
}

func (s *server) ListConsents(ctx context.Context, r ListConsentsRequestObject) (ListConsentsResponseObject, error) {
	v, err := s.Service.Consents(ctx, asker(ctx), r.Case)
	return ListConsents200JSONResponse{Body: v}, err
}

func (s *server) RecordConsent(ctx context.Context, r RecordConsentRequestObject) (RecordConsentResponseObject, error) {
	receipt, err := s.Service.RecordConsent(ctx, act(ctx, r.Params.IdempotencyKey), r.Case, *r.Body)
	return RecordConsent201JSONResponse{made(receipt, casePath, string(r.Case), "consents")}, err
}

func (s *server) WithdrawConsent(ctx context.Context, r WithdrawConsentRequestObject) (WithdrawConsentResponseObject, error) {
	receipt, err := s.Service.WithdrawConsent(ctx, act(ctx, r.Params.IdempotencyKey), r.Case, r.Consent)
	return WithdrawConsent200JSONResponse{done(receipt)}, err
}

func (s *server) Convene(ctx context.Context, r ConveneRequestObject) (ConveneResponseObject, error) {
	receipt, err := s.Service.Convene(ctx, act(ctx, r.Params.IdempotencyKey), r.Case, *r.Body)
	return Convene201JSONResponse{made(receipt, meetingPath)}, err
}
