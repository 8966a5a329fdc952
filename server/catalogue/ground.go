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
	{GroundConsent, "toestemming", "consent"},
	{GroundContract, "overeenkomst", "contract"},
	{GroundLegalObligation, "wettelijke verplichting", "legal obligation"},
	{GroundVitalInterest, "vitaal belang", "vital interest"},
	{GroundPublicTask, "taak van algemeen belang of openbaar gezag", "task in the public interest or official authority"},
	{GroundLegitimateInterest, "gerechtvaardigd belang", "legitimate interest"},
	{GroundOutsideAVG, "eigen wet in plaats van de AVG", "a law of its own instead of the GDPR"},
	{GroundNone, "geen eigen grondslag", "no ground of its own"},
	{GroundDiffers, "de deelnemer kiest en legt uit", "the participant chooses and explains"},
	{GroundUnknown, "nog niet vastgesteld", "not established yet"},
}

var articles = table[Ground]{
	{GroundConsent, "AVG artikel 6 lid 1 onder a", ""},
	{GroundContract, "AVG artikel 6 lid 1 onder b", ""},
	{GroundLegalObligation, "AVG artikel 6 lid 1 onder c", ""},
	{GroundVitalInterest, "AVG artikel 6 lid 1 onder d", ""},
	{GroundPublicTask, "AVG artikel 6 lid 1 onder e", ""},
	{GroundLegitimateInterest, "AVG artikel 6 lid 1 onder f", ""},
}

// Grounds returns all values of the enumeration, the six of the AVG first.
func Grounds() []Ground { return grounds.values() }

// Valid reports whether g is one of the closed list.
func (g Ground) Valid() bool { return grounds.has(g) }

// Label returns the Dutch label, empty for a value outside the list.
func (g Ground) Label() string { return grounds.label(g) }

// English returns the English label, empty for a value outside the list.
func (g Ground) English() string { return grounds.english(g) }

// InAVG reports whether g is one of the six grounds of AVG 6(1).
func (g Ground) InAVG() bool { return articles.has(g) }

// Article returns the Dutch citation of one of the six grounds, empty for every other value.
func (g Ground) Article() string { return articles.label(g) }
