// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/view"
)

// looks bounds how often a view is made anew because its meeting moved on.
const looks = 20

// Meeting returns a meeting as one person sees it now, or not-found.
func (s *Service) Meeting(ctx context.Context, p conference.PersonID, id conference.MeetingID) (view.Meeting, error) {
	return look(ctx, s, p, id, func(f view.From) (view.Meeting, bool) {
		if !f.Meeting.Sight(p).Meeting() {
			return view.Meeting{}, false
		}
		return view.OfMeeting(f), true
	})
}

// Notes returns the notes of a closed meeting for one person, or not-found.
func (s *Service) Notes(ctx context.Context, p conference.PersonID, id conference.MeetingID) (view.Notes, error) {
	return look(ctx, s, p, id, view.OfNotes)
}

// Parcel returns the own parcel of a person, or not-found.
func (s *Service) Parcel(ctx context.Context, p conference.PersonID, id conference.MeetingID) (view.Parcel, error) {
	return look(ctx, s, p, id, view.OfParcel)
}

// look makes a view from what is open already. When it asked for an envelope that
// is not, those are opened and no others, and it is made once more. When the meeting moved on meanwhile, it looks again,
// so that nothing is shown that was no longer to be seen when it was opened.
func look[V any](ctx context.Context, s *Service, p conference.PersonID, id conference.MeetingID, of func(view.From) (V, bool)) (V, error) {
	var none V
	for range looks {
		f, err := s.from(ctx, p, id)
		if err != nil {
			return none, err
		}
		shelf := &shelf{from: s.opened.of(f.Meeting)}
		f.Texts = shelf
		v, ok := of(f)
		if !ok {
			return none, conference.Refuse(conference.Hidden)
		}
		if len(shelf.missing) > 0 {
			if err := s.fill(ctx, shelf); err != nil {
				return none, err
			}
			v, _ = of(f)
		}
		if _, version, err := s.readMeeting(ctx, id); err != nil || version == f.Version {
			return v, err
		}
	}
	return none, fmt.Errorf("making a view of a meeting: %w", record.ErrConflict)
}

func (s *Service) from(ctx context.Context, p conference.PersonID, id conference.MeetingID) (view.From, error) {
	m, version, err := s.readMeeting(ctx, id)
	if err != nil {
		return view.From{}, err
	}
	c, ofCase, err := s.readCase(ctx, m.Case)
	if err != nil {
		return view.From{}, err
	}
	h, err := s.readHouse(ctx)
	if err != nil {
		return view.From{}, err
	}
	says, err := s.settings(ctx)
	return view.From{
		House: says.Name, Meeting: m, Case: c, Persons: h.Persons, Terms: h.Terms, Weighed: h.Weighed,
		Rules: view.RulesOf(says, h.Terms), Organisations: h.Organisations(), Version: version, CaseVersion: ofCase, Viewer: p,
	}, err
}

// Look returns a picture of a meeting for a viewer who has looked before, or
// not-found. It is how live pages look; Meeting is how they read.
func (s *Service) Look(ctx context.Context, p conference.PersonID, id conference.MeetingID, last view.Seen) (view.Picture, error) {
	return look(ctx, s, p, id, func(f view.From) (view.Picture, bool) {
		if !f.Meeting.Sight(p).Meeting() {
			return view.Picture{}, false
		}
		return view.PictureOf(f, last), true
	})
}

// MayKnow returns nil when a person may know of a meeting, or not-found.
func (s *Service) MayKnow(ctx context.Context, p conference.PersonID, id conference.MeetingID) error {
	m, _, err := s.readMeeting(ctx, id)
	if err == nil && !m.Sight(p).Meeting() {
		err = conference.Refuse(conference.Hidden)
	}
	return err
}

// linesAtOnce is how many lines of what is over a list shows at a time. What goes
// on is always shown.
const linesAtOnce = 100

// Mine returns what goes on for a person and what was over last, without content.
func (s *Service) Mine(ctx context.Context, p conference.PersonID) (view.Mine, error) {
	on, err := s.store.MineOf(ctx, string(p))
	if err != nil {
		return view.Mine{}, fmt.Errorf("reading what is mine: %w", err)
	}
	return s.lines(ctx, p, on, record.Stream{})
}

// Earlier returns the part of the same list that comes before a meeting that is
// over; not-found for one that is not a person's own.
func (s *Service) Earlier(ctx context.Context, p conference.PersonID, before conference.MeetingID) (view.Mine, error) {
	m, _, err := s.readMeeting(ctx, before)
	if err != nil {
		return view.Mine{}, err
	}
	if !m.Sight(p).Meeting() {
		return view.Mine{}, conference.Refuse(conference.Hidden)
	}
	return s.lines(ctx, p, nil, meetingStream(before))
}

// lines lists what goes on, and what was over before something; a list names the
// first of its meetings that is over when more came before it.
func (s *Service) lines(ctx context.Context, p conference.PersonID, on []record.Stream, before record.Stream) (view.Mine, error) {
	says, err := s.settings(ctx)
	if err != nil {
		return view.Mine{}, err
	}
	v := view.Mine{House: says.Name, Meetings: []view.MeetingLine{}, Cases: []view.CaseLine{}}
	over, err := s.store.OverOf(ctx, string(p), before, linesAtOnce)
	if err != nil {
		return v, fmt.Errorf("reading what was mine: %w", err)
	}
	if len(over) == linesAtOnce {
		over, v.Earlier = untilMeeting(over)
	}
	streams := slices.Concat(on, over)
	slices.SortFunc(streams, func(a, b record.Stream) int { return cmp.Compare(a.ID, b.ID) })
	for _, stream := range streams {
		if err := s.addLine(ctx, &v, p, stream); err != nil {
			return v, err
		}
	}
	return v, nil
}

