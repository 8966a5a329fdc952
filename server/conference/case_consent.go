// SPDX-License-Identifier: EUPL-1.2

package conference

// RecordConsent keeps a provider's own record that a subject agreed to what the
// provider may share. It is the provider's: nobody else sees that it is there (C8).
type RecordConsent struct {
	Act
	Consent   ConsentID
	Envelope  EnvelopeID
	Words     bool // fact: something was said
	TakesPart bool // fact: the actor takes part in a meeting on this case
}

// ConsentRecorded and ConsentWithdrawn are in the stream of the case.
type (
	ConsentRecorded struct {
		Consent  ConsentID
		Envelope EnvelopeID
	}
	ConsentWithdrawn struct{ Consent ConsentID }
)

func (ConsentRecorded) kind() string  { return "consent-recorded" }
func (ConsentWithdrawn) kind() string { return "consent-withdrawn" }

func (b ConsentRecorded) applyCase(c *Case, e Event) {
	c.Consents = append(c.Consents, Consent{ID: b.Consent, By: e.By, Envelope: b.Envelope})
}

func (b ConsentWithdrawn) applyCase(c *Case, _ Event) {
	change(c.Consents, func(k Consent) bool { return k.ID == b.Consent }, func(k *Consent) { k.Withdrawn = true })
}

// RecordConsent decides the deed of that name.
func (c *Case) RecordConsent(d RecordConsent) ([]Event, error) {
	if !c.Opened() || !d.TakesPart {
		return nil, refuse(Hidden)
	}
	if !d.Words {
		return nil, refuseField(ConsentEmpty, "words")
	}
	return d.events(ConsentRecorded{d.Consent, d.Envelope}), nil
}

// WithdrawConsent ends a consent at once for what is not yet shared (C8; VNG
// question 32). What already lies on the table stays its provider's to withdraw.
func (c *Case) WithdrawConsent(a Act, id ConsentID) ([]Event, error) {
	k, ok := c.Consent(id, a.By)
	if !ok {
		return nil, refuse(Hidden)
	}
	if k.Withdrawn {
		return nil, nil
	}
	return a.events(ConsentWithdrawn{id}), nil
}
