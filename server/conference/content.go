// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"cmp"
	"slices"
	"strings"

	"github.com/casustafel/casustafel/server/catalogue"
)

// The typed texts, as they are sealed. They never enter state or events: a deed
// that has to know something of one gets facts, derived here by pure functions.
type (
	// PersonContent is sealed in the person's drawer.
	PersonContent struct {
		Name         string `json:"name"`
		Organisation string `json:"organisation"`
		Contact      string `json:"contact"`         // telephone or mail, as agreements name it
		Email        string `json:"email,omitempty"` // where mail of the house goes, and nowhere shown
	}
	// CaseContent is what a case is about (C3), in the case's drawer.
	CaseContent struct {
		Purpose   string           `json:"purpose"`
		Questions []string         `json:"questions"`
		Subjects  []SubjectContent `json:"subjects"`
	}
	// SubjectContent is a person the case is about; Name may be empty (C10, C14).
	SubjectContent struct {
		ID    SubjectID `json:"id"`
		Label string    `json:"label"`
		Name  string    `json:"name"`
	}
	// DecisionContent motivates a changed purpose (C3), in the case's drawer.
	DecisionContent struct {
		Why string `json:"why"`
	}
	// ConsentContent is a provider's own record of a consent (C8), in the own drawer.
	ConsentContent struct {
		Subject SubjectID `json:"subject"`
		Words   string    `json:"words"`
		Given   string    `json:"given"`
	}
	// AgendaContent holds the neutral titles of the parts (M6) and where the meeting
	// is held, in the case's drawer.
	AgendaContent struct {
		Titles map[PartID]string `json:"titles"`
		Place  string            `json:"place,omitempty"`
	}
	// InvitationContent says for whom somebody comes and why (M1), in the table's drawer.
	InvitationContent struct {
		Organisation string `json:"organisation"`
		Why          string `json:"why"`
	}
	// TaskContent is a task in own words (M2), in the table's drawer until admission.
	TaskContent struct {
		Words string `json:"words"`
	}
	// CardContent is who took part, copied into the case's drawer at admission.
	CardContent struct {
		Name         string `json:"name"`
		Organisation string `json:"organisation"`
		Contact      string `json:"contact"`
		TaskWords    string `json:"taskWords,omitempty"`
	}
	// ItemContent is what was put on the table (L2), in the table's drawer.
	ItemContent struct {
		Text     string           `json:"text"`
		Origin   catalogue.Origin `json:"origin"`
		Dated    string           `json:"dated"` // the date of the origin, 2006-01-02
		Law      catalogue.Law    `json:"law"`
		Nature   catalogue.Nature `json:"nature"`
		Subjects []SubjectID      `json:"subjects"`
	}
	// RequestContent says what a recipient needs an item for (T2), in the table's drawer.
	RequestContent struct {
		Words string `json:"words"`
	}
	// LimitsContent is what a provider grants instead or attaches (T2), in the table's drawer.
	LimitsContent struct {
		InOtherWords string `json:"inOtherWords,omitempty"`
		Conditions   string `json:"conditions,omitempty"`
	}
	// AgreementContent is the VISD set (S2): in the table's drawer while a draft,
	// in the case's drawer once sealed.
	AgreementContent struct {
		Activity string `json:"activity"`
		Extent   string `json:"extent"`
		Start    string `json:"start"` // 2006-01-02
		End      string `json:"end"`   // 2006-01-02, or empty: as long as it takes
		Executor string `json:"executor"`
		Contact  string `json:"contact"`
		Remark   string `json:"remark"`
	}
	// ReleaseContent is one permitted item as it leaves (T5), in the recipient's
	// drawer: everything the recipient's own file needs, for nothing else is left.
	ReleaseContent struct {
		Number       int    `json:"number"`
		Text         string `json:"text"`
		InOtherWords bool   `json:"inOtherWords"`
		About        string `json:"about,omitempty"` // whom it is about: subjects by name, or by label where they have none
		Provider     string `json:"provider"`
		Organisation string `json:"organisation"`
		Origin       string `json:"origin"`
		Dated        string `json:"dated"`
		ProvidedOn   string `json:"providedOn"`
		Serves       string `json:"serves"` // the agreement's activity, or the task
		Words        string `json:"words"`
		Conditions   string `json:"conditions"`
	}
)

// CaseFacts is what opening a case needs to know of its text.
type CaseFacts struct{ Purpose, Question, Subject bool }

// Names returns what subjects are called, by name where there is one, as in
// "Ruben K. en B2, een partner"; nothing for none.
func (c CaseContent) Names(of []SubjectID) string {
	var names []string
	for _, s := range c.Subjects {
		if slices.Contains(of, s.ID) {
			names = append(names, cmp.Or(s.Name, s.Label))
		}
	}
	return strings.Join(names, " en ")
}

// Facts derives them.
func (c CaseContent) Facts() CaseFacts {
	f := CaseFacts{Purpose: said(c.Purpose), Subject: len(c.Subjects) > 0}
	for _, q := range c.Questions {
		f.Question = f.Question || said(q)
	}
	for _, s := range c.Subjects {
		f.Subject = f.Subject && said(s.Label)
	}
	return f
}

// ItemFacts is what putting an item needs to know of its envelope.
type ItemFacts struct {
	Text, Origin, Dated, Law, Nature bool // said, and of the closed list
	Personal                         bool // about a person
	Subjects                         []SubjectID
}

// Facts derives them. What is not expressly about no person is about a person.
func (c ItemContent) Facts() ItemFacts {
	return ItemFacts{
		Text: said(c.Text), Origin: c.Origin.Valid(), Dated: said(c.Dated), Law: c.Law.Valid(), Nature: c.Nature.Valid(),
		Personal: c.Nature != catalogue.NatureNoPerson, Subjects: c.Subjects,
	}
}

// AgreementFacts is what writing an agreement needs to know of its text.
type AgreementFacts struct {
	Activity, Extent, Start, Executor, Contact bool
	EndsBeforeStart                            bool
}

// Facts derives them.
func (c AgreementContent) Facts() AgreementFacts {
	return AgreementFacts{
		Activity: said(c.Activity), Extent: said(c.Extent), Start: said(c.Start), Executor: said(c.Executor),
		Contact: said(c.Contact), EndsBeforeStart: said(c.End) && c.End < c.Start,
	}
}

// Said reports whether a typed text holds anything but space.
func Said(text string) bool { return said(text) }

func said(text string) bool { return strings.TrimSpace(text) != "" }
