// SPDX-License-Identifier: EUPL-1.2

package servicetest

import (
	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
)

// NewItem is an item about the first subject, in the first part.
func (s *Scene) NewItem(text string) service.NewItem {
	return service.NewItem{
		Part: s.Parts[0], Text: text, Domain: catalogue.DomainHousing, Detail: catalogue.DetailThat,
		Origin: catalogue.OriginOwnFile, Dated: "2026-11-09", Law: catalogue.LawNone, Nature: catalogue.NatureOrdinary,
		Subjects: s.Subjects[:1],
	}
}

// NewAgreement is an agreement in the first part.
func (s *Scene) NewAgreement(activity string) service.NewAgreement {
	return service.NewAgreement{Part: s.Parts[0], AgreementText: AgreementText(activity)}
}

// AgreementText is a complete one.
func AgreementText(activity string) service.AgreementText {
	return service.AgreementText{Activity: activity, Extent: "Eén keer.", Start: "2026-12-02", Executor: "Org", Contact: "org@example.org"}
}

// Put puts an item on the table, for everybody or for some by name.
func (s *Scene) Put(name, item, text string, audience ...string) {
	if s.err != nil {
		return
	}
	in := s.NewItem(text)
	for _, other := range audience {
		in.Audience = append(in.Audience, s.Seats[other])
	}
	s.PutItem(name, item, in)
}

// PutItem puts an item on the table as given.
func (s *Scene) PutItem(name, item string, in service.NewItem) {
	r, err := s.House.PutItem(s.Ctx, Act(name), s.Meeting, in)
	s.did(name, "putting "+item, err)
	s.Items[item] = conference.ItemID(r.ID)
}

// Withdraw takes an own item back.
func (s *Scene) Withdraw(name, item string) {
	_, err := s.House.WithdrawItem(s.Ctx, Act(name), s.Meeting, s.Items[item])
	s.did(name, "withdrawing "+item, err)
}

// Draft writes an agreement down.
func (s *Scene) Draft(name, agreement, activity string) {
	if s.err != nil {
		return
	}
	r, err := s.House.DraftAgreement(s.Ctx, Act(name), s.Meeting, s.NewAgreement(activity))
	s.did(name, "drafting "+agreement, err)
	s.Agreements[agreement] = conference.AgreementID(r.ID)
}

// Rewrite changes the words of an agreement.
func (s *Scene) Rewrite(name, agreement, activity string) {
	_, err := s.House.RewriteAgreement(s.Ctx, Act(name), s.Meeting, s.Agreements[agreement], AgreementText(activity))
	s.did(name, "rewriting "+agreement, err)
}

// TakeOn: Ik pak dit op.
func (s *Scene) TakeOn(name, agreement string) {
	_, err := s.House.TakeOnAgreement(s.Ctx, Act(name), s.Meeting, s.Agreements[agreement])
	s.did(name, "taking on "+agreement, err)
}

// Asks is the name of a request.
func Asks(name, item string) string { return name + " asks " + item }

// Ask asks for an item, for an own agreement or, without one, the own task.
func (s *Scene) Ask(name, item, agreement, words string) {
	in := service.NewRequest{Agreement: s.Agreements[agreement], OwnTask: agreement == "", Words: words}
	r, err := s.House.RequestItem(s.Ctx, Act(name), s.Meeting, s.Items[item], in)
	s.did(name, "asking for "+item, err)
	s.Requests[Asks(name, item)] = conference.RequestID(r.ID)
}

// Grant permits what somebody asked, in other words if there are any.
func (s *Scene) Grant(name, asker, item, otherWords, conditions string) {
	in := service.Permission{Conditions: conditions}
	if otherWords != "" {
		in.InOtherWords = &otherWords
	}
	_, err := s.House.Grant(s.Ctx, Act(name), s.Meeting, s.Requests[Asks(asker, item)], in)
	s.did(name, "granting "+item, err)
}

// TakeBack ends a permission.
func (s *Scene) TakeBack(name, asker, item string) {
	_, err := s.House.TakeBack(s.Ctx, Act(name), s.Meeting, s.Requests[Asks(asker, item)])
	s.did(name, "taking back "+item, err)
}

// Round opens the round and takes up the named agreements.
func (s *Scene) Round(agreements ...string) {
	_, err := s.House.OpenRound(s.Ctx, Act("Noor"), s.Meeting)
	s.did("Noor", "opening the round", err)
	for _, a := range agreements {
		_, err := s.House.DiscussAgreement(s.Ctx, Act("Noor"), s.Meeting, s.Agreements[a])
		s.did("Noor", "taking up "+a, err)
	}
}

// Close closes the meeting.
func (s *Scene) Close() {
	_, err := s.House.Service.Close(s.Ctx, Act("Noor"), s.Meeting)
	s.did("Noor", "closing", err)
}

// OpenParcel shows somebody the own parcel.
func (s *Scene) OpenParcel(name string) {
	_, err := s.House.OpenParcel(s.Ctx, Act(name), s.Meeting)
	s.did(name, "opening the parcel", err)
}

// RecordConsent keeps a consent about the first subject.
func (s *Scene) RecordConsent(name string) {
	if s.err != nil {
		return
	}
	in := service.NewConsent{Subject: s.Subjects[0], Words: "Voor dit plan.", Given: "Mondeling."}
	r, err := s.House.RecordConsent(s.Ctx, Act(name), s.Case, in)
	s.did(name, "recording a consent", err)
	s.Consents[name] = conference.ConsentID(r.ID)
}

// Uninvite withdraws somebody's invitation.
func (s *Scene) Uninvite(name string) {
	_, err := s.House.WithdrawInvitation(s.Ctx, Act("Noor"), s.Meeting, s.Seats[name])
	s.did("Noor", "withdrawing the invitation of "+name, err)
}

// ShowOut ends somebody's stay.
func (s *Scene) ShowOut(name string) {
	_, err := s.House.ShowOut(s.Ctx, Act("Noor"), s.Meeting, s.Seats[name])
	s.did("Noor", "showing out "+name, err)
}

// Narrow hides an own item from somebody.
func (s *Scene) Narrow(name, item, from string) {
	_, err := s.House.NarrowItem(s.Ctx, Act(name), s.Meeting, s.Items[item], []conference.ParticipantID{s.Seats[from]})
	s.did(name, "narrowing "+item, err)
}

// Drop takes an own agreement away.
func (s *Scene) Drop(name, agreement string) {
	_, err := s.House.DropAgreement(s.Ctx, Act(name), s.Meeting, s.Agreements[agreement])
	s.did(name, "dropping "+agreement, err)
}
