// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"strings"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// HouseRules is how the partners of the house work together and to whom one turns
// about it, for whoever is invited; what the house did not set is left out. A
// convenant is never a ground (C11).
type HouseRules struct {
	Convenant      string `json:"convenant,omitempty" see:"invited"`
	FGName         string `json:"fgName,omitempty" see:"invited"`
	FGContact      string `json:"fgContact,omitempty" see:"invited"`
	CoordinatingFG string `json:"coordinatingFg,omitempty" see:"invited"`
	KeptDays       int    `json:"keptDays" see:"invited"` // of notes and certificate, after the latest meeting of the case (P4)
}

// RulesOf takes them from what the house says about itself, and its terms.
func RulesOf(says conference.SettingsContent, t conference.Terms) HouseRules {
	const day = 24 * 3600
	return HouseRules{says.Convenant, says.FGName, says.FGContact, says.CoordinatingFG, int(t.Case / day)}
}

// suggested is the secrecy that the house wrote down for an organisation of this
// name: something to start from for who declares a task, and no more (M2).
func (f From) suggested(organisation string) catalogue.Secrecy {
	for _, o := range f.Organisations {
		name := text[conference.OrganisationContent](f.Texts, o.Envelope).Name
		if name != "" && strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(organisation)) {
			return o.Secrecy
		}
	}
	return ""
}
