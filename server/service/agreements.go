// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
)

// AgreementText is the VISD set (S2).
type AgreementText struct {
	Activity string `json:"activity"`
	Extent   string `json:"extent"`
	Start    string `json:"start"`
	End      string `json:"end"`
	Executor string `json:"executor"`
	Contact  string `json:"contact"`
	Remark   string `json:"remark"`
}

// NewAgreement is an AgreementText in a part. A nil Audience is everybody at the
// table in that part.
type NewAgreement struct {
	Part     conference.PartID          `json:"part"`
	Audience []conference.ParticipantID `json:"audience"`
	AgreementText
}

// DraftAgreement writes an agreement down; the receipt names it.
func (s *Service) DraftAgreement(ctx context.Context, a Act, id conference.MeetingID, in NewAgreement) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "draft-agreement", "", func(t *turn, _ *conference.Meeting) (conference.Deed, error) {
		content := conference.AgreementContent(in.AgreementText)
		t.id = NewID()
		return conference.DraftAgreement{
			Act: t.act, Agreement: conference.AgreementID(t.id), Part: in.Part, Audience: in.Audience,
			Envelope: t.seal(tableDrawer(id), content), Facts: content.Facts(),
		}, nil
	})
}

// RewriteAgreement changes its words; the earlier ones leave with the same append.
func (s *Service) RewriteAgreement(ctx context.Context, a Act, id conference.MeetingID, agreement conference.AgreementID, in AgreementText) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "rewrite-agreement", string(agreement), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		content := conference.AgreementContent(in)
		old, _ := m.Agreement(agreement)
		t.drop(old.Envelope)
		return conference.RewriteAgreement{
			Act: t.act, Agreement: agreement, Envelope: t.seal(tableDrawer(id), content), Facts: content.Facts(),
		}, nil
	})
}

// TakeOnAgreement: Ik pak dit op.
func (s *Service) TakeOnAgreement(ctx context.Context, a Act, id conference.MeetingID, agreement conference.AgreementID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "take-on-agreement", string(agreement), plain(func(act conference.Act) conference.Deed {
		return conference.TakeOnAgreement{Act: act, Agreement: agreement}
	}))
}

// DropAgreement takes an own agreement away, with its words.
func (s *Service) DropAgreement(ctx context.Context, a Act, id conference.MeetingID, agreement conference.AgreementID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "drop-agreement", string(agreement), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		old, _ := m.Agreement(agreement)
		t.drop(old.Envelope)
		return conference.DropAgreement{Act: t.act, Agreement: agreement}, nil
	})
}

// ReportAgreement says how an own agreement stands, after closing.
func (s *Service) ReportAgreement(ctx context.Context, a Act, id conference.MeetingID, agreement conference.AgreementID, progress conference.Progress) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "report-agreement", string(agreement), plain(func(act conference.Act) conference.Deed {
		return conference.ReportAgreement{Act: act, Agreement: agreement, Progress: progress}
	}))
}
