// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
)

// NewRequest asks for an item: for an own agreement or, without one, the own task (T2).
type NewRequest struct {
	Agreement conference.AgreementID `json:"agreement"`
	OwnTask   bool                   `json:"ownTask"`
	Words     string                 `json:"words"`
}

// Permission is what a provider grants. InOtherWords nil grants the item as it is.
type Permission struct {
	InOtherWords *string `json:"inOtherWords"`
	Conditions   string  `json:"conditions"`
}

// RequestItem asks a provider for one item; the receipt names the request.
func (s *Service) RequestItem(ctx context.Context, a Act, id conference.MeetingID, item conference.ItemID, in NewRequest) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "request-item", string(item), func(t *turn, _ *conference.Meeting) (conference.Deed, error) {
		t.id = NewID()
		return conference.RequestItem{
			Act: t.act, Request: conference.RequestID(t.id), Item: item, Agreement: in.Agreement, OwnTask: in.OwnTask,
			Words: conference.Said(in.Words), Envelope: t.seal(tableDrawer(id), conference.RequestContent{Words: in.Words}),
		}, nil
	})
}

// Grant is a provider's permission.
func (s *Service) Grant(ctx context.Context, a Act, id conference.MeetingID, request conference.RequestID, in Permission) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "grant", string(request), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		limits := conference.LimitsContent{Conditions: in.Conditions}
		if in.InOtherWords != nil {
			limits.InOtherWords = *in.InOtherWords
		}
		t.dropLimits(m, request)
		return conference.Grant{
			Act: t.act, Request: request, OtherWords: in.InOtherWords != nil, Words: conference.Said(limits.InOtherWords),
			Limits: t.sealIf(limits != conference.LimitsContent{}, tableDrawer(id), limits),
		}, nil
	})
}

// WithdrawRequest is of who asked: they need it no more.
func (s *Service) WithdrawRequest(ctx context.Context, a Act, id conference.MeetingID, request conference.RequestID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "withdraw-request", string(request), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		t.dropLimits(m, request)
		return conference.WithdrawRequest{Act: t.act, Request: request}, nil
	})
}

// RefuseRequest is a provider's no.
func (s *Service) RefuseRequest(ctx context.Context, a Act, id conference.MeetingID, request conference.RequestID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "refuse-request", string(request), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		t.dropLimits(m, request)
		return conference.RefuseRequest{Act: t.act, Request: request}, nil
	})
}

// TakeBack ends a permission.
func (s *Service) TakeBack(ctx context.Context, a Act, id conference.MeetingID, request conference.RequestID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "take-back", string(request), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		t.dropLimits(m, request)
		return conference.TakeBack{Act: t.act, Request: request}, nil
	})
}

// dropLimits deletes the other words of an earlier permission with the append
// that ends it.
func (t *turn) dropLimits(m *conference.Meeting, request conference.RequestID) {
	if r, _ := m.Request(request); r.Limits != "" {
		t.drop(r.Limits)
	}
}
