// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// rightsTable is docs/rights.md: deed, column, and what stands there.
type rightsTable map[string]map[string]string

// columns are the heads of the table, in its order.
var columns = []string{
	"organiser, chair", "professional", "adviser", "subject, representative", "interpreter", "coordinator", "FG", "administrator",
}

func mustReadRights(t testing.TB) rightsTable {
	t.Helper()
	table := rightsTable{}
	for line := range strings.Lines(string(must(os.ReadFile("../../docs/rights.md"))(t))) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if len(cells) <= len(columns) || strings.HasPrefix(cells[0], "---") {
			continue
		}
		if cells[0] == "deed" {
			if !slices.Equal(cells[1:1+len(columns)], columns) {
				t.Fatalf("the heads of a table: got %q, want %q", cells, columns)
			}
			continue
		}
		row := map[string]string{}
		for i, column := range columns {
			row[column] = cells[i+1]
		}
		table[cells[0]] = row
	}
	return table
}

// Rows of docs/rights.md that an operation stands in.
const (
	ofCase    = "open, edit, transfer a case"
	people_   = "see people and items of a part"
	puts      = "put an item on the table, set one ready"
	permits   = "withdraw an item, give permission"
	receives  = "receive a take-home item"
	takesOn   = "take on an agreement"
	ends      = "close the meeting"
	collects  = "collect a parcel"
	notes     = "read the notes"
	record_   = "read the record"
	manages   = "manage people and settings"
	invites   = "invite, take an invitation back, let somebody else come, move the meeting"
	confirms  = "confirm a task, confirm or refuse an identity, pass a link on"
	leads     = "open the table, admit, show out, extend, lead the round, give a personal code"
	declares  = "declare the own task"
	comes     = "accept confidentiality, arrive, leave, read the door"
	vouches   = "answer for who sits beside"
	writes    = "write an agreement down"
	consents  = "record and withdraw the own consents"
	certifies = "read the certificate"
	knows     = "see whom to invite, make somebody known"
	oneself   = "the own meetings, sessions and proofs"
)

// rowOf gives every operation that asks for a person its row; what anybody may ask is
// in none.
var rowOf = map[string]string{
	"openCase": ofCase, "getCase": ofCase, "changePurpose": ofCase, "convene": ofCase,
	"getMeeting": people_, "askTicket": people_, "watchMeeting": people_, "lookBeside": people_,
	"putItem":  puts,
	"openItem": permits, "narrowItem": permits, "withdrawItem": permits, "grant": permits, "refuseRequest": permits, "takeBack": permits,
	"requestItem": receives, "withdrawRequest": receives,
	"takeOnAgreement": takesOn, "reportAgreement": takesOn,
	"close":     ends,
	"getParcel": collects, "openParcel": collects, "collectParcel": collects,
	"getNotes": notes, "getRecord": record_, "listDeeds": record_, "getCertificate": certifies,

	"invite": invites, "withdrawInvitation": invites, "substitute": invites, "reschedule": invites,
	"confirmTask": confirms, "confirmIdentity": confirms, "refuseIdentity": confirms, "sendAgain": confirms, "showLink": confirms,
	"start": leads, "admit": leads, "showOut": leads, "extend": leads, "openRound": leads, "discussAgreement": leads, "giveCode": leads,
	"declareTask": declares, "acceptConfidentiality": comes, "arrive": comes, "leave": comes, "getDoor": comes,
	"vouchFor": vouches, "draftAgreement": writes, "rewriteAgreement": writes, "dropAgreement": writes,
	"listConsents": consents, "recordConsent": consents, "withdrawConsent": consents,

	"listPeople": knows, "addPerson": knows, "listOrganisations": knows,
	"getSettings": manages, "changeSettings": manages, "changePerson": manages, "giveRoles": manages, "removePerson": manages,
	"endSessionsOf": manages, "offerEnrolment": manages, "removeProofOf": manages, "confirmProofOf": manages,
	"addOrganisation": manages, "changeOrganisation": manages, "dropOrganisation": manages,
	"listIssuers": manages, "addIssuer": manages, "changeIssuer": manages, "dropIssuer": manages,

	"listMeetings": oneself, "listEarlier": oneself, "getMe": oneself, "beginAgain": oneself, "proveAgain": oneself,
	"listProofs": oneself, "renameProof": oneself, "removeProof": oneself, "listSessions": oneself,
	"endSession": oneself, "endSessions": oneself, "endOneSession": oneself, "logInWithCode": oneself,
	"beginPasskey": oneself, "addPasskey": oneself, "beginCode": oneself, "addCode": oneself,
}
