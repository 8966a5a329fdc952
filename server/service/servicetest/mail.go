// SPDX-License-Identifier: EUPL-1.2

package servicetest

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
)

// MailFrom is the address of the house, once it mails.
const MailFrom = "tafel@waterkamp.example"

// Mailing gives the house an address to send mail from.
func Mailing(ctx context.Context, h *House) error {
	if err := h.AddPerson(ctx, Person("Bea"), conference.PersonContent{Name: "Bea"}, conference.RoleAdministrator); err != nil {
		return err
	}
	_, err := h.SetHouse(ctx, Act("Bea"), service.NewSettings{
		Name: "Gemeente Waterkamp", MailFrom: MailFrom, MailName: "Casustafel", Weighed: conference.DefaultWeighed,
		Terms: service.NewTerms{AutoCloseHours: 2, ParcelDays: 14, OpenedHours: 24, CaseDays: 365},
	})
	return err
}

// CaseWords are typed words that belong to the case and the meeting, and to no mail.
func CaseWords() []string {
	return []string{"Veilig", "wonen", "Wie doet", "Ruben", "B1", "B2", "Zit voor", "Kijkt mee"}
}

// InvitationOf is an invitation as somebody of the scene gets it, for somebody else.
func (s *Scene) InvitationOf(name string, p conference.PersonID) service.Invitation {
	as := people[name]
	return service.Invitation{Person: p, Organisation: "Org van " + name, Hat: as.hat, Capacity: as.capacity, Parts: s.Parts, Why: "Is nodig."}
}
