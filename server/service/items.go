// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"slices"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// NewItem is what putting something on the table takes (L2). A nil Audience is
// everybody at the table in that part.
type NewItem struct {
	Part     conference.PartID          `json:"part"`
	Text     string                     `json:"text"`
	Domain   catalogue.Domain           `json:"domain"`
	Detail   catalogue.Detail           `json:"detail"`
	Origin   catalogue.Origin           `json:"origin"`
	Dated    string                     `json:"dated"`
	Law      catalogue.Law              `json:"law"`
	Nature   catalogue.Nature           `json:"nature"`
	Subjects []conference.SubjectID     `json:"subjects"`
	Audience []conference.ParticipantID `json:"audience"`
	Consent  conference.ConsentID       `json:"consent"`
}

// PutItem puts one thing on the table; the receipt names it. The case guards the
// append, so that a consent withdrawn at the same moment does not cross it.
func (s *Service) PutItem(ctx context.Context, a Act, id conference.MeetingID, in NewItem) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "put-item", "", func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		c, err := t.theCase(m.Case)
		if err != nil {
			return nil, err
		}
		consent, live := c.Consent(in.Consent, t.act.By)
		content := conference.ItemContent{
			Text: in.Text, Origin: in.Origin, Dated: in.Dated, Law: in.Law, Nature: in.Nature, Subjects: in.Subjects,
		}
		known := !slices.ContainsFunc(in.Subjects, func(subject conference.SubjectID) bool { return !slices.Contains(c.Subjects, subject) })
		t.id = NewID()
		return conference.PutItem{
			Act: t.act, Item: conference.ItemID(t.id), Part: in.Part, Domain: in.Domain, Detail: in.Detail, Audience: in.Audience,
			Consent: in.Consent, Live: live && !consent.Withdrawn, Envelope: t.seal(tableDrawer(id), content),
			Facts: content.Facts(), Known: known,
		}, nil
	})
}

// OpenItem shows an own item to people who came later.
func (s *Service) OpenItem(ctx context.Context, a Act, id conference.MeetingID, item conference.ItemID, to []conference.ParticipantID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "open-item", string(item), plain(func(act conference.Act) conference.Deed {
		return conference.OpenItem{Act: act, Item: item, To: to}
	}))
}

// NarrowItem hides an own item from people who could see it.
func (s *Service) NarrowItem(ctx context.Context, a Act, id conference.MeetingID, item conference.ItemID, from []conference.ParticipantID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "narrow-item", string(item), plain(func(act conference.Act) conference.Deed {
		return conference.NarrowItem{Act: act, Item: item, From: from}
	}))
}

// WithdrawItem takes an own item off the table; its sealed text, and that of all
// that was asked of it, leave the tables of the database with the same append.
func (s *Service) WithdrawItem(ctx context.Context, a Act, id conference.MeetingID, item conference.ItemID) (Receipt, error) {
	return s.inMeeting(ctx, a, id, "withdraw-item", string(item), func(t *turn, m *conference.Meeting) (conference.Deed, error) {
		t.drop(m.TextsOf(item)...)
		return conference.WithdrawItem{Act: t.act, Item: item}, nil
	})
}
