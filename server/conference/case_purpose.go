// SPDX-License-Identifier: EUPL-1.2

package conference

// ChangePurpose changes purpose and questions. While a meeting on the case is
// open the purpose is fixed: changing it is a decision with its reason (C3; WGS 1.8(5)).
type ChangePurpose struct {
	Act
	Content  EnvelopeID
	Facts    CaseFacts
	Running  bool       // a meeting on this case has started and not closed
	Decision EnvelopeID // the sealed reason; empty when none was given
}

// PurposeChanged names the new text, and the reason where one was needed.
type PurposeChanged struct {
	Content  EnvelopeID
	Running  bool
	Decision EnvelopeID
}

func (PurposeChanged) kind() string { return "purpose-changed" }

func (b PurposeChanged) applyCase(c *Case, _ Event) { c.Content = b.Content }

// ChangePurpose decides the deed of that name.
func (c *Case) ChangePurpose(d ChangePurpose) ([]Event, error) {
	if !c.Edits(d.By) {
		return nil, refuse(Hidden)
	}
	var n needs
	n.that(d.Facts.Purpose, PurposeMissing, "purpose")
	n.that(d.Facts.Question, QuestionMissing, "questions")
	n.that(!d.Running || d.Decision != "", DecisionMissing, "why")
	if err := n.err(); err != nil {
		return nil, err
	}
	return d.events(PurposeChanged{d.Content, d.Running, d.Decision}), nil
}
