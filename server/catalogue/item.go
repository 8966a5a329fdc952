// SPDX-License-Identifier: EUPL-1.2

package catalogue

// Nature says what kind of data an item holds. (L2)
type Nature string

// The natures of an item.
const (
	NatureOrdinary     Nature = "ordinary"
	NatureHealth       Nature = "health"
	NatureOtherSpecial Nature = "other-special"
	NatureCriminal     Nature = "criminal"
	NaturePolice       Nature = "police"
	NatureNoPerson     Nature = "no-person"
)

var natures = table[Nature]{
	{NatureOrdinary, "gewone persoonsgegevens", "ordinary personal data"},
	{NatureHealth, "gezondheid", "health"},
	{NatureOtherSpecial, "andere bijzondere persoonsgegevens", "other special personal data"},
	{NatureCriminal, "strafrechtelijke gegevens", "criminal data"},
	{NaturePolice, "politiegegevens", "police data"},
	{NatureNoPerson, "geen persoonsgegevens", "no personal data"},
}

// Natures returns all natures, in the order of a screen.
func Natures() []Nature { return natures.values() }

// Valid reports whether n is one of the closed list.
func (n Nature) Valid() bool { return natures.has(n) }

// Label returns the Dutch label, empty for a value outside the list.
func (n Nature) Label() string { return natures.label(n) }

// English returns the English label, empty for a value outside the list.
func (n Nature) English() string { return natures.english(n) }

// Origin says where a provider has an item from. (L2)
type Origin string

// The origins of an item.
const (
	OriginOwnFile     Origin = "own-file"
	OriginObservation Origin = "observation"
	OriginSubjectSaid Origin = "subject-said"
	OriginThirdParty  Origin = "third-party"
	OriginOther       Origin = "other"
)

var origins = table[Origin]{
	{OriginOwnFile, "eigen dossier", "own file"},
	{OriginObservation, "eigen waarneming", "own observation"},
	{OriginSubjectSaid, "volgens de betrokkene zelf", "said by the subject"},
	{OriginThirdParty, "van iemand anders gehoord", "heard from somebody else"},
	{OriginOther, "eigen kennis of andere bron", "own knowledge or another source"},
}

// Origins returns all origins, in the order of a screen.
func Origins() []Origin { return origins.values() }

// Valid reports whether o is one of the closed list.
func (o Origin) Valid() bool { return origins.has(o) }

// Label returns the Dutch label, empty for a value outside the list.
func (o Origin) Label() string { return origins.label(o) }

// English returns the English label, empty for a value outside the list.
func (o Origin) English() string { return origins.english(o) }

// Detail says how much an item tells: that something is so, or what is so. (L2, L3)
type Detail string

// The details of an item. Forms start at DetailThat; DetailWhat is one step more.
const (
	DetailThat Detail = "that"
	DetailWhat Detail = "what"
)

var details = table[Detail]{
	{DetailThat, "alleen dát iets speelt", "only that something is going on"},
	{DetailWhat, "ook wát er speelt", "also what is going on"},
}

// Details returns both details, the one a form starts at first.
func Details() []Detail { return details.values() }

// Valid reports whether d is one of the closed list.
func (d Detail) Valid() bool { return details.has(d) }

// Label returns the Dutch label, empty for a value outside the list.
func (d Detail) Label() string { return details.label(d) }

// English returns the English label, empty for a value outside the list.
func (d Detail) English() string { return details.english(d) }
