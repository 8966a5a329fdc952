// SPDX-License-Identifier: EUPL-1.2

package conference

import "github.com/casustafel/casustafel/server/catalogue"

// OpenCase opens a case with one purpose and at least one question (C3; AP, VNG
// question 30): the yardstick for every item.
type OpenCase struct {
	Act
	Organises bool // fact: the house lets the actor open cases
	Content   EnvelopeID
	Facts     CaseFacts
	Domains   []catalogue.Domain
	Subjects  []SubjectID
}

// CaseOpened begins the stream of a case.
type CaseOpened struct {
	Content  EnvelopeID
	Domains  []catalogue.Domain
	Subjects []SubjectID
}

func (CaseOpened) kind() string { return "case-opened" }

func (b CaseOpened) applyCase(c *Case, e Event) {
	c.Organiser, c.Content, c.Domains, c.Subjects = e.By, b.Content, b.Domains, b.Subjects
}

// Open decides OpenCase. The case must be new.
func (c *Case) Open(d OpenCase) ([]Event, error) {
	if c.Organiser != "" {
		return nil, refuse(Hidden)
	}
	if !d.Organises {
		return nil, refuse(RoleMayNot)
	}
	var n needs
	n.that(d.Facts.Purpose, PurposeMissing, "purpose")
	n.that(d.Facts.Question, QuestionMissing, "questions")
	n.that(d.Facts.Subject, SubjectMissing, "subjects")
	n.that(validDomains(d.Domains), DomainMissing, "domains")
	if err := n.err(); err != nil {
		return nil, err
	}
	return d.events(CaseOpened{d.Content, d.Domains, d.Subjects}), nil
}

// validDomains: only the life domains that the question needs, at least one.
func validDomains(list []catalogue.Domain) bool {
	for _, d := range list {
		if !d.Valid() {
			return false
		}
	}
	return len(list) > 0
}
