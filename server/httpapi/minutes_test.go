// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
)

var convening = []step{
	{by: "noor", op: "openCase", as: "case", body: body(service.NewCase{
		Purpose: "Rust in huis", Questions: []string{"Wat is nodig?"}, Domains: []catalogue.Domain{catalogue.DomainHousing},
		Subjects: []service.NewSubject{{Label: "B1", Name: "Ruben"}},
	})},
	{by: "noor", op: "getCase"},
	{by: "noor", op: "changePurpose", body: body(service.NewPurpose{Purpose: "Rust", Questions: []string{"Wat?"}})},
	{by: "noor", op: "convene", as: "meeting", body: body(service.NewMeeting{
		PlannedStart: opening, PlannedEnd: opening.Add(time.Hour), Parts: []string{"Samen", "Slot"},
		Organisation: "Gemeente", Hat: catalogue.PartnerMunicipalityAccessWmo, Why: "roept bijeen",
	})},
	{by: "noor", op: "getMeeting"},
	{by: "noor", op: "invite", as: "participant joris", body: invitation("joris", conference.CareProfessional, catalogue.PartnerMentalHealthCare)},
	{by: "noor", op: "invite", as: "participant stef", body: invitation("stef", conference.Professional, catalogue.PartnerHousingCorporation)},
	{by: "noor", op: "invite", as: "participant lotte", body: invitation("lotte", conference.Representative, catalogue.PartnerSubjectNetwork)},
	{by: "noor", op: "invite", as: "participant vera", body: invitation("vera", conference.Professional, catalogue.PartnerOther)},
	{by: "noor", op: "declareTask", body: body(service.DeclaredTask{Task: catalogue.TaskWmoAccess})},
	{by: "joris", op: "declareTask", body: body(service.DeclaredTask{Task: catalogue.TaskMedicalTreatment})},
	{by: "stef", op: "declareTask", body: body(service.DeclaredTask{Words: "Huur", Secrecy: catalogue.SecrecyAgreed})},
	{by: "noor", op: "confirmTask", with: "participant=noor"},
	{by: "noor", op: "confirmTask", with: "participant=joris"},
	{by: "noor", op: "confirmTask", with: "participant=stef"},
	{by: "noor", op: "acceptConfidentiality"},
	{by: "joris", op: "acceptConfidentiality"},
	{by: "stef", op: "acceptConfidentiality"},
	{by: "lotte", op: "acceptConfidentiality"},
	{by: "joris", op: "recordConsent", as: "consent joris", body: func(s *scene) any {
		return service.NewConsent{Subject: conference.SubjectID(s.ids["subject 1"]), Words: "mag", Given: "mondeling"}
	}},
}

var atTable = []step{
	{by: "noor", op: "start"},
	{by: "joris", op: "arrive"},
	{by: "noor", op: "admit", with: "participant=joris"},
	{by: "joris", op: "putItem", as: "item rent", body: item("Er is huurschuld.")},
	{by: "stef", op: "arrive"},
	{by: "noor", op: "admit", with: "participant=stef"},
	{by: "joris", op: "openItem", with: "item=rent", body: func(s *scene) any {
		return AudienceExtension{To: []conference.ParticipantID{seat(s, "stef")}}
	}},
	{by: "stef", op: "draftAgreement", as: "agreement visit", body: agreement},
	{by: "stef", op: "takeOnAgreement", with: "agreement=visit"},
	{by: "stef", op: "requestItem", with: "item=rent", as: "request rent", body: func(s *scene) any {
		return service.NewRequest{Agreement: conference.AgreementID(s.ids["agreement visit"]), Words: "om te helpen"}
	}},
}

var deciding = []step{
	{by: "stef", op: "requestItem", with: "item=rent", as: "request idle", body: body(service.NewRequest{OwnTask: true, Words: "bij vergissing"})},
	{by: "stef", op: "withdrawRequest", with: "request=idle"},
	{by: "joris", op: "refuseRequest", with: "request=rent"},
	{by: "joris", op: "grant", with: "request=rent", body: body(service.Permission{Conditions: "eerst bellen"})},
	{by: "joris", op: "takeBack", with: "request=rent"},
	{by: "joris", op: "getMe"},
	{by: "joris", op: "askTicket"},
	{by: "joris", op: "grant", with: "request=rent", body: func(*scene) any {
		other := "Er is iets met de huur."
		return service.Permission{InOtherWords: &other}
	}},
	{by: "joris", op: "narrowItem", with: "item=rent", body: func(s *scene) any {
		return AudienceReduction{From: []conference.ParticipantID{seat(s, "noor")}}
	}},
	{by: "joris", op: "putItem", as: "item old", body: item("Dit is oud.")},
	{by: "joris", op: "withdrawItem", with: "item=old"},
	{by: "joris", op: "withdrawConsent", with: "consent=joris"},
	{by: "joris", op: "listConsents"},
	{by: "stef", op: "rewriteAgreement", with: "agreement=visit", body: body(words)},
	{by: "stef", op: "draftAgreement", as: "agreement idle", body: agreement},
	{by: "stef", op: "dropAgreement", with: "agreement=idle"},
	{by: "lotte", op: "arrive"},
	{by: "noor", op: "admit", with: "participant=lotte"},
	{by: "noor", op: "showOut", with: "participant=lotte"},
	{by: "noor", op: "withdrawInvitation", with: "participant=vera"},
	{by: "noor", op: "extend", body: until(opening.Add(6 * time.Hour))},
}

var ending = []step{
	{by: "noor", op: "openRound"},
	{by: "noor", op: "discussAgreement", with: "agreement=visit"},
	{by: "joris", op: "leave"},
	{by: "noor", op: "close"},
	{by: "stef", op: "reportAgreement", with: "agreement=visit", body: body(ProgressReport{Progress: conference.Finished})},
	{by: "stef", op: "getParcel"},
	{by: "stef", op: "openParcel"},
	{by: "stef", op: "getParcel"},
	{by: "stef", op: "collectParcel"},
	{by: "stef", op: "getNotes"},
	{by: "joris", op: "getCertificate"},
	{by: "noor", op: "getRecord"},
	{by: "stef", op: "listDeeds"},
	{by: "noor", op: "listMeetings"},
	{by: "noor", op: "listEarlier"},
	{by: "", op: "getCatalogue"},
	{by: "", op: "getDescription"},
	{by: "", op: "listDemoPersons"},
	{by: "", op: "beginDemoSession", body: body(DemoLogin{Person: personOf("bram")})},
	{by: "bram", op: "endSession"},
}

// whole is everything, in order.
func whole() []step {
	var all []step
	for _, part := range [][]step{keeping[:12], convening, keeping[12:], atTable, knocking, deciding, ending} {
		all = append(all, part...)
	}
	return all
}
