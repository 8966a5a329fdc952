// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// deed is one deed as somebody can do it at a stage of a meeting.
type deed struct {
	stage  string
	who    string
	events int64 // that it writes, in all streams
	do     func(*servicetest.Scene, service.Act) (service.Receipt, error)
	loses  func(*servicetest.Scene) // takes the right to know of it; nil where it cannot be lost
}

// deeds has a row for every deed of the service, by the name of its method.
var deeds = map[string]deed{
	"OpenCase": {"case", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.OpenCase(s.Ctx, a, service.NewCase{
			Purpose: "Rust.", Questions: []string{"Wie?"}, Domains: []catalogue.Domain{catalogue.DomainHousing},
			Subjects: []service.NewSubject{{Label: "B1"}},
		})
	}, nil},
	"ChangePurpose": {"case", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.ChangePurpose(s.Ctx, a, s.Case, service.NewPurpose{Purpose: "Rust.", Questions: []string{"Wie?"}})
	}, nil},
	"RecordConsent": {"convened", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.RecordConsent(s.Ctx, a, s.Case, service.NewConsent{Subject: s.Subjects[0], Words: "Ja.", Given: "Mondeling."})
	}, uninvite("Stef")},
	"WithdrawConsent": {"table", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.WithdrawConsent(s.Ctx, a, s.Case, s.Consents["Stef"])
	}, nil},
	"Convene": {"case", "Noor", 3, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.Convene(s.Ctx, a, s.Case, service.NewMeeting{
			PlannedStart: s.Start, PlannedEnd: s.Start.Add(time.Hour), Parts: []string{"Wonen"},
			Organisation: "Gemeente", Hat: catalogue.PartnerProcessDirector, Why: "Zit voor.",
		})
	}, nil},
	"Invite": {"convened", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.Invite(s.Ctx, a, s.Meeting, service.Invitation{
			Person: servicetest.Person("Aniek"), Organisation: "Schuldhulp", Hat: catalogue.PartnerMunicipalityDebtRelief,
			Capacity: conference.Professional, Parts: s.Parts, Why: "Is nodig.",
		})
	}, nil},
	"WithdrawInvitation": {"convened", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.WithdrawInvitation(s.Ctx, a, s.Meeting, s.Seats["Stef"])
	}, nil},
	"DeclareTask": {"convened", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.DeclareTask(s.Ctx, a, s.Meeting, service.DeclaredTask{Words: "Beheert het pand.", Secrecy: catalogue.SecrecyAgreed})
	}, uninvite("Stef")},
	"ConfirmTask": {"unconfirmed", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.ConfirmTask(s.Ctx, a, s.Meeting, s.Seats["Stef"])
	}, uninvite("Stef")},
	"AcceptConfidentiality": {"unconfirmed", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.AcceptConfidentiality(s.Ctx, a, s.Meeting)
	}, uninvite("Stef")},
	"Start": {"convened", "Noor", 3, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.Start(s.Ctx, a, s.Meeting)
	}, nil},
	"Arrive": {"convened", "Stef", 2, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.Arrive(s.Ctx, a, s.Meeting)
	}, uninvite("Stef")},
	"Admit": {"table", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.Admit(s.Ctx, a, s.Meeting, s.Seats["Bram"])
	}, nil},
	"ConfirmIdentity": {"door", "Noor", 2, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.ConfirmIdentity(s.Ctx, a, s.Meeting, s.Seats["Stef"], compared(s, "Stef"))
	}, uninvite("Stef")},
	// Refusing writes in two streams, and looks whether the house has a sign-on to unlink.
	"RefuseIdentity": {"door", "Noor", 2, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.RefuseIdentity(s.Ctx, a, s.Meeting, s.Seats["Stef"])
	}, uninvite("Stef")},
	"VouchFor": {"table", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.VouchFor(s.Ctx, a, s.Meeting, s.Seats["Lotte"])
	}, uninvite("Lotte")},
	"GiveCode": {"table", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		v, err := s.House.GiveCode(s.Ctx, a, s.Meeting, s.Seats["Bram"])
		return service.Receipt{ID: string(v.Participant) + v.Code}, err
	}, uninvite("Bram")},
	"Substitute": {"convened", "Noor", 3, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.Substitute(s.Ctx, a, s.Meeting, s.Seats["Stef"], service.NewSubstitute{Person: servicetest.Person("Aniek")})
	}, nil},
	"Leave": {"table", "Bram", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.Leave(s.Ctx, a, s.Meeting)
	}, uninvite("Bram")},
	"ShowOut": {"table", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.ShowOut(s.Ctx, a, s.Meeting, s.Seats["Bram"])
	}, uninvite("Bram")},
	"PutItem": {"table", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.PutItem(s.Ctx, a, s.Meeting, s.NewItem("Er is ruimte."))
	}, closes},
	"OpenItem": {"table", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.OpenItem(s.Ctx, a, s.Meeting, s.Items["own"], []conference.ParticipantID{s.Seats["Hatice"]})
	}, withdraw("own")},
	"NarrowItem": {"table", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.NarrowItem(s.Ctx, a, s.Meeting, s.Items["rent"], []conference.ParticipantID{s.Seats["Hatice"]})
	}, withdraw("rent")},
	"WithdrawItem": {"table", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.WithdrawItem(s.Ctx, a, s.Meeting, s.Items["rent"])
	}, closes},
	"RequestItem": {"table", "Hatice", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.RequestItem(s.Ctx, a, s.Meeting, s.Items["house"], service.NewRequest{OwnTask: true, Words: "Voor mijn taak."})
	}, narrow("house", "Hatice")},
	"Grant": {"table", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.Grant(s.Ctx, a, s.Meeting, s.Requests["Hatice asks rent"], service.Permission{Conditions: "Met hem."})
	}, withdraw("rent")},
	"WithdrawRequest": {"table", "Hatice", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.WithdrawRequest(s.Ctx, a, s.Meeting, s.Requests["Hatice asks rent"])
	}, showOut("Hatice")},
	"RefuseRequest": {"table", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.RefuseRequest(s.Ctx, a, s.Meeting, s.Requests["Hatice asks rent"])
	}, narrow("rent", "Hatice")},
	"TakeBack": {"granted", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.TakeBack(s.Ctx, a, s.Meeting, s.Requests["Hatice asks rent"])
	}, closes},
	"DraftAgreement": {"table", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.DraftAgreement(s.Ctx, a, s.Meeting, s.NewAgreement("Wacht met ontruimen."))
	}, showOut("Stef")},
	"RewriteAgreement": {"table", "Hatice", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.RewriteAgreement(s.Ctx, a, s.Meeting, s.Agreements["draft"], servicetest.AgreementText("Belt eerst."))
	}, showOut("Hatice")},
	"TakeOnAgreement": {"table", "Stef", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.TakeOnAgreement(s.Ctx, a, s.Meeting, s.Agreements["draft"])
	}, showOut("Stef")},
	"DropAgreement": {"table", "Hatice", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.DropAgreement(s.Ctx, a, s.Meeting, s.Agreements["draft"])
	}, showOut("Hatice")},
	"ReportAgreement": {"closed", "Hatice", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.ReportAgreement(s.Ctx, a, s.Meeting, s.Agreements["contact"], conference.Finished)
	}, nil},
	"OpenRound": {"table", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.OpenRound(s.Ctx, a, s.Meeting)
	}, nil},
	"DiscussAgreement": {"round", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.DiscussAgreement(s.Ctx, a, s.Meeting, s.Agreements["contact"])
	}, func(s *servicetest.Scene) { s.Drop("Hatice", "contact") }},
	"Extend": {"table", "Noor", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.Extend(s.Ctx, a, s.Meeting, s.Start.Add(20*time.Hour))
	}, nil},
	// Closing writes four streams' worth: began, sealed, closed, settled, kept.
	"Close": {"discussed", "Noor", 5, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.Service.Close(s.Ctx, a, s.Meeting)
	}, nil},
	"OpenParcel": {"closed", "Hatice", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.OpenParcel(s.Ctx, a, s.Meeting)
	}, nil},
	"CollectParcel": {"opened", "Hatice", 1, func(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
		return s.House.CollectParcel(s.Ctx, a, s.Meeting)
	}, nil},
}

// other is a deed that this one's key was not used for.
func (d deed) other(s *servicetest.Scene, a service.Act) (service.Receipt, error) {
	if d.stage == "case" {
		return deeds["Leave"].do(s, a)
	}
	return deeds["OpenCase"].do(s, a)
}

// The ways in which a right is lost.

func uninvite(name string) func(*servicetest.Scene) {
	return func(s *servicetest.Scene) { s.Uninvite(name) }
}

func showOut(name string) func(*servicetest.Scene) {
	return func(s *servicetest.Scene) { s.ShowOut(name) }
}

func withdraw(item string) func(*servicetest.Scene) {
	return func(s *servicetest.Scene) { s.Withdraw("Stef", item) }
}

func narrow(item, from string) func(*servicetest.Scene) {
	return func(s *servicetest.Scene) { s.Narrow("Stef", item, from) }
}

func closes(s *servicetest.Scene) {
	s.Round("contact")
	s.Close()
}
