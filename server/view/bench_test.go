// SPDX-License-Identifier: EUPL-1.2

package view_test

import (
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/view"
)

// BenchmarkPictureOf_OneItemOf500 is what a look takes after one item was put.
func BenchmarkPictureOf_OneItemOf500(b *testing.B) {
	const people, items = 10, 500
	m := conference.NewMeeting("m")
	happens := func(body conference.Body) {
		if err := m.Apply(conference.Event{At: time.Unix(0, 0), By: who(0), Body: body}); err != nil {
			b.Fatal(err)
		}
	}
	happens(conference.Convened{Parts: []conference.PartID{"one"}})
	happens(conference.Started{})
	var all []conference.ParticipantID
	for n := range people {
		all = append(all, seat(n))
		happens(conference.Invited{Participant: seat(n), Person: who(n), Parts: []conference.PartID{"one"}})
		happens(conference.Admitted{Participant: seat(n)})
	}
	for range items {
		happens(conference.ItemPut{Provider: seat(0), Audience: all})
	}
	f := view.From{Meeting: m, Case: &conference.Case{}, Viewer: who(3), Texts: spoken{}}
	for b.Loop() {
		if got := view.PictureOf(f, view.Seen{Meeting: m.Version - 1}); len(got.Pieces) != 1 {
			b.Fatalf("got %d pieces, want the last item", len(got.Pieces))
		}
	}
}
