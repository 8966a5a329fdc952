// SPDX-License-Identifier: EUPL-1.2

package demo

import (
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
)

// Stages are how far the demo case can be played, in order.
var Stages = []string{"new", "invited", "convened", "table", "round", "closed"}

// Lasts is how long the meeting is planned to take.
const Lasts = 90 * time.Minute

// PlayTo plays the minutes up to and including a stage.
func (p *Play) PlayTo(stage string, start time.Time) error {
	for i, next := range []func(){func() {}, func() { p.Invited(start) }, p.Convened, p.AtTheTable, p.TheRound, p.Closed} {
		next()
		if Stages[i] == stage {
			break
		}
	}
	return p.err
}

// Invited: the case, the meeting, and the partners one by one.
func (p *Play) Invited(start time.Time) {
	noor := p.As("Noor")
	noor.OpensCase(service.NewCase{
		Purpose:   "Tot één plan komen zodat Ruben K. veilig kan blijven wonen en de overlast voor de buren stopt.",
		Questions: []string{"Wie doet wat in de komende acht weken?", "Welke hulp is er al en waar stokt die?"},
		Domains:   []catalogue.Domain{catalogue.DomainHousing, catalogue.DomainMentalHealth, catalogue.DomainFinances},
		Subjects:  []service.NewSubject{{Label: "B1", Name: "Ruben K."}, {Label: "B2, een partner"}},
	})
	noor.Convenes(service.NewMeeting{
		PlannedStart: start, PlannedEnd: start.Add(Lasts),
		Parts:        []string{"Wat wil Ruben", "Ondersteuning", "Rond de woning", "Afspraken"},
		Organisation: "Gemeente Waterkamp, procesregie", Hat: catalogue.PartnerProcessDirector, Why: "Leidt het overleg.",
	})
	p.invitations()
}

// Convened: each declares a task and accepts confidentiality, and the organiser
// confirms.
func (p *Play) Convened() {
	p.tasks()
	p.As("Joris").Records("Of er behandeling loopt, wanneer het volgende contact is, en welke steun hij in huis nodig heeft; "+
		"voor dit plan, zolang het plan loopt; niet de diagnose.", "Mondeling op 10 november, bevestigd op 11 november.")
}

func (p *Play) invitations() {
	noor := p.As("Noor")
	noor.Invites("Hatice", Seat{As: conference.CareProfessional, Hat: catalogue.PartnerMunicipalityAccessWmo, Parts: []int{1, 2, 3, 4}, Why: "Doet het onderzoek naar ondersteuning."})
	noor.Invites("Joris", Seat{As: conference.CareProfessional, Hat: catalogue.PartnerMentalHealthCare, Parts: []int{1, 2, 4}, Why: "Behandelaar."})
	noor.Invites("Mila", Seat{As: conference.Professional, Hat: catalogue.PartnerPolice, Parts: []int{3, 4}, Why: "Kent de meldingen."})
	noor.Invites("Stef", Seat{As: conference.Professional, Hat: catalogue.PartnerHousingCorporation, Parts: []int{1, 3, 4}, Why: "Ontruiming dreigt."})
	noor.Invites("Aniek", Seat{As: conference.Professional, Hat: catalogue.PartnerMunicipalityDebtRelief, Parts: []int{1, 4}, Why: "Huurachterstand."})
	noor.Invites("Omar", Seat{As: conference.Adviser, Hat: catalogue.PartnerExpert, Parts: []int{2}, Why: "Kent bemoeizorg.", AskedBy: "Hatice"})
	noor.Invites("Lotte", Seat{As: conference.Representative, Hat: catalogue.PartnerSubjectNetwork, Parts: []int{1, 2, 4}, Why: "Op verzoek van Ruben."})
	noor.IsRefused("M1").Invites("Bram", Seat{As: conference.Professional, Hat: catalogue.PartnerOther, Parts: []int{1}})
}

