// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// mustRecordClosed writes the record of a meeting of Noor that closed at a moment.
func mustRecordClosed(t *testing.T, h *servicetest.House, at time.Time) conference.MeetingID {
	t.Helper()
	id, part := service.NewID(), conference.PartID(service.NewID())
	stream := record.Stream{Kind: record.Meeting, ID: id}
	b := record.Batch{Writes: []record.Write{{Stream: stream}}}
	for _, body := range []conference.Body{
		conference.Convened{Case: conference.CaseID(service.NewID()), Start: at, End: at, ClosesAt: at, Parts: []conference.PartID{part}},
		conference.Invited{
			Participant: conference.ParticipantID(service.NewID()), Person: servicetest.Person("Noor"), Capacity: conference.Chair,
			Hat: catalogue.PartnerProcessDirector, Parts: []conference.PartID{part}, Envelope: conference.EnvelopeID(service.NewID()),
		},
		conference.ClosingBegan{Cause: conference.ByChair}, conference.Sealed{}, conference.Closed{Certificate: conference.EnvelopeID(service.NewID())},
	} {
		e := conference.Event{At: at, By: servicetest.Person("Noor"), Body: body}
		text, version, err := conference.Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		b.Writes[0].Entries = append(b.Writes[0].Entries, record.Entry{Kind: e.Kind(), Version: version, Text: text})
		b.Index = append(b.Index, service.Index(stream, e)...)
	}
	if err := h.Store.Append(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	return conference.MeetingID(id)
}

// TestMine_ShowsWhatGoesOnAndWhatWasOverLast: the list is read to its end in parts,
// in which every meeting is there once, the one that goes on first of all (M7).
func TestMine_ShowsWhatGoesOnAndWhatWasOverLast(t *testing.T) {
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{})
	s := mustStage(t, h, "discussed")
	at := time.Now().UTC().Truncate(time.Microsecond).Add(-1000 * time.Hour)
	var want []conference.MeetingID
	for n := range 250 {
		want = append(want, mustRecordClosed(t, h, at.Add(time.Duration(n)*time.Hour)))
	}
	v, err := h.Mine(t.Context(), servicetest.Person("Noor"))
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Meetings) != 101 || v.Meetings[0].ID != s.Meeting || len(v.Cases) != 1 || v.Earlier != want[150] {
		t.Fatalf("got %d meetings, %d cases and more before %s; want the open one, 100 that closed, 1 case and more before %s",
			len(v.Meetings), len(v.Cases), v.Earlier, want[150])
	}
	lines := v.Meetings[1:]
	for range 2 {
		if v, err = h.Earlier(t.Context(), servicetest.Person("Noor"), v.Earlier); err != nil {
			t.Fatal(err)
		}
		lines = append(v.Meetings, lines...)
	}
	var got []conference.MeetingID
	for _, line := range lines {
		got = append(got, line.ID)
	}
	if d := cmp.Diff(want, got); d != "" || v.Earlier != "" {
		t.Errorf("the list to its end, with %q before it, differs (-want +got):\n%s", v.Earlier, d)
	}
	var refused conference.Errors
	if _, err := h.Earlier(t.Context(), servicetest.Person("Stef"), want[150]); !errors.As(err, &refused) || !refused.Has(conference.Hidden) {
		t.Errorf("before a meeting that is not one's own: got %v, want not found", err)
	}
}
