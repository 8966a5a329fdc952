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
	{PartnerMunicipalityAccessWmo, "gemeente, toegang Wmo"},
	{PartnerMunicipalityWmo, "gemeente, Wmo algemeen"},
	{PartnerMunicipalityAccessYouth, "gemeente, toegang jeugdhulp"},
	{PartnerMunicipalityWorkIncome, "gemeente, werk en inkomen"},
	{PartnerMunicipalityEnforcement, "gemeente, handhaving Participatiewet"},
	{PartnerMunicipalityDebtRelief, "gemeente, schuldhulp"},
	{PartnerMunicipalityAttendance, "gemeente, leerplicht"},
	{PartnerMunicipalityEarlyLeavers, "gemeente, voortijdig schoolverlaten"},
	{PartnerMunicipalityCompulsoryCare, "gemeente, meldpunt verplichte ggz"},
	{PartnerMunicipalityAftercare, "gemeente, nazorg na detentie"},
	{PartnerMunicipalityMultiProblem, "gemeente, regie bij meervoudige problematiek"},
	{PartnerMayor, "burgemeester, openbare orde en veiligheid"},
	{PartnerTeamAccess, "sociaal wijkteam, toeleiding namens het college"},
	{PartnerTeamHelp, "sociaal wijkteam, hulpverlening"},
	{PartnerCaseDirector, "casusregisseur in de uitvoering"},
	{PartnerProcessDirector, "procesregisseur in het sociaal domein"},
	{PartnerSafetyHouseDirector, "procesregisseur van het Zorg- en Veiligheidshuis"},
	{PartnerSafeAtHome, "Veilig Thuis"},
	{PartnerSafeAtHomeConfidant, "vertrouwenspersoon bij Veilig Thuis"},
	{PartnerHealthOutreach, "GGD, bemoeizorg"},
	{PartnerHealthYouth, "GGD, jeugdgezondheidszorg"},
	{PartnerMentalHealthCare, "ggz-instelling"},
	{PartnerAddictionCare, "verslavingszorg"},
	{PartnerYouthMentalHealth, "jeugd-ggz"},
	{PartnerYouthCareProvider, "jeugdhulpaanbieder"},
	{PartnerGeneralPractitioner, "huisarts"},
	{PartnerDistrictNursing, "wijkverpleging of thuiszorg"},
	{PartnerMedicalAdviser, "medisch adviseur"},
	{PartnerWmoProvider, "Wmo-aanbieder, begeleiding of beschermd wonen"},
	{PartnerShelter, "maatschappelijke opvang of vrouwenopvang"},
	{PartnerClientSupport, "cliëntondersteuning"},
	{PartnerDisabilitySupport, "MEE als aanbieder van begeleiding"},
	{PartnerPolice, "politie"},
	{PartnerProsecution, "Openbaar Ministerie"},
	{PartnerProbation, "reclassering"},
	{PartnerCustodialAgency, "Dienst Justitiële Inrichtingen"},
	{PartnerChildProtectionBoard, "Raad voor de Kinderbescherming"},
	{PartnerCertifiedInstitution, "gecertificeerde instelling"},
	{PartnerHalt, "Halt"},
	{PartnerHousingCorporation, "woningcorporatie"},
	{PartnerBenefitsAgency, "UWV"},
	{PartnerSocialInsuranceBank, "SVB"},
	{PartnerCareAssessment, "CIZ"},
	{PartnerSchool, "school of samenwerkingsverband passend onderwijs"},
	{PartnerVictimSupport, "Slachtofferhulp Nederland"},
	{PartnerLegalRepresentative, "bewindvoerder, mentor of curator"},
	{PartnerExpert, "expert of adviseur zonder eigen taak"},
	{PartnerSubjectNetwork, "betrokkene of iemand uit het eigen netwerk"},
	{PartnerOther, "een andere partij"},
}

// Partners returns all kinds of partners, in the order of a screen.
func Partners() []PartnerKind { return partners.values() }

// Valid reports whether k is one of the closed list.
func (k PartnerKind) Valid() bool { return partners.has(k) }

// Label returns the Dutch label, empty for a value outside the list.
func (k PartnerKind) Label() string { return partners.label(k) }

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
