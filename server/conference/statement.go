// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
)

// Statement is what the closing certificate states (S6): what was done and what
// became of it, without names and without a word that was said. People are
// numbered in the order of invitation; names stay in the notes.
type Statement struct {
	Meeting      MeetingID           `json:"meeting"`
	Kind         string              `json:"kind"`
	ClosedAt     time.Time           `json:"closedAt"`
	Participants []StatedParticipant `json:"participants"`
	Items        StatedItems         `json:"items"`
	Releases     []StatedRelease     `json:"releases"`
	Agreements   int                 `json:"agreements"`
	Destruction  StatedDestruction   `json:"destruction"`
	Kept         []StatedTerm        `json:"kept"`
}

type (
	// StatedParticipant is one who was at the table; of whom some there may not know,
	// only that and when.
	StatedParticipant struct {
		Number   int              `json:"number"`
		Capacity Capacity         `json:"capacity,omitempty"`
		Task     catalogue.TaskID `json:"task,omitempty"`
		OwnTask  bool             `json:"taskInOwnWords,omitempty"`
		Under    int              `json:"underTaskOf,omitempty"`
		Stays    []StatedStay     `json:"stays"`
	}
	StatedStay struct {
		In  time.Time `json:"in"`
		Out time.Time `json:"out"`
	}
	StatedItems struct {
		Put       int          `json:"put"`
		Released  int          `json:"released"`
		Destroyed int          `json:"destroyed"`
		Withdrawn int          `json:"withdrawn"`
		Kinds     []StatedKind `json:"kinds"`
	}
	// StatedKind leaves the life domain out, and who the others were: a reader of
	// the certificate may have been at one part only (M6).
	StatedKind struct {
		Detail   catalogue.Detail `json:"detail"`
		Personal bool             `json:"personal"`
		Count    int              `json:"count"`
	}
	// StatedRelease is one permission: the words travel in the parcel only.
	StatedRelease struct {
		Item         int  `json:"item"`
		From         int  `json:"from"`
		To           int  `json:"to"`
		Agreement    int  `json:"agreement,omitempty"`
		OwnTask      bool `json:"ownTask,omitempty"`
		InOtherWords bool `json:"inOtherWords,omitempty"`
	}
	StatedDestruction struct {
		Items int       `json:"items"`
		Key   string    `json:"key"`
		At    time.Time `json:"at"`
	}
	// StatedTerm says until when something is kept; without Until no end is set.
	StatedTerm struct {
		What  string     `json:"what"`
		Until *time.Time `json:"until,omitempty"`
	}
)

// State returns what the certificate of a meeting states, whose table's key was
// destroyed and that closes now.
func (m *Meeting) State(at time.Time, t Terms) Statement {
	released, destroyed, withdrawn := m.Tally()
	return Statement{
		Meeting: m.ID, Kind: "closing-certificate-1", ClosedAt: at,
		Participants: m.stateParticipants(),
		Items:        StatedItems{len(m.items), released, destroyed, withdrawn, m.stateKinds()},
		Releases:     m.stateReleases(),
		Agreements:   len(m.FinalAgreements()),
		Destruction:  StatedDestruction{destroyed + withdrawn, "destroyed", at},
		Kept:         m.stateTerms(at, t),
	}
}

func (m *Meeting) stateParticipants() []StatedParticipant {
	list := []StatedParticipant{}
	for i := range m.participants {
		if p := &m.participants[i]; len(p.Attended) > 0 {
			list = append(list, m.stateParticipant(p))
		}
	}
	return list
}

// stateParticipant leaves out as what and under which task somebody was there of whom
// others there learn nothing: one certificate is for all, and a task such as treatment
// tells of the subject what was said elsewhere (M6). The record has it. (decision 0017)
func (m *Meeting) stateParticipant(p *Participant) StatedParticipant {
	stated := StatedParticipant{Number: p.Number}
	for _, stay := range p.Attended {
		stated.Stays = append(stated.Stays, StatedStay(stay))
	}
	if m.knownToAll(p) {
		asker, _ := m.Participant(p.Task.Asker)
		stated.Capacity, stated.Task = p.Capacity, p.Task.Catalogue
		stated.OwnTask, stated.Under = p.Task.Words != "", asker.Number
	}
	return stated
}

// knownToAll reports whether everybody who was at the table may know of somebody.
func (m *Meeting) knownToAll(p *Participant) bool {
	for _, other := range m.participants {
		sight := m.Sight(other.Person)
		if len(other.Attended) > 0 && other.ID != p.ID && !sight.organiser && !sight.shares(p) {
			return false
		}
	}
	return true
}

func (m *Meeting) stateKinds() []StatedKind {
	list := []StatedKind{}
	for _, i := range m.items {
		same := func(k StatedKind) bool { return k.Detail == i.Detail && k.Personal == i.Personal }
		if !slices.ContainsFunc(list, same) {
			list = append(list, StatedKind{i.Detail, i.Personal, 0})
		}
		change(list, same, func(k *StatedKind) { k.Count++ })
	}
	return list
}

func (m *Meeting) stateReleases() []StatedRelease {
	list := []StatedRelease{}
	for _, r := range m.Releases() {
		a, forAgreement := m.Agreement(r.Request.Agreement)
		list = append(list, StatedRelease{r.Item.Number, r.Provider.Number, r.Recipient.Number, a.Number, !forAgreement, r.Request.Narrowed})
	}
	return list
}

func (m *Meeting) stateTerms(at time.Time, t Terms) []StatedTerm {
	list := []StatedTerm{}
	if len(m.parcels) > 0 {
		until := m.parcels[0].Until
		list = append(list, StatedTerm{"parcels", &until})
	}
	end := recorded(at.Add(seconds(t.Case)))
	return append(list, StatedTerm{"case", &end}, StatedTerm{What: "record"})
}