func (p *Play) tasks() {
	p.As("Noor").Declares(service.DeclaredTask{Task: catalogue.TaskProcessDirection, Follows: catalogue.TaskWmoAccess})
	p.As("Hatice").Declares(service.DeclaredTask{Task: catalogue.TaskWmoAccess})
	p.As("Joris").Declares(service.DeclaredTask{Task: catalogue.TaskMedicalTreatment})
	p.As("Mila").Declares(service.DeclaredTask{Task: catalogue.TaskPoliceAct3})
	p.As("Stef").Declares(service.DeclaredTask{Task: catalogue.TaskTenancy})
	p.As("Aniek").Declares(service.DeclaredTask{Task: catalogue.TaskDebtRelief})
	p.As("Omar").Declares(service.DeclaredTask{})
	p.As("Lotte").IsRefused("M2").Declares(service.DeclaredTask{Task: catalogue.TaskWmoAccess})
	p.As("Noor").IsRefused("M2").Starts()
	for _, person := range People {
		p.As(person.First()).Accepts()
	}
	for _, first := range []string{"Noor", "Hatice", "Joris", "Mila", "Stef", "Aniek", "Omar"} {
		p.As("Noor").Confirms(first)
	}
	p.As("Noor").IsRefused("M2").Confirms("Lotte")
}

// AtTheTable: part by part, what is put there; Joris leaves after part two.
func (p *Play) AtTheTable() {
	p.As("Hatice").Arrives()
	p.As("Noor").IsRefused("L1").Admits("Hatice")
	p.As("Noor").Starts()
	for _, first := range []string{"Joris", "Mila", "Stef", "Aniek", "Omar", "Lotte"} {
		p.As(first).Arrives()
	}
	for _, first := range []string{"Hatice", "Joris", "Mila", "Stef", "Aniek", "Omar", "Lotte"} {
		p.As("Noor").Admits(first)
	}
	p.whatRubenWants()
	p.support()
	p.aroundTheHouse()
	p.agreements4()
}

func (p *Play) whatRubenWants() {
	p.As("Lotte").Puts(1, Item{
		Part: 1, Text: "Ruben wil in zijn huis blijven en wil dat zijn zus meepraat.", Domain: catalogue.DomainHousing,
		Detail: catalogue.DetailThat, Origin: catalogue.OriginSubjectSaid, Dated: "2026-11-09", Law: catalogue.LawNone,
		Nature: catalogue.NatureOrdinary, About: []int{1},
	})
	p.As("Stef").Puts(2, Item{
		Part: 1, Text: "Er is een huurachterstand van drie maanden.", Domain: catalogue.DomainFinances,
		Detail: catalogue.DetailThat, Origin: catalogue.OriginOwnFile, Dated: "2026-11-01", Law: catalogue.LawNone,
		Nature: catalogue.NatureOrdinary, About: []int{1},
	})
	p.As("Stef").Puts(13, Item{
		Part: 1, Text: "Zolang er een regeling loopt, vraagt Thuiswaard geen ontruiming aan.", Domain: catalogue.DomainHousing,
		Detail: catalogue.DetailThat, Origin: catalogue.OriginOwnFile, Dated: "2026-11-20", Law: catalogue.LawNone,
		Nature: catalogue.NatureOrdinary, About: []int{1},
	})
	p.As("Hatice").Puts(9, Item{
		Part: 1, Text: "Een partner slaapt vaak elders.", Domain: catalogue.DomainRelations,
		Detail: catalogue.DetailThat, Origin: catalogue.OriginThirdParty, Dated: "2026-11-12", Law: catalogue.LawWmo,
		Nature: catalogue.NatureOrdinary, About: []int{2},
	})
	p.As("Mila").IsRefused("").Puts(0, Item{
		Part: 1, Text: "Mila zit niet bij dit agendapunt.", Domain: catalogue.DomainHousing,
		Detail: catalogue.DetailThat, Origin: catalogue.OriginOwnFile, Dated: "2026-11-01", Law: catalogue.LawNone,
		Nature: catalogue.NatureOrdinary, About: []int{1},
	})
}

