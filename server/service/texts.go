// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/vault"
)

// texts are opened envelopes. An envelope that is not stored, or whose key is
// gone, is simply not there: what is destroyed answers like what never was.
type texts map[conference.EnvelopeID][]byte

// Text decodes an opened envelope and reports whether it is there.
func (t texts) Text(id conference.EnvelopeID, into any) bool {
	plain, ok := t[id]
	return ok && json.Unmarshal(plain, into) == nil
}

// envelopes is where sealed texts are read from: the store, or a fresh look at it.
type envelopes interface {
	Envelopes(ctx context.Context, ids []string) (map[string]record.Envelope, error)
}

// open opens these envelopes and no others.
func (s *Service) open(ctx context.Context, ids []conference.EnvelopeID) (texts, error) {
	return openWith(ctx, s.store, s.keys, ids)
}

func openWith(ctx context.Context, from envelopes, keys opener, ids []conference.EnvelopeID) (texts, error) {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		names = append(names, string(id))
	}
	stored, err := from.Envelopes(ctx, names)
	if err != nil {
		return nil, fmt.Errorf("reading envelopes: %w", err)
	}
	opened := texts{}
	for id, envelope := range stored {
		plain, err := keys.Open(envelope.Drawer, id, envelope.Sealed)
		if gone(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("opening an envelope of drawer %s: %w", envelope.Drawer.Kind, err)
		}
		opened[conference.EnvelopeID(id)] = plain
	}
	return opened, nil
}

// opener opens what was sealed: the keyring, or keys read anew from the disk.
type opener interface {
	Open(d vault.Drawer, id string, sealed []byte) ([]byte, error)
}

func gone(err error) bool { return errors.Is(err, vault.ErrDestroyed) }

// errTextGone: the table closed, or a text was replaced, between deciding what to
// open and opening it.
var errTextGone = errors.New("service: a sealed text is not there")

// textOf opens one envelope inside a deed that names it. Where it is not there,
// what was loaded may be older than the record, and is read on from the next time:
// a write is on the disk before it is in memory. Errors: errTextGone.
func textOf[T any](t *turn, id conference.EnvelopeID) (T, error) {
	var content T
	opened, err := t.s.open(t.ctx, []conference.EnvelopeID{id})
	if err == nil && id != "" && !opened.Text(id, &content) {
		t.doubt()
		err = errTextGone
	}
	return content, err
}
