// SPDX-License-Identifier: EUPL-1.2

package view

import "github.com/casustafel/casustafel/server/catalogue"

// Catalogue is what law and field give: the tasks that can be declared, and the
// closed lists with their labels. There is no person in it.
type Catalogue struct {
	Tasks     []CatalogueTask `json:"tasks" see:"public"`
	Domains   []Choice        `json:"domains" see:"public"`
	Partners  []Choice        `json:"partners" see:"public"`
	Secrecies []Choice        `json:"secrecies" see:"public"`
	Laws      []Choice        `json:"laws" see:"public"`
	Natures   []Choice        `json:"natures" see:"public"`
	Origins   []Choice        `json:"origins" see:"public"`
	Details   []Choice        `json:"details" see:"public"`
	Grounds   []Choice        `json:"grounds" see:"public"`
}

// Choice is a value of a closed list with its Dutch label, and its English one
// unless that is the Dutch name of a law.
type Choice struct {
	Value   string `json:"value" see:"public"`
	Label   string `json:"label" see:"public"`
	English string `json:"english,omitempty" see:"public"`
}

// CatalogueTask is a task that can be declared (M2). Follows says that it has no
// statute of its own, so that the task it follows is declared beside it (C4).
type CatalogueTask struct {
	ID             catalogue.TaskID      `json:"id" see:"public"`
	Partner        catalogue.PartnerKind `json:"partner" see:"public"`
	Name           string                `json:"name" see:"public"`
	Laws           []catalogue.Law       `json:"laws" see:"public"`
	LawText        string                `json:"lawText" see:"public"`
	Article        string                `json:"article" see:"public"`
	Ground         catalogue.Ground      `json:"ground" see:"public"`
	GroundText     string                `json:"groundText" see:"public"`
	GroundVerified bool                  `json:"groundVerified" see:"public"`
	Secrecy        catalogue.Secrecy     `json:"secrecy" see:"public"`
	SecrecyText    string                `json:"secrecyText" see:"public"`
	Private        bool                  `json:"private" see:"public"`
	Follows        bool                  `json:"follows" see:"public"`
	Verified       bool                  `json:"verified" see:"public"`
	Source         string                `json:"source" see:"public"`
	AsOf           string                `json:"asOf" see:"public"`
	Note           string                `json:"note,omitempty" see:"public"`
}

// OfCatalogue makes the view of the catalogue; it is the same for everybody.
func OfCatalogue() Catalogue {
	v := Catalogue{
		Domains: choices(catalogue.Domains()), Partners: choices(catalogue.Partners()),
		Secrecies: choices(catalogue.Secrecies()), Laws: choices(catalogue.Laws()),
		Natures: choices(catalogue.Natures()), Origins: choices(catalogue.Origins()),
		Details: choices(catalogue.Details()), Grounds: choices(catalogue.Grounds()),
	}
	for _, t := range catalogue.Tasks() {
		if t.Suffices() || t.Follows {
			v.Tasks = append(v.Tasks, catalogueTask(t))
		}
	}
	return v
}

func catalogueTask(t catalogue.Task) CatalogueTask {
	return CatalogueTask{
		ID: t.ID, Partner: t.Partner, Name: t.Name, Laws: t.Laws, LawText: t.LawText, Article: t.Article,
		Ground: t.Ground, GroundText: t.GroundText, GroundVerified: t.GroundVerified,
		Secrecy: t.Secrecy, SecrecyText: t.SecrecyText, Private: t.Private, Follows: t.Follows,
		Verified: t.Verified, Source: t.Source, AsOf: t.AsOf, Note: t.Note,
	}
}

func choices[T interface {
	~string
	Label() string
	English() string
}](values []T) []Choice {
	l := []Choice{}
	for _, v := range values {
		l = append(l, Choice{string(v), v.Label(), v.English()})
	}
	return l
}
