// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"errors"

	"github.com/casustafel/casustafel/server/conference"
)

// AddPerson makes a person known to the house, under an id that stays the same;
// the name lies in the person's own drawer. Adding somebody twice changes nothing.
func (s *Service) AddPerson(ctx context.Context, id conference.PersonID, content conference.PersonContent) error {
	if !conference.ValidID(string(id)) || id == conference.Clock {
		return errors.New("adding a person: not an id of a person")
	}
	if err := s.keys.Create(personDrawer(id)); err != nil {
		return err
	}
	return s.byClock(ctx, func(t *turn) error {
		h, err := t.house()
		if err != nil {
			return err
		}
		if _, known := h.Persons[id]; known {
			return nil
		}
		return t.write(houseStream, h.AddPerson(t.act, id, t.seal(personDrawer(id), content)))
	})
}
