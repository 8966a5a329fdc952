// SPDX-License-Identifier: EUPL-1.2

package httpapi

import "context"

// Convening, the door, the round and the close.

func (s *server) ListMeetings(ctx context.Context, r ListMeetingsRequestObject) (ListMeetingsResponseObject, error) {
	v, err := s.Service.Mine(ctx, asker(ctx))
	return ListMeetings200JSONResponse{Body: v}, err
}

func (s *server) ListEarlier(ctx context.Context, r ListEarlierRequestObject) (ListEarlierResponseObject, error) {
	v, err := s.Service.Earlier(ctx, asker(ctx), r.Meeting)
	return ListEarlier200JSONResponse{Body: v}, err
}

func (s *server) GetMeeting(ctx context.Context, r GetMeetingRequestObject) (GetMeetingResponseObject, error) {
	v, err := s.Service.Meeting(ctx, asker(ctx), r.Meeting)
	return GetMeeting200JSONResponse{Body: v}, err
}

func (s *server) Invite(ctx context.Context, r InviteRequestObject) (InviteResponseObject, error) {
	receipt, err := s.Service.Invite(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, *r.Body)
	return Invite201JSONResponse{made(receipt, meetingPath, string(r.Meeting), "participants")}, err
}

func (s *server) WithdrawInvitation(ctx context.Context, r WithdrawInvitationRequestObject) (WithdrawInvitationResponseObject, error) {
	receipt, err := s.Service.WithdrawInvitation(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Participant)
	return WithdrawInvitation200JSONResponse{done(receipt)}, err
}

func (s *server) DeclareTask(ctx context.Context, r DeclareTaskRequestObject) (DeclareTaskResponseObject, error) {
	receipt, err := s.Service.DeclareTask(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, *r.Body)
	return DeclareTask200JSONResponse{done(receipt)}, err
}

func (s *server) ConfirmTask(ctx context.Context, r ConfirmTaskRequestObject) (ConfirmTaskResponseObject, error) {
	receipt, err := s.Service.ConfirmTask(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Participant)
	return ConfirmTask200JSONResponse{done(receipt)}, err
}

func (s *server) AcceptConfidentiality(ctx context.Context, r AcceptConfidentialityRequestObject) (AcceptConfidentialityResponseObject, error) {
	receipt, err := s.Service.AcceptConfidentiality(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting)
	return AcceptConfidentiality200JSONResponse{done(receipt)}, err
}

func (s *server) Start(ctx context.Context, r StartRequestObject) (StartResponseObject, error) {
	receipt, err := s.Service.Start(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting)
	return Start200JSONResponse{done(receipt)}, err
}

func (s *server) Arrive(ctx context.Context, r ArriveRequestObject) (ArriveResponseObject, error) {
	receipt, err := s.Service.Arrive(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting)
	return Arrive200JSONResponse{done(receipt)}, err
}

func (s *server) Admit(ctx context.Context, r AdmitRequestObject) (AdmitResponseObject, error) {
	receipt, err := s.Service.Admit(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Participant)
	return Admit200JSONResponse{done(receipt)}, err
}

func (s *server) Leave(ctx context.Context, r LeaveRequestObject) (LeaveResponseObject, error) {
	receipt, err := s.Service.Leave(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting)
	return Leave200JSONResponse{done(receipt)}, err
}

func (s *server) ShowOut(ctx context.Context, r ShowOutRequestObject) (ShowOutResponseObject, error) {
	receipt, err := s.Service.ShowOut(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Participant)
	return ShowOut200JSONResponse{done(receipt)}, err
}

func (s *server) Extend(ctx context.Context, r ExtendRequestObject) (ExtendResponseObject, error) {
	receipt, err := s.Service.Extend(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Body.Until)
	return Extend200JSONResponse{done(receipt)}, err
}

func (s *server) OpenRound(ctx context.Context, r OpenRoundRequestObject) (OpenRoundResponseObject, error) {
	receipt, err := s.Service.OpenRound(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting)
	return OpenRound200JSONResponse{done(receipt)}, err
}

func (s *server) DiscussAgreement(ctx context.Context, r DiscussAgreementRequestObject) (DiscussAgreementResponseObject, error) {
	receipt, err := s.Service.DiscussAgreement(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Agreement)
	return DiscussAgreement200JSONResponse{done(receipt)}, err
}

func (s *server) Close(ctx context.Context, r CloseRequestObject) (CloseResponseObject, error) {
	receipt, err := s.Service.Close(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting)
	return Close200JSONResponse{done(receipt)}, err
}
