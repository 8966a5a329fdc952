// SPDX-License-Identifier: EUPL-1.2

package conference

import "regexp"

// The ids of everything that events name: UUIDs in lower case, made by the caller.
type (
	PersonID      string
	CaseID        string
	SubjectID     string
	ConsentID     string
	MeetingID     string
	PartID        string
	ParticipantID string
	ItemID        string
	RequestID     string
	AgreementID   string
	EnvelopeID    string // names a sealed text in the vault's tables

	LinkID         string // of one invitation or enrolment that somebody was sent
	ProofID        string // of one thing somebody proves with who they are
	OrganisationID string
	IssuerID       string // of an organisation's own sign-on
)

// Clock is who did what nobody did: terms that ran out.
const Clock PersonID = "00000000-0000-7000-8000-000000000000"

// TheHouse is the id of the house stream: one installation serves one house.
const TheHouse = "00000000-0000-7000-8000-000000000001"

var uuid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

// ValidID reports whether a text is a UUID in lower case, the only form in use.
func ValidID(s string) bool { return uuid.MatchString(s) }

// id marks the types that events may hold as references.
type id interface{ isID() }

func (PersonID) isID()      {}
func (CaseID) isID()        {}
func (SubjectID) isID()     {}
func (ConsentID) isID()     {}
func (MeetingID) isID()     {}
func (PartID) isID()        {}
func (ParticipantID) isID() {}
func (ItemID) isID()        {}
func (RequestID) isID()     {}
func (AgreementID) isID()   {}
func (EnvelopeID) isID()    {}

func (LinkID) isID()         {}
func (ProofID) isID()        {}
func (OrganisationID) isID() {}
func (IssuerID) isID()       {}
