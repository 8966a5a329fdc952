// SPDX-License-Identifier: EUPL-1.2

package catalogue

// Law is a law under which an item was recorded or a task is done. (L2, T4)
//
// Names are Dutch where the law's name is; abbreviations that mean two laws are
// spelled out in the value as well as in the label.
type Law string

// The laws of the catalogue. LawOther is for a law that it does not know, LawNone
// for what no law of its own governs, LawUnknown where the law was not established.
const (
	LawWmo                  Law = "wmo"
	LawJeugdwet             Law = "jeugdwet"
	LawParticipatiewet      Law = "participatiewet"
	LawSchuldhulpverlening  Law = "wet-schuldhulpverlening"
	LawWGBO                 Law = "wgbo"
	LawZorgverzekeringswet  Law = "zorgverzekeringswet"
	LawLangdurigeZorg       Law = "wet-langdurige-zorg"
	LawPubliekeGezondheid   Law = "wet-publieke-gezondheid"
	LawVerplichteGgz        Law = "wet-verplichte-ggz"
	LawZorgEnDwang          Law = "wet-zorg-en-dwang"
	LawForensischeZorg      Law = "wet-forensische-zorg"
	LawPolitiewet           Law = "politiewet"
	LawPolitiegegevens      Law = "wet-politiegegevens"
	LawJustitieleGegevens   Law = "wet-justitiele-gegevens"
	LawRechterlijkeOrg      Law = "wet-rechterlijke-organisatie"
	LawTenuitvoerlegging    Law = "besluit-tenuitvoerlegging"
	LawPenitentiair         Law = "penitentiaire-wetten"
	LawReclassering         Law = "reclasseringsregeling"
	LawGemeentewet          Law = "gemeentewet"
	LawOpiumwet             Law = "opiumwet"
	LawTijdelijkHuisverbod  Law = "wet-tijdelijk-huisverbod"
	LawSamenwerkingsverband Law = "wet-samenwerkingsverbanden"
	LawRadicalisering       Law = "wet-aanpak-radicalisering"
	LawFamilierecht         Law = "burgerlijk-wetboek-1"
	LawHuurrecht            Law = "huurrecht"
	LawWoningwet            Law = "woningwet"
	LawSuwi                 Law = "wet-suwi"
	LawLeerplichtwet        Law = "leerplichtwet"
	LawOnderwijs            Law = "onderwijswetten"
	LawMeervoudig           Law = "wetsvoorstel-meervoudig"
	LawOther                Law = "other"
	LawNone                 Law = "none"
	LawUnknown              Law = "unknown"
)

var laws = table[Law]{
	{LawWmo, "Wet maatschappelijke ondersteuning 2015", ""},
	{LawJeugdwet, "Jeugdwet", ""},
	{LawParticipatiewet, "Participatiewet", ""},
	{LawSchuldhulpverlening, "Wet gemeentelijke schuldhulpverlening", ""},
	{LawWGBO, "Burgerlijk Wetboek Boek 7, geneeskundige behandeling", ""},
	{LawZorgverzekeringswet, "Zorgverzekeringswet", ""},
	{LawLangdurigeZorg, "Wet langdurige zorg", ""},
	{LawPubliekeGezondheid, "Wet publieke gezondheid", ""},
	{LawVerplichteGgz, "Wet verplichte geestelijke gezondheidszorg", ""},
	{LawZorgEnDwang, "Wet zorg en dwang", ""},
	{LawForensischeZorg, "Wet forensische zorg", ""},
	{LawPolitiewet, "Politiewet 2012", ""},
	{LawPolitiegegevens, "Wet politiegegevens", ""},
	{LawJustitieleGegevens, "Wet justitiële en strafvorderlijke gegevens", ""},
	{LawRechterlijkeOrg, "Wet op de rechterlijke organisatie", ""},
	{LawTenuitvoerlegging, "Besluit tenuitvoerlegging strafrechtelijke beslissingen", ""},
	{LawPenitentiair, "wetten over gevangenis, jeugdinrichting en tbs", "laws on prisons, youth institutions and hospital orders"},
	{LawReclassering, "Reclasseringsregeling 1995", ""},
	{LawGemeentewet, "Gemeentewet", ""},
	{LawOpiumwet, "Opiumwet", ""},
	{LawTijdelijkHuisverbod, "Wet tijdelijk huisverbod", ""},
	{LawSamenwerkingsverband, "Wet gegevensverwerking door samenwerkingsverbanden", ""},
	{LawRadicalisering, "Wet gegevensverwerking persoonsgerichte aanpak radicalisering en terroristische activiteiten", ""},
	{LawFamilierecht, "Burgerlijk Wetboek Boek 1", ""},
	{LawHuurrecht, "Burgerlijk Wetboek Boek 7, huur", ""},
	{LawWoningwet, "Woningwet", ""},
	{LawSuwi, "Wet SUWI", ""},
	{LawLeerplichtwet, "Leerplichtwet 1969", ""},
	{LawOnderwijs, "onderwijswetten", "education laws"},
	{LawMeervoudig, "wetsvoorstel aanpak meervoudige problematiek sociaal domein", ""},
	{LawOther, "een andere wet", "another law"},
	{LawNone, "geen eigen wet", "no law of its own"},
	{LawUnknown, "nog niet vastgesteld", "not established yet"},
}

// Laws returns all laws, in the order of a screen.
func Laws() []Law { return laws.values() }

// Valid reports whether l is one of the closed list.
func (l Law) Valid() bool { return laws.has(l) }

// Label returns the Dutch name of the law, empty for a value outside the list.
func (l Law) Label() string { return laws.label(l) }

// English returns the English label, empty where the Dutch name stands in English too and for a value outside the list.
func (l Law) English() string { return laws.english(l) }
