// SPDX-License-Identifier: EUPL-1.2

package httpapi

import "context"

// Parcel, notes, certificate and record (S3, S6, S7, P6).

func (s *server) GetParcel(ctx context.Context, r GetParcelRequestObject) (GetParcelResponseObject, error) {
	v, err := s.Service.Parcel(ctx, asker(ctx), r.Meeting)
	return GetParcel200JSONResponse{Body: v}, err
}

func (s *server) OpenParcel(ctx context.Context, r OpenParcelRequestObject) (OpenParcelResponseObject, error) {
	receipt, err := s.Service.OpenParcel(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting)
	return OpenParcel200JSONResponse{done(receipt)}, err
}

func (s *server) CollectParcel(ctx context.Context, r CollectParcelRequestObject) (CollectParcelResponseObject, error) {
	receipt, err := s.Service.CollectParcel(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting)
	return CollectParcel200JSONResponse{done(receipt)}, err
}

func (s *server) GetNotes(ctx context.Context, r GetNotesRequestObject) (GetNotesResponseObject, error) {
	v, err := s.Service.Notes(ctx, asker(ctx), r.Meeting)
	return GetNotes200JSONResponse{Body: v}, err
}

func (s *server) ListDeeds(ctx context.Context, r ListDeedsRequestObject) (ListDeedsResponseObject, error) {
	v, err := s.Service.Deeds(ctx, asker(ctx), r.Meeting)
	return ListDeeds200JSONResponse{Body: v}, err
}

func (s *server) GetCertificate(ctx context.Context, r GetCertificateRequestObject) (GetCertificateResponseObject, error) {
	body, err := s.Service.Certificate(ctx, asker(ctx), r.Meeting)
	return file{"certificate.json", body}, err
}

func (s *server) GetRecord(ctx context.Context, r GetRecordRequestObject) (GetRecordResponseObject, error) {
	body, err := s.Service.Record(ctx, asker(ctx), r.Meeting)
	return file{"record.json", body}, err
}
