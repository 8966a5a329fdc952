// SPDX-License-Identifier: EUPL-1.2

package notify

import (
	ics "github.com/arran4/golang-ical"
)

// calendar returns the entry for the addressee's calendar. It holds time and place
// only: a calendar is often shared with colleagues, so the link is in the mail and
// not here, and the only attendee is the addressee (M7).
func (l Letter) calendar() string {
	c := ics.NewCalendar()
	c.SetProductId("-//Casustafel//NL")
	c.SetMethod(l.method())
	e := c.AddEvent(l.UID)
	e.SetDtStampTime(l.At.UTC())
	e.SetStartAt(l.Start.UTC())
	e.SetEndAt(l.End.UTC())
	e.SetSequence(l.Sequence)
	e.SetSummary(summary)
	e.SetLocation(l.location())
	e.SetClass(ics.ClassificationConfidential)
	e.SetStatus(l.status())
	e.SetOrganizer(l.From)
	e.AddAttendee(l.To, ics.ParticipationRoleReqParticipant, ics.ParticipationStatusNeedsAction, ics.WithRSVP(false))
	return c.Serialize(ics.WithNewLine("\r\n"))
}

func (l Letter) method() ics.Method {
	if l.Kind == Cancelled {
		return ics.MethodCancel
	}
	return ics.MethodRequest
}

func (l Letter) status() ics.ObjectStatus {
	if l.Kind == Cancelled {
		return ics.ObjectStatusCancelled
	}
	return ics.ObjectStatusConfirmed
}

func (l Letter) location() string {
	if l.Place == "" {
		return l.House
	}
	return l.Place
}
