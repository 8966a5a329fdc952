// SPDX-License-Identifier: EUPL-1.2

package catalogue

// PartnerKind is the kind of party for which somebody takes part: one hat. Two
// hats of one organisation are two kinds, because their tasks differ. (M3)
type PartnerKind string

// The kinds of partners. PartnerOther is for a party that the catalogue does not
// know, whose task is declared in own words. (M2)
const (
	PartnerMunicipalityAccessWmo      PartnerKind = "municipality-access-wmo"
	PartnerMunicipalityWmo            PartnerKind = "municipality-wmo"
	PartnerMunicipalityAccessYouth    PartnerKind = "municipality-access-youth"
	PartnerMunicipalityWorkIncome     PartnerKind = "municipality-work-income"
	PartnerMunicipalityEnforcement    PartnerKind = "municipality-enforcement"
	PartnerMunicipalityDebtRelief     PartnerKind = "municipality-debt-relief"
	PartnerMunicipalityAttendance     PartnerKind = "municipality-school-attendance"
	PartnerMunicipalityEarlyLeavers   PartnerKind = "municipality-early-leavers"
	PartnerMunicipalityCompulsoryCare PartnerKind = "municipality-compulsory-care"
	PartnerMunicipalityAftercare      PartnerKind = "municipality-aftercare"
	PartnerMunicipalityMultiProblem   PartnerKind = "municipality-multi-problem"
	PartnerMayor                      PartnerKind = "mayor"
	PartnerTeamAccess                 PartnerKind = "team-access"
	PartnerTeamHelp                   PartnerKind = "team-help"
	PartnerCaseDirector               PartnerKind = "case-director"
	PartnerProcessDirector            PartnerKind = "process-director"
	PartnerSafetyHouseDirector        PartnerKind = "safety-house-director"
	PartnerSafeAtHome                 PartnerKind = "safe-at-home"
	PartnerSafeAtHomeConfidant        PartnerKind = "safe-at-home-confidant"
	PartnerHealthOutreach             PartnerKind = "public-health-outreach"
	PartnerHealthYouth                PartnerKind = "public-health-youth"
	PartnerMentalHealthCare           PartnerKind = "mental-health-care"
	PartnerAddictionCare              PartnerKind = "addiction-care"
	PartnerYouthMentalHealth          PartnerKind = "youth-mental-health"
	PartnerYouthCareProvider          PartnerKind = "youth-care-provider"
	PartnerGeneralPractitioner        PartnerKind = "general-practitioner"
	PartnerDistrictNursing            PartnerKind = "district-nursing"
	PartnerMedicalAdviser             PartnerKind = "medical-adviser"
	PartnerWmoProvider                PartnerKind = "wmo-provider"
	PartnerShelter                    PartnerKind = "shelter"
	PartnerClientSupport              PartnerKind = "client-support"
	PartnerDisabilitySupport          PartnerKind = "disability-support"
	PartnerPolice                     PartnerKind = "police"
	PartnerProsecution                PartnerKind = "prosecution"
	PartnerProbation                  PartnerKind = "probation"
	PartnerCustodialAgency            PartnerKind = "custodial-agency"
	PartnerChildProtectionBoard       PartnerKind = "child-protection-board"
	PartnerCertifiedInstitution       PartnerKind = "certified-institution"
	PartnerHalt                       PartnerKind = "halt"
	PartnerHousingCorporation         PartnerKind = "housing-corporation"
	PartnerBenefitsAgency             PartnerKind = "benefits-agency"
	PartnerSocialInsuranceBank        PartnerKind = "social-insurance-bank"
	PartnerCareAssessment             PartnerKind = "care-assessment"
	PartnerSchool                     PartnerKind = "school"
	PartnerVictimSupport              PartnerKind = "victim-support"
	PartnerLegalRepresentative        PartnerKind = "legal-representative"
	PartnerExpert                     PartnerKind = "expert"
	PartnerSubjectNetwork             PartnerKind = "subject-network"
	PartnerOther                      PartnerKind = "other"
)

