// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/storage"
)

// Closing a hundred thousand meetings one by one takes hours. So their record is
// written as closing leaves it, without the sealed texts, which no list opens.
const (
	meetingsPerCase = 4
	casesPerAppend  = 50
)

func plantAll(ctx context.Context, dir string, closed []int) error {
	store, err := storage.Open(ctx, storage.Config{Path: filepath.Join(dir, "db", app.DatabaseFile)})
	if err != nil {
		return err
	}
	for n, count := range closed {
		if err = plant(ctx, store, reader(n), count); err != nil {
			break
		}
	}
	return errors.Join(err, store.Close())
}

// plant writes so many closed meetings of one organiser, oldest first.
func plant(ctx context.Context, store record.Store, p conference.PersonID, count int) error {
	at := ago(time.Duration(count) * time.Minute)
	for done := 0; done < count; {
		g := group{by: p, at: at.Add(time.Duration(done) * time.Minute)}
		for range casesPerAppend {
			n := min(meetingsPerCase, count-done)
			if n == 0 {
				break
			}
			g.caseWith(n)
			done += n
		}
		if g.err != nil {
			return g.err
		}
		if err := store.Append(ctx, g.batch); err != nil {
			return err
		}
	}
	return nil
}

// group is what one append writes.
type group struct {
	by    conference.PersonID
	at    time.Time
	batch record.Batch
	err   error
}

func (g *group) caseWith(meetings int) {
	id := conference.CaseID(service.NewID())
	bodies := []conference.Body{conference.CaseOpened{
		Content: conference.EnvelopeID(service.NewID()), Domains: []catalogue.Domain{catalogue.DomainHousing},
		Subjects: []conference.SubjectID{conference.SubjectID(service.NewID())},
	}}
	for range meetings {
		m := conference.MeetingID(service.NewID())
		g.write(record.Stream{Kind: record.Meeting, ID: string(m)}, g.meeting(id))
		bodies = append(bodies, conference.MeetingListed{Meeting: m}, conference.CaseKept{Until: g.at.AddDate(5, 0, 0)})
	}
	g.write(record.Stream{Kind: record.Case, ID: string(id)}, bodies)
}

// meeting is the record of a small meeting, from convening to its close.
func (g *group) meeting(id conference.CaseID) []conference.Body {
	part, chair := conference.PartID(service.NewID()), conference.ParticipantID(service.NewID())
	bodies := []conference.Body{
		conference.Convened{
			Case: id, Start: g.at, End: g.at.Add(time.Hour), ClosesAt: g.at.Add(24 * time.Hour),
			Agenda: conference.EnvelopeID(service.NewID()), Parts: []conference.PartID{part},
		},
		conference.Invited{
			Participant: chair, Person: g.by, Capacity: conference.Chair, Hat: catalogue.PartnerProcessDirector,
			Parts: []conference.PartID{part}, Envelope: conference.EnvelopeID(service.NewID()),
		},
		conference.Started{}, conference.Admitted{Participant: chair, Card: conference.EnvelopeID(service.NewID())},
	}
	return append(bodies, conference.RoundOpened{}, conference.ClosingBegan{Cause: conference.ByChair},
		conference.Sealed{}, conference.Closed{Certificate: conference.EnvelopeID(service.NewID())})
}

func (g *group) write(stream record.Stream, bodies []conference.Body) {
	w := record.Write{Stream: stream}
	for _, b := range bodies {
		e := conference.Event{At: g.at, By: g.by, Body: b}
		text, version, err := conference.Encode(e)
		if err != nil {
			g.err = errors.Join(g.err, err)
			return
		}
		w.Entries = append(w.Entries, record.Entry{Kind: e.Kind(), Version: version, Text: text})
		g.batch.Index = append(g.batch.Index, service.Index(stream, e)...)
		g.at = g.at.Add(time.Second)
	}
	g.batch.Writes = append(g.batch.Writes, w)
}