// untilMeeting shortens a full list to its last meeting, from which the next goes on.
func untilMeeting(over []record.Stream) ([]record.Stream, conference.MeetingID) {
	for n := len(over); n > 0; n-- {
		if last := over[n-1]; last.Kind == record.Meeting {
			return over[:n], conference.MeetingID(last.ID)
		}
	}
	return over, ""
}

// addLine asks the state again: the index only says where to look.
func (s *Service) addLine(ctx context.Context, v *view.Mine, p conference.PersonID, stream record.Stream) error {
	if stream.Kind == record.Case {
		c, _, err := s.readCase(ctx, conference.CaseID(stream.ID))
		if err == nil && c.Edits(p) {
			v.Cases = append(v.Cases, view.CaseLine{ID: c.ID, Meetings: append([]conference.MeetingID{}, c.Meetings...)})
		}
		return err
	}
	m, _, err := s.readMeeting(ctx, conference.MeetingID(stream.ID))
	if err != nil || !m.Sight(p).Meeting() {
		return err
	}
	h, err := s.readHouse(ctx)
	if err == nil {
		v.Meetings = append(v.Meetings, view.LineOf(m, p, h.Terms))
	}
	return err
}

// Case returns a case to its organiser; to everybody else not-found.
func (s *Service) Case(ctx context.Context, p conference.PersonID, id conference.CaseID) (view.Case, error) {
	c, version, err := s.readCase(ctx, id)
	if err != nil {
		return view.Case{}, err
	}
	if !c.Edits(p) {
		return view.Case{}, conference.Refuse(conference.Hidden)
	}
	opened, err := s.open(ctx, []conference.EnvelopeID{c.Content})
	return view.OfCase(c, version, opened), err
}

// Consents returns a provider's own records of consent on a case; not-found to who
// has none and neither convenes nor takes part.
func (s *Service) Consents(ctx context.Context, p conference.PersonID, id conference.CaseID) (view.Consents, error) {
	c, _, err := s.readCase(ctx, id)
	if err != nil {
		return view.Consents{}, err
	}
	takesPart, err := s.takesPart(ctx, c, p)
	if err != nil {
		return view.Consents{}, err
	}
	if !c.Edits(p) && !(c.Opened() && takesPart) && len(c.ConsentsOf(p)) == 0 {
		return view.Consents{}, conference.Refuse(conference.Hidden)
	}
	wanted := &view.Wanted{}
	view.OfConsents(c, p, wanted)
	opened, err := s.open(ctx, wanted.IDs)
	return view.OfConsents(c, p, opened), err
}

// Certificate returns the signed certificate of a closed meeting, to the byte, to
// the organiser, to who attended and to an FG; to others not-found.
func (s *Service) Certificate(ctx context.Context, p conference.PersonID, id conference.MeetingID) ([]byte, error) {
	m, _, err := s.readMeeting(ctx, id)
	if err != nil {
		return nil, err
	}
	if all, err := s.oversees(ctx, p, m); err != nil || !all && !m.Sight(p).Certificate() {
		return nil, cmp.Or(err, conference.Refuse(conference.Hidden))
	}
	opened, err := s.open(ctx, []conference.EnvelopeID{m.Record})
	if err != nil {
		return nil, err
	}
	file, there := opened[m.Record]
	if !there {
		return nil, conference.Refuse(conference.Hidden)
	}
	return file, nil
}

// oversees: an FG reads the record and the certificate of every meeting, which are
// without content, and nothing else of it (P6).
func (s *Service) oversees(ctx context.Context, p conference.PersonID, m *conference.Meeting) (bool, error) {
	h, err := s.readHouse(ctx)
	return err == nil && m.Stage != "" && h.Has(p, conference.RoleFG), err
}

// Record returns the record of a meeting to its organiser and an FG, in the form that goes
// with the certificate: up to the close, once there is one (P6).
func (s *Service) Record(ctx context.Context, p conference.PersonID, id conference.MeetingID) ([]byte, error) {
	m, _, err := s.readMeeting(ctx, id)
	if err != nil {
		return nil, err
	}
	if all, err := s.oversees(ctx, p, m); err != nil || !all && !m.Sight(p).Record() {
		return nil, cmp.Or(err, conference.Refuse(conference.Hidden))
	}
	texts, err := s.recordOf(ctx, meetingStream(id))
	if err != nil {
		return nil, err
	}
	for i, text := range texts {
		e, err := conference.Decode(text)
		if err != nil {
			return nil, err
		}
		if _, last := e.Body.(conference.Closed); last {
			texts = texts[:i+1]
			break
		}
	}
	return ledger.EncodeRecord(Origin(id), texts), nil
}

// Deeds returns what a person did in a meeting, without content, to who acts for an organisation (P6).
func (s *Service) Deeds(ctx context.Context, p conference.PersonID, id conference.MeetingID) (view.Deeds, error) {
	v := view.Deeds{Deeds: []view.DeedLine{}}
	m, _, err := s.readMeeting(ctx, id)
	if err != nil {
		return v, err
	}
	if !m.Sight(p).Deeds() {
		return v, conference.Refuse(conference.Hidden)
	}
	texts, err := s.recordOf(ctx, meetingStream(id))
	for i, text := range texts {
		e, err := conference.Decode(text)
		if err != nil {
			return v, err
		}
		if e.By == p {
			v.Deeds = append(v.Deeds, view.DeedLine{Number: int64(i + 1), Kind: e.Kind(), At: e.At})
		}
	}
	return v, err
}
