// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// attempts bounds how often a deed is decided anew because its streams moved on.
const attempts = 200

var validKey = regexp.MustCompile(`^[A-Za-z0-9_-]{8,64}$`)

// errAgain ends a turn that only asks whether a stored answer may be given again.
var errAgain = errors.New("service: may be answered again")

// turn is one attempt at a deed: what it loaded, and what it wants written. Every
// stream that was loaded guards the append: if one has moved on, nothing is
// written and the deed is decided anew.
type turn struct {
	s     *Service
	ctx   context.Context
	act   conference.Act
	again bool // only asks whether the actor may still be answered
	id    string
	about record.Stream // the stream whose version is answered

	loaded map[record.Stream]state
	order  []record.Stream
	events map[record.Stream][]conference.Event
	made   []vault.Drawer // whose keys are there for this attempt alone
	seals  []sealing
	batch  record.Batch

	identityKey []byte // of a house that is founded in this turn
}

type sealing struct {
	drawer vault.Drawer
	id     conference.EnvelopeID
	plain  []byte
}

// do carries out a deed once per key: the same key is given the same answer, if
// the actor's rights still allow the deed. What was answered before is looked for
// when the deed comes to nothing: a key that was used before is not written twice,
// and what was done already is mostly refused.
func (s *Service) do(ctx context.Context, a Act, deed string, f func(*turn) error) (Receipt, error) {
	if !validKey.MatchString(a.Key) {
		return Receipt{}, conference.Refuse(conference.KeyMissing)
	}
	if a.Beside != nil {
		return Receipt{}, conference.Refuse(conference.CodeNotHere)
	}
	// Who sends a deed again is answered once the first is done with all that it tells:
	// until then something may be sent that the deed took away (L1).
	same := s.queues.waiting(string(a.Person) + " " + a.Key)
	if err := same.take(ctx); err != nil {
		return Receipt{}, err
	}
	defer same.leave()
	wait := s.queues.waiting(targetOf(deed))
	defer wait.leave()
	for n := range attempts {
		if err := wait.from(ctx, n); err != nil {
			return Receipt{}, err
		}
		receipt, err := s.attempt(ctx, a, deed, f)
		if err == nil {
			return receipt, nil
		}
		answer, missing := s.store.Answer(ctx, string(a.Person), a.Key)
		switch {
		case missing == nil:
			receipt, err = s.answerAgain(ctx, a, deed, answer, f)
		case !errors.Is(missing, record.ErrNotFound):
			return Receipt{}, fmt.Errorf("looking for an earlier answer: %w", errors.Join(missing, err))
		}
		if !retry(err) {
			return receipt, err
		}
	}
	return Receipt{}, fmt.Errorf("deciding %s: %w", deed, record.ErrConflict)
}

// targetOf returns the meeting or the case in the name of a deed.
func targetOf(deed string) string {
	_, target, _ := strings.Cut(deed, " ")
	target, _, _ = strings.Cut(target, " ")
	return target
}

// retry: a stream moved on, somebody was quicker with the same key, or a text was
// replaced or destroyed before it was opened or something was sealed beside it.
// Deciding anew tells which rule that meets.
func retry(err error) bool {
	return errors.Is(err, record.ErrConflict) || errors.Is(err, record.ErrAnswered) ||
		errors.Is(err, vault.ErrDestroyed) || errors.Is(err, errTextGone)
}

func (s *Service) attempt(ctx context.Context, a Act, deed string, f func(*turn) error) (Receipt, error) {
	t := s.newTurn(ctx, a.Person)
	if err := f(t); err != nil {
		return Receipt{}, t.unmake(err)
	}
	receipt := Receipt{ID: t.id, Version: t.versionAfter(t.about)}
	t.batch.Answer = &record.Answer{
		Person: string(a.Person), Key: a.Key, Deed: deed, ID: receipt.ID, Version: receipt.Version, At: t.act.At,
	}
	err := t.append()
	if errors.Is(err, record.ErrConflict) || errors.Is(err, record.ErrAnswered) {
		err = t.unmake(err)
	}
	return receipt, err
}

// create makes the key of a drawer whose id is of this attempt: of a deed that is
// sent twice, or decided anew, the others come to nothing.
func (t *turn) create(d vault.Drawer) error {
	if err := t.s.keys.Create(d); err != nil {
		return err
	}
	t.made = append(t.made, d)
	return nil
}

// unmake destroys the keys of an attempt of which nothing was written for certain,
// and returns why nothing was. Where a crash or a full disk leaves it open whether
// something was, the next start asks the record.
func (t *turn) unmake(why error) error {
	for _, d := range t.made {
		if err := t.s.keys.Destroy(d); err != nil {
			why = errors.Join(why, err)
		}
	}
	return why
}