func (p *Play) support() {
	p.As("Joris").Puts(4, Item{
		Part: 2, Text: "Er loopt behandeling. Volgende contact is op 2 december.", Domain: catalogue.DomainMentalHealth,
		Detail: catalogue.DetailThat, Origin: catalogue.OriginOwnFile, Dated: "2026-11-18", Law: catalogue.LawWGBO,
		Nature: catalogue.NatureHealth, About: []int{1}, Consent: true,
	})
	p.As("Joris").Puts(5, Item{
		Part: 2, Text: "Bij spanning raakt hij overprikkeld; een vaste contactpersoon helpt.", Domain: catalogue.DomainMentalHealth,
		Detail: catalogue.DetailWhat, Origin: catalogue.OriginOwnFile, Dated: "2026-11-18", Law: catalogue.LawWGBO,
		Nature: catalogue.NatureHealth, About: []int{1}, Consent: true,
	})
	p.As("Omar").IsRefused("T3").AsksForTask(5, "Voor mijn advies over bemoeizorg.")
	p.As("Omar").Puts(12, Item{
		Part: 2, Text: "Begin met één vaste contactpersoon en bouw vertrouwen op.", Domain: catalogue.DomainMentalHealth,
		Detail: catalogue.DetailThat, Origin: catalogue.OriginOther, Dated: "2026-12-02", Law: catalogue.LawNone,
		Nature: catalogue.NatureNoPerson,
	})
	p.As("Joris").Drafts("A4", 4, service.AgreementText{
		Activity: "Gezamenlijk gesprek met Ruben en Lotte.", Extent: "Eén gesprek.", Start: "2026-12-02", End: "2026-12-09",
		Executor: "GGZ, FACT-team", Contact: "joris.blok@ggz.example",
	})
	p.As("Joris").TakesOn("A4")
	p.As("Omar").IsRefused("").TakesOn("A4")
	p.As("Joris").Leaves()
}

func (p *Play) aroundTheHouse() {
	p.As("Stef").Puts(3, Item{
		Part: 3, Text: "Buren meldden in oktober vier keer geluidsoverlast na middernacht.", Domain: catalogue.DomainHousing,
		Detail: catalogue.DetailWhat, Origin: catalogue.OriginObservation, Dated: "2026-10-31", Law: catalogue.LawNone,
		Nature: catalogue.NatureOrdinary, About: []int{1},
	})
	p.As("Mila").Puts(7, Item{
		Part: 3, Text: "Op 3 november is bemiddeld bij een ruzie; geen aangifte.", Domain: catalogue.DomainSafety,
		Detail: catalogue.DetailWhat, Origin: catalogue.OriginOwnFile, Dated: "2026-11-03", Law: catalogue.LawPolitiegegevens,
		Nature: catalogue.NaturePolice, About: []int{1}, For: []string{"Noor", "Hatice"},
	})
	p.As("Mila").Puts(8, Item{
		Part: 3, Text: "In 2019 was er een veroordeling voor vernieling.", Domain: catalogue.DomainJustice,
		Detail: catalogue.DetailWhat, Origin: catalogue.OriginOwnFile, Dated: "2019-05-14", Law: catalogue.LawPolitiegegevens,
		Nature: catalogue.NatureCriminal, About: []int{1}, For: []string{"Noor", "Hatice"},
	})
	p.As("Noor").IsRefused("T1").Withdraws(8)
	p.As("Stef").IsRefused("").Withdraws(8)
	p.As("Mila").Withdraws(8)
}

