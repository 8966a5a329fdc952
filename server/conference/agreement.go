// SPDX-License-Identifier: EUPL-1.2

package conference

import "slices"

// DraftAgreement writes down one activity in few words, the VISD set (S2; SG 5,
// PSD 2). It binds nobody until the one who will do it takes it on.
type DraftAgreement struct {
	Act
	Agreement AgreementID
	Part      PartID
	Audience  []ParticipantID // nil: everybody at the table in this part
	Envelope  EnvelopeID
	Facts     AgreementFacts
}

// RewriteAgreement changes the words. Rewritten by somebody else than who took it
// on, it has to be taken on anew: nobody can assign it (S2); what was asked and
// permitted for it was for the one who had it, and lapses (T1).
type RewriteAgreement struct {
	Act
	Agreement AgreementID
	Envelope  EnvelopeID
	Facts     AgreementFacts
}

// AgreementDrafted and AgreementRewritten name the sealed words.
type (
	AgreementDrafted struct {
		Agreement AgreementID
		Author    ParticipantID
		Part      PartID
		Audience  []ParticipantID
		Envelope  EnvelopeID
	}
	AgreementRewritten struct {
		Agreement AgreementID
		Author    ParticipantID
		Envelope  EnvelopeID
	}
)

func (AgreementDrafted) kind() string   { return "agreement-drafted" }
func (AgreementRewritten) kind() string { return "agreement-rewritten" }

func (b AgreementDrafted) apply(m *Meeting, _ Event) {
	m.agreements = append(m.agreements, Agreement{
		ID: b.Agreement, Number: len(m.agreements) + 1, Author: b.Author,
		Audience: b.Audience, Envelope: b.Envelope, Progress: Open, Revision: m.Version,
	})
	m.Agreed = m.Version
}

func (b AgreementRewritten) apply(m *Meeting, _ Event) {
	if a, _ := m.Agreement(b.Agreement); a.Taker != b.Author {
		m.changeAgreement(b.Agreement, func(a *Agreement) { a.Taker = "" })
		m.lapse(func(r Request) bool { return r.Agreement == b.Agreement })
	}
	m.changeAgreement(b.Agreement, func(a *Agreement) { a.Envelope = b.Envelope })
	m.Discussed = only(m.Discussed, func(a AgreementID) bool { return a != b.Agreement })
}

func (d DraftAgreement) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.AtTable() && slices.Contains(s.me.Parts, d.Part)
}

func (d RewriteAgreement) stands(m *Meeting) bool {
	s := m.Sight(d.By)
	return s.AtTable() && s.Agreement(d.Agreement)
}

func (d DraftAgreement) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	if !me.Capacity.may().takesOn {
		return nil, refuse(CapacityMayNot)
	}
	if err := d.Facts.complete(); err != nil {
		return nil, err
	}
	audience, err := m.audience(d.Part, m.withChair(d.Part, d.Audience), me.ID)
	if err != nil {
		return nil, err
	}
	return []Body{AgreementDrafted{d.Agreement, me.ID, d.Part, audience, d.Envelope}}, nil
}

// withChair: the chair sees all agreements of the own cases.
func (m *Meeting) withChair(part PartID, audience []ParticipantID) []ParticipantID {
	chair, _ := m.ParticipantOf(m.Organiser)
	if audience == nil || !slices.Contains(m.atTable(part), chair.ID) {
		return audience
	}
	return append(slices.Clone(audience), chair.ID)
}

func (d RewriteAgreement) decide(m *Meeting) ([]Body, error) {
	me, _ := m.Sight(d.By).Me()
	a, _ := m.Agreement(d.Agreement)
	if a.Author != me.ID && a.Taker != me.ID {
		return nil, refuse(OnlyOwnAgreement)
	}
	if err := d.Facts.complete(); err != nil {
		return nil, err
	}
	return []Body{AgreementRewritten{a.ID, me.ID, d.Envelope}}, nil
}

func (f AgreementFacts) complete() error {
	var n needs
	n.that(f.Activity, ActivityMissing, "activity")
	n.that(f.Extent, ExtentMissing, "extent")
	n.that(f.Start, StartMissing, "start")
	n.that(!f.EndsBeforeStart, EndWrong, "end")
	n.that(f.Executor, ExecutorMissing, "executor")
	n.that(f.Contact, ContactMissing, "contact")
	return n.err()
}
