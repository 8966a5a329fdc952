// SPDX-License-Identifier: EUPL-1.2

package httpapi

import "context"

// Items, and what may leave of them (L2, T1, T2).

func (s *server) PutItem(ctx context.Context, r PutItemRequestObject) (PutItemResponseObject, error) {
	receipt, err := s.Service.PutItem(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, *r.Body)
	return PutItem201JSONResponse{made(receipt, meetingPath, string(r.Meeting), "items")}, err
}

func (s *server) OpenItem(ctx context.Context, r OpenItemRequestObject) (OpenItemResponseObject, error) {
	receipt, err := s.Service.OpenItem(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Item, r.Body.To)
	return OpenItem200JSONResponse{done(receipt)}, err
}

func (s *server) NarrowItem(ctx context.Context, r NarrowItemRequestObject) (NarrowItemResponseObject, error) {
	receipt, err := s.Service.NarrowItem(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Item, r.Body.From)
	return NarrowItem200JSONResponse{done(receipt)}, err
}

func (s *server) WithdrawItem(ctx context.Context, r WithdrawItemRequestObject) (WithdrawItemResponseObject, error) {
	receipt, err := s.Service.WithdrawItem(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Item)
	return WithdrawItem200JSONResponse{done(receipt)}, err
}

func (s *server) RequestItem(ctx context.Context, r RequestItemRequestObject) (RequestItemResponseObject, error) {
	receipt, err := s.Service.RequestItem(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Item, *r.Body)
	return RequestItem201JSONResponse{made(receipt, meetingPath, string(r.Meeting), "requests")}, err
}

func (s *server) Grant(ctx context.Context, r GrantRequestObject) (GrantResponseObject, error) {
	receipt, err := s.Service.Grant(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Asked, *r.Body)
	return Grant200JSONResponse{done(receipt)}, err
}

func (s *server) WithdrawRequest(ctx context.Context, r WithdrawRequestRequestObject) (WithdrawRequestResponseObject, error) {
	receipt, err := s.Service.WithdrawRequest(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Asked)
	return WithdrawRequest200JSONResponse{done(receipt)}, err
}

func (s *server) RefuseRequest(ctx context.Context, r RefuseRequestRequestObject) (RefuseRequestResponseObject, error) {
	receipt, err := s.Service.RefuseRequest(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Asked)
	return RefuseRequest200JSONResponse{done(receipt)}, err
}

func (s *server) TakeBack(ctx context.Context, r TakeBackRequestObject) (TakeBackResponseObject, error) {
	receipt, err := s.Service.TakeBack(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Asked)
	return TakeBack200JSONResponse{done(receipt)}, err
}
