// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"

	"github.com/casustafel/casustafel/server/catalogue"
)

// Contribution says that somebody provided something about a life domain: not
// what, a deliberate step short of JPR (S3).
type Contribution struct {
	Provider ParticipantID
	Domain   catalogue.Domain
}

// Contributions returns who provided something about which life domain, as far as
// the viewer may read it: what was withdrawn is not told, what the viewer was not
// shown is not either; the organiser reads the notes whole (S3, M6).
func (s Sight) Contributions() []Contribution {
	var list []Contribution
	for _, i := range s.meeting.items {
		c := Contribution{i.Provider, i.Domain}
		if s.Notes() && s.told(i) && !i.Withdrawn && s.Participant(i.Provider) && !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

// told: the organiser reads the notes whole, others of what they were shown.
func (s Sight) told(i Item) bool {
	return s.organiser || i.Provider == s.me.ID || slices.Contains(i.Audience, s.me.ID)
}

// Attendance returns who was at the table, as far as the viewer may know (S3, M6).
func (s Sight) Attendance() []Participant {
	return only(s.Participants(), func(p Participant) bool { return s.Notes() && len(p.Attended) > 0 })
}

// Evidence returns on whose contributions an agreement rests: those who permitted
// an item for it, as far as the viewer was shown that item. It stands in their file
// and the taker's, not in the notes (S3, M6).
func (s Sight) Evidence(a AgreementID) []ParticipantID {
	var from []ParticipantID
	for _, r := range s.meeting.Releases() {
		p := r.Provider.ID
		if r.Request.Agreement == a && s.Agreement(a) && s.told(r.Item) && s.Participant(p) && !slices.Contains(from, p) {
			from = append(from, p)
		}
	}
	return from
}
