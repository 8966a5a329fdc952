// SPDX-License-Identifier: EUPL-1.2

package catalogue

// Ground is the ground in the AVG that a task brings.
type Ground string

// The six grounds of AVG 6(1), and what a source can say instead of one.
const (
	GroundConsent            Ground = "consent"
	GroundContract           Ground = "contract"
	GroundLegalObligation    Ground = "legal-obligation"
	GroundVitalInterest      Ground = "vital-interest"
	GroundPublicTask         Ground = "public-task"
	GroundLegitimateInterest Ground = "legitimate-interest"

	GroundOutsideAVG Ground = "outside-avg" // another law instead of the AVG, for police or prosecution
	GroundNone       Ground = "no-ground"   // takes part without a ground of their own
	GroundDiffers    Ground = "differs"     // sources name several; the participant chooses and says why
	GroundUnknown    Ground = "unknown"     // not established
)

var grounds = table[Ground]{
	{GroundConsent, "toestemming"},
	{GroundContract, "overeenkomst"},
	{GroundLegalObligation, "wettelijke verplichting"},
	{GroundVitalInterest, "vitaal belang"},
	{GroundPublicTask, "taak van algemeen belang of openbaar gezag"},
	{GroundLegitimateInterest, "gerechtvaardigd belang"},
	{GroundOutsideAVG, "eigen wet in plaats van de AVG"},
	{GroundNone, "geen eigen grondslag"},
	{GroundDiffers, "de deelnemer kiest en legt uit"},
	{GroundUnknown, "nog niet vastgesteld"},
}

var articles = table[Ground]{
	{GroundConsent, "AVG artikel 6 lid 1 onder a"},
	{GroundContract, "AVG artikel 6 lid 1 onder b"},
	{GroundLegalObligation, "AVG artikel 6 lid 1 onder c"},
	{GroundVitalInterest, "AVG artikel 6 lid 1 onder d"},
	{GroundPublicTask, "AVG artikel 6 lid 1 onder e"},
	{GroundLegitimateInterest, "AVG artikel 6 lid 1 onder f"},
}

// Grounds returns all values of the enumeration, the six of the AVG first.
func Grounds() []Ground { return grounds.values() }

// Valid reports whether g is one of the closed list.
func (g Ground) Valid() bool { return grounds.has(g) }

// Label returns the Dutch label, empty for a value outside the list.
func (g Ground) Label() string { return grounds.label(g) }

// InAVG reports whether g is one of the six grounds of AVG 6(1).
func (g Ground) InAVG() bool { return articles.has(g) }

// Article returns the Dutch citation of one of the six grounds, empty for every other value.
func (g Ground) Article() string { return articles.label(g) }
