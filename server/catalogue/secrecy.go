// SPDX-License-Identifier: EUPL-1.2

package catalogue

// Secrecy is the duty of secrecy that comes with a task.
type Secrecy string

// The regimes of secrecy, with the article where it is known.
const (
	SecrecyNone             Secrecy = "none"
	SecrecyAgreed           Secrecy = "agreed"            // what everybody accepts for this meeting (M5)
	SecrecyOfficial         Secrecy = "official"          // Awb 2:5
	SecrecyMedical          Secrecy = "medical"           // BW 7:457, Wet BIG 88
	SecrecyYouth            Secrecy = "youth"             // Jeugdwet 7.3.11
	SecrecySocialSupport    Secrecy = "social-support"    // Wmo 2015 5.3.3
	SecrecyParticipationAct Secrecy = "participation-act" // Participatiewet 65
	SecrecyPolice           Secrecy = "police"            // Wet politiegegevens
	SecrecyJudicial         Secrecy = "judicial"          // Wet justitiële en strafvorderlijke gegevens
	SecrecyOwnLaw           Secrecy = "own-law"           // a provision in the task's own law
	SecrecyProfessionalCode Secrecy = "professional-code" // professional code or contract
	SecrecyUnknown          Secrecy = "unknown"           // not established
)

var secrecies = table[Secrecy]{
	{SecrecyNone, "geen wettelijk beroepsgeheim", "no professional secrecy by law"},
	{SecrecyAgreed, "geheimhouding van dit overleg", "confidentiality of this meeting"},
	{SecrecyOfficial, "ambtelijke geheimhouding", "official secrecy"},
	{SecrecyMedical, "medisch beroepsgeheim", "medical secrecy"},
	{SecrecyYouth, "geheimhouding van de Jeugdwet", "secrecy of the Jeugdwet"},
	{SecrecySocialSupport, "geheimhouding van de Wmo 2015", "secrecy of the Wmo 2015"},
	{SecrecyParticipationAct, "geheimhouding van de Participatiewet", "secrecy of the Participatiewet"},
	{SecrecyPolice, "geheimhouding van de Wet politiegegevens", "secrecy of the Wet politiegegevens"},
	{SecrecyJudicial, "geheimhouding van justitiële gegevens", "secrecy of judicial data"},
	{SecrecyOwnLaw, "geheimhouding in de eigen wet", "secrecy in the law of the task"},
	{SecrecyProfessionalCode, "beroepscode of contract", "professional code or contract"},
	{SecrecyUnknown, "nog niet vastgesteld", "not established yet"},
}

// Secrecies returns all regimes, in the order of a screen.
func Secrecies() []Secrecy { return secrecies.values() }

// Valid reports whether s is one of the closed list.
func (s Secrecy) Valid() bool { return secrecies.has(s) }

// Label returns the Dutch label, empty for a value outside the list.
func (s Secrecy) Label() string { return secrecies.label(s) }

// English returns the English label, empty for a value outside the list.
func (s Secrecy) English() string { return secrecies.english(s) }

// Care reports whether s is the secrecy of a care partner: BW 7:457, Wet BIG 88 or
// Jeugdwet 7.3.11, the three that article 2.29(2) of the Wet gegevensverwerking
// door samenwerkingsverbanden names. (L4, L7)
func (s Secrecy) Care() bool { return s == SecrecyMedical || s == SecrecyYouth }