var partners = table[PartnerKind]{
	{PartnerMunicipalityAccessWmo, "gemeente, toegang Wmo", "municipality, access to social support (Wmo)"},
	{PartnerMunicipalityWmo, "gemeente, Wmo algemeen", "municipality, social support (Wmo) in general"},
	{PartnerMunicipalityAccessYouth, "gemeente, toegang jeugdhulp", "municipality, access to youth care"},
	{PartnerMunicipalityWorkIncome, "gemeente, werk en inkomen", "municipality, work and income"},
	{PartnerMunicipalityEnforcement, "gemeente, handhaving Participatiewet", "municipality, enforcement of the Participatiewet"},
	{PartnerMunicipalityDebtRelief, "gemeente, schuldhulp", "municipality, debt relief"},
	{PartnerMunicipalityAttendance, "gemeente, leerplicht", "municipality, school attendance"},
	{PartnerMunicipalityEarlyLeavers, "gemeente, voortijdig schoolverlaten", "municipality, early school leavers"},
	{PartnerMunicipalityCompulsoryCare, "gemeente, meldpunt verplichte ggz", "municipality, reports on compulsory mental health care"},
	{PartnerMunicipalityAftercare, "gemeente, nazorg na detentie", "municipality, aftercare after prison"},
	{PartnerMunicipalityMultiProblem, "gemeente, regie bij meervoudige problematiek", "municipality, direction of multiple problems"},
	{PartnerMayor, "burgemeester, openbare orde en veiligheid", "mayor, public order and safety"},
	{PartnerTeamAccess, "sociaal wijkteam, toeleiding namens het college", "neighbourhood team, access on behalf of the municipality"},
	{PartnerTeamHelp, "sociaal wijkteam, hulpverlening", "neighbourhood team, help"},
	{PartnerCaseDirector, "casusregisseur in de uitvoering", "case director in the field"},
	{PartnerProcessDirector, "procesregisseur in het sociaal domein", "process director in the social domain"},
	{PartnerSafetyHouseDirector, "procesregisseur van het Zorg- en Veiligheidshuis", "process director of the care and safety house"},
	{PartnerSafeAtHome, "Veilig Thuis", "Veilig Thuis (domestic violence and child abuse)"},
	{PartnerSafeAtHomeConfidant, "vertrouwenspersoon bij Veilig Thuis", "confidant at Veilig Thuis"},
	{PartnerHealthOutreach, "GGD, bemoeizorg", "public health service (GGD), outreach"},
	{PartnerHealthYouth, "GGD, jeugdgezondheidszorg", "public health service (GGD), youth health care"},
	{PartnerMentalHealthCare, "ggz-instelling", "mental health care"},
	{PartnerAddictionCare, "verslavingszorg", "addiction care"},
	{PartnerYouthMentalHealth, "jeugd-ggz", "youth mental health care"},
	{PartnerYouthCareProvider, "jeugdhulpaanbieder", "provider of youth care"},
	{PartnerGeneralPractitioner, "huisarts", "general practitioner"},
	{PartnerDistrictNursing, "wijkverpleging of thuiszorg", "district nursing or home care"},
	{PartnerMedicalAdviser, "medisch adviseur", "medical adviser"},
	{PartnerWmoProvider, "Wmo-aanbieder, begeleiding of beschermd wonen", "provider of social support (Wmo), guidance or sheltered housing"},
	{PartnerShelter, "maatschappelijke opvang of vrouwenopvang", "shelter for homeless people or women"},
	{PartnerClientSupport, "cliëntondersteuning", "client support"},
	{PartnerDisabilitySupport, "MEE als aanbieder van begeleiding", "MEE as a provider of guidance"},
	{PartnerPolice, "politie", "police"},
	{PartnerProsecution, "Openbaar Ministerie", "public prosecution service"},
	{PartnerProbation, "reclassering", "probation service"},
	{PartnerCustodialAgency, "Dienst Justitiële Inrichtingen", "custodial institutions agency"},
	{PartnerChildProtectionBoard, "Raad voor de Kinderbescherming", "child protection board"},
	{PartnerCertifiedInstitution, "gecertificeerde instelling", "certified institution for child protection"},
	{PartnerHalt, "Halt", "Halt (youth crime)"},
	{PartnerHousingCorporation, "woningcorporatie", "housing corporation"},
	{PartnerBenefitsAgency, "UWV", "employee insurance agency (UWV)"},
	{PartnerSocialInsuranceBank, "SVB", "social insurance bank (SVB)"},
	{PartnerCareAssessment, "CIZ", "care assessment centre (CIZ)"},
	{PartnerSchool, "school of samenwerkingsverband passend onderwijs", "school or school partnership"},
	{PartnerVictimSupport, "Slachtofferhulp Nederland", "victim support (Slachtofferhulp Nederland)"},
	{PartnerLegalRepresentative, "bewindvoerder, mentor of curator", "administrator, mentor or guardian"},
	{PartnerExpert, "expert of adviseur zonder eigen taak", "expert or adviser without a task of their own"},
	{PartnerSubjectNetwork, "betrokkene of iemand uit het eigen netwerk", "subject or somebody from their own network"},
	{PartnerOther, "een andere partij", "another party"},
}

// Partners returns all kinds of partners, in the order of a screen.
func Partners() []PartnerKind { return partners.values() }

// Valid reports whether k is one of the closed list.
func (k PartnerKind) Valid() bool { return partners.has(k) }

// Label returns the Dutch label, empty for a value outside the list.
func (k PartnerKind) Label() string { return partners.label(k) }

// English returns the English label, empty for a value outside the list.
func (k PartnerKind) English() string { return partners.english(k) }

// Municipal reports whether k does a municipality's own task, also where a
// neighbourhood team does it for the municipality. Consent and vital interest are
// never offered as the ground of such a task. (C8, C9, T4)
func (k PartnerKind) Municipal() bool {
	switch k {
	case PartnerMunicipalityAccessWmo, PartnerMunicipalityWmo, PartnerMunicipalityAccessYouth,
		PartnerMunicipalityWorkIncome, PartnerMunicipalityEnforcement, PartnerMunicipalityDebtRelief,
		PartnerMunicipalityAttendance, PartnerMunicipalityEarlyLeavers, PartnerMunicipalityCompulsoryCare,
		PartnerMunicipalityAftercare, PartnerMunicipalityMultiProblem, PartnerMayor, PartnerTeamAccess:
		return true
	}
	return false
}

// Enforces reports whether k is police, prosecution or fraud enforcement, whose
// presence is visible at all times. (L5)
func (k PartnerKind) Enforces() bool {
	switch k {
	case PartnerPolice, PartnerProsecution, PartnerMunicipalityEnforcement:
		return true
	}
	return false
}