func (p *Play) agreements4() {
	p.As("Aniek").Puts(10, Item{
		Part: 4, Text: "Er is een aanmelding voor schuldhulp sinds 12 november.", Domain: catalogue.DomainFinances,
		Detail: catalogue.DetailThat, Origin: catalogue.OriginOwnFile, Dated: "2026-11-12", Law: catalogue.LawSchuldhulpverlening,
		Nature: catalogue.NatureOrdinary, About: []int{1},
	})
	p.As("Hatice").Drafts("A1", 4, service.AgreementText{
		Activity: "Vaste contactpersoon voor Ruben.", Extent: "Twee bezoeken per week.", Start: "2026-12-02", End: "2027-01-15",
		Executor: "Wijkteam Noord", Contact: "hatice.demir@wijkteam.example",
	})
	p.As("Aniek").Drafts("A2", 4, service.AgreementText{
		Activity: "Betalingsregeling met Ruben treffen.", Extent: "Eén regeling; Ruben vertelt het Thuiswaard zelf.", Start: "2026-11-23", End: "2026-12-01",
		Executor: "Gemeente Waterkamp, schuldhulp", Contact: "aniek.visser@waterkamp.example",
	})
	p.As("Mila").Drafts("A3", 4, service.AgreementText{
		Activity: "Belt bij een nieuwe melding eerst Hatice.", Extent: "Bij elke melding.", Start: "2026-12-02",
		Executor: "Politie", Contact: "mila.peters@politie.example",
	})
	p.As("Stef").Drafts("A5", 4, service.AgreementText{
		Activity: "Vraagt geen ontruiming zolang de regeling loopt.", Extent: "Zolang Ruben betaalt.", Start: "2026-12-01",
		Executor: "Woningcorporatie Thuiswaard", Contact: "stef.hoekstra@thuiswaard.example",
	})
	for _, own := range [][2]string{{"Hatice", "A1"}, {"Aniek", "A2"}, {"Mila", "A3"}, {"Stef", "A5"}} {
		p.As(own[0]).TakesOn(own[1])
	}
	p.As("Noor").IsRefused("S2").TakesOn("A1")
	p.As("Noor").IsRefused("S1").Closes()
}

// TheRound: Wie neemt wat mee? Agreement by agreement: what is needed, may it.
// Joris decides from his telephone, after leaving.
func (p *Play) TheRound() {
	p.As("Noor").OpensRound()
	p.As("Noor").Discusses("A1")
	p.As("Hatice").AsksFor(1, "A1", "Om met Ruben zelf te beginnen, en met zijn zus erbij.")
	p.As("Hatice").AsksFor(4, "A1", "Om mijn bezoeken af te stemmen op de behandeling.")
	p.As("Hatice").AsksFor(12, "A1", "Om het contact goed op te bouwen.")
	p.As("Noor").IsRefused("T1").Grants("Hatice", 1, "")
	p.As("Lotte").Grants("Hatice", 1, "Bespreek het eerst met Ruben.")
	p.As("Joris").GrantsAs("Hatice", 4, "Er loopt behandeling bij de GGZ.")
	p.As("Omar").Grants("Hatice", 12, "")
	p.As("Noor").IsRefused("S1").Closes()
	p.As("Noor").Discusses("A2")
	p.As("Aniek").AsksFor(2, "A2", "Om de regeling te kunnen berekenen.")
	p.As("Aniek").AsksFor(13, "A2", "Om Ruben te kunnen zeggen waar hij op kan rekenen.")
	p.As("Stef").Grants("Aniek", 2, "")
	p.As("Stef").Grants("Aniek", 13, "")
	p.As("Noor").Discusses("A3")
	p.As("Mila").AsksFor(3, "A3", "Om meldingen te herkennen.")
	p.As("Stef").Refuses("Mila", 3)
	p.As("Noor").Discusses("A4")
	p.As("Noor").Discusses("A5")
	p.As("Stef").AsksFor(10, "A5", "Om te weten dat er een aanmelding is.")
	p.As("Aniek").Refuses("Stef", 10)
}

// Closed: what was not released is destroyed; who has a parcel may collect it.
func (p *Play) Closed() {
	p.As("Noor").Closes()
	p.As("Stef").IsRefused("").OpensParcel()
}
