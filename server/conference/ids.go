// SPDX-License-Identifier: EUPL-1.2

package conference

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

// ValidID reports whether a text is a UUID in lower case, the only form in use. It
// is asked of every id of every event, written and read.
func ValidID(s string) bool {
	for n := range len(s) {
		hyphen := n == 8 || n == 13 || n == 18 || n == 23
		if hyphen != (s[n] == '-') || !hyphen && !lowerHex(s[n]) {
			return false
		}
	}
	return len(s) == 36
}

func lowerHex(b byte) bool { return '0' <= b && b <= '9' || 'a' <= b && b <= 'f' }

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
