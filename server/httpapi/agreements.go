// SPDX-License-Identifier: EUPL-1.2

package httpapi

import "context"

// Agreements: who does what (S2).

func (s *server) DraftAgreement(ctx context.Context, r DraftAgreementRequestObject) (DraftAgreementResponseObject, error) {
	receipt, err := s.Service.DraftAgreement(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, *r.Body)
	return DraftAgreement201JSONResponse{made(receipt, meetingPath, string(r.Meeting), "agreements")}, err
}

func (s *server) RewriteAgreement(ctx context.Context, r RewriteAgreementRequestObject) (RewriteAgreementResponseObject, error) {
	receipt, err := s.Service.RewriteAgreement(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Agreement, *r.Body)
	return RewriteAgreement200JSONResponse{done(receipt)}, err
}

func (s *server) TakeOnAgreement(ctx context.Context, r TakeOnAgreementRequestObject) (TakeOnAgreementResponseObject, error) {
	receipt, err := s.Service.TakeOnAgreement(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Agreement)
	return TakeOnAgreement200JSONResponse{done(receipt)}, err
}

func (s *server) DropAgreement(ctx context.Context, r DropAgreementRequestObject) (DropAgreementResponseObject, error) {
	receipt, err := s.Service.DropAgreement(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Agreement)
	return DropAgreement200JSONResponse{done(receipt)}, err
}

func (s *server) ReportAgreement(ctx context.Context, r ReportAgreementRequestObject) (ReportAgreementResponseObject, error) {
	receipt, err := s.Service.ReportAgreement(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Agreement, r.Body.Progress)
	return ReportAgreement200JSONResponse{done(receipt)}, err
}
