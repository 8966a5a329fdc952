// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/record"
)

// Steps of closing, in their order; Config.Step is told when each is done. Before
// the first a crash leaves an open meeting with everything; after it, one that
// finishes closing before the server listens again, with exactly the releases.
const (
	StepBegun     = "begun"         // nothing can be put on the table any more
	StepKeys      = "parcel-keys"   // the parcels' keys are on disk
	StepSealed    = "sealed"        // the releases are in their parcels
	StepChecked   = "checked"       // and open, with keys read anew
	StepDestroyed = "key-destroyed" // what was not released is unreadable for ever
	StepClosed    = "closed"        // the sealed texts are deleted, the certificate is stored
	StepTruncated = "truncated"     // and are gone from the write-ahead log
)

// Steps returns them all, in order.
func Steps() []string {
	return []string{StepBegun, StepKeys, StepSealed, StepChecked, StepDestroyed, StepClosed, StepTruncated}
}

// Close closes a meeting: when it returns without error, everything that was not
// released is destroyed and the certificate is there (S5, S6).
func (s *Service) Close(ctx context.Context, a Act, id conference.MeetingID) (Receipt, error) {
	receipt, err := s.inMeeting(ctx, a, id, "close", "", plain(func(act conference.Act) conference.Deed {
		return conference.BeginClosing{Act: act}
	}))
	if err != nil {
		return Receipt{}, err
	}
	s.step(StepBegun)
	// A closing that was begun goes on when the caller goes away.
	return receipt, s.finish(context.WithoutCancel(ctx), id)
}

// finish takes a meeting that is closing to its end, from whichever step it is at.
func (s *Service) finish(ctx context.Context, id conference.MeetingID) error {
	s.closing.Lock()
	defer s.closing.Unlock()
	for doubted := false; ; {
		m, _, err := s.readMeeting(ctx, id)
		if err != nil {
			return err
		}
		switch m.Stage {
		case conference.Closing:
			err = s.sealReleases(ctx, id)
		case conference.Safe:
			err = s.destroyTable(ctx, m)
		case conference.Done:
			return s.truncate(ctx)
		default:
			if doubted {
				return fmt.Errorf("finishing the closing of a meeting: it is %s", m.Stage)
			}
			// Asked twice at once: the second finds the answer on the disk before the
			// first has noted in memory that the closing began.
			doubted = true
			s.states.doubt(meetingStream(id))
			continue
		}
		if err != nil {
			return fmt.Errorf("closing meeting %s: %w", id, err)
		}
	}
}

// sealReleases is step two: everything that was permitted is sealed for its
// recipient, every final agreement for the case, in one transaction.
func (s *Service) sealReleases(ctx context.Context, id conference.MeetingID) error {
	m, _, err := s.readMeeting(ctx, id)
	if err != nil {
		return err
	}
	for _, r := range m.Releases() {
		if err := s.keys.Create(parcelDrawer(id, r.Recipient.ID)); err != nil {
			return err
		}
	}
	s.step(StepKeys)
	err = s.byClock(ctx, func(t *turn) error {
		m, err := t.meeting(id)
		if err != nil {
			return err
		}
		h, err := s.readHouse(ctx)
		if err != nil {
			return err
		}
		leaving, err := s.compose(ctx, m)
		if err != nil {
			return err
		}
		return t.decide(m, t.sealed(m, leaving, h.Terms))
	})
	return s.done(err, StepSealed)
}

// done tells a step unless it failed.
func (s *Service) done(err error, step string) error {
	if err == nil {
		s.step(step)
	}
	return err
}

// sealed puts what leaves into its drawers and returns the deed that names it.
func (t *turn) sealed(m *conference.Meeting, leaving leaving, terms conference.Terms) conference.Seal {
	deed := conference.Seal{Act: t.act}
	until := t.act.At.Add(time.Duration(terms.Parcel) * time.Second)
	for i, r := range m.Releases() {
		at := slices.IndexFunc(deed.Parcels, func(p conference.SealedParcel) bool { return p.Recipient == r.Recipient.ID })
		if at < 0 {
			at = len(deed.Parcels)
			deed.Parcels = append(deed.Parcels, conference.SealedParcel{Recipient: r.Recipient.ID, Until: until})
		}
		p := &deed.Parcels[at]
		p.Requests = append(p.Requests, r.Request.ID)
		p.Envelopes = append(p.Envelopes, t.seal(parcelDrawer(m.ID, r.Recipient.ID), leaving.releases[i]))
	}
	for i, a := range m.FinalAgreements() {
		sealed := conference.SealedAgreement{Agreement: a.ID, Envelope: t.seal(caseDrawer(m.Case), leaving.agreements[i])}
		deed.Agreements = append(deed.Agreements, sealed)
	}
	return deed
}