// answerAgain gives a stored answer after asking the rights again: a right that
// was lost in between answers not found.
func (s *Service) answerAgain(ctx context.Context, a Act, deed string, stored record.Answer, f func(*turn) error) (Receipt, error) {
	if stored.Deed != deed {
		return Receipt{}, conference.Refuse(conference.KeyReused)
	}
	t := s.newTurn(ctx, a.Person)
	t.again = true
	if err := f(t); !errors.Is(err, errAgain) {
		if err == nil {
			err = fmt.Errorf("answering %s again: rights were not asked", deed)
		}
		return Receipt{}, err
	}
	return Receipt{ID: stored.ID, Version: stored.Version}, nil
}

// byClock carries out what the program does by itself.
func (s *Service) byClock(ctx context.Context, f func(*turn) error) error {
	return s.byItself(ctx, conference.Clock, f)
}

// byItself carries out what nobody asks for under a key: it is not answered again.
func (s *Service) byItself(ctx context.Context, by conference.PersonID, f func(*turn) error) error {
	for range attempts {
		t := s.newTurn(ctx, by)
		err := f(t)
		if err == nil {
			err = t.append()
		}
		if err == nil || !retry(err) {
			return err
		}
	}
	return fmt.Errorf("deciding by itself: %w", record.ErrConflict)
}

func (s *Service) newTurn(ctx context.Context, by conference.PersonID) *turn {
	return &turn{
		s: s, ctx: ctx, act: conference.Act{By: by, At: s.now().UTC().Truncate(time.Microsecond)},
		loaded: map[record.Stream]state{}, events: map[record.Stream][]conference.Event{},
	}
}

// decide asks conference; when only an answer is repeated, it asks the rights alone.
func (t *turn) decide(m *conference.Meeting, d conference.Deed) error {
	if t.again {
		if err := m.StandsAgain(d); err != nil {
			return err
		}
		return errAgain
	}
	events, err := m.Decide(d)
	if err != nil {
		return err
	}
	if len(events) == 0 { // it was so already: nothing is sealed or deleted either
		t.seals, t.batch.Drop = nil, nil
	}
	return t.write(meetingStream(m.ID), events)
}

// decideCase does the same for a deed on a case, whose rights the caller knows.
func (t *turn) decideCase(id conference.CaseID, may bool, decide func() ([]conference.Event, error)) error {
	if !may {
		return conference.Refuse(conference.Hidden)
	}
	if t.again {
		return errAgain
	}
	events, err := decide()
	if err != nil {
		return err
	}
	return t.write(caseStream(id), events)
}

// write adds events to a stream that was loaded. Time in a record never goes
// back: an event is not earlier than the one before it, whatever the clock did.
func (t *turn) write(stream record.Stream, events []conference.Event) error {
	if t.about == (record.Stream{}) {
		t.about = stream
	}
	last := t.loaded[stream].lastAt
	for i := range events {
		if events[i].At.Before(last) {
			events[i].At = last
		}
	}
	for _, e := range events {
		t.batch.Index = append(t.batch.Index, Index(stream, e)...)
	}
	t.events[stream] = append(t.events[stream], events...)
	return nil
}

func (t *turn) versionAfter(stream record.Stream) int64 {
	return t.loaded[stream].version + int64(len(t.events[stream]))
}

// seal puts a typed text in a drawer and returns the id by which events name it.
// The text is sealed when the deed is decided, not before.
func (t *turn) seal(drawer vault.Drawer, content any) conference.EnvelopeID {
	plain, err := json.Marshal(content)
	if err != nil {
		panic(fmt.Sprintf("sealing %T: %v", content, err)) // content types hold texts only
	}
	return t.sealBytes(drawer, plain)
}

func (t *turn) sealBytes(drawer vault.Drawer, plain []byte) conference.EnvelopeID {
	id := conference.EnvelopeID(NewID())
	t.seals = append(t.seals, sealing{drawer, id, plain})
	return id
}

// sealIf seals a text only when something was said.
func (t *turn) sealIf(said bool, drawer vault.Drawer, content any) conference.EnvelopeID {
	if !said {
		return ""
	}
	return t.seal(drawer, content)
}

func (t *turn) drop(ids ...conference.EnvelopeID) {
	for _, id := range ids {
		t.batch.Drop = append(t.batch.Drop, string(id))
	}
}

// NewID returns a new id: a UUID that sorts by time, so that rows lie in order.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }
