// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"
	"net/http"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
)

// The door of one meeting: who comes, by what, and in whose place.

// GetDoor shows the door, and holds the session of who waits there: they have no live
// page.
func (s *server) GetDoor(ctx context.Context, r GetDoorRequestObject) (GetDoorResponseObject, error) {
	v, err := s.Service.Door(ctx, asker(ctx), sessionOf(ctx).Proof, r.Meeting)
	if err == nil {
		s.keep(ctx, sessionOf(ctx), r.Meeting) // one that ended meanwhile is told at the next look
	}
	return GetDoor200JSONResponse{Body: v}, err
}

func (s *server) Reschedule(ctx context.Context, r RescheduleRequestObject) (RescheduleResponseObject, error) {
	receipt, err := s.Service.Reschedule(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, *r.Body)
	return Reschedule200JSONResponse{done(receipt)}, err
}

func (s *server) ConfirmIdentity(ctx context.Context, r ConfirmIdentityRequestObject) (ConfirmIdentityResponseObject, error) {
	receipt, err := s.Service.ConfirmIdentity(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Participant, *r.Body)
	return ConfirmIdentity200JSONResponse{done(receipt)}, err
}

func (s *server) RefuseIdentity(ctx context.Context, r RefuseIdentityRequestObject) (RefuseIdentityResponseObject, error) {
	receipt, err := s.Service.RefuseIdentity(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Participant)
	return RefuseIdentity200JSONResponse{done(receipt)}, err
}

func (s *server) VouchFor(ctx context.Context, r VouchForRequestObject) (VouchForResponseObject, error) {
	receipt, err := s.Service.VouchFor(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Participant)
	return VouchFor200JSONResponse{done(receipt)}, err
}

func (s *server) GiveCode(ctx context.Context, r GiveCodeRequestObject) (GiveCodeResponseObject, error) {
	v, err := s.Service.GiveCode(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Participant)
	return GiveCode200JSONResponse{Body: v}, err
}

func (s *server) Substitute(ctx context.Context, r SubstituteRequestObject) (SubstituteResponseObject, error) {
	receipt, err := s.Service.Substitute(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Participant, *r.Body)
	return Substitute201JSONResponse{made(receipt, meetingPath, string(r.Meeting), "participants")}, err
}

func (s *server) SendAgain(ctx context.Context, r SendAgainRequestObject) (SendAgainResponseObject, error) {
	receipt, err := s.Service.SendAgain(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Participant)
	return SendAgain200JSONResponse{done(receipt)}, err
}

func (s *server) ShowLink(ctx context.Context, r ShowLinkRequestObject) (ShowLinkResponseObject, error) {
	address, err := s.Service.LinkOf(ctx, act(ctx, r.Params.IdempotencyKey), r.Meeting, r.Participant)
	return ShowLink200JSONResponse{Body: Link{URL: address}}, err
}

// LookBeside shows once, on a shared device, what the owner of a table code sees.
func (s *server) LookBeside(ctx context.Context, r LookBesideRequestObject) (LookBesideResponseObject, error) {
	v, err := s.Service.MeetingBeside(ctx, act(ctx, ""), r.Meeting)
	return LookBeside200JSONResponse{Body: v}, err
}

// Headers of a deed that is done with a personal table code, on a shared device (L12).
const (
	tableParticipantHeader = "Table-Participant"
	tableCodeHeader        = "Table-Code"
)

// beside returns the code that came with a request, if any did.
func beside(r *http.Request) *service.Beside {
	code := r.Header.Get(tableCodeHeader)
	if code == "" {
		return nil
	}
	return &service.Beside{Participant: conference.ParticipantID(r.Header.Get(tableParticipantHeader)), Code: code}
}