// destroyTable is steps three and four: once the releases are seen to open, the
// table's key goes, and with it every text that was not released; then the meeting
// is closed, certified and settled with the house and the case.
func (s *Service) destroyTable(ctx context.Context, m *conference.Meeting) error {
	err := s.check(ctx, m)
	if errors.Is(err, errTextGone) {
		err = s.check(ctx, m) // the case's purpose was changed between finding its text and opening it
	}
	if err != nil {
		return err
	}
	s.step(StepChecked)
	s.opened.close(m.ID)
	if err := s.keys.Destroy(tableDrawer(m.ID)); err != nil {
		return err
	}
	s.step(StepDestroyed)
	err = s.byClock(ctx, func(t *turn) error { return t.close(m.ID) })
	return s.done(err, StepClosed)
}

func (t *turn) close(id conference.MeetingID) error {
	m, err := t.meeting(id)
	if err != nil {
		return err
	}
	h, err := t.house()
	if err != nil {
		return err
	}
	c, err := t.theCase(m.Case)
	if err != nil {
		return err
	}
	deed := conference.FinishClosing{Act: t.act, Certificate: conference.EnvelopeID(NewID())}
	if err := t.decide(m, deed); err != nil {
		return err
	}
	size, root, err := t.certify(m, h.Terms, deed.Certificate)
	if err != nil {
		return err
	}
	t.batch.DropDrawers = append(t.batch.DropDrawers, tableDrawer(id))
	if err := t.write(caseStream(m.Case), c.Keep(t.act, h.Terms)); err != nil {
		return err
	}
	return t.write(houseStream, h.Settle(t.act, id, size, conference.Digest(fmt.Sprintf("%x", root[:]))))
}

// certify signs the head of the stream, the event of closing included, and what
// the meeting states about itself.
func (t *turn) certify(m *conference.Meeting, terms conference.Terms, id conference.EnvelopeID) (int64, ledger.Hash, error) {
	stream := meetingStream(m.ID)
	texts, err := t.textsAfter(stream)
	if err != nil {
		return 0, ledger.Hash{}, err
	}
	statement, err := json.Marshal(m.State(t.events[stream][0].At, terms))
	if err != nil {
		return 0, ledger.Hash{}, fmt.Errorf("stating: %w", err)
	}
	leaves := ledger.Leaves(texts)
	file, err := ledger.Certify(t.s.signer, Origin(m.ID), leaves, statement)
	if err != nil {
		return 0, ledger.Hash{}, err
	}
	t.seals = append(t.seals, sealing{caseDrawer(m.Case), id, file})
	root, err := ledger.RootOfLeaves(leaves)
	return int64(len(leaves)), root, err
}

// Origin is how certificate and record name the stream they are about.
func Origin(id conference.MeetingID) string { return "casustafel/meeting/" + string(id) }

func (s *Service) recordOf(ctx context.Context, stream record.Stream) ([]string, error) {
	entries, err := s.store.Entries(ctx, stream, 0)
	if err != nil {
		return nil, fmt.Errorf("reading the record: %w", err)
	}
	texts := make([]string, 0, len(entries))
	for _, e := range entries {
		texts = append(texts, e.Text)
	}
	return texts, nil
}

// textsAfter returns the record of a stream as it will be after this turn.
func (t *turn) textsAfter(stream record.Stream) ([]string, error) {
	texts, err := t.s.recordOf(t.ctx, stream)
	if err != nil {
		return nil, err
	}
	added, err := encode(t.events[stream])
	for _, e := range added {
		texts = append(texts, e.Text)
	}
	return texts, err
}

func (s *Service) truncate(ctx context.Context) error {
	if err := s.store.Truncate(ctx); err != nil {
		return fmt.Errorf("truncating the write-ahead log: %w", err)
	}
	s.step(StepTruncated)
	return nil
}
