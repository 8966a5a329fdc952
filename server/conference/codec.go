// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"time"
)

// version is written with every event. A change of an event's shape gets a new
// number here and an upcast in Decode; old texts are never rewritten (P6).
const version = 1

// kinds is the closed list of events.
var kinds = func() map[string]reflect.Type {
	list := map[string]reflect.Type{}
	for _, b := range bodies {
		list[b.kind()] = reflect.TypeOf(b)
	}
	return list
}()

var bodies = []Body{
	HouseFounded{}, HouseSet{}, PersonAdded{}, PersonChanged{}, PersonRemoved{}, RolesGiven{},
	OrganisationSet{}, OrganisationDropped{}, IssuerSet{}, IssuerDropped{}, IdentityLinked{}, IdentityUnlinked{}, MeetingSettled{}, Restored{},
	EnrolmentOffered{}, EnrolmentTaken{}, ShownLinkTaken{}, AddressChanged{}, ProofAdded{}, ProofConfirmed{}, ProofRenamed{}, ProofRemoved{},
	LoggedIn{}, ProofDoubted{}, SessionsEnded{},
	CaseOpened{}, PurposeChanged{}, MeetingListed{}, ConsentRecorded{}, ConsentWithdrawn{}, CaseKept{}, CaseEnded{},
	Convened{}, Invited{}, InvitationWithdrawn{}, TaskDeclared{}, TaskConfirmed{}, ConfidentialityAccepted{},
	Proved{}, IdentityConfirmed{}, IdentityRefused{}, VouchedFor{}, CodeGiven{}, CodeUsed{}, CodeMissed{}, Substituted{},
	Arrived{}, Admitted{}, Left{}, ShownOut{}, Started{}, Extended{}, CloseWarned{},
	LinkIssued{}, LinkTaken{}, LinkShown{}, MailDue{}, MailSent{}, MailDelayed{}, MailFailed{}, MailRecalled{}, Rescheduled{},
	ItemPut{}, ItemOpened{}, ItemNarrowed{}, ItemWithdrawn{},
	TakeHomeRequested{}, RequestWithdrawn{}, PermissionGranted{}, PermissionRefused{}, PermissionTakenBack{},
	AgreementDrafted{}, AgreementRewritten{}, AgreementTakenOn{}, AgreementDropped{}, AgreementReported{},
	RoundOpened{}, AgreementDiscussed{}, ClosingBegan{}, Sealed{}, Closed{},
	ParcelOpened{}, ParcelCollected{}, ParcelExpired{},
	TableLost{}, ParcelLost{},
}

type written struct {
	Kind    string          `json:"kind"`
	Version int             `json:"version"`
	At      time.Time       `json:"at"`
	By      PersonID        `json:"by"`
	Body    json.RawMessage `json:"body"`
}

// Encode returns the text in which an event is stored, hashed and shown to an
// auditor, with its version. It refuses an event that holds anything but ids,
// times, counts and values of closed lists, so that a typed word cannot reach
// the record even by mistake (P6).
func Encode(e Event) (text string, v int, err error) {
	if err := e.contentFree(); err != nil {
		return "", 0, err
	}
	body, err := json.Marshal(e.Body)
	if err != nil {
		return "", 0, fmt.Errorf("encoding %s: %w", e.Kind(), err)
	}
	whole, err := json.Marshal(written{e.Kind(), version, e.At, e.By, body})
	return string(whole), version, err
}

// Decode reads a stored event back. Unknown kinds, versions and fields are
// errors: a record that this program does not understand is not guessed at.
func Decode(text string) (Event, error) {
	var w written
	if err := strict([]byte(text), &w); err != nil {
		return Event{}, fmt.Errorf("decoding event: %w", err)
	}
	t, ok := kinds[w.Kind]
	if !ok || w.Version != version {
		return Event{}, fmt.Errorf("decoding event: unknown kind or version %q %d", w.Kind, w.Version)
	}
	body := reflect.New(t)
	if err := strict(w.Body, body.Interface()); err != nil {
		return Event{}, fmt.Errorf("decoding %s: %w", w.Kind, err)
	}
	e := Event{At: w.At, By: w.By, Body: body.Elem().Interface().(Body)}
	if err := e.contentFree(); err != nil {
		return Event{}, err
	}
	return e, nil
}

func strict(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("something follows the end")
	}
	return nil
}

// Kinds returns an empty event body of every kind, for the tests that count them.
func Kinds() []Body { return slices.Clone(bodies) }
