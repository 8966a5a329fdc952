// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"fmt"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/vault"
)

// leaving is what goes out of a meeting that closes: one release per permission,
// one text per final agreement, in the order in which the meeting gives them.
type leaving struct {
	releases   []conference.ReleaseContent
	agreements []conference.AgreementContent
}

// compose opens what the permissions and the final agreements name, and nothing
// else, and writes what each recipient and the case will hold (T5).
func (s *Service) compose(ctx context.Context, m *conference.Meeting) (leaving, error) {
	c, _, err := s.readCase(ctx, m.Case)
	if err != nil {
		return leaving{}, err
	}
	ids := []conference.EnvelopeID{c.Content}
	for _, r := range m.Releases() {
		ids = append(ids, r.Item.Envelope, r.Request.Words, r.Request.Limits, r.Provider.Card, r.Recipient.Card)
	}
	for _, a := range m.FinalAgreements() {
		ids = append(ids, a.Envelope)
	}
	opened, err := s.open(ctx, ids)
	if err != nil {
		return leaving{}, err
	}
	var of conference.CaseContent
	if !opened.Text(c.Content, &of) {
		return leaving{}, fmt.Errorf("the text of the case: %w", errTextGone)
	}
	var l leaving
	for _, a := range m.FinalAgreements() {
		var content conference.AgreementContent
		if !opened.Text(a.Envelope, &content) {
			return leaving{}, fmt.Errorf("agreement %d: its text is not there", a.Number)
		}
		l.agreements = append(l.agreements, content)
	}
	for _, r := range m.Releases() {
		content, err := opened.release(m, r, of)
		if err != nil {
			return leaving{}, err
		}
		l.releases = append(l.releases, content)
	}
	return l, nil
}

// release writes one permitted item as it leaves. Granted in other words, it holds
// those and not the original.
func (t texts) release(m *conference.Meeting, r conference.Release, of conference.CaseContent) (conference.ReleaseContent, error) {
	var (
		item     conference.ItemContent
		words    conference.RequestContent
		limits   conference.LimitsContent
		provider conference.CardContent
	)
	there := t.Text(r.Item.Envelope, &item) && t.Text(r.Request.Words, &words) && t.Text(r.Provider.Card, &provider)
	if !there || r.Request.Limits != "" && !t.Text(r.Request.Limits, &limits) {
		return conference.ReleaseContent{}, fmt.Errorf("item %d: its text is not there", r.Item.Number)
	}
	content := conference.ReleaseContent{
		Number: r.Item.Number, Text: item.Text, InOtherWords: r.Request.Narrowed, About: of.Names(item.Subjects),
		Provider: provider.Name, Organisation: provider.Organisation, Origin: string(item.Origin), Dated: item.Dated,
		ProvidedOn: r.Item.At.Format("2006-01-02"), Words: words.Words, Conditions: limits.Conditions,
		Serves: t.serves(m, r),
	}
	if r.Request.Narrowed {
		content.Text = limits.InOtherWords
	}
	return content, nil
}

// serves names the purpose: the agreement's activity, or the recipient's task.
func (t texts) serves(m *conference.Meeting, r conference.Release) string {
	if a, ok := m.Agreement(r.Request.Agreement); ok {
		var content conference.AgreementContent
		t.Text(a.Envelope, &content)
		return content.Activity
	}
	if task, ok := catalogue.TaskOf(r.Recipient.Task.Catalogue); ok {
		return task.Name
	}
	var card conference.CardContent
	t.Text(r.Recipient.Card, &card)
	return card.TaskWords
}

// check opens every release with keys and rows read anew and compares it with
// what the permissions say. Once the table's key is gone there is nothing left to
// compare with; it was compared before that.
func (s *Service) check(ctx context.Context, m *conference.Meeting) error {
	var want leaving
	compare := s.keys.Status(tableDrawer(m.ID)) == vault.Live
	if compare {
		var err error
		if want, err = s.compose(ctx, m); err != nil {
			return err
		}
	}
	keys, err := s.keys.Fresh()
	if err != nil {
		return err
	}
	defer keys.Close()
	rows, err := s.store.Fresh(ctx)
	if err != nil {
		return err
	}
	defer rows.Close()
	return s.checkWith(ctx, m, rows, keys, want.releases, compare)
}

func (s *Service) checkWith(ctx context.Context, m *conference.Meeting, rows envelopes, keys opener, want []conference.ReleaseContent, compare bool) error {
	sealed := map[conference.RequestID]conference.EnvelopeID{}
	var ids []conference.EnvelopeID
	for _, r := range m.Releases() {
		parcel, _ := m.Parcel(r.Recipient.ID)
		for i, request := range parcel.Requests {
			sealed[request] = parcel.Envelopes[i]
		}
		ids = append(ids, sealed[r.Request.ID])
	}
	for _, a := range m.FinalAgreements() {
		ids = append(ids, a.Envelope)
	}
	opened, err := openWith(ctx, rows, keys, ids)
	if err != nil {
		return err
	}
	for _, a := range m.FinalAgreements() {
		if !opened.Text(a.Envelope, &conference.AgreementContent{}) {
			return fmt.Errorf("checking agreements: number %d does not open", a.Number)
		}
	}
	for i, r := range m.Releases() {
		var got conference.ReleaseContent
		if !opened.Text(sealed[r.Request.ID], &got) {
			return fmt.Errorf("checking releases: one for item %d does not open", r.Item.Number)
		}
		if compare && got != want[i] {
			return fmt.Errorf("checking releases: one for item %d is not what was permitted", r.Item.Number)
		}
	}
	return nil
}
