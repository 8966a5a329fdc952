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
	{NatureOrdinary, "gewone persoonsgegevens"},
	{NatureHealth, "gezondheid"},
	{NatureOtherSpecial, "andere bijzondere persoonsgegevens"},
	{NatureCriminal, "strafrechtelijke gegevens"},
	{NaturePolice, "politiegegevens"},
	{NatureNoPerson, "geen persoonsgegevens"},
}

// Natures returns all natures, in the order of a screen.
func Natures() []Nature { return natures.values() }

// Valid reports whether n is one of the closed list.
func (n Nature) Valid() bool { return natures.has(n) }

// Label returns the Dutch label, empty for a value outside the list.
func (n Nature) Label() string { return natures.label(n) }

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
	{OriginOwnFile, "eigen dossier"},
	{OriginObservation, "eigen waarneming"},
	{OriginSubjectSaid, "zegt betrokkene zelf"},
	{OriginThirdParty, "van iemand anders gehoord"},
	{OriginOther, "andere bron"},
}

// Origins returns all origins, in the order of a screen.
func Origins() []Origin { return origins.values() }

// Valid reports whether o is one of the closed list.
func (o Origin) Valid() bool { return origins.has(o) }

// Label returns the Dutch label, empty for a value outside the list.
func (o Origin) Label() string { return origins.label(o) }

// Detail says how much an item tells: that something is so, or what is so. (L2, L3)
type Detail string

// The details of an item. Forms start at DetailThat; DetailWhat is one step more.
const (
	DetailThat Detail = "that"
	DetailWhat Detail = "what"
)

var details = table[Detail]{
	{DetailThat, "alleen dát iets speelt"},
	{DetailWhat, "ook wát er speelt"},
}

// Details returns both details, the one a form starts at first.
func Details() []Detail { return details.values() }

// Valid reports whether d is one of the closed list.
func (d Detail) Valid() bool { return details.has(d) }

// Label returns the Dutch label, empty for a value outside the list.
func (d Detail) Label() string { return details.label(d) }
