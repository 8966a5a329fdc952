// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"

	"github.com/casustafel/casustafel/server/catalogue"
)

// Invite asks one partner to this case, with the reason why the case needs them:
// one by one, for some parts (M1, M4, M6; VNG question 33). There is no deed that
// invites a list.
type Invite struct {
	Act
	Person PersonID
	Known  bool // fact: the house knows this person
	Seat   Seat
}

// Seat is the place at the table that is made ready for somebody.
type Seat struct {
	Participant  ParticipantID
	Capacity     Capacity
	Hat          catalogue.PartnerKind
	Parts        []PartID
	AskedBy      ParticipantID // of an adviser: who asks for the advice (M2)
	Envelope     EnvelopeID    // organisation and reason, sealed
	Organisation bool          // fact: an organisation is named
	Why          bool          // fact: a reason is given
	Link         LinkID        // of the invitation; empty: this house has no links
	Mails        bool          // fact: this house sends mail, and there is an address
}

// Invited says who is asked, in which capacity, under which hat, for which parts.
type Invited struct {
	Participant ParticipantID
	Person      PersonID
	Capacity    Capacity
	Hat         catalogue.PartnerKind
	Parts       []PartID
	AskedBy     ParticipantID
	Envelope    EnvelopeID
}

func (Invited) kind() string { return "participant-invited" }

func (b Invited) apply(m *Meeting, _ Event) {
	m.participants = append(m.participants, Participant{
		ID: b.Participant, Number: len(m.participants) + 1, Person: b.Person, Capacity: b.Capacity,
		Hat: b.Hat, Parts: b.Parts, AskedBy: b.AskedBy, Invitation: b.Envelope, Revision: m.Version,
	})
	m.People = m.Version
}

func (d Invite) stands(m *Meeting) bool { return m.Sight(d.By).Organiser() }

func (d Invite) decide(m *Meeting) ([]Body, error) {
	if m.Stage != Planned && !m.Open() {
		return nil, refuse(MeetingClosed)
	}
	if _, already := m.ParticipantOf(d.Person); already {
		return nil, refuseField(AlreadyInvited, "person")
	}
	var n needs
	n.that(d.Known, PersonUnknown, "person")
	n.that(d.Seat.Capacity != Chair, ChairTaken, "capacity")
	d.Seat.check(&n, m.Parts)
	if d.Seat.Capacity.may().underAsker {
		asker, ok := m.Participant(d.Seat.AskedBy)
		n.that(ok && !asker.Uninvited && asker.Capacity.NeedsTask() && !asker.Capacity.may().underAsker, AskerMissing, "askedBy")
	}
	if err := n.err(); err != nil {
		return nil, err
	}
	return append([]Body{d.Seat.invited(d.Person)}, d.Seat.sent(m.ClosesAt)...), nil
}

func (s Seat) check(n *needs, parts []PartID) {
	n.that(s.Capacity.Valid(), CapacityUnknown, "capacity")
	n.that(s.Hat.Valid(), HatUnknown, "hat")
	n.that(s.Organisation, OrganisationEmpty, "organisation")
	n.that(s.Why, WhyMissing, "why")
	n.that(len(s.Parts) > 0 && !slices.ContainsFunc(s.Parts, func(p PartID) bool { return !slices.Contains(parts, p) }),
		PartsMissing, "parts")
}

func (s Seat) invited(p PersonID) Invited {
	if !s.Capacity.may().underAsker {
		s.AskedBy = ""
	}
	return Invited{s.Participant, p, s.Capacity, s.Hat, s.Parts, s.AskedBy, s.Envelope}
}
