// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// NewCase is what opening a case takes (C3).
type NewCase struct {
	Purpose   string             `json:"purpose"`
	Questions []string           `json:"questions"`
	Domains   []catalogue.Domain `json:"domains"`
	Subjects  []NewSubject       `json:"subjects"`
}

// NewSubject is a person the case is about; Name may stay empty (C10).
type NewSubject struct {
	Label string `json:"label"`
	Name  string `json:"name"`
}

// NewPurpose is what changing the purpose takes; Why while a meeting runs (C3).
type NewPurpose struct {
	Purpose   string   `json:"purpose"`
	Questions []string `json:"questions"`
	Why       string   `json:"why"`
}

// OpenCase opens a case; the receipt names it.
func (s *Service) OpenCase(ctx context.Context, a Act, in NewCase) (Receipt, error) {
	return s.do(ctx, a, "open-case", func(t *turn) error {
		id := conference.CaseID(NewID())
		h, err := t.house()
		if err != nil {
			return err
		}
		organises := h.Has(a.Person, conference.RoleOrganiser)
		if t.again && organises {
			return errAgain
		}
		c, err := t.theCase(id)
		if err != nil {
			return err
		}
		content, ids := in.content()
		deed := conference.OpenCase{Act: t.act, Organises: organises, Facts: content.Facts(), Domains: in.Domains, Subjects: ids}
		deed.Content = t.seal(caseDrawer(id), content)
		events, err := c.Open(deed)
		if err != nil {
			return err
		}
		t.id = string(id)
		if err := t.create(caseDrawer(id)); err != nil {
			return err
		}
		return t.write(caseStream(id), events)
	})
}

func (in NewCase) content() (conference.CaseContent, []conference.SubjectID) {
	content := conference.CaseContent{Purpose: in.Purpose, Questions: in.Questions}
	var ids []conference.SubjectID
	for _, subject := range in.Subjects {
		id := conference.SubjectID(NewID())
		ids = append(ids, id)
		content.Subjects = append(content.Subjects, conference.SubjectContent{ID: id, Label: subject.Label, Name: subject.Name})
	}
	return content, ids
}

// ChangePurpose changes purpose and questions of a case.
func (s *Service) ChangePurpose(ctx context.Context, a Act, id conference.CaseID, in NewPurpose) (Receipt, error) {
	return s.do(ctx, a, "change-purpose "+string(id), func(t *turn) error {
		c, err := t.theCase(id)
		if err != nil {
			return err
		}
		return t.decideCase(id, c.Edits(a.Person), func() ([]conference.Event, error) {
			t.id = string(id)
			running, err := t.running(c)
			if err != nil {
				return nil, err
			}
			content, err := textOf[conference.CaseContent](t, c.Content)
			if err != nil {
				return nil, err
			}
			content.Purpose, content.Questions = in.Purpose, in.Questions
			why := t.sealIf(running && conference.Said(in.Why), caseDrawer(id), conference.DecisionContent{Why: in.Why})
			return c.ChangePurpose(conference.ChangePurpose{
				Act: t.act, Content: t.seal(caseDrawer(id), content), Facts: content.Facts(), Running: running, Decision: why,
			})
		})
	})
}

// running reports whether a meeting on the case has started and not closed. The
// meetings guard the append: none can start in between.
func (t *turn) running(c *conference.Case) (bool, error) {
	for _, id := range c.Meetings {
		m, err := t.meeting(id)
		if err != nil || m.Running() {
			return true, err
		}
	}
	return false, nil
}
