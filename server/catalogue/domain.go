// SPDX-License-Identifier: EUPL-1.2

package catalogue

// Domain is a life domain (leefgebied). A case opens only those that its question
// needs, each with a reason; there is no value for all of them. (C6)
type Domain string

// The life domains: those of the Zelfredzaamheid-Matrix 2017 (GGD Amsterdam), with
// work and education apart, its two kinds of daily living together, and family and
// safety added. Only the names are taken over, never the matrix's scores. (V18)
const (
	DomainHousing        Domain = "housing"
	DomainFinances       Domain = "finances"
	DomainWork           Domain = "work"
	DomainEducation      Domain = "education"
	DomainDaytime        Domain = "daytime"
	DomainMentalHealth   Domain = "mental-health"
	DomainPhysicalHealth Domain = "physical-health"
	DomainAddiction      Domain = "addiction"
	DomainDailyLife      Domain = "daily-life"
	DomainRelations      Domain = "relations"
	DomainFamily         Domain = "family"
	DomainSocialNetwork  Domain = "social-network"
	DomainParticipation  Domain = "participation"
	DomainSafety         Domain = "safety"
	DomainJustice        Domain = "justice"
)

var domains = table[Domain]{
	{DomainHousing, "wonen", "housing"},
	{DomainFinances, "financiën", "finances"},
	{DomainWork, "werk", "work"},
	{DomainEducation, "school en opleiding", "school and training"},
	{DomainDaytime, "tijdsbesteding", "daytime activities"},
	{DomainMentalHealth, "psychische gezondheid", "mental health"},
	{DomainPhysicalHealth, "lichamelijke gezondheid", "physical health"},
	{DomainAddiction, "middelengebruik en verslaving", "substance use and addiction"},
	{DomainDailyLife, "zelfzorg en dagelijks leven", "self-care and daily life"},
	{DomainRelations, "relaties", "relationships"},
	{DomainFamily, "gezin en opvoeding", "family and upbringing"},
	{DomainSocialNetwork, "sociaal netwerk", "social network"},
	{DomainParticipation, "meedoen in de samenleving", "taking part in society"},
	{DomainSafety, "veiligheid", "safety"},
	{DomainJustice, "politie en justitie", "police and justice"},
}

// Domains returns all life domains, in the order of a screen.
func Domains() []Domain { return domains.values() }

// Valid reports whether d is one of the closed list.
func (d Domain) Valid() bool { return domains.has(d) }

// Label returns the Dutch label, empty for a value outside the list.
func (d Domain) Label() string { return domains.label(d) }

// English returns the English label, empty for a value outside the list.
func (d Domain) English() string { return domains.english(d) }
